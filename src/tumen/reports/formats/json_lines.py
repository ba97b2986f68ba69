"""JSON Lines, one report a line; read line by line, so that a file may be of any size."""

import codecs
import re
from collections.abc import Iterator

import msgspec

from tumen import jsonl
from tumen.errors import InputError, UnreadableError
from tumen.reports import limits
from tumen.reports.draft import Draft, Format, Source
from tumen.reports.formats.row import Row, row_draft
from tumen.reports.report import Skipped

_ENDINGS = (".jsonl", ".ndjson")
_OBJECT = re.compile(rb"\s*\{\s*(?:\"|\}|$)")
_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _read(source: Source) -> Iterator[Draft | Skipped]:
    if source.head.startswith(_OTHER_MARKS):
        raise UnreadableError("is UTF-16, and JSON Lines are UTF-8: save it again as UTF-8")
    number = 0
    while line := source.stream.readline(limits.ROW_BYTES + 1):
        number += 1
        item = f"{source.name} line {number}"
        if len(line) > limits.ROW_BYTES:
            yield Skipped(item, f"is longer than {limits.megabytes(limits.ROW_BYTES)}: one line is one report")
            _skip_line(source)
            continue
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if content.strip():
            yield _draft(item, content.rstrip(b"\r\n"))


def _draft(item: str, content: bytes) -> Draft | Skipped:
    try:
        return row_draft(item, jsonl.decode(content, Row), content)
    except InputError as error:
        return Skipped(item, str(error))
    except RecursionError:
        return Skipped(item, "not a line of JSON that can be read: it is nested too deep")


def _skip_line(source: Source) -> None:
    while (rest := source.stream.readline(limits.HEAD_BYTES)) and not rest.endswith(b"\n"):
        pass


def _recognises(source: Source) -> bool:
    head = source.head.removeprefix(codecs.BOM_UTF8)
    if not _OBJECT.match(head):
        return False
    if source.ending() in _ENDINGS:
        return True
    first, end, _ = head.lstrip().partition(b"\n")
    if not end and len(source.head) == limits.HEAD_BYTES:
        return source.ending() != ".json"
    try:
        msgspec.json.decode(first)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


JSON_LINES = Format("JSON Lines", _ENDINGS, _recognises, _read)
