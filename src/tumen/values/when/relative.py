"""What relative expressions mean: weekdays, 'yesterday', 'three weeks ago', 'the month before', 'that day'."""

import datetime as dt
import re

from tumen.values.when.calendar import Interval, days, shifted, single, unit_of, week_of
from tumen.values.when.setting import UNKNOWN, Reading, Setting, anchor, nearest_weekday, years_away
from tumen.values.when.vocabulary import number_of, plain, weekday_numbers

_DAY = dt.timedelta(days=1)
_DAY_PARTS = {"night", "morning", "evening", "afternoon"}


def unknown(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'in recent years': a time that gives no day."""
    return UNKNOWN


def _weekday(match: re.Match[str]) -> int:
    return weekday_numbers()[match["weekday"].lower()]


def weekday(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'Wednesday': the latest one not after the publication date, the publication date itself included."""
    day = nearest_weekday(_weekday(match), setting)
    return UNKNOWN if day is None else single(day)


def which_weekday(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'last Friday' (before the publication date), 'this Friday', 'next Friday' (after the publication date)."""
    if setting.published is None:
        return UNKNOWN
    which, today = plain(match["which"].lower()), setting.published
    if which == "this":
        return weekday(match, setting)
    if which in {"the previous", "the following"}:
        told = anchor(setting, spoken_of=False)
        today = told.start if told else today
    behind = (today.weekday() - _weekday(match) - 1) % 7 + 1
    ahead = (_weekday(match) - today.weekday() - 1) % 7 + 1
    forward = which in {"next", "this coming", "the following"}
    return single(today + _DAY * ahead if forward else today - _DAY * behind)


def weekday_of_week(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'Thursday of last week'."""
    if setting.published is None:
        return UNKNOWN
    weeks = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    monday = week_of(setting.published).start + 7 * weeks * _DAY
    return single(monday + _weekday(match) * _DAY)


def today(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'this morning'."""
    return UNKNOWN if setting.published is None else single(setting.published)


def named_day(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'today', 'tonight', 'yesterday evening', 'tomorrow'; 'Today' in the name of an outlet is no time."""
    word = match["word"].lower()
    before = match.string[max(0, match.start() - 30) : match.start()]
    if match["word"] == "Today" and re.search(r"[A-Z][\w’']* \Z", before):
        return None
    if setting.published is None:
        return UNKNOWN
    return single(setting.published + {"yesterday": -1, "tomorrow": 1}.get(word, 0) * _DAY)


def beside_yesterday(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the day before yesterday'."""
    if setting.published is None:
        return UNKNOWN
    return single(setting.published + (-2 if "before" in match["way"].lower() else 2) * _DAY)


def night_into(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'overnight into Saturday': that day and the one before it."""
    day = weekday(match, setting)
    return days(day.start - _DAY, day.end) if isinstance(day, Interval) else day


def weekdays_ago(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'two Sundays ago': the last Sunday before publication is one."""
    number = number_of(match["number"])
    if setting.published is None or not 0 < number < 60:
        return UNKNOWN
    latest = (setting.published.weekday() - _weekday(match) - 1) % 7 + 1
    return single(setting.published - _DAY * (latest + 7 * (number - 1)))


def overnight(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'overnight': the day before publication and the day of publication."""
    return UNKNOWN if setting.published is None else days(setting.published - _DAY, setting.published)


def last_night(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'last night', which runs into the day of publication, and 'last evening', which does not."""
    if setting.published is None or plain(match[0]).endswith("night"):
        return overnight(match, setting)
    return single(setting.published - _DAY)


def away(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'three weeks ago', 'four days earlier', 'a month later': the unit so far from publication, or from the time
    told before. Days give the day, weeks the week, months the month; hours run from the day they may have begun on.
    """
    way, unit, number = plain(match["way"]), match["unit"].lower(), number_of(match["number"])
    base = setting.published
    told = None
    if way != "ago":
        told = anchor(setting, spoken_of=False)
        later = way in {"later", "afterwards"}
        base = told.start if told else None if later else base
    if base is None:
        return UNKNOWN
    sign = 1 if way in {"later", "afterwards"} else -1
    if unit in {"minute", "hour"}:
        if told is not None and told.start != told.end:
            return UNKNOWN
        # A publication date has no hour: five hours before it may be the day before. Later the same day is likelier.
        back = 0 if unit == "minute" else (number + 23) // 24 if way == "ago" else number // 24
        return days(min(base, base + sign * back * _DAY), max(base, base + sign * back * _DAY))
    if unit == "weekend":
        return unit_of(shifted(base, "week", sign * number), unit)
    return unit_of(shifted(base, unit, sign * number), unit)


def same_last_year(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the same period last year': the time told before, a year earlier; 'by the same date' from 1 January."""
    told = anchor(setting, spoken_of=False)
    if told is None:
        return UNKNOWN
    moved = years_away(told, -1)
    point = re.search(r"\b(?:date|time|point)\b", match[0]) is not None
    return days(moved.end.replace(month=1, day=1), moved.end) if point else moved


def that_unit(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'that day', 'the same evening', 'that week': of the time spoken of last, some day of it where it is a month."""
    told = anchor(setting, spoken_of=True)
    if told is None:
        return UNKNOWN
    unit = match["unit"].lower()
    if unit == "day" or unit in _DAY_PARTS:
        return told if told.precision in {"day", "month"} else UNKNOWN
    return unit_of(told.start, unit)


def beside_unit(match: re.Match[str], setting: Setting) -> Reading:
    """Read 'the following day', 'the next morning', 'the month before': beside the time told before.

    'The previous day' of nothing told before is the day before publication.
    """
    back = match["way"].lower() in {"previous", "preceding", "before"}
    unit = "day" if match["unit"].lower() in _DAY_PARTS else match["unit"].lower()
    told = anchor(setting, spoken_of=unit == "day") or anchor(setting, spoken_of=False)
    base = told.start if told and back else told.end if told else setting.published if back else None
    if base is None:
        return UNKNOWN
    step = -1 if back else 1
    return unit_of(shifted(base, "week" if unit == "weekend" else unit, step), unit)


def then(match: re.Match[str], setting: Setting) -> Reading:
    """Read the 'then' of 'since then': the time spoken of last."""
    told: Interval | None = anchor(setting, spoken_of=True)
    return UNKNOWN if told is None else told
