"""Sums over incidents: ranges add up, people of one story are not added twice."""

from dataclasses import replace

from hypothesis import given
from tests.cast import Telling, by_id, claim, day, entry, incident, people, place, tellings

from tumen.assessments import Assessment, By, Sum, assess, build_ledger, sums
from tumen.claims import Act, Claim
from tumen.incidents import Incident
from tumen.values import Count

REPORTS = {"a": entry("a", 10), "b": entry("b", 11)}


def told(name: str, count: Count | None, act: Act = "arrest", town: str = "Kunming") -> tuple[Incident, Assessment]:
    said = claim(name, "a", act=act, at=place(town, "CN"), when=day(8), count=count)
    happened = replace(incident(said), id=name, act=act, place=said.place, when=said.when)
    return happened, assess(happened, by_id([said]), REPORTS)


def summed(pairs: list[tuple[Incident, Assessment]], by: By) -> list[Sum]:
    return sums([happened for happened, _ in pairs], [assessed for _, assessed in pairs], by)


def test_lows_add_up_and_highs_add_up_and_one_open_end_leaves_the_sum_open() -> None:
    closed = [told("1", people(15)), told("2", people(10, 20))]
    assert [(one.low, one.high) for one in summed([*closed], "act")] == [(25, 35)]
    found = summed([*closed, told("3", people(5, None))], "act")
    assert [(one.low, one.high) for one in found] == [(30, None)]


def test_people_of_two_acts_of_one_story_are_counted_once() -> None:
    (arrest, first), (back, second) = told("1", people(15)), told("2", people(12, 18), "forced-return")
    related = [replace(arrest, related=("2",)), replace(back, related=("1",))]
    assert [(one.low, one.high) for one in sums(related, [first, second], "all")] == [(15, 18)]
    assert [(one.low, one.high) for one in sums([arrest, back], [first, second], "all")] == [(27, 33)]
    assert [(one.key, one.low) for one in sums(related, [first, second], "act")] == [
        ("arrest", 15),
        ("forced-return", 12),
    ]


def test_what_gives_no_number_is_said_and_counts_nobody() -> None:
    found = summed([told("1", people(15)), told("2", None)], "country")
    assert [(one.key, one.low, one.high, one.uncounted) for one in found] == [("CN", 15, 15, 1)]


def test_what_is_only_expected_is_in_no_sum() -> None:
    ahead: Claim = claim("1", "a", stance="expects", count=people(15))
    happened = incident(ahead)
    assert sums([happened], [assess(happened, by_id([ahead]), REPORTS)], "all") == []


@given(tellings())
def test_every_summed_incident_is_in_one_key_and_low_is_no_more_than_high(telling: Telling) -> None:
    ledger = build_ledger(telling.entries, telling.claims)
    for found in (
        sums(ledger.incidents, ledger.assessments, "month"),
        sums(ledger.incidents, ledger.assessments, "place"),
    ):
        held = [one for each in found for one in each.incidents]
        assert len(held) == len(set(held))
        assert all(each.high is None or each.low <= each.high for each in found)
