"""Sums over incidents: ranges add up, people of one story are not added twice."""

from dataclasses import replace
from typing import NamedTuple

from hypothesis import given
from tests.cast import Telling, by_id, claim, day, entry, incident, people, place, tellings

from tumen.assessments import By, Ledger, Sum, assess, build_ledger, sums
from tumen.claims import Act, Claim
from tumen.incidents import Incident
from tumen.values import Count

REPORTS = {"a": entry("a", 10), "b": entry("b", 11)}


class Told(NamedTuple):
    claim: Claim
    incident: Incident


def told(name: str, count: Count | None, act: Act = "arrest", town: str = "Kunming") -> Told:
    said = claim(name, "a", act=act, at=place(town, "CN"), when=day(8), count=count)
    happened = replace(incident(said), id=name, act=act, place=said.place, when=said.when)
    return Told(said, happened)


def related_to(story: Told, other: str) -> Told:
    return story._replace(incident=replace(story.incident, related=(other,)))


def summed(stories: list[Told], by: By) -> list[Sum]:
    claims = tuple(story.claim for story in stories)
    assessed = tuple(assess(story.incident, by_id(claims), REPORTS) for story in stories)
    ledger = Ledger(tuple(REPORTS.values()), claims, tuple(story.incident for story in stories), assessed, ())
    return sums(ledger, by)


def test_lows_add_up_and_highs_add_up_and_one_open_end_leaves_the_sum_open() -> None:
    closed = [told("1", people(15)), told("2", people(10, 20))]
    assert [(one.low, one.high) for one in summed([*closed], "act")] == [(25, 35)]
    found = summed([*closed, told("3", people(5, None))], "act")
    assert [(one.low, one.high) for one in found] == [(30, None)]


def test_people_of_two_acts_of_one_story_are_counted_once() -> None:
    arrest, back = told("1", people(15)), told("2", people(12, 18), "forced-return")
    related = [related_to(arrest, "2"), related_to(back, "1")]
    assert [(one.low, one.high) for one in summed(related, "all")] == [(15, 18)]
    assert [(one.low, one.high) for one in summed([arrest, back], "all")] == [(27, 33)]
    assert [(one.key, one.low) for one in summed(related, "act")] == [
        ("arrest", 15),
        ("forced-return", 12),
    ]


def test_what_gives_no_number_is_said_and_counts_nobody() -> None:
    found = summed([told("1", people(15)), told("2", None)], "country")
    assert [(one.key, one.low, one.high, one.uncounted) for one in found] == [("CN", 15, 15, 1)]


def test_what_is_only_expected_is_in_no_sum() -> None:
    ahead: Claim = claim("1", "a", stance="expects", count=people(15))
    assert summed([Told(ahead, incident(ahead))], "all") == []


def test_groups_are_summed_by_what_the_claims_number_and_once_for_two_acts_of_one_story() -> None:
    arrest = related_to(told("1", people(15, women=13, children=2)), "2")
    back = related_to(told("2", people(15, women=13, children=2), "forced-return"), "1")
    other = told("3", people(9, women=4), town="Dandong")
    unsaid = told("4", people(7), town="Gusau")
    found = summed([arrest, back, other, unsaid], "group")
    assert [(one.key, one.low, one.high, one.incidents) for one in found] == [
        ("children", 2, 2, ("1", "2")),
        ("unknown", 7, 7, ("4",)),
        ("women", 17, 17, ("1", "2", "3")),
    ]


@given(tellings())
def test_every_summed_incident_is_in_one_key_and_low_is_no_more_than_high(telling: Telling) -> None:
    ledger = build_ledger(telling.entries, telling.claims)
    for found in (
        sums(ledger, "month"),
        sums(ledger, "place"),
    ):
        held = [one for each in found for one in each.incidents]
        assert len(held) == len(set(held))
        assert all(each.high is None or each.low <= each.high for each in found)
