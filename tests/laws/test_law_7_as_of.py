"""Law 7: 'as of' a day gives what a desk would have shown that only ever got the reports published by then."""

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import FIRST_DAY, Telling, tellings

from tumen.assessments import build_ledger


@given(tellings(), st.integers(0, 40))
def test_a_past_day_is_what_was_known_from_the_reports_by_then(telling: Telling, days: int) -> None:
    day = FIRST_DAY + dt.timedelta(days=days)
    entries = {report: entry for report, entry in telling.entries.items() if entry.published and entry.published <= day}
    claims = [claim for claim in telling.claims if claim.report in entries]
    then = build_ledger(telling.entries, telling.claims, as_of=day)
    only = build_ledger(entries, claims)
    assert then.incidents == only.incidents
    assert then.assessments == tuple(dataclasses.replace(found, as_of=day) for found in only.assessments)


@given(tellings())
def test_a_report_without_a_day_is_listed_as_skipped_when_a_day_is_asked_for(telling: Telling) -> None:
    undated = {report: dataclasses.replace(entry, published=None) for report, entry in telling.entries.items()}
    ledger = build_ledger(undated, telling.claims, as_of=FIRST_DAY)
    assert ledger.incidents == ()
    assert [skipped.item for skipped in ledger.skipped] == sorted(undated)
    assert all("publication date" in skipped.reason for skipped in ledger.skipped)
