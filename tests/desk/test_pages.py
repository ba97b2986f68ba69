from io import BytesIO

import pytest
from django.test import Client
from tests.desk.conftest import PASSWORD

from tumen.claims import Reader
from tumen.desk import models, work
from tumen.desk.models import Account, Case


def test_a_new_desk_asks_for_the_first_account_and_opens_it(db: None) -> None:
    client = Client()
    assert client.get("/").headers["Location"] == "/first-account/"
    given = {"name": "ada", "password": PASSWORD, "again": PASSWORD}
    assert client.post("/first-account/", given).headers["Location"] == "/"
    assert "There are no reports yet" in client.get("/").text
    assert client.get("/first-account/").headers["Location"] == "/"


@pytest.mark.parametrize(
    ("name", "password", "again", "said"),
    [
        ("ada", "short", "short", "at least 12"),
        ("ada", PASSWORD, PASSWORD + "x", "differ"),
        ("ada", "passwordpassword1", "", "required"),
        ("", PASSWORD, PASSWORD, "required"),
    ],
)
def test_a_first_account_that_will_not_do_is_told_why(
    db: None, name: str, password: str, again: str, said: str
) -> None:
    answer = Client().post("/first-account/", {"name": name, "password": password, "again": again})
    assert said in answer.text
    assert not Account.objects.exists()


def test_pages_are_for_those_who_log_in(case: Case) -> None:
    for page in ("/", "/inbox/", "/inbox/1/", "/account/second-factor/"):
        assert Client().get(page).headers["Location"] == f"/login/?next={page}"


def test_logging_in_by_name_and_password(case: Case) -> None:
    client = Client()
    assert client.post("/login/", {"username": "ada", "password": PASSWORD}).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_five_wrong_passwords_lock_the_name(case: Case) -> None:
    client = Client()
    for _ in range(5):
        client.post("/login/", {"username": "ada", "password": "wrong"})
    locked = client.post("/login/", {"username": "ada", "password": PASSWORD})
    assert locked.status_code == 429
    assert "quarter of an hour" in locked.text


def test_no_page_runs_or_loads_what_is_not_the_desk_s_own(client: Client) -> None:
    answer = client.get("/inbox/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "style=" not in answer.text


def test_a_reader_may_not_add_reports(reader: Account) -> None:
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/inbox/").status_code == 403
    assert client.get("/").status_code == 200


def test_files_are_read_in_the_background_and_each_item_is_accounted_for(client: Client, rules: Reader) -> None:
    lines = b'{"text": "Police in Gusau arrested 12 villagers, the River Watch Network said."}\n{"text": ""}\n'
    file = BytesIO(lines)
    file.name = "list.jsonl"
    page = client.post("/inbox/", {"files": file}).headers["Location"]
    assert "Waits for its turn" in client.get(page).text
    assert client.get(f"{page}progress/").json() == {"state": "waiting", "done": 0, "total": None}
    assert work.do_one(rules)
    shown = client.get(page).text
    assert "Done: 2 items" in shown
    assert "holds no text, only blanks" in shown
    assert [line.outcome for line in models.JobLine.objects.order_by("number")] == ["taken", "skipped"]
    assert "1 report tell" in client.get("/").text


def test_handing_in_again_adds_nothing_and_says_so(client: Client, two_reports: Case, rules: Reader) -> None:
    before = models.Addition.objects.count()
    original = models.Original.objects.all()[0]
    ada = Account.objects.get(username="ada")
    job = work.hand_in("again.txt", bytes(original.content), two_reports, ada)
    work.do_one(rules)
    assert [line.outcome for line in job.lines.all()] == ["held"]
    assert models.Addition.objects.count() == before


def test_a_pasted_text_is_a_report(client: Client, rules: Reader) -> None:
    page = client.post("/inbox/", {"title": "Raid", "text": "Soldiers arrested nine men in Gusau, police said."})
    assert work.do_one(rules)
    assert "Done: 1 item" in client.get(page.headers["Location"]).text


def test_health_says_that_the_database_answers(db: None) -> None:
    assert Client().get("/health/").json()["status"] == "ok"


def test_an_address_inside_the_own_network_is_not_fetched(client: Client, rules: Reader) -> None:
    page = client.post("/inbox/", {"address": "http://127.0.0.1/health/"}).headers["Location"]
    assert work.do_one(rules)
    assert "not on the open web" in client.get(page).text
    assert not models.Original.objects.exists()
