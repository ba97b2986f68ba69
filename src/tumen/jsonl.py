"""Records to JSON Lines and back: the only codec.

A line is one record: its fields in their order, with `kind` before them where a kind is given.
Spans are two-element arrays, dates are ISO 8601, `null` means unknown. Unknown and missing keys are refused.
"""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from tumen.errors import InputError

Record = TypeVar("Record")

_to_json = msgspec.json.Encoder()


def encode(record: object, kind: str | None = None) -> str:
    """Return the record as one line of JSON, without the line's end."""
    fields = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}  # type: ignore[arg-type]
    tagged = fields if kind is None else {"kind": kind, **fields}
    return _to_json.encode(tagged).decode()


def decode(line: str | bytes, record_type: type[Record]) -> Record:
    """Return the record in a line; a `kind` is allowed and not looked at.

    Raises InputError, which says what is wrong with the line.
    """
    try:
        fields = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"not a line of JSON ({error})") from error
    return from_fields(fields, record_type)


def from_fields(fields: Any, record_type: type[Record]) -> Record:
    """Return the record with these JSON fields. Raises InputError, which names the key that is wrong."""
    if not isinstance(fields, dict):
        raise InputError("not a JSON object: write one record a line, in braces")
    known = _field_names(record_type)
    unknown = [key for key in fields if key not in known and key != "kind"]
    if unknown:
        raise InputError(f"unknown key {unknown[0]!r}: the keys are {', '.join(known)}")
    given = {key: value for key, value in fields.items() if key != "kind"}
    try:
        return msgspec.convert(given, record_type)
    except msgspec.ValidationError as error:
        raise InputError(str(error)) from error


def read(lines: Iterable[str | bytes], record_type: type[Record]) -> Iterator[Record]:
    """Yield the records in the lines, leaving out blank ones. Raises InputError naming the line's number."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield decode(line, record_type)
        except InputError as error:
            raise InputError(f"line {number}: {error}") from error


def _field_names(record_type: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record_type))
