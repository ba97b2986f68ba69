"""A series: what was counted when, by whom, and over which days somebody was looking.

An observation is an incident, or a row of a table that counts incidents over some days. Where its days lie only partly in a
period it may belong there or not, so a period's number of incidents is a range: the fewest, the most likely, the most.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from tumen.errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InputError(f"a period ends before it starts: {self.start} to {self.end}")

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days + 1

    @property
    def middle(self) -> dt.date:
        """The day in the middle, the earlier of two."""
        return self.start + (self.end - self.start) // 2

    def holds(self, other: "Period") -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: "Period") -> "Period | None":
        """The days that both have."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start <= end else None


@dataclass(frozen=True, slots=True)
class Tally:
    """A number as a range: no fewer than `low`, most likely `best`, no more than `high`."""

    low: int
    best: int
    high: int

    def __post_init__(self) -> None:
        if self.low < 0:
            raise InputError("a count is negative: count incidents, from 0 up")
        if not self.low <= self.best <= self.high:
            raise InputError(f"a range runs low, best, high in rising order: {self.low}, {self.best}, {self.high}")

    def __add__(self, other: "Tally") -> "Tally":
        """Lows add, highs add: the errors of the same source go together, so independent draws would shrink the range falsely."""
        return Tally(self.low + other.low, self.best + other.best, self.high + other.high)


NONE = Tally(0, 0, 0)
# Stretches of days into which a ledger's periods are cut to look for bursts.
LONG, SHORT = 30, 7


@dataclass(frozen=True, slots=True)
class Observation:
    """Incidents counted over some days. `sources`: who tells of them; `country` and `exposure` None where not known."""

    period: Period
    incidents: Tally
    sources: frozenset[str]
    country: str | None
    exposure: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """Observations in order of time, and the days over which the record reaches. `undated`: incidents left out for want of a day.

    `reports` are the days on which the reports of a ledger were published; None: rows of a table, each of which covers its days.
    """

    observations: tuple[Observation, ...]
    covered: Period
    undated: int
    reports: tuple[dt.date, ...] | None

    def only(self, keep: Callable[[Observation], bool]) -> "Series":
        """The series of some observations; the days over which the record reaches stay the same."""
        return replace(self, observations=tuple(one for one in self.observations if keep(one)))

    def during(self, period: Period) -> tuple[Observation, ...]:
        """The observations that share a day with the period."""
        return tuple(one for one in self.observations if one.period.shared(period))

    def count(self, period: Period) -> Tally:
        """How many incidents lie in the period, as a range."""
        return sum((part_of(one, period) for one in self.during(period)), NONE)

    def exposure(self, period: Period) -> float:
        """What the rows give where all of them do, else the days of the period over which the record reaches.

        Rows of the same days, by several sources, watch the same people: their exposure counts once, the largest.
        """
        inside = [one for one in self.observations if period.holds(one.period)]
        given: dict[Period, float] = {}
        for one in inside:
            if one.exposure is not None:
                given[one.period] = max(one.exposure, given.get(one.period, 0.0))
        if given and all(one.exposure is not None for one in inside):
            return sum(given.values())
        if self.reports is not None:
            shared = period.shared(self.covered)
            return float(shared.days) if shared else 0.0
        days = {(part.start, part.end) for one in self.observations if (part := one.period.shared(period))}
        return float(sum(Period(*one).days for one in days))

    def sources(self, period: Period) -> frozenset[str]:
        """Who tells of an incident of the period."""
        return frozenset().union(*(one.sources for one in self.during(period)))

    def published(self, period: Period) -> int | None:
        """How many reports of a ledger were published in the period; None for a table."""
        return None if self.reports is None else sum(period.start <= day <= period.end for day in self.reports)

    def countries(self, period: Period) -> frozenset[str]:
        """The countries of the period's incidents, as far as they are known."""
        return frozenset(one.country for one in self.during(period) if one.country)


def part_of(one: Observation, period: Period) -> Tally:
    """What an observation adds to a period: all of it inside, a range at its edge."""
    if period.holds(one.period):
        return one.incidents
    if not one.period.shared(period):
        return NONE
    inside = period.start <= one.period.middle <= period.end
    return Tally(0, one.incidents.best if inside else 0, one.incidents.high)


def series_of(observations: Iterable[Observation]) -> Series:
    """A series from rows of a table; it reaches from the first row's first day to the last row's last. Raises InputError without rows."""
    ordered = tuple(sorted(observations, key=lambda one: (one.period, sorted(one.sources))))
    if not ordered:
        raise InputError("the series is empty: give a row for each period, also for those without incidents")
    reach = Period(ordered[0].period.start, max(one.period.end for one in ordered))
    return Series(ordered, reach, undated=0, reports=None)


def rows_of(series: Series) -> tuple[Observation, ...]:
    """The rows to show: those of a table, sources added up, or the months of a ledger, whose incidents are many and small."""
    if series.reports is None:
        summed: dict[Period, Observation] = {}
        for one in series.observations:
            held = summed.get(one.period)
            total = one.incidents if held is None else held.incidents + one.incidents
            told = one.sources if held is None else held.sources | one.sources
            summed[one.period] = Observation(one.period, total, told, None, None)
        return tuple(summed[period] for period in sorted(summed))
    starts = [series.covered.start.replace(day=1)]
    while starts[-1] <= series.covered.end:
        starts.append((starts[-1] + dt.timedelta(days=31)).replace(day=1))
    months = [Period(start, after - dt.timedelta(days=1)) for start, after in pairwise(starts)]
    return tuple(Observation(month, series.count(month), series.sources(month), None, None) for month in months)


def cells(series: Series, period: Period) -> tuple[int, ...]:
    """The most likely counts over cells of about equal length: a table's own rows, or stretches of days of the ledger.

    Stretches are of 30 days for periods of 90 days and more, else of 7; what is left over at the end is not used.
    """
    if series.reports is None:
        found: dict[Period, int] = {}
        for one in series.observations:
            if period.holds(one.period):
                found[one.period] = found.get(one.period, 0) + one.incidents.best
        return tuple(found[key] for key in sorted(found))
    length = LONG if period.days >= 3 * LONG else SHORT
    counts = [0] * (period.days // length)
    for one in series.during(period):
        place = (one.period.middle - period.start).days // length
        if 0 <= place < len(counts):
            counts[place] += part_of(one, period).best
    return tuple(counts)
