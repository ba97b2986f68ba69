"""A JSON file with one report, or a list of reports."""

import re
from collections.abc import Iterator

import msgspec

from tumen import jsonl
from tumen.errors import InputError, UnreadableError
from tumen.reports.decoding import decode
from tumen.reports.draft import Draft, Format, Source
from tumen.reports.formats.row import Row, row_draft
from tumen.reports.report import Skipped

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))")


def _read(source: Source) -> Iterator[Draft | Skipped]:
    content = source.whole()
    encoded = decode(content).encode()
    try:
        is_list = encoded.lstrip().startswith(b"[")
        items = msgspec.json.decode(encoded, type=list[msgspec.Raw]) if is_list else [encoded]
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError(f"is not JSON ({error})") from error
    if not items:
        raise UnreadableError("is an empty list: it holds no report")
    for number, item in enumerate(items, start=1):
        name = f"{source.name} item {number}" if is_list else source.name
        yield _draft(name, bytes(item), bytes(item) if is_list else content)


def _draft(name: str, encoded: bytes, content: bytes) -> Draft | Skipped:
    try:
        return row_draft(name, jsonl.decode(encoded, Row), content)
    except InputError as error:
        return Skipped(name, str(error).replace("not a line of JSON", "not JSON"))
    except RecursionError:
        return Skipped(name, "not JSON that can be read: it is nested too deep")


def _recognises(source: Source) -> bool:
    return _JSON.match(source.head) is not None


JSON_FILE = Format("JSON", (".json",), _recognises, _read)
