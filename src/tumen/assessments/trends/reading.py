"""Series from the lines of a CSV file, and periods from words.

One row a period: `period` (2023, 2023-05, 2023-05-14) or `start` and `end`; `count`, or `low`, `best`, `high`; and, if there are,
`source`, `country` and `exposure`. Periods without incidents need a row too: a missing row is a time when nobody counted.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from tumen.assessments.trends.series import Observation, Period, Series, Tally, series_of
from tumen.errors import InputError
from tumen.values.when import read_when

RANGE = ("low", "best", "high")
COLUMNS = frozenset({"period", "start", "end", "count", *RANGE, "source", "country", "exposure"})
MOST_ROWS = 1_000_000
MOST_DIGITS = 9

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_series(header: str) -> bool:
    """Whether a first line is that of a series and not of a table of reports, which has a column 'text'."""
    return "text" not in {name.strip().lower() for name in header.removeprefix("\ufeff").split(",")}


def read_series(lines: Iterable[str]) -> Series:
    """Read a series. Raises InputError, which names the row (the first after the header is row 1) and what to do."""
    rows = csv.reader(lines, strict=True)
    try:
        header = [name.strip().lower().removeprefix("\ufeff") for name in next(rows, [])]
        _check_header(header)
        found: list[Observation] = []
        for number, cells in enumerate((cells for cells in rows if any(map(str.strip, cells))), start=1):
            if number > MOST_ROWS:
                raise InputError(f"more than {MOST_ROWS:,} rows: give one row a period")
            if len(cells) != len(header):
                raise InputError(f"row {number}: {len(cells)} columns, but the header has {len(header)}")
            one = _observation({name: cell.strip() for name, cell in zip(header, cells, strict=True)}, number)
            found.append(one)
    except csv.Error as error:
        raise InputError(f"row {rows.line_num - 1}: not CSV ({error})") from error
    _check_apart(found)
    return series_of(found)


def read_period(words: str) -> Period:
    """A period from ISO dates ('2023', '2023-05', '2023-05-14', '2023-01-01..2023-06-30') or words that `read_when` reads.

    Raises InputError where they name no days.
    """
    first, dots, last = words.strip().partition("..")
    start = _iso(first.strip())
    end = _iso(last.strip()) if dots else start
    if start and end:
        return Period(start.start, end.end)
    when = read_when(words, None)
    if when is None or when.start is None or when.end is None:
        raise InputError(
            f"{words!r} names no days: write 2023, 2023-05, 2023-01-01..2023-06-30 or 'the first half of 2023'"
        )
    return Period(when.start, when.end)


def _iso(words: str) -> Period | None:
    found = _ISO.fullmatch(words)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = dt.date(year or 0, month or 1, day or 1)
        if day:
            return Period(start, start)
        after = dt.date(start.year + 1, 1, 1) if not month else (start + dt.timedelta(days=31)).replace(day=1)
    except (ValueError, OverflowError) as error:
        raise InputError(f"{words!r} is no date: write year-month-day, as in 2023-05-14") from error
    return Period(start, after - dt.timedelta(days=1))


def _check_header(header: list[str]) -> None:
    if not any(header):
        raise InputError("the series is empty: the first line names the columns, 'period' and 'count'")
    if len(header) == 1 and ";" in header[0]:
        raise InputError("the columns are separated by semicolons: save the table with commas")
    if "period" not in header and not {"start", "end"} <= set(header):
        raise InputError(
            "no header, or no column 'period' (or 'start' and 'end'): the first line must name the columns"
        )
    if "count" not in header and not set(RANGE) <= set(header):
        raise InputError("no column 'count' (or 'low', 'best' and 'high')")
    twice = {name for name in header if header.count(name) > 1}
    if twice:
        raise InputError(f"two columns are called {min(twice)!r}: keep one")
    strange = set(header) - COLUMNS
    if strange:
        raise InputError(f"the column {min(strange)!r} is none of {', '.join(sorted(COLUMNS))}")


def _check_apart(found: list[Observation]) -> None:
    """Refuse rows of one source whose days overlap: their incidents would be counted twice."""
    rows = sorted(
        enumerate(found, start=1), key=lambda one: (sorted(one[1].sources), one[1].country or "", one[1].period)
    )
    for (number, one), (later, other) in pairwise(rows):
        if one.sources == other.sources and one.country == other.country and one.period.shared(other.period):
            first, second = sorted((number, later))
            raise InputError(
                f"row {second}: days that row {first} counts too: count each day once, or name the sources"
            )


def _observation(cells: Mapping[str, str], row: int) -> Observation:
    try:
        if cells.get("period"):
            period = read_period(cells["period"])
        else:
            period = Period(_day(cells.get("start", "")), _day(cells.get("end", "")))
        counts = [_number(cells[name]) for name in (RANGE if "best" in cells else ("count",) * 3)]
        tally = Tally(*counts)
    except InputError as error:
        raise InputError(f"row {row}: {error}") from error
    source = cells.get("source")
    exposure = _exposure(cells["exposure"], row) if cells.get("exposure") else None
    return Observation(period, tally, frozenset([source] if source else ()), cells.get("country") or None, exposure)


def _day(cell: str) -> dt.date:
    try:
        return dt.date.fromisoformat(cell)
    except ValueError as error:
        raise InputError(f"{cell!r} is no date: write year-month-day, as in 2023-05-14") from error


def _number(cell: str) -> int:
    digits = cell.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise InputError(f"the count {cell!r} is no whole number")
    if len(digits) > MOST_DIGITS:
        raise InputError(f"the count {cell[:20]}... is too large: check it")
    return int(cell)


def _exposure(cell: str, row: int) -> float:
    try:
        value = float(cell)
    except ValueError as error:
        raise InputError(f"row {row}: the exposure {cell!r} is no number") from error
    if not 0 < value < float("inf"):
        raise InputError(f"row {row}: the exposure {cell} is not above 0")
    return value
