"""What changed between two days, and which reports changed it."""

import datetime as dt

from hypothesis import given
from tests.cast import Telling, claim, day, entry, people, place, tellings

from tumen.assessments import build_ledger, changes_between
from tumen.claims import Claim

FIRST, SECOND = entry("a", 10, outlet="Lantern Daily"), entry("b", 12, outlet="Hill Post")
AT, ON = place("Kunming", "CN"), day(8)
TOLD = claim("1", "a", by="River Watch Network", at=AT, when=ON, count=people(15))
AGAIN = claim("2", "b", by="Open Gate Association", at=AT, when=ON, count=people(18))
ENTRIES = {"a": FIRST, "b": SECOND}


def changed(
    before: dt.date | None, after: dt.date | None, *claims: Claim
) -> set[tuple[str, str | None, str | None, tuple[str, ...]]]:
    assert before is not None
    assert after is not None
    found = changes_between(
        build_ledger(ENTRIES, claims, as_of=before), build_ledger(ENTRIES, claims, as_of=after), after
    )
    return {(change.what, change.before, change.after, change.because) for change in found}


def test_a_second_origin_changes_status_count_and_origins_and_its_report_is_named() -> None:
    assert changed(FIRST.published, SECOND.published, TOLD, AGAIN) == {
        ("status", "single-source", "corroborated", ("b",)),
        ("count", "15", "15 to 18", ("b",)),
        ("origins", "1", "2", ("b",)),
    }


def test_a_first_telling_is_new() -> None:
    assert FIRST.published
    day_before = FIRST.published - dt.timedelta(days=1)
    assert changed(day_before, FIRST.published, TOLD, AGAIN) == {("new", None, "single-source", ("a",))}


def test_a_check_is_a_change_of_its_own() -> None:
    checking = claim("2", "b", by="the foreign ministry", kind="state", stance="verifying", at=AT, when=ON)
    assert changed(FIRST.published, SECOND.published, TOLD, checking) == {
        ("verifying", None, "the foreign ministry", ("b",))
    }


@given(tellings())
def test_nothing_changes_between_a_ledger_and_itself_and_every_change_names_a_known_incident(telling: Telling) -> None:
    days = sorted({one.published for one in telling.entries.values() if one.published})
    ledgers = [build_ledger(telling.entries, telling.claims, as_of=each) for each in days]
    for before, after, on in zip(ledgers, ledgers[1:], days[1:], strict=False):
        assert changes_between(after, after, on) == []
        incidents = {one.id for one in (*before.incidents, *after.incidents)}
        assert {change.incident for change in changes_between(before, after, on)} <= incidents
