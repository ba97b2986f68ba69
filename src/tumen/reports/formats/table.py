"""Tables (.csv, .tsv), one report a row, with columns named as the input contract's keys; read row by row."""

import csv
import io
from collections import deque
from collections.abc import Iterator

from tumen.errors import UnreadableError
from tumen.reports import limits
from tumen.reports.decoding import encoding_of
from tumen.reports.draft import Draft, Format, Source
from tumen.reports.formats.row import Row, row_draft
from tumen.reports.report import Skipped

_KEYS = ("id", "text", "title", "outlet", "published", "url")
_DELIMITERS = ",;\t|"
_ENDINGS = (".csv", ".tsv")


def _read(source: Source) -> Iterator[Draft | Skipped]:
    csv.field_size_limit(limits.ROW_BYTES)  # the module's own limit is shorter than a long report
    encoding = _encoding(source)
    stream = io.TextIOWrapper(source.stream, encoding=encoding, errors="surrogateescape", newline="")
    try:
        yield from _rows(source, _Lines(stream), encoding)
    finally:
        stream.detach()  # the source's stream is its opener's to close


def _rows(source: Source, lines: "_Lines", encoding: str) -> Iterator[Draft | Skipped]:
    header = next(lines, "").removeprefix("\ufeff")
    delimiter = _delimiter(header)
    columns = _columns(header, delimiter)
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin_row()
        item = f"{source.name} line {lines.first}"
        try:
            fields = next(rows)
            lines.refuse_open_quote(delimiter)
            content = "".join(lines.taken).rstrip("\r\n").encode(encoding, "surrogateescape")
            if fields:
                yield _draft(item, dict(zip(columns, fields, strict=False)), len(fields) > len(columns), content)
        except StopIteration:
            return
        except (UnreadableError, csv.Error) as error:
            yield Skipped(item, str(error))


def _draft(item: str, fields: dict[str, str], overfull: bool, content: bytes) -> Draft:
    if overfull:
        raise UnreadableError("has more fields than the header has columns: put texts with commas in quotation marks")
    text = fields.get("text", "")
    if not text.strip():
        raise UnreadableError("has no text: fill the column 'text'")
    if any("\udc80" <= letter <= "\udcff" for field in fields.values() for letter in field):
        raise UnreadableError("is not in the encoding of the rest of the file: save it again as UTF-8")
    given = {key: fields.get(key) or None for key in _KEYS if key != "text"}
    return row_draft(item, Row(text=text, **given), content)


def _encoding(source: Source) -> str:
    """A head that is cut off inside a letter is still in its encoding: the last bytes may not count."""
    head = source.head
    cut = 0 if len(head) < limits.HEAD_BYTES else head.rfind(b"\n") + 1
    return encoding_of(head[:cut] if cut else head)


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _columns(header: str, delimiter: str) -> list[str]:
    """Return the columns' names in order. Raises UnreadableError where they are not the contract's."""
    columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
    unknown = [name for name in columns if name not in _KEYS]
    if "text" not in columns:
        raise UnreadableError(f"has no column 'text': name the columns in the first line ({', '.join(_KEYS)})")
    if unknown:
        raise UnreadableError(f"has an unknown column {unknown[0]!r}: the columns are {', '.join(_KEYS)}")
    if len(set(columns)) < len(columns):
        raise UnreadableError("has two columns of the same name")
    return columns


class _Lines:
    """The file's lines for the csv module, with those of the present row kept, so that a broken row costs only itself."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._pending: deque[str] = deque()
        self._size = 0
        self._next = 1
        self.first = 1
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._pending.popleft() if self._pending else self._stream.readline(limits.ROW_BYTES + 1)
        if not line:
            raise StopIteration
        self.taken.append(line)
        self._next += 1
        self._size += len(line)
        if self._size > limits.ROW_BYTES:
            self._give_back()
            raise UnreadableError(
                f"starts a row longer than {limits.megabytes(limits.ROW_BYTES)}: is a quotation mark left open?"
            )
        return line

    def begin_row(self) -> None:
        self.taken = []
        self._size = 0
        self.first = self._next

    def refuse_open_quote(self, delimiter: str) -> None:
        """Raise UnreadableError if the file ended inside quotation marks; the lines after the first are read again."""
        if len(self.taken) < 2 or self._pending:
            return
        try:
            list(csv.reader(self.taken, delimiter=delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                self._give_back()
                raise UnreadableError("opens a quotation mark that is never closed") from error

    def _give_back(self) -> None:
        self._pending.extendleft(reversed(self.taken[1:]))
        self._next = self.first + 1


def _recognises(source: Source) -> bool:
    first = source.head.partition(b"\n")[0].decode("utf-8", "replace").removeprefix("\ufeff").strip().lower()
    names = [name.strip().strip('"') for name in first.split(_delimiter(first))]
    return len(names) > 1 and "text" in names and all(name in _KEYS for name in names)


TABLE = Format("table", _ENDINGS, _recognises, _read)
