"""Where the origins of an incident differ."""

from tests.cast import by_id, claim, day, entry, incident, people, place

from tumen.assessments import Row, disagreement
from tumen.claims import Claim

REPORTS = {name: entry(name, at, outlet=f"{name} Daily") for at, name in enumerate("abc", start=10)}
AT, ON = place("Kunming", "CN", 25.0, 102.7), day(8)


def rows(*claims: Claim) -> dict[str, Row]:
    return {row.field: row for row in disagreement(incident(*claims), by_id(claims), REPORTS)}


def test_conflicts_come_first_and_each_cell_names_its_claim() -> None:
    one = claim("1", "a", at=AT, when=ON, count=people(15), actor="Chinese police")
    other = claim("2", "b", by="Open Gate Association", at=AT, when=ON, count=people(40), actor="Thai soldiers")
    found = disagreement(incident(one, other), by_id((one, other)), REPORTS)
    assert [(row.field, row.conflict) for row in found] == [
        ("count", True), ("actor", True), ("place", False), ("when", False),
    ]  # fmt: skip
    assert [(cell.origin, cell.words, cell.claim) for cell in found[0].cells] == [
        ("River Watch Network", "15", "1"), ("Open Gate Association", "40", "2"),
    ]  # fmt: skip


def test_an_origin_that_says_nothing_of_a_field_has_an_empty_cell() -> None:
    found = rows(claim("1", "a", at=AT, count=people(15)), claim("2", "b", by="Open Gate Association", at=AT))
    assert [cell.words for cell in found["count"].cells] == ["15", None]
    assert not found["count"].conflict


def test_an_origin_is_shown_by_its_latest_word() -> None:
    found = rows(claim("1", "a", at=AT, count=people(15)), claim("2", "b", at=AT, count=people(17)))
    assert [cell.words for cell in found["count"].cells] == ["17"]


def test_parts_that_two_origins_number_differently_conflict_and_whoever_did_it_may_be_described_only() -> None:
    one = claim("1", "a", at=AT, count=people(15, women=13), actor="gunmen")
    other = claim("2", "b", by="Open Gate Association", at=AT, count=people(15, women=12), actor="the Red Hill Front")
    found = rows(one, other)
    assert found["parts"].conflict
    assert not found["actor"].conflict
