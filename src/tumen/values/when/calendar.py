"""Calendar units as intervals of days, and parts of them."""

import calendar
import datetime as dt
from typing import Literal, NamedTuple

Precision = Literal["day", "week", "month", "season", "half", "year", "range"]
_FIRST_YEAR, _LAST_YEAR = 2, 9998  # leaves room for a step beyond every interval


class Interval(NamedTuple):
    """Days from `start` to `end`, both included, and the unit they make up."""

    start: dt.date
    end: dt.date
    precision: Precision


def month_name(month: int) -> str:
    """Return the English name of the month, 1 to 12."""
    return [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][month - 1]


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, None where the calendar has none (30 February) or the year is out of reach."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def single(day: dt.date) -> Interval:
    """Return the day as an interval."""
    return Interval(day, day, "day")


def days(start: dt.date, end: dt.date) -> Interval:
    """Return the interval from start to end, a day where they are one."""
    return Interval(start, end, "day" if start == end else "range")


def month_of(year: int, month: int) -> Interval:
    """Return the month; months below 1 and above 12 run into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Interval(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_of(year: int) -> Interval:
    """Return the calendar year."""
    return Interval(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def week_of(day: dt.date) -> Interval:
    """Return the week of the day, Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    return Interval(monday, monday + dt.timedelta(days=6), "week")


def weekend_of(day: dt.date) -> Interval:
    """Return Saturday and Sunday of the day's week."""
    monday = week_of(day).start
    return days(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))


def season_of(year: int, first_month: int) -> Interval:
    """Return the meteorological season that begins in the month of the year: three months."""
    return Interval(month_of(year, first_month).start, month_of(year, first_month + 2).end, "season")


def quarter_of(year: int, quarter: int) -> Interval:
    """Return the quarter of the year, 1 to 4."""
    return Interval(month_of(year, quarter * 3 - 2).start, month_of(year, quarter * 3).end, "range")


def half_year(year: int, half: int) -> Interval:
    """Return the half of the year, 1 or 2."""
    return Interval(month_of(year, half * 6 - 5).start, month_of(year, half * 6).end, "half")


def season_name(start: dt.date) -> str:
    """Return the name of the season that starts on the day."""
    return {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}[start.month]


def half_of_year(start: dt.date) -> str:
    """Return which half of the year starts on the day."""
    return "first" if start.month == 1 else "second"


def shifted(day: dt.date, unit: str, by: int) -> dt.date:
    """Return the day so many days, weeks, months, years or decades away; the end of a shorter month for its 31st."""
    if unit in {"day", "week", "fortnight"}:
        return day + dt.timedelta(days=by * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = by * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    month = month_of(day.year, day.month + months)
    return min(month.end, month.start + dt.timedelta(days=day.day - 1))


def unit_of(day: dt.date, unit: str) -> Interval:
    """Return the calendar unit that holds the day: day, week, weekend, month, quarter, year or decade."""
    if unit == "decade":
        first = day.year - day.year % 10
        return Interval(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "range")
    units = {
        "day": lambda: single(day),
        "week": lambda: week_of(day),
        "fortnight": lambda: week_of(day),
        "weekend": lambda: weekend_of(day),
        "month": lambda: month_of(day.year, day.month),
        "quarter": lambda: quarter_of(day.year, (day.month + 2) // 3),
        "year": lambda: year_of(day.year),
    }
    return units[unit.lower()]()


def part_of(whole: Interval, part: str) -> Interval:
    """Return the early, middle or late part of a unit, its 'start' or its 'end'.

    Of a month the early, middle and late part are the days 1-10, 11-20 and 21-end, and start and end mean the same.
    Of a year early is January-March, middle May-August, late October-December; start is January, end December.
    Of a week they are Monday-Tuesday, Tuesday-Thursday, Thursday-Sunday; of a decade the years 0-3, 4-6,
    7-9; of anything else its thirds.
    """
    start, end = whole.start, whole.end
    if whole.precision == "month":
        bounds = {"early": (1, 10), "start": (1, 10), "middle": (11, 20), "late": (21, end.day), "end": (21, end.day)}
        first, last = bounds[part]
        return days(start.replace(day=first), start.replace(day=last))
    if whole.precision == "year":
        first, last = {"early": (1, 3), "start": (1, 1), "middle": (5, 8), "late": (10, 12), "end": (12, 12)}[part]
        return days(month_of(start.year, first).start, month_of(start.year, last).end)
    if whole.precision == "week":
        first, last = {"early": (0, 1), "start": (0, 1), "middle": (1, 3), "late": (3, 6), "end": (4, 6)}[part]
        return days(start + dt.timedelta(days=first), start + dt.timedelta(days=last))
    if end.year - start.year == 9:
        first, last = {"early": (0, 3), "start": (0, 3), "middle": (4, 6), "late": (7, 9), "end": (7, 9)}[part]
        return days(start.replace(year=start.year + first), end.replace(year=start.year + last))
    third = (end - start).days // 3
    if third == 0:
        return whole
    first, last = {"early": (0, 1), "start": (0, 1), "middle": (1, 2), "late": (2, 3), "end": (2, 3)}[part]
    stop = end if last == 3 else start + dt.timedelta(days=third * last - 1)
    return days(start + dt.timedelta(days=third * first), stop)


def counted_part(whole: Interval, which: int, size: int, unit: str) -> Interval | None:
    """Return the `which`-th `size` units of the whole (-1: the last): 'the last three months of 2023', 'the first week
    of June' (its days 1-7). None where the whole has no such part.
    """
    if unit == "half":
        return _half(whole, 2 if which < 0 else which)
    if which < 0:
        first = shifted(whole.end + dt.timedelta(days=1), unit, -size)
        return None if first < whole.start else _named(first, whole.end, size, unit)
    first = shifted(whole.start, unit, (which - 1) * size)
    last = shifted(first, unit, size) - dt.timedelta(days=1)
    return None if last > whole.end or which > 53 else _named(first, last, size, unit)


def _named(first: dt.date, last: dt.date, size: int, unit: str) -> Interval:
    return unit_of(first, "month") if unit == "month" and size == 1 and first.day == 1 else days(first, last)


def _half(whole: Interval, which: int) -> Interval | None:
    if which not in {1, 2}:
        return None
    if whole.precision == "year":
        return half_year(whole.start.year, which)
    middle = whole.start + dt.timedelta(days=((whole.end - whole.start).days + 1) // 2 - 1)
    return days(whole.start, middle) if which == 1 else days(middle + dt.timedelta(days=1), whole.end)
