"""Greedy clustering, best pair first: sets of claims are joined while what they say together fits.

What two joined sets say is compared anew after each join, and a join that any agreed aspect rules out is never made, so that
a vague claim cannot chain two clear occurrences together. Ties fall by claim id: the order of the claims changes nothing.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tumen.incidents.deciding import Bonds
from tumen.incidents.profile import Profile, profile_of
from tumen.reports import Entry

Pair = tuple[str, str]
Score = Callable[[Profile, Profile], float]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sets that were joined, by their names in order, and what they say together."""

    names: tuple[str, ...]
    profile: Profile

    @property
    def name(self) -> str:
        """Return the id of the first claim by id: no other cluster of one clustering has it."""
        return self.profile.claims[0].id


def cluster(
    sets: Mapping[str, Profile], pairs: Iterable[Pair], score: Score, entries: Mapping[str, Entry], bonds: Bonds
) -> list[Cluster]:
    """Return the sets, joined where `score` is above 0 and no decision keeps them apart.

    `pairs` are the names of the sets that are compared at all. The clusters come back by their first claim's id.
    """
    if len(sets) == 1:
        return [Cluster((name,), profile) for name, profile in sets.items()]
    return _Joining(sets, pairs, score, entries, bonds).result()


class _Joining:
    """The state of one clustering: living sets by number, who may be compared with whom, and the pairs by score."""

    def __init__(
        self,
        sets: Mapping[str, Profile],
        pairs: Iterable[Pair],
        score: Score,
        entries: Mapping[str, Entry],
        bonds: Bonds,
    ) -> None:
        self._score, self._entries, self._bonds = score, entries, bonds
        ordered = sorted((Cluster((name,), profile) for name, profile in sets.items()), key=lambda each: each.name)
        number_of = {each.names[0]: number for number, each in enumerate(ordered)}
        self._alive = dict(enumerate(ordered))
        self._near: dict[int, set[int]] = {number: set() for number in self._alive}
        self._queue: list[tuple[float, str, str, int, int]] = []
        numbered = ((number_of[one], number_of[other]) for one, other in pairs)
        for one, other in sorted({(min(pair), max(pair)) for pair in numbered if pair[0] != pair[1]}):
            self._near[one].add(other)
            self._near[other].add(one)
            self._offer(one, other)

    def result(self) -> list[Cluster]:
        next_number = len(self._alive)
        while self._queue:
            _, _, _, one, other = heapq.heappop(self._queue)
            if one in self._alive and other in self._alive:
                self._join(one, other, next_number)
                next_number += 1
        return sorted(self._alive.values(), key=lambda each: each.name)

    def _join(self, one: int, other: int, number: int) -> None:
        first, second = self._alive.pop(one), self._alive.pop(other)
        both = profile_of((*first.profile.claims, *second.profile.claims), self._entries)
        self._alive[number] = Cluster(tuple(sorted((*first.names, *second.names))), both)
        near = (self._near.pop(one) | self._near.pop(other)) - {one, other}
        self._near[number] = near
        for neighbour in sorted(near):
            self._near[neighbour] -= {one, other}
            self._near[neighbour].add(number)
            self._offer(number, neighbour)

    def _offer(self, one: int, other: int) -> None:
        first, second = self._alive[one], self._alive[other]
        if are_apart(first.profile, second.profile, self._bonds):
            return
        score = self._score(first.profile, second.profile)
        if score > 0:
            ids = sorted((first.name, second.name))
            heapq.heappush(self._queue, (-score, ids[0], ids[1], one, other))


def are_apart(one: Profile, other: Profile, bonds: Bonds) -> bool:
    """Say whether a person decided that a claim of one is not the same as a claim of the other."""
    if not bonds.any_apart:
        return False
    shunned: set[str] = set()
    for claim in one.claims:
        shunned |= bonds.kept_apart(claim.id)
    return bool(shunned) and any(bonds.group_of(claim.id) in shunned for claim in other.claims)
