"""Count: how many people, as a range that the words allow."""

from dataclasses import dataclass

from tumen.values.span import Span


@dataclass(frozen=True, slots=True)
class CountRange:
    """People, from `low` to `high` inclusive; `high` None: no upper bound is known."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """People as one report's words give them.

    `low` to `high` inclusive, `high` None: open. `parts` break the total down ({"women": (13, 13)}) and are never
    added to it. `words` are the very words at `span`; both are None where the number was inferred.
    """

    low: int
    high: int | None
    parts: dict[str, tuple[int, int | None]]
    words: str | None
    span: Span | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"a count runs from low to high, both at least 0: {self.low}, {self.high}")
