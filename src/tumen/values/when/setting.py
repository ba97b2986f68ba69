"""Setting: what an expression of time is read against, and the choice of the year or week that it leaves out."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tumen.values.when.calendar import Interval, shifted


class Unknown(Enum):
    """An expression of time that gives no day."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
# None: the words are no expression of time after all.
Reading = Interval | Unknown | None


@dataclass(frozen=True, slots=True)
class Setting:
    """`published` is the publication date. An expression without its year (week, month) means the latest one not after
    `reference`, or, looking `forward`, the earliest that does not end before it. `previous` is the last interval that
    the text gave, `topic` the last that is not merely when something was said. `whole`: 'this month' is
    asked for as the whole month, because a part of it follows from that ('early this month').
    """

    published: dt.date | None
    reference: dt.date | None
    forward: bool
    previous: Interval | None
    topic: Interval | None
    whole: bool


def nearest(build: Callable[[int], Interval | None], setting: Setting, reach: int = 8) -> Interval | Unknown:
    """Return the interval of the year nearest to the reference, on the side the setting says.

    `build` gives the interval in a year, None where it has none (29 February): hence the reach of eight years.
    """
    if setting.reference is None:
        return UNKNOWN
    step = 1 if setting.forward else -1
    for year in range(setting.reference.year - step, setting.reference.year + step * (reach + 1), step):
        found = build(year)
        if found is None:
            continue
        if found.end >= setting.reference if setting.forward else found.start <= setting.reference:
            return found
    return UNKNOWN


def nearest_weekday(weekday: int, setting: Setting) -> dt.date | None:
    """Return the day with that weekday (Monday 0) nearest to the reference, the reference itself included."""
    if setting.reference is None:
        return None
    if setting.forward:
        return setting.reference + dt.timedelta(days=(weekday - setting.reference.weekday()) % 7)
    return setting.reference - dt.timedelta(days=(setting.reference.weekday() - weekday) % 7)


def anchor(setting: Setting, spoken_of: bool) -> Interval | None:
    """Return the interval that 'that day' (spoken of) or 'the month before' points back to."""
    return setting.topic if spoken_of else setting.previous


def years_away(interval: Interval, by: int) -> Interval:
    """Return the same days so many years later."""
    return Interval(shifted(interval.start, "year", by), shifted(interval.end, "year", by), interval.precision)
