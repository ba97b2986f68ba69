"""Stories: what is of one occurrence because its reports already tell an incident of another act together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from tumen.incidents.clustering import Cluster, Pair, are_apart, cluster
from tumen.incidents.deciding import Bonds
from tumen.incidents.graph import Graph, Part
from tumen.incidents.profile import Profile
from tumen.incidents.scoring import in_one_story
from tumen.reports import Entry

# More clusters of one act than this share reports with one incident of another: it is no sign of one story.
_MOST = 60


class Stories:
    """Joins the clusters of matching further where an incident of another act shares a report with both.

    A cluster that comes or goes touches only those that share a report with it, and theirs.
    """

    def __init__(self) -> None:
        self._clusters: dict[str, Cluster] = {}
        self._told_in: dict[str, set[str]] = defaultdict(set)
        self._graph = Graph()
        # For each cluster the pairs of another act that it makes one story, and for each pair how many do.
        self._pairs: dict[str, list[Pair]] = {}
        self._support: dict[Pair, int] = defaultdict(int)
        self._joined: dict[str, list[Cluster]] = {}

    def update(
        self, gone: Iterable[Cluster], come: Iterable[Cluster], entries: Mapping[str, Entry], bonds: Bonds
    ) -> tuple[list[Cluster], list[Cluster]]:
        """Take clusters out and others in; return the incidents' clusters that are no more, and those that are new."""
        touched: set[str] = set()
        stale: set[str] = set()
        for each in gone:
            touched |= each.profile.roots
            stale.add(each.name)
            self._remove(each)
        for each in come:
            touched |= each.profile.roots
            self._add(each)
        near = {name for root in touched for name in self._told_in.get(root, ())}
        for name in stale | near:
            self._forget(name)
        scored: dict[Pair, bool] = {}
        for name in sorted(near):
            self._pairs[name] = [pair for pair in self._told_together(name) if self._fit(pair, bonds, scored)]
            for pair in self._pairs[name]:
                self._support[pair] += 1
                self._graph.connect(*pair)
        return self._settle(entries, bonds)

    def _add(self, each: Cluster) -> None:
        self._clusters[each.name] = each
        self._graph.add(each.name)
        for root in each.profile.roots:
            self._told_in[root].add(each.name)

    def _remove(self, each: Cluster) -> None:
        del self._clusters[each.name]
        self._graph.remove(each.name)
        for root in each.profile.roots:
            self._told_in[root].discard(each.name)
            if not self._told_in[root]:
                del self._told_in[root]

    def _forget(self, name: str) -> None:
        for pair in self._pairs.pop(name, ()):
            self._support[pair] -= 1
            if not self._support[pair]:
                del self._support[pair]
                self._graph.disconnect(*pair)

    def _told_together(self, name: str) -> Iterator[Pair]:
        """Yield the pairs of clusters of other acts that each share a report with this one."""
        mine = self._clusters[name].profile
        others = (other for root in mine.roots for other in self._told_in[root])
        yield from told_beside(mine.act, ((other, self._clusters[other].profile.act) for other in others))

    def _fit(self, pair: Pair, bonds: Bonds, scored: dict[Pair, bool]) -> bool:
        if pair not in scored:
            one, other = (self._clusters[name].profile for name in pair)
            scored[pair] = fit(one, other, bonds)
        return scored[pair]

    def _settle(self, entries: Mapping[str, Entry], bonds: Bonds) -> tuple[list[Cluster], list[Cluster]]:
        before, after = self._graph.settle(self._clusters)
        gone = [each for part in before for each in self._joined.pop(part[0])]
        for part in after:
            self._joined[part[0]] = self._clustered(part, entries, bonds)
        return gone, [each for part in after for each in self._joined[part[0]]]

    def _clustered(self, part: Part, entries: Mapping[str, Entry], bonds: Bonds) -> list[Cluster]:
        pairs = ((name, other) for name in part for other in self._graph.near(name))
        return join({name: self._clusters[name] for name in part}, pairs, entries, bonds)


def told_beside(act: str, others: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """Yield the pairs of clusters of one act that an incident of another act makes one story, given all told in its reports, each
    by its name and act.
    """
    of_act: dict[str, set[str]] = defaultdict(set)
    for other, theirs in others:
        of_act[theirs].add(other)
    for theirs, names in of_act.items():
        if theirs != act and len(names) <= _MOST:
            yield from combinations(sorted(names), 2)


def fit(one: Profile, other: Profile, bonds: Bonds) -> bool:
    """Say whether two clusters that another incident makes one story are of one occurrence."""
    return in_one_story(one, other) > 0 and not are_apart(one, other, bonds)


def join(
    clusters: Mapping[str, Cluster], pairs: Iterable[Pair], entries: Mapping[str, Entry], bonds: Bonds
) -> list[Cluster]:
    """Return clusters that hang together by pairs joined, their names again those of the tellings."""
    profiles = {name: each.profile for name, each in clusters.items()}
    found = cluster(profiles, pairs, in_one_story, entries, bonds)
    return [
        Cluster(tuple(told for name in each.names for told in clusters[name].names), each.profile) for each in found
    ]
