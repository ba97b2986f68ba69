"""Greedy clustering, best pair first: sets of claims are joined while what they say together fits.

What two joined sets say is compared anew after each join, and a join that any agreed aspect rules out is never made, so that
a vague claim cannot chain two clear occurrences together. Ties fall by claim id: the order of the claims changes nothing.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

from tumen.claims import Claim
from tumen.incidents.deciding import Bonds
from tumen.incidents.profile import Profile, profile_of
from tumen.reports import Entry

Pair = tuple[int, int]


def cluster(
    groups: Sequence[Sequence[Claim]],
    candidates: Callable[[Sequence[Profile]], Iterable[Pair]],
    score: Callable[[Profile, Profile], float],
    entries: Mapping[str, Entry],
    bonds: Bonds,
) -> list[tuple[Claim, ...]]:
    """Return the groups, joined where `score` is above 0 and no decision keeps them apart.

    `candidates` names the pairs of groups that are compared at all. Groups come back by their first claim's id.
    """
    ordered = sorted((sorted(group, key=lambda claim: claim.id) for group in groups), key=lambda group: group[0].id)
    return _Joining(ordered, candidates, score, entries, bonds).result()


class _Joining:
    """The state of one clustering: living sets by number, who may be compared with whom, and the pairs by score."""

    def __init__(
        self,
        groups: Sequence[Sequence[Claim]],
        candidates: Callable[[Sequence[Profile]], Iterable[Pair]],
        score: Callable[[Profile, Profile], float],
        entries: Mapping[str, Entry],
        bonds: Bonds,
    ) -> None:
        self._score, self._entries, self._bonds = score, entries, bonds
        profiles = [profile_of(group, entries) for group in groups]
        self._alive = dict(enumerate(profiles))
        self._near: dict[int, set[int]] = {number: set() for number in self._alive}
        self._queue: list[tuple[float, str, str, int, int]] = []
        for one, other in sorted({(min(pair), max(pair)) for pair in candidates(profiles) if pair[0] != pair[1]}):
            self._near[one].add(other)
            self._near[other].add(one)
            self._offer(one, other)

    def result(self) -> list[tuple[Claim, ...]]:
        next_number = len(self._alive)
        while self._queue:
            _, _, _, one, other = heapq.heappop(self._queue)
            if one in self._alive and other in self._alive:
                self._join(one, other, next_number)
                next_number += 1
        return sorted((profile.claims for profile in self._alive.values()), key=lambda claims: claims[0].id)

    def _join(self, one: int, other: int, number: int) -> None:
        both = (*self._alive.pop(one).claims, *self._alive.pop(other).claims)
        self._alive[number] = profile_of(both, self._entries)
        near = (self._near.pop(one) | self._near.pop(other)) - {one, other}
        self._near[number] = near
        for neighbour in sorted(near):
            self._near[neighbour] -= {one, other}
            self._near[neighbour].add(number)
            self._offer(number, neighbour)

    def _offer(self, one: int, other: int) -> None:
        first, second = self._alive[one], self._alive[other]
        if self._apart(first, second):
            return
        score = self._score(first, second)
        if score > 0:
            ids = sorted((first.claims[0].id, second.claims[0].id))
            heapq.heappush(self._queue, (-score, ids[0], ids[1], one, other))

    def _apart(self, one: Profile, other: Profile) -> bool:
        if not self._bonds.any_apart:
            return False
        shunned: set[str] = set()
        for claim in one.claims:
            shunned |= self._bonds.kept_apart(claim.id)
        return bool(shunned) and any(self._bonds.group_of(claim.id) in shunned for claim in other.claims)
