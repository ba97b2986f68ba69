"""What the founding report must yield, row by row of its table.

Read from the report itself where it lies beside the checkout, and always from our own re-telling of the same facts.
"""

import datetime as dt
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tumen.cli import main

FOUNDING = Path(__file__).parents[2] / "shared" / "reports"
RETELLING = Path(str(files("tumen"))) / "samples" / "reports" / "kunming-radio.txt"
PUBLISHED = dt.date(2024, 8, 28)

both = pytest.mark.parametrize(
    "path",
    [
        pytest.param(RETELLING, id="retelling"),
        pytest.param(
            FOUNDING,
            id="founding",
            marks=pytest.mark.skipif(not FOUNDING.exists(), reason="the founding report is not beside this checkout"),
        ),
    ],
)


@cache
def ledger(path: Path) -> list[dict[str, Any]]:
    done = CliRunner().invoke(main, ["assess", str(path), "--published", PUBLISHED.isoformat(), "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def claims(path: Path, act: str, stance: str) -> list[dict[str, Any]]:
    return [
        record
        for record in ledger(path)
        if record["kind"] == "claim" and (record["act"], record["stance"]) == (act, stance)
    ]


def assessment_of(path: Path, claim: dict[str, Any]) -> dict[str, Any]:
    incident = next(
        record for record in ledger(path) if record["kind"] == "incident" and claim["id"] in record["claims"]
    )
    return next(
        record for record in ledger(path) if record["kind"] == "assessment" and record["incident"] == incident["id"]
    )


@both
def test_the_group_says_that_15_were_arrested_in_kunming_13_women_and_two_children(path: Path) -> None:
    [arrest] = claims(path, "arrest", "asserts")
    assert "group" in arrest["speaker"]["name"]
    assert arrest["speaker"]["kind"] == "civic"
    assert "police" in arrest["actor"].lower()
    assert (arrest["count"]["low"], arrest["count"]["high"]) == (15, 15)
    assert arrest["count"]["parts"] == {"women": [13, 13], "children": [2, 2]}
    assert (arrest["place"]["name"], arrest["place"]["country"]) == ("Kunming", "CN")


@both
def test_more_than_a_dozen_is_the_same_incident_whose_count_stays_15(path: Path) -> None:
    [arrest] = claims(path, "arrest", "asserts")
    assert assessment_of(path, arrest)["count"] == {"low": 15, "high": 15}


@both
def test_the_flight_was_attempted(path: Path) -> None:
    [escape] = claims(path, "escape", "asserts")
    assert escape["attempted"] is True


@both
def test_the_return_is_expected_by_the_outlet_itself_and_counted_nowhere(path: Path) -> None:
    [expected] = claims(path, "forced-return", "expects")
    assert expected["speaker"] is None
    assert not [record for record in ledger(path) if record["kind"] == "incident" and record["act"] == "forced-return"]


@both
def test_a_government_that_is_verifying_leaves_the_status_at_one_source(path: Path) -> None:
    [checking] = claims(path, "arrest", "verifying")
    assert "government" in checking["speaker"]["name"] or "ministry" in checking["speaker"]["name"]
    state = assessment_of(path, checking)
    assert state["status"] == "single-source"
    assert [row["since"] for row in state["verifying"]] == [PUBLISHED.isoformat()]


@both
def test_that_nobody_should_be_sent_back_is_a_position_and_its_quotation_the_governments(path: Path) -> None:
    positions = [record for record in ledger(path) if record["kind"] == "position"]
    assert {record["act"] for record in positions} == {"forced-return"}
    assert all(
        "government" in record["speaker"]["name"] or "ministry" in record["speaker"]["name"] for record in positions
    )
    assert len(positions) == 2, "the sentence of the government, and the quotation in the paragraph after it"


@both
def test_the_intelligence_service_sees_more_and_yet_fewer_than_under_an_earlier_leader(path: Path) -> None:
    trends = [
        record
        for record in ledger(path)
        if record["kind"] == "trend" and "National Intelligence Service" in record["speaker"]["name"]
    ]
    more = next(record for record in trends if record["direction"] == "more")
    fewer = next(record for record in trends if record["direction"] == "fewer")
    assert more["act"] == fewer["act"] == "defection"
    assert more["period"]["start"] == "2023-07-01"
    assert "Kim Jong-il" in fewer["compared_with"]


@both
def test_the_diplomat_with_wife_and_child_is_another_incident_of_three_in_november(path: Path) -> None:
    [defection] = claims(path, "defection", "asserts")
    assert (defection["count"]["low"], defection["count"]["high"]) == (3, 3)
    assert (defection["when"]["start"], defection["when"]["end"]) == ("2023-11-01", "2023-11-30")
    assert defection["place"]["country"] == "CU"
    [arrest] = claims(path, "arrest", "asserts")
    assert assessment_of(path, defection)["incident"] != assessment_of(path, arrest)["incident"]


@both
def test_headline_source_line_comment_prompt_and_sign_off_carry_no_claims(path: Path) -> None:
    texts = [record["text"] for record in ledger(path) if record["kind"] == "claim"]
    assert texts
    assert not [text for text in texts if "Leave a" in text or "source :" in text.lower()]
    [report] = [record for record in ledger(path) if record["kind"] == "report"]
    assert report["title"] not in texts
    assert report["outlet"] is not None
