"""Entries of lists, and how likely each two of them are the same case; from these, tables drawn as often as one likes.

Who is the same as whom is seldom certain. A table made with the most likely links only takes it for certain, and its interval is too short. So
each link is drawn with its probability, what hangs together is one case, and the table is counted anew: many draws stand for what is not
known (counting and linking as one problem: S. Tancredi, B. Liseo, Ann. Appl. Stat. 5, 2011; here in two steps, by multiple imputation).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tumen.assessments.hidden import CaptureTable, table_of_cases
from tumen.errors import InputError

# A link more certain than this is kept in every draw. One less likely than `LEAST` is dropped: down there no linkage is calibrated, and
# thousands of them would join strangers by their number alone.
CERTAIN = 0.995
LEAST = 0.05
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """Two entries by their places, and the probability that they are the same case."""

    one: int
    other: int
    probability: float


@dataclass(frozen=True, slots=True)
class LinkedLists:
    """Names of lists, the list of each entry (by its place among the names), and the links between entries.

    `apart`: pairs of entries that a person said are not the same; no draw joins them, through others neither.
    """

    names: tuple[str, ...]
    entries: tuple[int, ...]
    links: tuple[Link, ...]
    apart: tuple[tuple[int, int], ...]

    @property
    def uncertain(self) -> int:
        """How many links are neither sure nor dropped."""
        return sum(LEAST <= link.probability < CERTAIN for link in self.links)

    def likely(self) -> CaptureTable:
        """The table of the links that are more likely than not. Raises InputError where no method could use it."""
        return self._table([link for link in self.links if link.probability >= LIKELY])

    def drawn(self, tables: int, seed: int = 1) -> Iterator[CaptureTable]:
        """Yield tables with the links drawn by their probabilities. Raises InputError as `likely` does."""
        random = np.random.default_rng(seed)
        open_links = [link for link in self.links if link.probability >= LEAST]
        chances = np.array([link.probability for link in open_links])
        for _ in range(tables):
            kept = (chances >= CERTAIN) | (random.random(chances.size) < chances)
            yield self._table([link for link, keep in zip(open_links, kept, strict=True) if keep])

    def _table(self, links: Sequence[Link]) -> CaptureTable:
        if not self.entries:
            raise InputError("the lists are empty: there is no case to estimate from")
        on: dict[int, set[int]] = {}
        for entry, root in enumerate(_roots(len(self.entries), links, self.apart)):
            on.setdefault(root, set()).add(self.entries[entry])
        flags = ([int(place in held) for place in range(len(self.names))] for held in on.values())
        return table_of_cases(self.names, flags)


def _roots(entries: int, links: Sequence[Link], apart: Sequence[tuple[int, int]]) -> list[int]:
    """For each entry the first of those that hang together with it; the surest links are taken first."""
    parent = list(range(entries))
    shunned: dict[int, set[int]] = {}
    for one, other in apart:
        shunned.setdefault(one, set()).add(other)
        shunned.setdefault(other, set()).add(one)

    def root_of(entry: int) -> int:
        while parent[entry] != entry:
            parent[entry] = parent[parent[entry]]
            entry = parent[entry]
        return entry

    for link in sorted(links, key=lambda link: (-link.probability, link.one, link.other)):
        first, second = sorted((root_of(link.one), root_of(link.other)))
        if first == second or second in {root_of(other) for other in shunned.get(first, ())}:
            continue
        parent[second] = first
        if second in shunned:
            shunned.setdefault(first, set()).update(shunned[second])
    return [root_of(entry) for entry in range(entries)]
