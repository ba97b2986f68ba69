"""What calendar units mean beside the publication date: 'last week', 'this year', 'the past 24 hours', 'the 1990s'."""

import datetime as dt
import re

from tumen.values.when.calendar import (
    Interval,
    days,
    half_year,
    quarter_of,
    shifted,
    unit_of,
    weekend_of,
)
from tumen.values.when.setting import UNKNOWN, Reading, Setting, anchor, nearest
from tumen.values.when.vocabulary import number_of, plain

_DAY = dt.timedelta(days=1)


def which_unit(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'last week', 'next month', 'this year', 'the past week', 'the previous year'.

    'This' unit runs from its start to the publication date, or, of what is to come, from there to its end. 'The past
    week' is the seven days up to publication; 'the previous year' is the one before the time told before.
    """
    if setting.published is None:
        return UNKNOWN
    which, unit, today = match["which"].lower(), match["unit"].lower(), setting.published
    if unit == "weekend":
        return _which_weekend(which, setting)
    if which == "past":
        return days(shifted(today, unit, -1), today)
    if which in {"this", "current"}:
        whole = unit_of(today, unit)
        if setting.whole:
            return whole
        return days(today, whole.end) if setting.forward else days(whole.start, today)
    told = anchor(setting, spoken_of=False)
    base = told.start if which == "previous" and told else today
    return unit_of(shifted(base, unit, 1 if which in {"next", "coming"} else -1), unit)


def _which_weekend(which: str, setting: Setting) -> Reading:
    if setting.published is None:
        return UNKNOWN
    coming = weekend_of(setting.published)
    latest = coming if coming.start <= setting.published else weekend_of(setting.published - 7 * _DAY)
    if which == "this":
        return coming if setting.forward or setting.published.weekday() > 2 else latest
    if which in {"next", "coming"}:
        return coming if coming.start > setting.published else weekend_of(setting.published + 7 * _DAY)
    over = latest.end < setting.published
    return latest if over else weekend_of(setting.published - 7 * _DAY)


def weekend(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'at the weekend': the latest that has begun, or the coming one."""
    if setting.reference is None:
        return UNKNOWN
    own = weekend_of(setting.reference)
    if setting.forward or own.start <= setting.reference:
        return own
    return weekend_of(setting.reference - 7 * _DAY)


def running_unit(match: re.Match[str], setting: Setting) -> Reading:
    """Read the unit in 'before the end of the month', 'within the week': the one that publication falls in."""
    if setting.published is None or plain(match[0]).endswith("was out"):
        return UNKNOWN
    return unit_of(setting.published, match["unit"].lower())


def rolling(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the past 24 hours', 'the last three weeks', 'the next two days': so far back from publication, or ahead."""
    if setting.published is None or match["number"].lower() in {"few", "several"}:
        return UNKNOWN
    number, unit, today = number_of(match["number"]), match["unit"].lower(), setting.published
    if unit in {"minute", "hour"}:
        number, unit = (number + 23) // 24 if unit == "hour" else 0, "day"
    if unit == "weekend":
        unit = "week"
    if plain(match["way"]) in {"next", "coming"}:
        return days(today, shifted(today, unit, number))
    return days(shifted(today, unit, -number), today)


def decade(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the 1990s'."""
    return unit_of(dt.date(int(match["decade"]), 1, 1), "decade")


def short_part(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'Q3 2023', 'H1 2024'."""
    year, which = int(match["year"]), int(match["which"].lower())
    if match["kind"].lower() == "q":
        return quarter_of(year, which)
    found: Interval | None = half_year(year, which) if which <= 2 else None
    return found


def quarter_alone(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'in the second quarter', 'in Q2': the latest one that has begun."""
    groups = match.groupdict()
    which = (
        ["first", "second", "third", "fourth"].index(groups["ordinal"].lower()) + 1
        if "ordinal" in groups
        else int(groups["which"])
    )
    return nearest(lambda year: quarter_of(year, which), setting)
