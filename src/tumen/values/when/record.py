"""When: a closed interval of days, as precise as the words are."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from tumen.values.span import Span
from tumen.values.when.calendar import half_of_year, month_name, season_name

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


def when_words(when: When) -> str:
    """Return the interval in words that `read_when` reads back without a publication date (years 1900 to 2099).

    '21 August 2024', 'the week of 26 August 2024', 'August 2024', 'the winter of 2023-24', 'the first half of 2024',
    '2024', '28 September to 2 October 2024'; 'unknown' where no day is known.
    """
    if when.start is None or when.end is None:
        return "unknown"
    start, end = when.start, when.end
    if when.precision == "week":
        return f"the week of {_day(start)}"
    if when.precision == "month":
        return f"{month_name(start.month)} {start.year}"
    if when.precision == "season":
        years = f"{start.year}-{end.year % 100:02}" if end.year > start.year else str(start.year)
        return f"the {season_name(start)} of {years}"
    if when.precision == "half":
        return f"the {half_of_year(start)} half of {start.year}"
    if when.precision == "year":
        return str(start.year)
    return _day(start) if start == end else _range(start, end)


def _day(day: dt.date) -> str:
    return f"{day.day} {month_name(day.month)} {day.year}"


def _range(start: dt.date, end: dt.date) -> str:
    if start.year != end.year:
        return f"{_day(start)} to {_day(end)}"
    if start.month != end.month:
        return f"{start.day} {month_name(start.month)} to {_day(end)}"
    return f"{start.day} to {_day(end)}"


def overlap(one: When, other: When) -> bool:
    """Say whether the two share a day; an unknown time shares none."""
    return gap_days(one, other) == 0


def gap_days(one: When, other: When) -> int | None:
    """Return the days from the end of the earlier to the start of the later; 0 where they overlap, None if unknown."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return max(0, (other.start - one.end).days, (one.start - other.end).days)
