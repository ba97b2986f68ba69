"""Law 6: every number that is published resolves to spans."""

from hypothesis import given
from tests.cast import Telling, by_id, tellings

from tumen.assessments import build_ledger


@given(tellings())
def test_both_ends_of_every_count_stand_in_words_of_a_report(telling: Telling) -> None:
    ledger = build_ledger(telling.entries, telling.claims)
    claims = by_id(ledger.claims)
    told = {incident.id: [claims[claim_id] for claim_id in incident.claims] for incident in ledger.incidents}
    for found in ledger.assessments:
        if found.count is None:
            continue
        given_counts = [claim.count for claim in told[found.incident] if claim.count is not None]
        assert found.count.low in {count.low for count in given_counts}
        assert found.count.high in {count.high for count in given_counts}
        for claim in told[found.incident]:
            if claim.count is not None and claim.count.span is not None:
                assert claim.count.span.of(telling.texts[claim.report]) == claim.count.words


@given(tellings())
def test_every_status_and_every_origin_names_claims_that_are_there(telling: Telling) -> None:
    ledger = build_ledger(telling.entries, telling.claims)
    known = set(by_id(ledger.claims))
    for found in ledger.assessments:
        assert set(found.because) <= known
        assert (found.status is None) == (not found.because)
        for origin in found.origins:
            assert set(origin.claims) <= known
            assert origin.claims
