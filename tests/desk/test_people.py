import re
from pathlib import Path

import pytest
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.desk.conftest import PASSWORD

from tumen.claims import Reader
from tumen.desk import clock, models, people, store, work
from tumen.desk.derive import derive_decided
from tumen.desk.home import Home, postgres_settings, prepare, secret_key
from tumen.desk.models import Account, Case, Role
from tumen.desk.queries import Desk
from tumen.errors import SetupError
from tumen.incidents import decide


def logged_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def code_of(device: TOTPDevice, step: int = 0) -> str:
    made = TOTP(device.bin_key, device.step, device.t0, device.digits)
    made.time = clock.now().timestamp() + step * device.step
    return f"{made.token():06d}"


def test_an_invitation_makes_one_account_of_its_role_once(client: Client, case: Case) -> None:
    link = re.search(r"http://testserver(/invited/[\w-]+/)", client.post("/people/invite/", {"role": "editor"}).text)
    assert link
    given = {"name": "ines", "password": PASSWORD, "again": PASSWORD}
    assert Client().post(link[1], given).headers["Location"] == "/"
    assert Account.objects.get(username="ines").role == "editor"
    assert Client().post(link[1], {**given, "name": "another"}).status_code == 404
    assert not models.Invitation.objects.filter(token_sha256__in=link[1].split("/")).exists()


def test_an_invitation_expires_and_falls_with_who_made_it(first: Account, case: Case) -> None:
    token = people.invite(Role.READER, [], first)
    models.Invitation.objects.update(expires=clock.now())
    assert people.invitation_of(token) is None
    token = people.invite(Role.READER, [], first)
    assert people.invitation_of(token)
    Account.objects.update(is_active=False)
    assert people.invitation_of(token) is None


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.EDITOR])
@pytest.mark.parametrize("page", ["/people/", "/people/1/"])
def test_only_administrators_see_and_change_people(role: Role, page: str, reader: Account) -> None:
    reader.role = role
    reader.save()
    assert logged_in(reader).get(page).status_code == 403
    assert logged_in(reader).post("/people/invite/", {"role": "administrator"}).status_code == 403


def test_the_last_administrator_stays_one(client: Client, first: Account) -> None:
    answer = client.post(f"/people/{first.pk}/", {"role": "reader", "active": "on"})
    assert "make another one first" in answer.text
    first.refresh_from_db()
    assert first.role == Role.ADMINISTRATOR


def test_an_account_that_may_not_log_in_any_more_is_out_at_once(client: Client, reader: Account) -> None:
    theirs = logged_in(reader)
    assert theirs.get("/").status_code == 200
    client.post(f"/people/{reader.pk}/", {"role": "reader"})
    assert theirs.get("/").status_code == 302


def test_a_second_factor_is_asked_for_and_each_code_is_taken_once(reader: Account) -> None:
    client = logged_in(reader)
    client.get("/account/second-factor/")
    device = TOTPDevice.objects.get(user=reader)
    client.post("/account/second-factor/", {"code": code_of(device)})
    device.refresh_from_db()
    assert device.confirmed
    again = Client()
    again.post("/login/", {"username": "rosa", "password": PASSWORD})
    assert again.get("/").headers["Location"] == "/login/second-factor/"
    assert again.post("/login/second-factor/", {"code": code_of(device)}).status_code == 403
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert again.post("/login/second-factor/", {"code": code_of(device, 1)}).headers["Location"] == "/"
    assert again.get("/").status_code == 200


def test_a_lost_device_is_taken_off_by_an_administrator(client: Client, reader: Account) -> None:
    TOTPDevice.objects.create(user=reader, name="lost", confirmed=True)
    theirs = logged_in(reader)
    assert theirs.get("/").status_code == 302
    client.post(f"/people/{reader.pk}/rescue/", {"device": "1"})
    assert theirs.get("/").status_code == 200


def test_a_case_is_seen_by_its_members_alone_and_shows_nowhere_else(
    client: Client, first: Account, reader: Account, two_reports: Case, rules: Reader
) -> None:
    client.post("/cases/add/", {"name": "Border", "open": ""})
    border = Case.objects.get(name="Border")
    before = [row.record for row in Desk(two_reports.pk, "full").incidents()]
    text = "Police in Gusau arrested 12 villagers on Monday, said Zahra Bello, a witness.\n\nPublished: 7 March 2024\n"
    work.hand_in("secret.txt", text.encode(), border, first)
    work.do_one(rules)
    assert Desk(border.pk, "full").incidents().count() == 1
    assert [row.record for row in Desk(two_reports.pk, "full").incidents()] == before
    theirs = logged_in(reader)
    assert "Border" not in theirs.get("/").text
    assert theirs.post("/cases/choose/", {"case": border.pk}).status_code == 404
    reader.cases.add(border)
    assert theirs.post("/cases/choose/", {"case": border.pk}).status_code == 302
    assert "<h1>Border</h1>" in theirs.get("/").text


def test_what_is_withheld_changes_what_a_reader_sees_and_nothing_for_reviewers(two_reports: Case) -> None:
    case = two_reports.pk
    claim = next(row for row in models.Claim.objects.all() if "River Watch" in row.record)
    decision = decide("withhold", [claim.id], by="ada", on=clock.now())
    store.add_decision(decision, case, store.seen_now(case), by="ada")
    derive_decided(case)
    full, seen = Desk(case, "full"), Desk(case, "open")
    assert full.search("report", "River Watch Network")
    assert seen.search("report", "River Watch Network") == []
    assert seen.search("incident", "River Watch Network") == []
    assert full.incidents().get().origins == 2
    row = seen.incidents().get()
    assert (row.origins, row.status) == (1, "single-source")
    shown = seen.report(claim.report_id)
    assert shown
    assert "River Watch" not in shown[1]
    assert "River Watch" not in repr(seen.released(seen.neighbourhood(row)))
    store.withdraw(decision.id, case, by="ada")
    derive_decided(case)
    assert seen.search("report", "River Watch Network")
    assert seen.incidents().get().origins == 2


def test_the_secret_key_is_made_once_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    prepare(home)
    made = secret_key(home)
    prepare(home)
    assert secret_key(home) == made
    assert len(made) > 60
    assert home.secret.stat().st_mode & 0o777 == 0o600
    assert home.path.stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match="name a folder with --home"):
        prepare(Home(tmp_path / "file"))


def test_only_postgresql_is_an_address_of_a_database() -> None:
    made = postgres_settings("postgresql://ann:p%40ss@db.example:5433/desk?sslmode=require")
    assert (made["HOST"], made["PORT"], made["NAME"]) == ("db.example", "5433", "desk")
    assert (made["USER"], made["PASSWORD"], made["OPTIONS"]) == ("ann", "p@ss", {"sslmode": "require"})
    with pytest.raises(SetupError, match="postgresql://"):
        postgres_settings("mysql://db.example/desk")
