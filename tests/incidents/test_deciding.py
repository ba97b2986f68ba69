"""What people's decisions do to claims and to linking."""

import datetime as dt
import json

import pytest
from tests.cast import claim, day, entry, people, place

from tumen import jsonl
from tumen.errors import DecisionError
from tumen.incidents import apply_decisions, decide, link, read_decisions

NOON = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
REPORTS = {"a": entry("a", 10), "b": entry("b", 11)}


def test_a_wrong_claim_is_left_out_until_it_is_called_right() -> None:
    told = claim("1", "a")
    wrong = decide("wrong", ["1"], by="mina", on=NOON)
    right = decide("right", ["1"], by="mina", on=NOON + dt.timedelta(days=1))
    assert apply_decisions([told], [wrong]) == []
    assert apply_decisions([told], [right, wrong]) == [told]


def test_a_correction_replaces_the_field_and_the_latest_one_counts() -> None:
    told = claim("1", "a", affected="farmers")
    early = decide("corrected", ["1"], field="affected", value='"fishers"', by="mina", on=NOON)
    late = decide("corrected", ["1"], field="affected", value='"herders"', by="tomas", on=NOON + dt.timedelta(hours=1))
    (corrected,) = apply_decisions([told], [late, early])
    assert corrected.affected == "herders"


def test_a_corrected_number_is_read_as_a_count() -> None:
    value = '{"low": 9, "high": 9, "parts": {}, "words": null, "span": null}'
    (corrected,) = apply_decisions(
        [claim("1", "a", count=people(90))],
        [decide("corrected", ["1"], field="count", value=value, by="mina", on=NOON)],
    )
    assert corrected.count == people(9)


@pytest.mark.parametrize(
    ("field", "value"), [("text", '"else"'), ("colour", '"red"'), ("act", '"dance"'), ("act", "{")]
)
def test_a_correction_that_does_not_fit_is_refused(field: str, value: str) -> None:
    with pytest.raises(DecisionError):
        apply_decisions([claim("1", "a")], [decide("corrected", ["1"], field=field, value=value, by="mina", on=NOON)])


def test_same_joins_what_linking_would_keep_apart_even_across_acts() -> None:
    one = claim("1", "a", at=place("Kunming"), when=day(1))
    other = claim("2", "b", act="abduction", at=place("Gusau", "NG"), when=day(9))
    (incident,) = link([one, other], REPORTS, [decide("same", ["1", "2"], by="mina", on=NOON)])
    assert incident.claims == ("1", "2")


def test_not_the_same_parts_what_linking_would_join() -> None:
    one = claim("1", "a", at=place("Kunming"), when=day(8), count=people(15))
    other = claim("2", "b", at=place("Kunming"), when=day(8), count=people(15))
    assert len(link([one, other], REPORTS)) == 1
    assert len(link([one, other], REPORTS, [decide("not-same", ["1", "2"], by="mina", on=NOON)])) == 2


def test_decisions_are_read_from_lines_and_get_an_id_from_their_content() -> None:
    line = {"id": None, "verdict": "same", "claims": ["1", "2"], "field": None, "value": None}
    line |= {"by": "mina", "on": "2024-06-01T12:00:00Z", "note": None}
    read, kept = read_decisions([json.dumps(line), "", json.dumps({**line, "id": "mine"})])
    assert read == decide("same", ["1", "2"], by="mina", on=NOON)
    assert kept.id == "mine"


def test_a_decision_goes_to_json_and_back() -> None:
    made = decide("grade", ["1"], value="B2", by="mina", on=NOON)
    assert read_decisions([jsonl.encode(made, "decision")]) == [made]


@pytest.mark.parametrize(
    "change",
    [
        {"claims": ["1"]},
        {"claims": []},
        {"verdict": "corrected"},
        {"verdict": "grade", "value": "G7"},
        {"verdict": "maybe"},
        {"on": "2024-06-01T12:00:00"},
        {"colour": "red"},
    ],
)
def test_a_line_that_says_too_little_is_refused_with_its_number(change: dict[str, object]) -> None:
    good = {"id": None, "verdict": "same", "claims": ["1", "2"], "field": None, "value": None}
    good |= {"by": "mina", "on": "2024-06-01T12:00:00Z", "note": None}
    with pytest.raises(DecisionError, match="line 2"):
        read_decisions([json.dumps(good), json.dumps(good | change)])
