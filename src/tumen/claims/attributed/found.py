"""Found: an attribution while it is put together, as indices of tokens."""

from dataclasses import dataclass


@dataclass(slots=True)
class Found:
    """`cue`, `source` and `held` (what is said) are indices of a document's tokens; empty where there is none."""

    cue: frozenset[int]
    source: frozenset[int]
    held: set[int]
