"""The incident's count, and the flags that go with numbers."""

from tests.cast import by_id, claim, day, entry, incident, people, place

from tumen.assessments import Assessment, assess
from tumen.claims import Claim

REPORTS = {
    "a": entry("a", 10, outlet="Lantern Daily", title="Police arrest 40 villagers"),
    "b": entry("b", 11, outlet="Hill Post", title="Villagers held"),
    "copy": entry("copy", 20, outlet="Mirror Press", copy_of="a"),
}


def assessed(*claims: Claim) -> Assessment:
    return assess(incident(*claims), by_id(claims), REPORTS)


def count_of(*claims: Claim) -> tuple[int, int | None] | None:
    found = assessed(*claims).count
    return None if found is None else (found.low, found.high)


def test_the_count_runs_from_the_lowest_to_the_highest_over_origins() -> None:
    assert count_of(claim("1", "a", count=people(7)), claim("2", "b", by="Open Gate Association", count=people(8))) == (
        7,
        8,
    )


def test_an_open_number_leaves_the_range_open() -> None:
    other = claim("2", "b", by="Open Gate Association", count=people(41, None))
    assert count_of(claim("1", "a", count=people(26)), other) == (26, None)


def test_a_later_word_of_an_origin_replaces_its_earlier_one() -> None:
    assert count_of(claim("1", "a", count=people(46)), claim("2", "b", count=people(33))) == (33, 33)


def test_a_copy_that_comes_late_does_not_bring_the_old_number_back() -> None:
    first, late = claim("1", "a", count=people(46)), claim("3", "copy", count=people(46))
    assert count_of(first, claim("2", "b", count=people(33)), late) == (33, 33)


def test_a_vaguer_word_beside_an_exact_one_does_not_widen_it() -> None:
    lead = claim("1", "a", count=people(13, None))
    assert count_of(lead, claim("2", "a", count=people(15), start=90)) == (15, 15)


def test_the_outlets_rounding_beside_its_speakers_number_does_not_count() -> None:
    lead = claim("1", "a", by=None, count=people(20))
    assert count_of(lead, claim("2", "a", count=people(15), start=90)) == (15, 15)


def test_a_part_of_a_total_does_not_replace_the_total() -> None:
    total = claim("1", "a", count=people(15, women=13, children=2))
    assert count_of(total, claim("2", "a", count=people(2), start=90)) == (15, 15)


def test_denials_checks_and_expectations_count_nobody() -> None:
    denial = claim("2", "b", by="the police", kind="state", stance="denies", count=people(99))
    assert count_of(claim("1", "a", count=people(15)), denial) == (15, 15)


def test_without_a_number_there_is_no_count() -> None:
    assert count_of(claim("1", "a", at=place("Kunming"), when=day(8))) is None


def test_parts_that_do_not_fit_their_total_raise_a_flag() -> None:
    assert any(
        "parts do not fit" in flag for flag in assessed(claim("1", "a", count=people(15, women=13, men=9))).flags
    )
    assert not any("parts" in flag for flag in assessed(claim("1", "a", count=people(15, women=13, men=2))).flags)


def test_a_headline_that_says_more_than_the_text_raises_a_flag() -> None:
    assert any("headline" in flag for flag in assessed(claim("1", "a", count=people(15))).flags)
    assert not any("headline" in flag for flag in assessed(claim("1", "b", count=people(15))).flags)


def test_numbers_more_than_twofold_apart_raise_a_flag() -> None:
    far = claim("2", "b", by="Open Gate Association", count=people(40))
    assert any("twofold" in flag for flag in assessed(claim("1", "b", count=people(15)), far).flags)


def test_claims_of_different_countries_raise_a_flag() -> None:
    there = claim("2", "b", at=place("Gusau", "NG"))
    assert any(
        "different countries" in flag for flag in assessed(claim("1", "a", at=place("Kunming", "CN")), there).flags
    )


def test_outlets_are_counted_apart_from_origins() -> None:
    found = assessed(claim("1", "a"), claim("2", "b"), claim("3", "copy"))
    assert (found.outlets, len(found.origins)) == (3, 1)
