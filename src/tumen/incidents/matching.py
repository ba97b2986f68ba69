"""Matching: which tellings of different reports are of one occurrence, kept up as tellings come and go."""

from collections.abc import Iterable, Mapping, Sequence

from tumen.incidents.blocks import Blocks
from tumen.incidents.clustering import Cluster, Pair, are_apart, cluster
from tumen.incidents.deciding import Bonds
from tumen.incidents.graph import Graph, Part
from tumen.incidents.profile import Profile
from tumen.incidents.scoring import across_reports
from tumen.incidents.telling import Telling
from tumen.reports import Entry


class Matching:
    """Tellings that fit, directly or over others, make a part; each part is clustered for itself.

    What names neither a place nor a person fits much: it is of the part of the one telling that it fits best, and brings no two
    parts together. A telling that comes or goes touches only its part, the parts that it brings together, and what becomes comparable, or
    ceases to be, as a key becomes too common.
    """

    def __init__(self, common: frozenset[str]) -> None:
        self.tellings: dict[str, Telling] = {}
        self.blocks = Blocks(common)
        self._graph = Graph()
        self._fits: dict[str, dict[str, float]] = {}
        self._best: dict[str, str] = {}
        self._unsure: set[str] = set()
        self._clusters: dict[str, list[Cluster]] = {}

    def update(
        self, gone: Iterable[str], come: Sequence[Telling], entries: Mapping[str, Entry], bonds: Bonds
    ) -> tuple[list[Cluster], list[Cluster], set[str]]:
        """Take tellings out, by name, and others in.

        Return the clusters that are no more, those that are new, and the keys that became too common or ceased to be.
        """
        crossed: set[str] = set()
        for name in gone:
            crossed.update(self.blocks.remove(name, self.tellings.pop(name).keys()))
            self._cut(name)
            self._graph.remove(name)
        for telling in come:
            self.tellings[telling.name] = telling
            self._graph.add(telling.name)
            crossed.update(self.blocks.add(telling.name, telling.keys()))
        fresh = {telling.name for telling in come}
        loose = {name for key in crossed for name in self.blocks.under(key)} - fresh
        for name in loose:
            self._cut(name)
        self._compare(fresh | loose, bonds)
        self._choose()
        return *self._settle(entries, bonds), crossed

    def _compare(self, names: set[str], bonds: Bonds) -> None:
        for name in sorted(names):
            mine = self.tellings[name].profile
            for other in self._near(name):
                if other in names and other < name:
                    continue
                theirs = self.tellings[other].profile
                score = across_reports(mine, theirs)
                if score > 0 and not are_apart(mine, theirs, bonds):
                    self._connect(name, other, score)

    def _connect(self, one: str, other: str, score: float) -> None:
        self._fits.setdefault(one, {})[other] = score
        self._fits.setdefault(other, {})[one] = score
        vague = {name for name in (one, other) if is_vague(self.tellings[name].profile)}
        self._unsure |= vague
        if not vague:
            self._graph.connect(one, other)

    def _cut(self, name: str) -> None:
        for other in self._fits.pop(name, {}):
            del self._fits[other][name]
            if self._best.get(other) == name:
                del self._best[other]
                self._unsure.add(other)
        self._best.pop(name, None)
        self._unsure.add(name)
        self._graph.cut(name)

    def _choose(self) -> None:
        """Let those that fit much choose what they fit best."""
        for name in sorted(self._unsure & self._fits.keys()):
            if not self._fits[name] or not is_vague(self.tellings[name].profile):
                continue
            best = best_of(self._fits[name])
            before = self._best.get(name)
            if before not in (None, best) and self._best.get(before) != name:
                self._graph.disconnect(name, before)
            self._best[name] = best
            self._graph.connect(name, best)
        self._unsure = set()

    def _near(self, name: str) -> set[str]:
        telling = self.tellings[name]
        return self.blocks.near(telling.sought(telling.keys())) - {name}

    def _settle(self, entries: Mapping[str, Entry], bonds: Bonds) -> tuple[list[Cluster], list[Cluster]]:
        before, after = self._graph.settle(self.tellings)
        gone = [each for part in before for each in self._clusters.pop(part[0])]
        new: list[Cluster] = []
        for part in after:
            found = cluster(self._profiles(part), self._pairs(part), across_reports, entries, bonds)
            self._clusters[part[0]] = found
            new += found
        return gone, new

    def _profiles(self, part: Part) -> dict[str, Profile]:
        return {name: self.tellings[name].profile for name in part}

    def _pairs(self, part: Part) -> Iterable[Pair]:
        """Return the pairs of a part that are compared at all."""
        if len(part) == 2:
            return [(part[0], part[1])]
        members = frozenset(part)
        return ((name, other) for name in part for other in self._near(name) & members)


def best_of(fits: Mapping[str, float]) -> str:
    """Return which of those that a telling fits, each with its score, it fits best."""
    return min(fits, key=lambda other: (-fits[other], other))


def is_vague(profile: Profile) -> bool:
    """Say whether a telling names neither a place nor a person."""
    return not profile.place_words and not profile.people.names
