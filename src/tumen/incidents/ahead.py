"""Expectations: each joins the incident that tells what it speaks of, where there is one, and opens none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tumen.claims import Claim
from tumen.incidents.blocks import Blocks
from tumen.incidents.clustering import Cluster
from tumen.incidents.deciding import Bonds
from tumen.incidents.scoring import foretold
from tumen.incidents.telling import Telling


class Ahead:
    """Which cluster each expectation joins, kept up as expectations and clusters come and go."""

    def __init__(self) -> None:
        self._expected: dict[str, Telling] = {}
        self._seeking: dict[str, set[str]] = defaultdict(set)
        self._cluster_of: dict[str, str] = {}
        self._chosen: dict[str, str] = {}
        self._joining: dict[str, set[str]] = defaultdict(set)

    def claims_for(self, cluster: str) -> list[Claim]:
        """Return the claims that join a cluster."""
        return [claim for name in self._joining.get(cluster, ()) for claim in self._expected[name].profile.claims]

    def take(self, gone: Iterable[Telling], come: Iterable[Telling]) -> set[str]:
        """Take expectations out and others in; return the names of the clusters that lose one by it."""
        left: set[str] = set()
        for each in gone:
            del self._expected[each.name]
            left |= self._leave(each.name)
            for key in each.sought(frozenset()):
                self._seeking[key].discard(each.name)
        for each in come:
            self._expected[each.name] = each
            for key in each.sought(frozenset()):
                self._seeking[key].add(each.name)
        return left

    def names(self) -> set[str]:
        """Return the names of all expectations."""
        return set(self._expected)

    def seeking(self, keys: Iterable[str]) -> set[str]:
        """Return the names of the expectations that look under the keys."""
        return {name for key in keys for name in self._seeking.get(key, ())}

    def moved(self, before: Sequence[Cluster], after: Sequence[Cluster]) -> None:
        """Take note of which clusters the tellings are now in."""
        for each in before:
            for name in each.names:
                self._cluster_of.pop(name, None)
        for each in after:
            self._cluster_of.update(dict.fromkeys(each.names, each.name))

    def choose(self, names: set[str], clusters: Mapping[str, Cluster], blocks: Blocks, bonds: Bonds) -> set[str]:
        """Let the expectations look again; return the names of the clusters that lose or gain one.

        Those that a decision keeps apart from other claims look last, one after the other, as they may not meet.
        """
        shunning = (
            {name for name, each in self._expected.items() if bonds.kept_apart(name)} if bonds.any_apart else set()
        )
        changed: set[str] = set()
        for name in sorted(names | shunning):
            changed |= self._leave(name)
        for name in [*sorted(names - shunning), *sorted(shunning)]:
            found = self._find(self._expected[name], clusters, blocks, bonds)
            if found is not None:
                self._chosen[name] = found
                self._joining[found].add(name)
                changed.add(found)
        return changed

    def _leave(self, name: str) -> set[str]:
        chosen = self._chosen.pop(name, None)
        if chosen is None:
            return set()
        self._joining[chosen].discard(name)
        return {chosen}

    def _find(self, each: Telling, clusters: Mapping[str, Cluster], blocks: Blocks, bonds: Bonds) -> str | None:
        shunned = bonds.kept_apart(each.name)
        near = {self._cluster_of[name] for name in blocks.near(each.sought(frozenset()))}
        open_to: list[Cluster] = []
        for name in near:
            claims = (*clusters[name].profile.claims, *self.claims_for(name)) if shunned else ()
            if shunned.isdisjoint(bonds.group_of(claim.id) for claim in claims):
                open_to.append(clusters[name])
        return came_true(each, open_to)


def came_true(expected: Telling, clusters: Iterable[Cluster]) -> str | None:
    """Return the name of the cluster that an expectation speaks of most likely; None where it speaks of none of them."""
    best = min(((-foretold(expected.profile, each.profile), each.name) for each in clusters), default=None)
    return best[1] if best is not None and best[0] < 0 else None
