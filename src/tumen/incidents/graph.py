"""Names and which of them fit: keeps the parts that hang together, and tells which of them changed."""

from collections.abc import Iterable

Part = tuple[str, ...]


class Graph:
    """Nodes and edges come and go one at a time; `settle` works only on the parts that they touched."""

    def __init__(self) -> None:
        self._near: dict[str, set[str]] = {}
        self._part_of: dict[str, Part | None] = {}
        self._touched: set[str] = set()

    def add(self, node: str) -> None:
        """Add a node that fits no other yet."""
        self._part_of.setdefault(node, None)
        self._touched.add(node)

    def remove(self, node: str) -> None:
        """Take a node and its edges out; `settle` still tells of the part that it was in."""
        self.cut(node)
        self._touched.add(node)

    def cut(self, node: str) -> None:
        """Take all edges of a node away."""
        for other in self._near.pop(node, set()):
            self._near[other].discard(node)
            self._touched.add(other)
        self._touched.add(node)

    def connect(self, one: str, other: str) -> None:
        """Say that two nodes, both added, fit."""
        self._near.setdefault(one, set()).add(other)
        self._near.setdefault(other, set()).add(one)
        self._touched |= {one, other}

    def disconnect(self, one: str, other: str) -> None:
        """Say that two nodes no longer fit."""
        self._near.get(one, set()).discard(other)
        self._near.get(other, set()).discard(one)
        self._touched |= {one, other}

    def settle(self, alive: Iterable[str]) -> tuple[list[Part], list[Part]]:
        """Return the parts that were touched, as they were and as they are, nodes sorted; `alive` of the touched are kept.

        A part whose nodes are the same as before is told of as well: a node may stand for something else now.
        """
        before = {part for node in self._touched if (part := self._part_of.get(node)) is not None}
        nodes = self._touched.union(*before)
        kept = nodes.intersection(alive)
        for node in nodes - kept:
            self._part_of.pop(node, None)
        after: list[Part] = []
        seen: set[str] = set()
        for node in sorted(kept):
            if node not in seen:
                part = self._part(node)
                seen.update(part)
                after.append(part)
        for part in after:
            self._part_of.update(dict.fromkeys(part, part))
        self._touched = set()
        return sorted(before), after

    def near(self, node: str) -> frozenset[str]:
        """Return the nodes that fit a node."""
        return frozenset(self._near.get(node, ()))

    def _part(self, node: str) -> Part:
        found, waiting = {node}, [node]
        while waiting:
            new = self._near.get(waiting.pop(), set()) - found
            found |= new
            waiting.extend(new)
        return tuple(sorted(found))
