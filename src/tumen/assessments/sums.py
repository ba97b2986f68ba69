"""Sums over incidents, as ranges: lows add up, highs add up, and nobody is added twice for two acts of one story.

Where people were arrested and then returned, the two incidents are related and of different acts: they tell of the same people, so
a sum over acts takes the larger range of the two. What is discounted, or only expected, denied or checked, is in no sum.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tumen.assessments.assessment import Assessment
from tumen.assessments.counts import parts_over
from tumen.assessments.ledger import Ledger
from tumen.incidents import Incident
from tumen.values import CountRange

By = Literal["act", "country", "place", "month", "group", "all"]
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sum:
    """People over the incidents of one key. `high` None: no upper bound. `uncounted` incidents give no number at all."""

    by: By
    key: str
    low: int
    high: int | None
    incidents: tuple[str, ...]
    uncounted: int


def sums(ledger: Ledger, by: By) -> list[Sum]:
    """Return a sum for each key, keys in order; an incident without a place or day, or of no group, is under 'unknown'.

    By group an incident is under each group of people that its claims number ('13 women and two children'), with those alone.
    """
    assessed = {assessment.incident: assessment for assessment in ledger.assessments}
    happened = [one for one in ledger.incidents if assessed[one.id].status not in (None, "discounted", "5")]
    if by == "group":
        return _by_group(happened, assessed, ledger)
    held: dict[str, list[Incident]] = defaultdict(list)
    for incident in happened:
        held[_key(incident, by)].append(incident)
    counts = {incident.id: assessed[incident.id].count for incident in happened}
    return [_sum(by, key, held[key], counts) for key in sorted(held)]


def _by_group(happened: Sequence[Incident], assessed: Mapping[str, Assessment], ledger: Ledger) -> list[Sum]:
    claims = {claim.id: claim for claim in ledger.claims}
    published = {entry.id: entry.published or dt.date.max for entry in ledger.entries}
    held: dict[str, list[Incident]] = defaultdict(list)
    counts: dict[str, dict[str, CountRange | None]] = defaultdict(dict)
    for incident in happened:
        assessment = assessed[incident.id]
        told = [[claims[claim_id] for claim_id in origin.claims] for origin in assessment.origins]
        parts: dict[str, CountRange | None] = dict(parts_over(told, published))
        for group, count in (parts or {UNKNOWN: assessment.count}).items():
            held[group].append(incident)
            counts[group][incident.id] = count
    return [_sum("group", group, held[group], counts[group]) for group in sorted(held)]


def _sum(by: By, key: str, incidents: Sequence[Incident], counts: Mapping[str, CountRange | None]) -> Sum:
    low, high = 0, 0.0
    for story in _stories(incidents):
        ranges = [count for one in story if (count := counts[one.id]) is not None]
        low += max((count.low for count in ranges), default=0)
        high += max((float("inf") if count.high is None else count.high for count in ranges), default=0)
    return Sum(
        by=by,
        key=key,
        low=low,
        high=None if high == float("inf") else int(high),
        incidents=tuple(sorted(incident.id for incident in incidents)),
        uncounted=sum(counts[incident.id] is None for incident in incidents),
    )


def _stories(incidents: Sequence[Incident]) -> list[list[Incident]]:
    """Return the incidents in groups that hang together as acts of one story."""
    by_id = {incident.id: incident for incident in incidents}
    stories: list[list[Incident]] = []
    seen: set[str] = set()
    for incident in incidents:
        waiting, story = [incident.id], []
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                story.append(by_id[one])
                waiting += [other for other in by_id[one].related if other in by_id]
        if story:
            stories.append(story)
    return stories


def _key(incident: Incident, by: By) -> str:
    if by == "act":
        return incident.act
    if by == "month":
        return incident.when.start.strftime("%Y-%m") if incident.when and incident.when.start else UNKNOWN
    if by == "all":
        return "all"
    if incident.place is None:
        return UNKNOWN
    if by == "country":
        return incident.place.country or UNKNOWN
    return ", ".join(part for part in (incident.place.name, incident.place.country) if part)
