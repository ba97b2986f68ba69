"""A desk with its first account and case, in a database that is rolled back after each test."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.desk import postgres

from tumen.claims import Reader, rules_reader
from tumen.desk import people, work
from tumen.desk.home import Home
from tumen.desk.models import Account, Case, Role

PASSWORD = "nine green herons wade"  # noqa: S105  # of invented people


@pytest.fixture
def first(db: None) -> Account:
    return people.make_first_account("ada", PASSWORD)


@pytest.fixture
def case(first: Account) -> Case:
    return Case.objects.get()


@pytest.fixture
def reader(case: Case) -> Account:
    return Account.objects.create_user(username="rosa", password=PASSWORD, role=Role.READER)


@pytest.fixture
def client(first: Account) -> Client:
    client = Client()
    client.force_login(first, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = Home(tmp_path / "home")
    home.path.mkdir()
    monkeypatch.setattr(settings, "DESK_HOME", home)
    return home


@pytest.fixture(scope="session")
def rules() -> Reader:
    return rules_reader()


@pytest.fixture
def two_reports(first: Account, case: Case, rules: Reader) -> Case:
    """A case with two reports of one arrest, by two outlets."""
    for outlet, day, words in (
        ("Hill Post", "5 March 2024", "Police in Gusau arrested 12 villagers on Monday, the River Watch Network said."),
        (
            "Radio Maré",
            "6 March 2024",
            "Twelve villagers were arrested in Gusau on Monday, Open Gate Association said.",
        ),
    ):
        work.hand_in(f"{outlet}.txt", f"{outlet}\nPublished: {day}\n\n{words}\n".encode(), case, first)
        assert work.do_one(rules)
    return case


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """A PostgreSQL server; one for each process of the tests."""
    why = postgres.missing()
    if why is not None:
        pytest.skip(why)
    with tempfile.TemporaryDirectory(prefix="tumen-pg-") as folder:
        Path(folder).chmod(0o755)
        with postgres.server(Path(folder) / f"server-{os.getpid()}") as running:
            yield running
