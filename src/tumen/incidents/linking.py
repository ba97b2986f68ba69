"""Linking: which claims are about one occurrence.

First the claims of one report (copies standing under the report they copy) are gathered into what that report tells, then
what the reports tell is joined across reports. Both steps compare time, place, people, count, actor and context
(`comparing`), and both keep to what people decided.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from tumen.claims import Act, Claim, content_id
from tumen.incidents.clustering import Pair, cluster
from tumen.incidents.comparing import BLOCKED, Comparison, compare, ruled_out, total
from tumen.incidents.deciding import Bonds, apply_decisions
from tumen.incidents.decision import Decision
from tumen.incidents.incident import Incident
from tumen.incidents.profile import Profile, profile_of, root_of
from tumen.incidents.stories import related_incidents
from tumen.incidents.totals import is_period_total
from tumen.reports import Entry

_Group = TypeVar("_Group", bound=Sequence[Claim])

# Evidence in bits (see `comparing`) above which two sets are joined.
_WITHIN_REPORT = 1.5
_ACROSS_REPORTS = 3.0
# Two occurrences that one report told apart need this much more to be joined after all.
_TOLD_APART = 5.0
# Reports that tell one occurrence together are likely to tell the next act of the story together too.
_SAME_STORY = 1.5
# A block of more sets than this is not compared pair by pair on its country and week alone.
_LARGE_BLOCK = 300
_DAYS_BACK = 31
# The longest time that is followed week by week; what is vaguer than a year shares its first year's weeks.
_MOST_WEEKS = 57


def link(claims: Iterable[Claim], entries: Mapping[str, Entry], decisions: Iterable[Decision] = ()) -> list[Incident]:
    """Return the incidents that the claims are about, by id.

    `entries` are the reports by id; claims of other reports count as undated. Every claim that is not decided wrong, is no
    total over a period and tells of an occurrence is in exactly one incident; claims that only expect it join an
    incident that others tell, or none. The order of claims and decisions changes nothing, and claims that were decided to
    be the same, or not, are. Cost: near linear in claims, as only claims that share act, time and place are compared.
    """
    decided = tuple(decisions)
    unique = {claim.id: claim for claim in apply_decisions(claims, decided)}
    ordered = [unique[claim_id] for claim_id in sorted(unique)]
    bonds = Bonds(ordered, decided)
    told, expected = _bound_groups(ordered, bonds)
    groups = [joined for act_groups in _by_act(told) for joined in _link_act(act_groups, entries, bonds)]
    groups = _with_stories(groups, entries, bonds)
    return _incidents(_with_expected(groups, expected, entries, bonds), entries)


def explain(one: Claim, other: Claim, entries: Mapping[str, Entry]) -> list[str]:
    """Return, a line for each aspect, why the two claims are or are not taken to be about one occurrence."""
    if one.act != other.act:
        return [f"act: incompatible: {one.act} and {other.act} are incidents of their own"]
    first, second = profile_of([one], entries), profile_of([other], entries)
    found = compare(first, second)
    needed = _WITHIN_REPORT if first.roots & second.roots else _ACROSS_REPORTS
    lines = [f"{each.aspect}: {each.verdict} ({each.weight:+.1f}): {each.reason}" for each in found]
    return [*lines, f"together {total(found):+.1f}, where {needed:.1f} joins"]


def chance_same(one: Sequence[Claim], other: Sequence[Claim], entries: Mapping[str, Entry]) -> float:
    """Return the probability that two sets of claims of one act are about one occurrence: the evidence beyond what joins, as odds of 2."""
    score = _across_reports(profile_of(one, entries), profile_of(other, entries))
    return 1 / (1 + 2.0**-score) if score > BLOCKED / 2 else 0.0


def _bound_groups(claims: Sequence[Claim], bonds: Bonds) -> tuple[list[list[Claim]], list[list[Claim]]]:
    """Return the claims that people bound together, or one by one: those that tell an occurrence, those that expect it.

    A total over a period is in neither, unless a person bound it to another claim.
    """
    bound: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        bound[bonds.group_of(claim.id)].append(claim)
    told, expected = [], []
    for group in bound.values():
        if all(claim.stance == "expects" for claim in group):
            expected.append(group)
        elif len(group) > 1 or not is_period_total(group[0]):
            told.append(group)
    return told, expected


def _by_act(groups: Iterable[_Group]) -> list[list[_Group]]:
    """Return the groups act by act; a group of several acts, which only a person makes, goes with its first claim's."""
    found: dict[Act, list[_Group]] = defaultdict(list)
    for group in groups:
        found[_act(group)].append(group)
    return list(found.values())


def _act(group: Sequence[Claim]) -> Act:
    return min(group, key=lambda claim: claim.id).act


def _link_act(groups: Sequence[Sequence[Claim]], entries: Mapping[str, Entry], bonds: Bonds) -> list[tuple[Claim, ...]]:
    by_root: dict[str, list[Sequence[Claim]]] = defaultdict(list)
    for group in groups:
        by_root[root_of(group[0].report, entries)].append(group)
    told: list[tuple[Claim, ...]] = []
    for of_report in by_root.values():
        told.extend(cluster(of_report, _all_pairs, _within_report, entries, bonds))
    return cluster(told, _sharing_blocks, _across_reports, entries, bonds)


def _with_stories(
    groups: Sequence[tuple[Claim, ...]], entries: Mapping[str, Entry], bonds: Bonds
) -> list[tuple[Claim, ...]]:
    """Return the groups, joined further where their reports already tell an incident of another act together."""
    acts = [_act(group) for group in groups]
    told_in: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for claim in group:
            told_in[root_of(claim.report, entries)].add(number)

    def score(one: Profile, other: Profile) -> float:
        stories = [set().union(*(told_in[root] for root in each.roots)) for each in (one, other)]
        shared = any(acts[number] != one.act for number in stories[0] & stories[1])
        return _across_reports(one, other) + (_SAME_STORY if shared else 0.0)

    return [joined for of_act in _by_act(groups) for joined in cluster(of_act, _sharing_blocks, score, entries, bonds)]


def _all_pairs(profiles: Sequence[Profile]) -> Iterator[Pair]:
    return ((one, other) for one in range(len(profiles)) for other in range(one + 1, len(profiles)))


def _within_report(one: Profile, other: Profile) -> float:
    found = compare(one, other)
    nearest = min(abs(a.span.start - b.span.start) for a in one.claims for b in other.claims)
    return total(found) + _same_voice(one, other, found) + 0.5 / (1 + nearest / 300) - _WITHIN_REPORT


def _same_voice(one: Profile, other: Profile, found: Sequence[Comparison]) -> float:
    """Return the weight of one speaker giving two numbers in one report: most likely of two occurrences."""
    apart = any(each.aspect == "count" and each.verdict == "incompatible" for each in found)
    if not apart:
        return 0.0
    voices = [
        {claim.speaker.name if claim.speaker else None for claim in each.claims if claim.count} for each in (one, other)
    ]
    return -1.0 if voices[0] & voices[1] else 1.0


def _across_reports(one: Profile, other: Profile) -> float:
    if ruled_out(one, other):
        return BLOCKED
    found = compare(one, other)
    weight = total(found)
    if one.roots & other.roots:
        return weight - 2.5 - _TOLD_APART - _ACROSS_REPORTS
    agreeing = {each.aspect for each in found if each.verdict == "compatible" and each.weight >= 0.5}
    if not agreeing & {"time", "place", "people"} or len(agreeing) < 2:
        return BLOCKED
    return weight - _ACROSS_REPORTS


def _sharing_blocks(profiles: Sequence[Profile]) -> Iterator[Pair]:
    """Yield the pairs that share a person's name, or a time and a place, or a time where one names no place."""
    blocks: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    placeless: dict[int, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for name in profile.people.names:
            blocks["name", name, 0].append(number)
        for week in _weeks(profile):
            for word in profile.place_words:
                blocks["place", word, week].append(number)
            for country in profile.countries:
                blocks["country", country, week].append(number)
            blocks["week", "", week].append(number)
            if profile.place is None:
                placeless[week].append(number)
    for (kind, _, week), numbers in blocks.items():
        if kind == "week":
            others = numbers if len(numbers) <= _LARGE_BLOCK else placeless[week][:_LARGE_BLOCK]
            yield from ((one, other) for one in placeless[week][:_LARGE_BLOCK] for other in others)
        elif kind != "country" or len(numbers) <= _LARGE_BLOCK:
            yield from ((one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])


def _weeks(profile: Profile) -> list[int]:
    """Return the weeks in which the occurrence may lie: its own, or those up to publication; 0 where neither is known."""
    if profile.when is not None and profile.when.start is not None and profile.when.end is not None:
        first, last = profile.when.start - dt.timedelta(days=2), profile.when.end + dt.timedelta(days=2)
    elif profile.first is not None and profile.last is not None:
        first, last = profile.first - dt.timedelta(days=_DAYS_BACK), profile.last
    else:
        return [0]
    start, end = first.toordinal() // 7, last.toordinal() // 7
    return list(range(start, min(end, start + _MOST_WEEKS) + 1))


def _with_expected(
    groups: Sequence[tuple[Claim, ...]], expected: Sequence[Sequence[Claim]], entries: Mapping[str, Entry], bonds: Bonds
) -> list[tuple[Claim, ...]]:
    """Return the groups with each expectation in the one that tells what it speaks of, where there is one."""
    profiles = [profile_of(group, entries) for group in groups]
    by_act: dict[Act, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        by_act[profile.act].append(number)
    joining: dict[int, list[Claim]] = defaultdict(list)
    for ahead in expected:
        mine = profile_of(ahead, entries)
        shunned = bonds.kept_apart(mine.claims[0].id)
        open_to_it = [
            (number, profiles[number])
            for number in by_act[mine.act]
            if shunned.isdisjoint(bonds.group_of(claim.id) for claim in (*groups[number], *joining[number]))
        ]
        found = _foretold(mine, open_to_it)
        if found is not None:
            joining[found].extend(ahead)
    return [(*group, *joining[number]) for number, group in enumerate(groups)]


def _foretold(mine: Profile, told: Sequence[tuple[int, Profile]]) -> int | None:
    found: list[tuple[float, str, int]] = []
    for number, profile in told:
        if _in_touch(mine, profile) and _may_be_ahead(mine, profile):
            found.append((_ACROSS_REPORTS - total(compare(mine, profile)), profile.claims[0].id, number))
    best = min(found, default=None)
    return best[2] if best is not None and best[0] < 0 else None


def _in_touch(one: Profile, other: Profile) -> bool:
    named = one.place_words & other.place_words or one.people.names & other.people.names
    return bool(one.roots & other.roots or one.countries & other.countries or named)


def _may_be_ahead(expecting: Profile, profile: Profile) -> bool:
    """Say whether the occurrence was still ahead, or its toll still open, when it was expected."""
    if profile.when is None or profile.when.end is None or expecting.first is None:
        return False
    return profile.when.end >= expecting.first - dt.timedelta(days=3)


def _incidents(groups: Sequence[tuple[Claim, ...]], entries: Mapping[str, Entry]) -> list[Incident]:
    """Return the groups as incidents, by id; an id follows from the earliest claim, so it stays as reports come in."""
    by_id = {content_id("incident", _earliest(group, entries).id): group for group in groups}
    related = related_incidents(by_id, entries)
    return [_incident(incident_id, by_id[incident_id], related[incident_id], entries) for incident_id in sorted(by_id)]


def _incident(
    incident_id: str, group: Sequence[Claim], related: tuple[str, ...], entries: Mapping[str, Entry]
) -> Incident:
    """Return the group as an incident: its place is the narrowest agreed, its time compatible with most claims."""
    told = profile_of((claim for claim in group if claim.stance != "expects"), entries)
    claims = tuple(sorted(claim.id for claim in group))
    return Incident(incident_id, claims, told.act, told.place, told.when, related)


def _earliest(group: Sequence[Claim], entries: Mapping[str, Entry]) -> Claim:
    def rank(claim: Claim) -> tuple[dt.date, bool, str]:
        entry = entries.get(claim.report)
        day = entry.published if entry and entry.published else dt.date.max
        return day, bool(entry and entry.copy_of), claim.id

    return min((claim for claim in group if claim.stance != "expects"), key=rank)
