"""The overview, an incident and a report as pages, and what people decide on them."""

import csv
import io
import json
import re

import pytest
from django.test import Client

from tumen.claims import Reader
from tumen.desk import models, work
from tumen.desk.models import Account, Case, Role


@pytest.fixture
def incident(two_reports: Case) -> models.IncidentRow:
    return models.IncidentRow.objects.get(audience="full", act="arrest")


def _claims(audience: str = "full") -> list[models.IncidentClaim]:
    return list(models.IncidentClaim.objects.filter(audience=audience).order_by("report", "claim"))


def _decide(client: Client, claim: str, **given: str) -> str:
    answer = client.post(f"/claims/{claim}/decide/", {"seen": "0", "back": "/", **given}, follow=True)
    return str(answer.text)


def test_the_overview_lists_incidents_and_its_csv_and_json_hold_the_same(
    client: Client, incident: models.IncidentRow
) -> None:
    page = client.get("/incidents/?act=arrest").text
    assert "1 incident." in page
    assert f"/incidents/{incident.incident}/" in page
    table = client.get("/incidents.csv?act=arrest").getvalue().decode()
    (row,) = csv.DictReader(io.StringIO(table))
    (line,) = client.get("/incidents.json?act=arrest").json()["incidents"]
    assert {key: "" if value is None else str(value) for key, value in line.items()} == row
    assert (row["place"], row["status"], row["origins"], row["low"]) == ("Gusau", "corroborated", "2", "12")
    assert client.get(row["link"].removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["act=killing", "status=contested", "country=CN", "place=Dandong", "since=2024-03-20", "until=2024-02-01", "origins=3",
     "words=zebra", "changed=2999-01-01"],
)  # fmt: skip
def test_a_filter_that_nothing_meets_shows_nothing_in_page_csv_json_and_map(
    client: Client, incident: models.IncidentRow, query: str
) -> None:
    assert "0 incidents." in client.get(f"/incidents/?{query}").text
    assert client.get(f"/incidents.csv?{query}").getvalue().count(b"\n") == 1
    assert client.get(f"/incidents.json?{query}").json() == {"incidents": []}
    assert client.get(f"/incidents/points/?{query}").json() == {"points": [], "total": 0}


@pytest.mark.parametrize("query", ["act=arrest", "words=villagers", "place=gus", "since=2024-03-01&until=2024-03-31"])
def test_a_filter_that_it_meets_shows_the_incident(client: Client, incident: models.IncidentRow, query: str) -> None:
    assert "1 incident." in client.get(f"/incidents/?{query}").text


@pytest.mark.parametrize("query", ["since=yesterday", "act=running", "origins=many", "order=size", "status=sure"])
def test_a_filter_that_cannot_be_read_is_named(client: Client, incident: models.IncidentRow, query: str) -> None:
    assert f"{query.split('=', maxsplit=1)[0]} is " in client.get(f"/incidents/?{query}").text


def test_a_strangers_formula_does_not_run_in_a_spreadsheet(
    client: Client, case: Case, first: Account, rules: Reader
) -> None:
    work.hand_in("a.txt", b"Hill Post\n\nPolice arrested 12 villagers in Gusau on 4 March 2024.\n", case, first)
    work.do_one(rules)
    models.IncidentRow.objects.update(place="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in client.get("/incidents.csv").getvalue().decode()


def test_an_incident_shows_its_status_origins_and_claims(client: Client, incident: models.IncidentRow) -> None:
    page = client.get(f"/incidents/{incident.incident}/").text
    for words in ("corroborated", "airwars", "admiralty", "2 outlets, 2 origins", "River Watch Network", "12"):
        assert words in page
    assert page.count('name="claims"') == 2


def test_as_of_an_earlier_day_it_stands_as_it_stood(client: Client, incident: models.IncidentRow) -> None:
    address = f"/incidents/{incident.incident}/"
    then = client.get(f"{address}?as_of=2024-03-05").text
    assert "single-source" in then
    assert "Open Gate Association" not in then
    assert "no report told of it yet" in client.get(f"{address}?as_of=2024-03-04").text
    assert "as_of is a day" in client.get(f"{address}?as_of=then").text


def test_a_correction_changes_the_count_and_undoing_it_changes_it_back(
    client: Client, incident: models.IncidentRow
) -> None:
    claim = _claims()[0].claim
    assert "Stored." in _decide(client, claim, verdict="corrected", field="count", words="20 villagers")
    row = models.IncidentRow.objects.get(audience="full", act="arrest")
    assert (row.low, row.high) == (12, 20)
    page = client.get(f"/incidents/{row.incident}/").text
    undo = re.search(r'action="(/decisions/[^"]+/undo/)"', page)
    assert undo is not None
    client.post(undo[1], {"back": "/"})
    row = models.IncidentRow.objects.get(audience="full", act="arrest")
    assert (row.low, row.high) == (12, 12)
    assert "undone by ada" in client.get(f"/incidents/{row.incident}/").text


def test_a_claim_that_is_rejected_counts_no_more_but_stays_on_its_report(
    client: Client, incident: models.IncidentRow
) -> None:
    member = _claims()[0]
    _decide(client, member.claim, verdict="wrong")
    row = models.IncidentRow.objects.get(audience="full", act="arrest")
    assert (row.status, row.origins) == ("single-source", 1)
    assert "(rejected)" in client.get(f"/reports/{member.report}/").text


def test_split_and_merge_and_an_id_that_was_shown_keeps_leading_somewhere(
    client: Client, incident: models.IncidentRow
) -> None:
    one, other = _claims()
    address = f"/incidents/{incident.incident}/"
    client.post(f"{address}split/", {"seen": "0", "back": "/", "claims": [other.claim]})
    rows = list(models.IncidentRow.objects.filter(audience="full", act="arrest"))
    assert [row.origins for row in rows] == [1, 1]
    second = next(row.incident for row in rows if row.incident != incident.incident)
    seen = str(models.Decision.objects.latest("order").order)
    client.post(f"{address}merge/", {"seen": seen, "back": "/", "other": f"http://testserver/incidents/{second}/"})
    assert [row.origins for row in models.IncidentRow.objects.filter(audience="full", act="arrest")] == [2]
    assert client.get(f"/incidents/{second}/").headers["Location"] == address
    assert one.claim != other.claim


def test_who_decides_after_somebody_else_sees_what_was_decided(client: Client, incident: models.IncidentRow) -> None:
    claim = _claims()[0].claim
    _decide(client, claim, verdict="wrong")
    said = _decide(client, claim, verdict="right")
    assert "Not stored" in said
    assert "ada: wrong" in said
    assert models.Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"verdict": "maybe"}, "verdict is one of"),
        ({"verdict": "corrected", "field": "count", "words": "many"}, "no number of people"),
        ({"verdict": "corrected", "field": "id", "words": "x"}, "no field"),
        ({"verdict": "grade", "grade": "Z9"}, "a grade is"),
    ],
)
def test_a_decision_that_says_nothing_is_refused_with_the_reason(
    client: Client, incident: models.IncidentRow, given: dict[str, str], said: str
) -> None:
    assert said in _decide(client, _claims()[0].claim, **given)
    assert not models.Decision.objects.exists()


def test_a_claim_that_the_reader_missed_is_added_at_its_words(client: Client, incident: models.IncidentRow) -> None:
    report = _claims()[0].report
    given = {"words": "the River Watch Network said", "act": "release", "stance": "asserts", "back": "/"}
    assert "Added." in client.post(f"/reports/{report}/claims/", given, follow=True).text
    added = models.Claim.objects.get(record__contains='"reader":"person"').to_record()
    assert added.text == "the River Watch Network said"
    lost = client.post(f"/reports/{report}/claims/", {**given, "words": "not in it"}, follow=True).text
    assert "Not added" in lost


def test_a_report_shows_its_text_whole_with_each_claim_marked(client: Client, incident: models.IncidentRow) -> None:
    report = models.Report.objects.get(pk=_claims()[0].report).to_record()
    page = client.get(f"/reports/{report.id}/").text
    article = re.search(r'<article class="text"[^>]*>(.*?)</article>', page, re.DOTALL)
    assert article is not None
    assert re.sub(r"<[^>]+>", "", article[1]) == report.text
    assert article[1].count("<mark") >= 1
    assert "Why it was read so" in page


def test_reports_are_found_by_their_words(client: Client, incident: models.IncidentRow) -> None:
    assert "2 reports." in client.get("/reports/").text
    assert "0 reports." in client.get("/reports/?words=shepherd").text
    assert "1 report." in client.get("/reports/?words=Maré").text
    assert "2 reports." in client.get("/reports/?words=villagers").text


def test_a_reader_decides_nothing(client: Client, incident: models.IncidentRow, reader: Account) -> None:
    other = Client()
    other.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    claim = _claims()[0].claim
    for address in (f"/claims/{claim}/decide/", f"/claims/{claim}/gate/", f"/incidents/{incident.incident}/split/",
                    f"/incidents/{incident.incident}/merge/", "/decisions/x/undo/"):  # fmt: skip
        assert other.post(address, {"verdict": "wrong"}).status_code == 403
    assert "Correct it" not in other.get(f"/reports/{_claims()[0].report}/").text


def test_what_is_withheld_leaves_by_no_page(client: Client, incident: models.IncidentRow, reader: Account) -> None:
    hidden = "River Watch Network"
    member = next(each for each in _claims() if hidden in models.Claim.objects.get(pk=each.claim).record)
    answer = client.post(f"/claims/{member.claim}/gate/", {"verdict": "withhold", "field": "speaker", "back": "/"})
    assert answer.status_code == 302
    other = Client()
    other.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    row = models.IncidentRow.objects.filter(audience="open", act="arrest").first()
    assert row is not None
    doors = [
        "/", "/incidents/", "/incidents/?words=River", "/incidents.csv", "/incidents.json", "/incidents/points/", "/reports/",
        "/reports/?words=River", f"/incidents/{row.incident}/", f"/incidents/{row.incident}/?as_of=2024-03-05",
        f"/reports/{member.report}/",
    ]  # fmt: skip
    for door in doors:
        answer = other.get(door)
        content = answer.getvalue() if answer.streaming else answer.content
        assert b"River Watch" not in content, door
    assert "0 reports." in other.get("/reports/?words=River").text
    assert hidden in client.get(f"/reports/{member.report}/").text


def test_another_case_cannot_be_reached_by_an_id(client: Client, incident: models.IncidentRow) -> None:
    stranger = Account.objects.create_user(username="eve", password="x" * 14, role=Role.ADMINISTRATOR)
    stranger.cases.add(Case.objects.create(name="Other"))
    Case.objects.exclude(name="Other").update(open=False)
    other = Client()
    other.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    claim = _claims()[0]
    assert other.get(f"/incidents/{incident.incident}/").status_code == 404
    assert other.get(f"/reports/{claim.report}/").status_code == 404
    assert "Not stored" in other.post(f"/claims/{claim.claim}/decide/", {"verdict": "wrong"}, follow=True).text
    assert json.loads(other.get("/incidents.json").content) == {"incidents": []}
