"""Capture tables from the lines of a CSV file.

Either one 0/1 column a list and a column `count`, one row a pattern; or the 0/1 columns alone, one row a case.
"""

import csv
from collections.abc import Iterable, Iterator

from tumen.assessments.hidden.table import MOST_LISTS, CaptureTable, table_of, table_of_cases
from tumen.errors import InputError

COUNT = "count"
MOST_ROWS = 10_000_000


def read_table(lines: Iterable[str]) -> CaptureTable:
    """Read a table. Raises InputError, which names the row (the first after the header is row 1) and what to do."""
    rows = csv.reader(lines, strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        _check_header(header)
        if COUNT in header:
            return _counted(header, _rows(rows, header))
        return table_of_cases(
            header,
            (
                [_flag(cell, name, row) for cell, name in zip(cells, header, strict=True)]
                for row, cells in _rows(rows, header)
            ),
        )
    except csv.Error as error:
        raise InputError(f"row {rows.line_num - 1}: not CSV ({error})") from error


def _check_header(header: list[str]) -> None:
    if not any(header):
        raise InputError("the table is empty: the first line names the lists, one column each, and 'count'")
    if len(header) == 1 and ";" in header[0]:
        raise InputError("the columns are separated by semicolons: save the table with commas")
    if all(_is_number(name) for name in header):
        raise InputError("no header: the first line must name the lists, one column each, and 'count' for the last")
    if len(header) - header.count(COUNT) > MOST_LISTS:
        raise InputError(f"{len(header) - header.count(COUNT)} lists: at most {MOST_LISTS} can be used")
    if header.count(COUNT) > 1:
        raise InputError("two columns are called 'count': keep one")


def _rows(rows: Iterable[list[str]], header: list[str]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        number += 1
        if number > MOST_ROWS:
            raise InputError(f"more than {MOST_ROWS:,} rows: count the cases of each pattern and give these")
        if len(cells) != len(header):
            raise InputError(f"row {number}: {len(cells)} columns, but the header has {len(header)}")
        yield number, [cell.strip() for cell in cells]


def _counted(header: list[str], rows: Iterator[tuple[int, list[str]]]) -> CaptureTable:
    place = header.index(COUNT)
    lists = [*header[:place], *header[place + 1 :]]
    patterns: list[list[int]] = []
    counts: list[int] = []
    for row, cells in rows:
        if len(counts) >= 1 << MOST_LISTS:
            raise InputError(f"row {row}: more rows than there are patterns; leave out 'count' to give one row a case")
        counts.append(_count(cells.pop(place), row))
        patterns.append([_flag(cell, name, row) for cell, name in zip(cells, lists, strict=True)])
    return table_of(lists, patterns, counts)


def _flag(cell: str, name: str, row: int) -> int:
    if cell not in ("0", "1"):
        raise InputError(
            f"row {row}: {cell!r} in the column {name!r}: write 1 where the case is on the list, else 0, and leave out "
            "columns that are no list"
        )
    return int(cell)


def _count(cell: str, row: int) -> int:
    digits = cell.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise InputError(f"row {row}: the count {cell!r} is no whole number")
    if len(digits) > 15:
        raise InputError(f"row {row}: the count {cell[:20]}... is too large: check it")
    return int(cell)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
