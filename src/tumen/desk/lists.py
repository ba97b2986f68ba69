"""Lists that somebody kept in a table: which column is what, and the rows as the input contract writes them.

Pure functions over the bytes of a CSV. The mapped rows are JSON Lines, kept as an original of their own beside the table.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tumen.errors import UnreadableError
from tumen.reports import Skipped
from tumen.reports.limits import ROW_BYTES

FIELDS = ("text", "title", "outlet", "published", "url", "id")
_DELIMITERS = ",;\t|"
_KNOWN = {
    "text": ("text", "body", "content", "description", "article", "summary", "notes"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "newspaper", "media"),
    "published": ("published", "date", "publication date", "report date"),
    "url": ("url", "link", "address"),
    "id": ("id", "record id", "number"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it lies in a file: its columns, and each row with its number (the header is row 1)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """The rows as JSON Lines, and those that could not be mapped, and why."""

    lines: bytes
    taken: int
    skipped: tuple[Skipped, ...]


def read_table(content: bytes) -> Table:
    """Return the table in the bytes of a CSV. Raises UnreadableError where there is none."""
    csv.field_size_limit(ROW_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("is not UTF-8: save the table as 'CSV UTF-8'") from error
    header = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        raise UnreadableError(f"is no table that can be read ({error})") from error
    columns = tuple(name.strip() for name in rows[0]) if rows else ()
    if not any(columns) or len(set(columns)) < len(columns):
        raise UnreadableError("needs a first row that names each column, each by a name of its own")
    return Table(columns, tuple((number, row) for number, row in enumerate(rows[1:], start=2) if any(row)))


def guess(table: Table) -> dict[str, str]:
    """Return which column is likely which field, by its name."""
    names = {column.casefold(): column for column in table.columns}
    found = {field: next((names[word] for word in words if word in names), None) for field, words in _KNOWN.items()}
    return {field: column for field, column in found.items() if column is not None}


def mapped(table: Table, columns: Mapping[str, str]) -> Mapped:
    """Return the rows by the columns of their fields. Raises UnreadableError without a column for the text."""
    if columns.get("text") not in table.columns:
        raise UnreadableError("needs a column for the text")
    at = {field: table.columns.index(column) for field, column in columns.items() if column in table.columns}
    lines: list[str] = []
    skipped: list[Skipped] = []
    for number, row in table.rows:
        reason = _unfit(table, row, at["text"])
        if reason is not None:
            skipped.append(Skipped(f"row {number}", reason))
            continue
        given = {field: row[place] or None for field, place in at.items() if place < len(row)}
        lines.append(json.dumps({**given, "text": row[at["text"]]}, ensure_ascii=False))
    return Mapped("".join(f"{line}\n" for line in lines).encode(), len(lines), tuple(skipped))


def preview(table: Table, columns: Mapping[str, str], rows: int = 5) -> Iterator[dict[str, str]]:
    """Yield what the first rows give."""
    at = {field: table.columns.index(column) for field, column in columns.items() if column in table.columns}
    for _, row in table.rows[:rows]:
        yield {field: row[at[field]] if field in at and at[field] < len(row) else "" for field in FIELDS}


def _unfit(table: Table, row: tuple[str, ...], text: int) -> str | None:
    if len(row) > len(table.columns):
        return f"has {len(row)} cells under {len(table.columns)} columns: put quotation marks around its text"
    if text >= len(row) or not row[text].strip():
        return "holds no text"
    return None
