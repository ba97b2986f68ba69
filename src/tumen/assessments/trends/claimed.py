"""A speaker's trend claim as a statement that can be tested: which days are compared with which, by its own words alone.

'More since March' compares the days since March with as many days right before; 'fewer than in 2022' compares 2022 with what
came after it, at most as long; 'killings rose in 2023' compares 2023 with as many days right before. The days come from the words, never
from the data. Words that name no days ('than under the old mayor') give no statement, and the reason why.
"""

import datetime as dt
import re

from tumen.assessments.ledger import Ledger
from tumen.assessments.trends.ledger_series import Measure
from tumen.assessments.trends.series import Period
from tumen.assessments.trends.statement import Statement
from tumen.claims import Trend
from tumen.reports import Entry
from tumen.values.place import find_places
from tumen.values.when import find_whens

_SINCE = re.compile(r"(?:since|from)\b", re.IGNORECASE)
_THAN = re.compile(r"(?:than|compared|against)\b", re.IGNORECASE)
_ONE_DAY = dt.timedelta(days=1)


def testable(trend: Trend, entry: Entry, ledger: Ledger) -> tuple[Measure, Statement] | str:
    """Return what of the ledger is counted and the statement to judge, or why there is none."""
    if entry.published is None:
        return "the report has no date, so the days that it compares are not known"
    periods = _periods(trend, entry.published)
    if isinstance(periods, str):
        return periods
    measure = Measure(trend.act, _country(trend, ledger))
    return measure, Statement(measure.words, *periods, trend.direction)


def _periods(trend: Trend, published: dt.date) -> tuple[Period, Period] | str:
    words = trend.compared_with
    if trend.period is None or trend.period.start is None or trend.period.end is None:
        said = f"'{words}' names no days" if words else "it names no days to compare"
        return f"{said}: say which periods are meant with --first and --second"
    named = Period(trend.period.start, trend.period.end)
    if words and _SINCE.match(words):
        if named.start >= published:
            return "it speaks of days that are still to come"
        return _before(Period(named.start, published))
    if words and _THAN.match(words):
        if named.end >= published:
            return "the days that it compares with go on until the report: there is nothing to compare them with"
        return named, _after(named, trend, published)
    if named.days == 1:
        return "it tells of one day, which is no period to compare"
    return _before(named)


def _before(second: Period) -> tuple[Period, Period]:
    """The period with as many days right before it."""
    end = second.start - _ONE_DAY
    return Period(end - dt.timedelta(days=second.days - 1), end), second


def _after(first: Period, trend: Trend, published: dt.date) -> Period:
    """The later period that the words name too ('in 2024 than in 2023'), else the days up to the report, at most as many."""
    for when in find_whens(trend.text, published):
        if when.start is not None and when.end is not None and when.start > first.end and when.precision != "day":
            return Period(when.start, when.end)
    return Period(max(first.end + _ONE_DAY, published - dt.timedelta(days=first.days - 1)), published)


def _country(trend: Trend, ledger: Ledger) -> str | None:
    """The one country in which the record has incidents of the act, of those that the words name."""
    named = {place.country for place in find_places(trend.text) if place.country}
    known = {one.place.country for one in ledger.incidents if one.act == trend.act and one.place}
    both = named & known
    return both.pop() if len(both) == 1 else None
