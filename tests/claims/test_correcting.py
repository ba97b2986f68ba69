"""What a person types for a field becomes the value it takes, or a clear error."""

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.cast import claim

from tumen.claims import Claim
from tumen.claims.correcting import FIELDS, claim_by_hand, corrected_value, located
from tumen.errors import InputError
from tumen.incidents import apply_decisions, decide
from tumen.reports import Report, Skipped, read_reports
from tumen.values import Span

WORDS = "Police in Gusau arrested 12 villagers on Monday, the River Watch Network said."


@pytest.fixture
def report(tmp_path: Path) -> Report:
    path = tmp_path / "report.txt"
    path.write_text(f"Hill Post\nPublished: 5 March 2024\n\n{WORDS}\n", encoding="utf-8")
    (found,) = read_reports([path])
    assert not isinstance(found, Skipped)
    return found


@pytest.fixture
def told(report: Report) -> Claim:
    return claim("c1", report.id, text=WORDS, start=report.text.index(WORDS))


def _after(field: str, words: str, told: Claim, report: Report) -> Claim:
    value = corrected_value(field, words, told, report)
    on = dt.datetime(2024, 3, 6, tzinfo=dt.UTC)
    (changed,) = apply_decisions([told], [decide("corrected", [told.id], field=field, value=value, by="ada", on=on)])
    return changed


def test_a_number_points_at_the_reports_words_where_it_has_them(told: Claim, report: Report) -> None:
    count = _after("count", "12 villagers", told, report).count
    assert count is not None
    assert count.span is not None
    assert (count.low, count.high, report.text[slice(*count.span)]) == (12, 12, "12 villagers")


def test_a_number_that_no_words_carry_is_an_inference(told: Claim, report: Report) -> None:
    count = _after("count", "at least 15", told, report).count
    assert count is not None
    assert (count.low, count.high, count.words, count.span) == (15, None, None, None)


def test_a_time_is_read_against_the_day_of_the_report(told: Claim, report: Report) -> None:
    when = _after("when", "Monday", told, report).when
    assert when is not None
    assert when.start == when.end == dt.date(2024, 3, 4)


def test_a_place_gets_its_country_and_position(told: Claim, report: Report) -> None:
    place = _after("place", "Gulu, Uganda", told, report).place
    assert place is not None
    assert (place.name, place.country, place.span) == ("Gulu", "UG", None)


def test_a_speaker_keeps_its_kind_unless_another_is_given(told: Claim, report: Report) -> None:
    assert json.loads(corrected_value("speaker", "Police", told, report))["kind"] == "civic"
    assert json.loads(corrected_value("speaker", "Police", told, report, "state"))["kind"] == "state"


@pytest.mark.parametrize("field", ["speaker", "actor", "affected", "count", "place", "when"])
def test_no_words_make_a_field_unknown(field: str, told: Claim, report: Report) -> None:
    assert getattr(_after(field, "  ", told, report), field) is None


def test_stance_act_and_attempted_are_chosen(told: Claim, report: Report) -> None:
    assert _after("stance", "denies", told, report).stance == "denies"
    assert _after("act", "killing", told, report).act == "killing"
    assert _after("attempted", "yes", told, report).attempted


@pytest.mark.parametrize(
    ("field", "words"),
    [("count", "many"), ("when", "some day"), ("stance", "doubts"), ("attempted", ""), ("text", "x"), ("id", "x")],
)
def test_words_that_say_nothing_for_the_field_are_refused(field: str, words: str, told: Claim, report: Report) -> None:
    with pytest.raises(InputError, match=field if field not in FIELDS else r"one of|no number|no day"):
        corrected_value(field, words, told, report)


def test_of_the_same_words_the_nearest_to_the_claim_are_meant() -> None:
    text = "nine men. Later, nine men."
    assert located("Nine men", text, near=20) == Span(17, 25)
    assert located("ten men", text) is None


def test_a_claim_by_hand_rests_on_the_words_that_were_marked(report: Report) -> None:
    span = Span(report.text.index(WORDS), report.text.index(" on Monday"))
    made = claim_by_hand(report, span, "arrest", "asserts")
    assert made.text == "Police in Gusau arrested 12 villagers"
    assert made == claim_by_hand(report, span, "arrest", "asserts")
    assert made.id != claim_by_hand(report, span, "killing", "asserts").id


@pytest.mark.parametrize("span", [Span(5, 5), Span(0, 10_000)])
def test_a_claim_needs_words(span: Span, report: Report) -> None:
    with pytest.raises(InputError, match="mark the words"):
        claim_by_hand(report, span, "arrest", "asserts")
