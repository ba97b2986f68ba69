"""Which incidents belong to one story: told in one report, of one place, time or people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tumen.claims import Claim
from tumen.incidents.profile import Profile, profile_of
from tumen.reports import Entry

_NEAR_DAYS = 31


def related_incidents(
    groups: Mapping[str, Sequence[Claim]], entries: Mapping[str, Entry]
) -> dict[str, tuple[str, ...]]:
    """Return, for each incident's id, the ids of the incidents of other acts that are of the same story, sorted.

    They share a report, and a place's name, a person's name, or times not more than a month apart.
    """
    profiles = {incident: profile_of(claims, entries) for incident, claims in groups.items()}
    by_root: dict[str, list[str]] = defaultdict(list)
    for incident, profile in profiles.items():
        for root in profile.roots:
            by_root[root].append(incident)
    related: dict[str, set[str]] = {incident: set() for incident in groups}
    for incidents in by_root.values():
        for one, other in _pairs(incidents):
            if profiles[one].act != profiles[other].act and _one_story(profiles[one], profiles[other]):
                related[one].add(other)
                related[other].add(one)
    return {incident: tuple(sorted(others)) for incident, others in related.items()}


def _pairs(incidents: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((one, other) for at, one in enumerate(incidents) for other in incidents[at + 1 :])


def _one_story(one: Profile, other: Profile) -> bool:
    if one.people.names & other.people.names or one.place_words & other.place_words:
        return True
    return _near_in_time(one, other)


def _near_in_time(one: Profile, other: Profile) -> bool:
    if one.when is None or other.when is None:
        return False
    if one.when.start is None or one.when.end is None or other.when.start is None or other.when.end is None:
        return False
    return max((other.when.start - one.when.end).days, (one.when.start - other.when.end).days) <= _NEAR_DAYS
