"""Feasts: days with a name, those of a fixed date, those that Easter, a weekday or the moon moves."""

import datetime as dt
import re
from collections.abc import Sequence

from tumen.values.when.calendar import Interval, day_of, days, month_of, single
from tumen.values.when.setting import Reading, Setting, nearest
from tumen.values.when.vocabulary import plain, table

_HIJRI_EPOCH = 227014  # ordinal of 18 July 622, the day before the first of the tabular Islamic calendar
_WEEK = 7


def feast(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'Christmas Day', 'New Year's Eve 2023', 'Good Friday', 'Ramadan', 'the first week of Ramadan' (by its lead)."""
    name = plain(match["feast"])
    before = match.string[max(0, match.start() - 30) : match.start()]
    if " " not in name and re.search(r"[a-z,] [A-Z][\w’']+ \Z", before):  # somebody's name: 'said Rose Easter'
        return None
    year = int(match["year"]) if match["year"] else None
    rows = {plain(known): row for kind in ("feasts", "movable") for known, row in table()[kind].items()}
    row = rows[name]
    if year is not None:
        return feast_in(row, year)
    return nearest(lambda each: feast_in(row, each), setting)


def feast_in(row: Sequence[int | str], year: int) -> Interval | None:
    """Return a feast's days in a year, None where it has none then (a lunar year is shorter than a solar one).

    Rows are [month, day]; ['easter', days after it]; ['orthodox', ...]; ['weekday', month, weekday, which (-1: the
    last)]; ['hijri', month, first day, number of days], by the tabular calendar: the sighted moon may differ by a day.
    """
    if row[0] == "easter":
        return single(_easter(year) + dt.timedelta(days=int(row[1])))
    if row[0] == "orthodox":
        return single(_orthodox_easter(year) + dt.timedelta(days=int(row[1])))
    if row[0] == "weekday":
        return _nth_weekday(year, int(row[1]), int(row[2]), int(row[3]))
    if row[0] == "hijri":
        return _hijri(year, int(row[1]), int(row[2]), int(row[3]))
    found = day_of(year, int(row[0]), int(row[1]))
    return single(found) if found else None


def _easter(year: int) -> dt.date:
    """The Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % _WEEK
    late = (golden + 11 * epact + 22 * rest) // 451
    month, day = divmod(epact + rest - _WEEK * late + 114, 31)
    return dt.date(year, month, day + 1)


def _orthodox_easter(year: int) -> dt.date:
    """The Julian computus (Meeus), moved to the Gregorian calendar of 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(moon + (2 * (year % 4) + 4 * (year % _WEEK) - moon + 34) % _WEEK + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=13)


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> Interval:
    whole = month_of(year, month)
    if which < 0:
        return single(whole.end - dt.timedelta(days=(whole.end.weekday() - weekday) % _WEEK))
    return single(whole.start + dt.timedelta(days=(weekday - whole.start.weekday()) % _WEEK + _WEEK * (which - 1)))


def _hijri(year: int, month: int, day: int, length: int) -> Interval | None:
    """Return the days of a Gregorian year; where the feast comes twice in it, the second."""
    about = (year - 622) * 33 // 32
    for lunar in (about + 2, about + 1, about, about - 1):
        passed = (lunar - 1) * 354 + (3 + 11 * lunar) // 30 + 29 * (month - 1) + month // 2 + day
        start = dt.date.fromordinal(_HIJRI_EPOCH + passed)
        if start.year == year:
            return days(start, start + dt.timedelta(days=length - 1))
    return None
