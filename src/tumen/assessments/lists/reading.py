"""Lists of persons from the lines of CSV files: the first line names the columns, each further one is a person."""

import csv
from collections.abc import Iterable

from tumen.assessments.lists.persons import PersonList
from tumen.errors import InputError

MOST_ROWS = 500_000


def read_persons(name: str, lines: Iterable[str]) -> PersonList:
    """Read a list. Raises InputError, which names the list, the row (the first after the header is row 1) and what to do."""
    rows = csv.reader(lines, strict=True)
    try:
        columns = tuple(cell.strip().lower().removeprefix("\ufeff") for cell in next(rows, []))
        _check(name, columns)
        found = []
        for number, cells in enumerate((cells for cells in rows if any(map(str.strip, cells))), start=1):
            if number > MOST_ROWS:
                raise InputError(
                    f"{name}: more than {MOST_ROWS:,} rows: link these elsewhere and give a table of 0 and 1"
                )
            if len(cells) != len(columns):
                raise InputError(f"{name}, row {number}: {len(cells)} columns, but the header has {len(columns)}")
            found.append(tuple(cell.strip() for cell in cells))
    except csv.Error as error:
        raise InputError(f"{name}, row {rows.line_num - 1}: not CSV ({error})") from error
    return PersonList(name, columns, tuple(found))


def _check(name: str, columns: tuple[str, ...]) -> None:
    if not any(columns):
        raise InputError(f"{name}: the list is empty: the first line names the columns")
    if len(columns) == 1 and ";" in columns[0]:
        raise InputError(f"{name}: the columns are separated by semicolons: save the list with commas")
    if any(not column or column[0].isdigit() for column in columns):
        raise InputError(
            f"{name}: no header: the first line must name the columns, such as 'given name', 'family name', 'born'"
        )
    twice = {column for column in columns if columns.count(column) > 1}
    if twice:
        raise InputError(f"{name}: two columns are called {min(twice)!r}: keep one")
