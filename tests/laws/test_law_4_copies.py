"""Law 4: adding a copy of a report changes no status, no count and no number of origins."""

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Telling, by_id, tellings, with_copy

from tumen.assessments import Assessment, Ledger, build_ledger


def states(ledger: Ledger, claims: frozenset[str]) -> set[tuple[object, ...]]:
    """Return what is said of each incident, told by those of the claims that are in it."""
    about = {incident.id: frozenset(incident.claims) & claims for incident in ledger.incidents}
    return {(about[found.incident], *state(found)) for found in ledger.assessments}


def state(found: Assessment) -> tuple[object, ...]:
    return found.status, found.rule, found.count, len(found.origins), found.verifying


@given(tellings(), st.data())
def test_a_copy_changes_no_status_no_count_and_no_number_of_origins(telling: Telling, data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(sorted(telling.entries)))
    copied = with_copy(telling, original, data.draw(st.integers(0, 30)))
    before = build_ledger(telling.entries, telling.claims)
    after = build_ledger(copied.entries, copied.claims)
    mine = frozenset(by_id(telling.claims))
    assert states(after, mine) == states(before, mine)


@given(tellings(), st.data())
def test_copies_whose_original_is_not_there_count_as_one_report(telling: Telling, data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(sorted(telling.entries)))
    twice = with_copy(with_copy(telling, original, 0), original, 0, name="second")
    orphans = {report: entry for report, entry in twice.entries.items() if report != original}
    claims = [claim for claim in twice.claims if claim.report != original]
    once = {report: entry for report, entry in orphans.items() if report != f"{original}-second"}
    alone = [claim for claim in claims if claim.report != f"{original}-second"]
    mine = frozenset(by_id(alone))
    assert states(build_ledger(orphans, claims), mine) == states(build_ledger(once, alone), mine)
