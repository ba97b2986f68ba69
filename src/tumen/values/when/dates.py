"""What dates mean: days, months, seasons and years by their names, with the year where it is left out."""

import datetime as dt
import re

from tumen.values.people import is_person_noun
from tumen.values.when.calendar import Interval, day_of, days, month_of, season_of, single, week_of, year_of
from tumen.values.when.setting import UNKNOWN, Reading, Setting, Unknown, anchor, nearest
from tumen.values.when.vocabulary import month_numbers, plain, table, weekday_numbers


def _year(match: re.Match[str], setting: Setting) -> int | Unknown | None:
    """Return the year that is written; None where none is."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    words = plain(groups.get("relative") or "")
    return None if not words else relative_year(words, setting)


def relative_year(words: str, setting: Setting) -> int | Unknown:
    """Return the year that 'last year', 'that year', 'the following year' mean."""
    first = words.split(maxsplit=1)[0]
    if first in {"last", "this", "next"} or "current" in words:
        steps = {"last": -1, "next": 1}
        return UNKNOWN if setting.published is None else setting.published.year + steps.get(first, 0)
    told = anchor(setting, spoken_of=False)
    base = told.start.year if told else setting.published.year if setting.published else None
    if base is None:
        return UNKNOWN
    return base + (
        -1
        if "previous" in words or "before" in words
        else 1
        if "following" in words or "next" in words or "after" in words
        else 0
    )


def _month(match: re.Match[str]) -> int:
    return month_numbers()[match["month"].lower().rstrip(".")]


def _day(match: re.Match[str]) -> int:
    word = match.groupdict().get("day_word")
    return int(table()["ordinals"][word.lower()]) if word else int(match["day"])


def iso(match: re.Match[str], setting: Setting) -> Reading:
    """Read '2024-08-21'."""
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return single(day) if day else None


def numeric(match: re.Match[str], setting: Setting) -> Reading:
    """Read '21/08/2024', '14.03.2024', '16. 11. 2023': day before month, as most of the world writes.

    Month before day where the first figure cannot be a month's day order: '03/25/2025', and '03/12/2025' published
    before 3 December 2025.
    """
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    first, second = int(match["first"]), int(match["second"])
    usual = day_of(year, second, first)
    other = day_of(year, first, second) if match["mark"] == "/" else None
    late = usual and setting.published and usual > setting.published
    if usual and not (late and other and setting.published and other <= setting.published):
        return single(usual)
    return single(other) if other else None


def _dated(match: re.Match[str], setting: Setting, month: int, day: int) -> Reading:
    year = _year(match, setting)
    if isinstance(year, Unknown):
        return UNKNOWN
    if year is not None:
        found = day_of(year, month, day)
        return single(found) if found else None
    if day_of(2024, month, day) is None:
        return None

    def build(year: int) -> Interval | None:
        found = day_of(year, month, day)
        return single(found) if found else None

    return nearest(build, setting)


def day_month(match: re.Match[str], setting: Setting) -> Reading:
    """Read '21 August 2024', 'Tuesday 7 May', 'the twenty-sixth of April', 'Sunday, August 4'."""
    return _dated(match, setting, _month(match), _day(match))


def month_day(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'Aug. 21', 'August 17th, 2022'; in 'in September 16 people were taken' the figure counts people."""
    follows = re.match(r"\s{1,3}([^\W\d_]+)", match.string[match.end() : match.end() + 40])
    if (
        follows
        and is_person_noun(follows[1])
        and not match.string[max(0, match.start() - 3) : match.start()].lower().endswith("on ")
    ):
        return None
    return _dated(match, setting, _month(match), _day(match))


def day_range(match: re.Match[str], setting: Setting) -> Reading:
    """Read '13–19 May 2024', 'October 9-11', '23 to 24 November'."""
    end = _dated(match, setting, _month(match), _day(match))
    first = int(match["day_from"])
    if not isinstance(end, Interval) or first >= end.end.day:
        return end if isinstance(end, Unknown) and first < _day(match) else None
    return days(end.end.replace(day=first), end.end)


def week_of_day(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the week of 26 August 2024'."""
    day = _dated(match, setting, _month(match), _day(match))
    return week_of(day.start) if isinstance(day, Interval) else day


def week_up_to(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the week ending 10 August': that day and the six before it."""
    day = _dated(match, setting, _month(match), _day(match))
    return days(day.start - dt.timedelta(days=6), day.start) if isinstance(day, Interval) else day


def year_up_to(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the 12 months to June', 'the financial year that ended in March 2024': the year that ends with the month."""
    year = _year(match, setting)
    if isinstance(year, Unknown):
        return UNKNOWN
    last = month_of(year, _month(match)) if year is not None else nearest(lambda y: month_of(y, _month(match)), setting)
    return (
        days(month_of(last.start.year, last.start.month - 11).start, last.end) if isinstance(last, Interval) else last
    )


def month_year(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'May 2024', 'June of last year', 'January of the following year'."""
    year = _year(match, setting)
    return UNKNOWN if isinstance(year, Unknown) or year is None else month_of(year, _month(match))


def month_alone(match: re.Match[str], setting: Setting) -> Reading:
    """Read the month in 'in November': the latest one that has begun."""
    if match["month"].rstrip(".") != match["month"] or len(match["month"]) > 3 or match["month"].lower() == "may":
        return nearest(lambda year: month_of(year, _month(match)), setting)
    return None


def which_month(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'last May' (the latest that is over), 'next May', 'this May'."""
    if setting.published is None:
        return UNKNOWN
    today, month = setting.published, _month(match)
    if match["which"].lower() == "this":
        return month_of(today.year, month)
    if match["which"].lower() == "last":
        return month_of(today.year - (month >= today.month), month)
    return month_of(today.year + (month <= today.month), month)


def _season(match: re.Match[str]) -> int:
    return int(table()["seasons"][match["season"].lower()])


def season_year(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the autumn of 2023', 'the winter of 2023-24', 'summer last year'."""
    year = _year(match, setting)
    return UNKNOWN if isinstance(year, Unknown) or year is None else season_of(year, _season(match))


def season_alone(match: re.Match[str], setting: Setting) -> Reading:
    """Read the season in 'since the summer': the latest one that has begun."""
    return nearest(lambda year: season_of(year, _season(match)), setting)


def which_season(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'last summer' (the latest that is over), 'this summer' (to the publication date), 'next summer'."""
    if setting.published is None:
        return UNKNOWN
    today = setting.published
    begun = nearest(lambda year: season_of(year, _season(match)), setting_at(today))
    if isinstance(begun, Unknown):
        return begun
    running = begun.end >= today
    if match["which"].lower() == "this":
        return begun if running or not setting.forward else season_of(begun.start.year + 1, begun.start.month)
    if match["which"].lower() == "last":
        return season_of(begun.start.year - 1, begun.start.month) if running else begun
    return season_of(begun.start.year + 1, begun.start.month)


def setting_at(day: dt.date) -> Setting:
    """Return the setting of a text published on the day, with nothing told before."""
    return Setting(day, day, False, None, None, False)


def day_of_month(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the 8th': of the latest month whose 8th is not after the reference."""
    if setting.reference is None:
        return UNKNOWN
    for step in range(4) if setting.forward else range(0, -4, -1):
        month = month_of(setting.reference.year, setting.reference.month + step).start
        day = day_of(month.year, month.month, int(match["day"]))
        if day and (day >= setting.reference if setting.forward else day <= setting.reference):
            return single(day)
    return UNKNOWN


def year_alone(match: re.Match[str], setting: Setting) -> Reading:
    """Read the year in 'in 2019'."""
    return year_of(int(match["year"]))


def two_years(match: re.Match[str], setting: Setting) -> Reading:
    """Read '2022/23': both years, as the words do not say where in them it lies."""
    first = int(match["year"])
    last = first - first % 100 + int(match["to"])
    return days(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last < first + 12 else None


def years(match: re.Match[str], setting: Setting) -> Reading:
    """Read '2019-2021'."""
    first, last = int(match["year_from"]), int(match["year"])
    return days(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last else None


def weekday_and_day(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'Friday the 13th': of the latest month in which both fit."""
    if setting.reference is None:
        return UNKNOWN
    wanted = weekday_numbers()[match["weekday"].lower()]
    for step in range(60) if setting.forward else range(0, -60, -1):
        month = month_of(setting.reference.year, setting.reference.month + step).start
        day = day_of(month.year, month.month, int(match["day"]))
        beyond = day is None or (day < setting.reference if setting.forward else day > setting.reference)
        if day and not beyond and day.weekday() == wanted:
            return single(day)
    return UNKNOWN
