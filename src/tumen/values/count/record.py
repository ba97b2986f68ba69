"""Count: how many people, as a range that the words allow."""

import re
from collections.abc import Iterable
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


# Words that make a breakdown a partial one: what they name need not add up to the total. A couple is in no part.
_PARTIAL = re.compile(
    r"\b(?:including|includes?|included|among|of (?:them|whom|these|those)|mostly|mainly|couple)\b", re.IGNORECASE
)


def count_words(low: int, high: int | None) -> str:
    """Return the range in words that `read_count` reads back: '15', '36 to 44', 'at least 24', 'up to 40'.

    [0, ) says nothing and is 'unknown', which reads back as no count.
    """
    if high is None:
        return f"at least {low:,}" if low else "unknown"
    if high == 0:
        return "no one"
    if low == high:
        return f"{low:,}"
    return f"up to {high:,}" if low == 1 else f"{low:,} to {high:,}"


def compatible(one: Count | CountRange, other: Count | CountRange) -> bool:
    """Say whether some number fits both ranges."""
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


def add_ranges(ranges: Iterable[CountRange]) -> CountRange:
    """Return the range of the sum: lows add, highs add, and one open range leaves it open. Nothing adds to [0, 0]."""
    given = list(ranges)
    highs = [each.high for each in given if each.high is not None]
    return CountRange(sum(each.low for each in given), sum(highs) if len(highs) == len(given) else None)


def span_ranges(ranges: Iterable[CountRange]) -> CountRange:
    """Return [lowest low, highest high], open where one of them is. Raises ValueError where there are none."""
    given = list(ranges)
    highs = [each.high for each in given if each.high is not None]
    return CountRange(min(each.low for each in given), max(highs) if len(highs) == len(given) else None)


def parts_fit(count: Count) -> bool:
    """Say whether the parts can add up to the total.

    A partial breakdown ('including two children', or a count without words to tell by) may stay below it.
    """
    if not count.parts:
        return True
    summed = add_ranges(CountRange(low, high) for low, high in count.parts.values())
    if count.high is not None and summed.low > count.high:
        return False
    partial = count.words is None or _PARTIAL.search(count.words) is not None
    return partial or summed.high is None or summed.high >= count.low
