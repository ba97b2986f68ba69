"""Sources across incidents: one network under its names, outlets for those without a name, copies under what they copy."""

from tests.assessments.lists.towns import ledger
from tests.cast import claim, day, entry, place

from tumen.assessments import build_ledger, trends
from tumen.assessments.sources import sources_of
from tumen.claims import Claim, SpeakerKind
from tumen.values import Place

GULU, LIRA = place("Gulu", "UG", 2.78, 32.30), place("Lira", "UG", 2.25, 32.90)


def told(number: int, by: str | None, kind: SpeakerKind, at: Place, on: int) -> Claim:
    return claim(f"c{number}", f"r{number}", by=by, kind=kind, at=at, when=day(on), actor="police")


def sources(*claims: Claim) -> list[set[str]]:
    entries = {one.report: entry(one.report, 60, outlet=f"Paper {one.report}") for one in claims}
    found = build_ledger(entries, claims)
    held = sources_of(found)
    by_claim = {one.claims[0]: set(held[one.id]) for one in found.incidents}
    return [by_claim[one.id] for one in claims]


def test_a_network_is_one_source_in_all_its_incidents() -> None:
    first, second = sources(
        told(1, "the River Watch Network", "civic", GULU, 3), told(2, "River Watch Network", "civic", LIRA, 30)
    )
    assert first == second
    assert len(first) == 1


def test_who_has_no_name_of_their_own_stands_under_the_outlet() -> None:
    first, second = sources(told(1, "a shepherd", "witness", GULU, 3), told(2, "a shepherd", "witness", LIRA, 30))
    assert first == {"Paper r1"}
    assert second == {"Paper r2"}


def test_two_papers_that_share_half_a_name_are_two() -> None:
    first, second = sources(
        told(1, "River Watch Network", "civic", GULU, 3), told(2, "River Delta Committee", "civic", LIRA, 30)
    )
    assert first != second


def test_a_paper_that_speaks_for_itself_is_its_own_source() -> None:
    assert sources(told(1, None, "media", GULU, 3)) == [{"Paper r1"}]


def test_reprints_change_no_series() -> None:
    plain, copied = (
        trends.ledger_series(ledger(40, (0.5, 0.4, 0.3), copies=copies), trends.Measure("killing", "NG"))
        for copies in (0, 3)
    )
    assert plain is not None
    assert copied is not None
    assert plain.observations == copied.observations
    assert plain.reports == copied.reports
