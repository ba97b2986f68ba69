"""What may go wrong around a desk in the middle of its work: nothing is lost by it, and nothing doubled."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.desk import postgres
from tests.desk.process import ITEMS

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Place:
    """A desk in processes of its own, on one of the databases."""

    variables: dict[str, str]
    server: Path | None

    def start(self, action: str, number: int = 0) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.desk.process", action, str(number)]
        variables = {**os.environ, **self.variables}
        return subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, action: str, number: int = 0) -> str:
        process = self.start(action, number)
        out, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        return out

    def state(self) -> dict[str, Any]:
        return dict(json.loads(self.run("state")))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    variables = {"TUMEN_HOME": str(tmp_path / "desk")}
    if request.param == "sqlite":
        return Place({**variables, "DATABASE_URL": ""}, None)
    folder: Path = request.getfixturevalue("postgres_server")
    name = f"faults_{tmp_path.name[-40:].lower().replace('-', '_').replace('[', '_').replace(']', '_')}"
    return Place({**variables, "DATABASE_URL": postgres.new_database(folder, name)}, folder)


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to this")


def some_are_read(place: Place) -> bool:
    state = place.state()
    return 0 < int(state["taken"]) < ITEMS


def test_a_worker_that_is_killed_in_an_import_loses_and_doubles_nothing(place: Place) -> None:
    place.run("hand-in", 1)
    worker = place.start("work", 100)
    wait_for(lambda: some_are_read(place))
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate()
    halfway = place.state()
    assert (halfway["jobs"], halfway["faults"]) == (["running"], [])
    assert halfway["taken"] == halfway["reports"] == halfway["claims"] == halfway["done"][0]
    place.run("work", 0)
    ended = place.state()
    assert (ended["jobs"], ended["done"], ended["faults"]) == (["done"], [ITEMS + 1], [])
    assert ended["taken"] == ended["lines"] == ended["reports"] == ended["claims"] == ended["listed"] == ITEMS + 1


def test_two_workers_share_lists_that_hold_the_same_reports(place: Place) -> None:
    place.run("hand-in", 3)
    workers = [place.start("work", 5), place.start("work", 5)]
    for worker in workers:
        _, errors = worker.communicate(timeout=120)
        assert worker.returncode == 0, errors
    state = place.state()
    assert (state["jobs"], state["faults"]) == (["done"] * 3, [])
    assert state["lines"] == 3 * (ITEMS + 1)
    assert state["reports"] == state["taken"] == state["claims"] == state["listed"] == ITEMS + 3


def test_two_who_decide_at_the_same_time_lose_no_decision(place: Place) -> None:
    place.run("hand-in", 1)
    place.run("work", 0)
    writers = [place.start("decide", number) for number in (1, 2)]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    state = place.state()
    assert (state["decisions"], state["faults"]) == (2 * (ITEMS + 1), [])


def test_a_full_disk_stops_the_work_until_there_is_room(place: Place) -> None:
    if place.server is not None:
        pytest.skip("PostgreSQL keeps its own disk: its errors reach the worker as a lost connection does")
    place.run("hand-in", 1)
    place.run("work-on-a-full-disk", 10)
    full = place.state()
    assert (full["jobs"], full["faults"]) == (["running"], [])
    assert full["taken"] == full["reports"] == full["claims"] == full["done"][0] < ITEMS
    place.run("work", 0)
    state = place.state()
    assert (state["jobs"], state["reports"], state["lines"]) == (["done"], ITEMS + 1, ITEMS + 1)


def test_a_connection_that_is_lost_is_made_again(place: Place) -> None:
    if place.server is None:
        pytest.skip("SQLite has no connection to lose")
    place.run("hand-in", 1)
    worker = place.start("work", 100)
    wait_for(lambda: some_are_read(place))
    postgres.restart(place.server)
    _, errors = worker.communicate(timeout=120)
    assert worker.returncode == 0, errors
    assert "work interrupted" in errors
    state = place.state()
    assert (state["jobs"], state["done"], state["faults"]) == (["done"], [ITEMS + 1], [])
    assert state["reports"] == state["taken"] == state["lines"] == ITEMS + 1


def test_a_backup_of_one_database_is_taken_up_by_either(place: Place, tmp_path: Path) -> None:
    from_sqlite = Place({"TUMEN_HOME": str(tmp_path / "laptop"), "DATABASE_URL": ""}, None)
    from_sqlite.run("hand-in", 1)
    from_sqlite.run("work", 0)
    from_sqlite.run("decide", 1)
    command = [sys.executable, "-m", "tumen", "desk"]
    file = str(tmp_path / "one.file")
    for one, verb, said in (
        (from_sqlite, "backup", "whole"),
        (place, "restore", "0 faults"),
        (place, "verify", "0 faults"),
    ):
        arguments = [] if verb == "verify" else [file]
        variables = {**os.environ, **one.variables}
        done = subprocess.run(
            [*command, verb, *arguments], cwd=ROOT, env=variables, capture_output=True, text=True, check=False
        )
        assert (done.returncode, said in done.stdout) == (0, True), done.stdout + done.stderr
    assert place.state() == from_sqlite.state()
    place.run("hand-in", 2)
    place.run("work", 0)
    assert (place.state()["reports"], place.state()["faults"]) == (ITEMS + 2, [])
