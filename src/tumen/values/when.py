"""When: a closed interval of days, as precise as the words are."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from tumen.values.span import Span

WhenPrecision = Literal["day", "week", "month", "season", "half", "year", "range", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """Days from `start` to `end`, both included.

    Both are None, and the precision 'unknown', where the words give no day (a relative date without a publication
    date). `words` are the very words at `span`; both are None where the time was inferred.
    """

    start: dt.date | None
    end: dt.date | None
    precision: WhenPrecision
    words: str | None
    span: Span | None

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("an interval has both ends or neither")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"an interval ends no earlier than it starts: {self.start}, {self.end}")
