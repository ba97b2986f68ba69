"""The tables: their columns, records to rows, and rows to records. docs/corpus.md lists the columns.

Where a record has more than its columns can show, the column `record` holds it whole, as its line of JSON.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
import pyarrow as pa
from pyarrow import parquet

from tumen import jsonl
from tumen.assessments import Assessment, Sum
from tumen.claims import Claim, Position, Trend
from tumen.incidents import Incident
from tumen.reports import Entry, Report, Skipped
from tumen.values import Place, When

Row = Mapping[str, Any]

_TEXT, _NUMBER, _DAY, _MANY = pa.string(), pa.int64(), pa.date32(), pa.list_(pa.string())
_PLACE = {"place": _TEXT, "country": _TEXT, "lat": pa.float64(), "lon": pa.float64(), "precision": _TEXT}
_TIME = {"first": _DAY, "last": _DAY}
_ENTRY = {
    "id": _TEXT, "title": _TEXT, "outlet": _TEXT, "credit": _TEXT, "published": _DAY, "published_at": _TEXT,
    "url": _TEXT, "language": _TEXT, "sha256": _TEXT,
}  # fmt: skip
SCHEMAS: Mapping[str, pa.Schema] = {
    name: pa.schema(columns)
    for name, columns in {
        "reports": {**_ENTRY, "byline": _TEXT, "source": _TEXT, "text": _TEXT, "furniture": _TEXT, "found": _TEXT},
        "skipped": {"item": _TEXT, "reason": _TEXT},
        "copies": {"report": _TEXT, "copy_of": _TEXT},
        "claims": {
            "kind": _TEXT, "id": _TEXT, "report": _TEXT, "start": _NUMBER, "end": _NUMBER, "text": _TEXT, "speaker": _TEXT,
            "stance": _TEXT, "act": _TEXT, "low": _NUMBER, "high": _NUMBER, **_PLACE, **_TIME, "record": _TEXT,
        },
        "incidents": {"id": _TEXT, "act": _TEXT, **_PLACE, **_TIME, "claims": _MANY, "related": _MANY, "record": _TEXT},
        "told": {"incident": _TEXT, "claims": _MANY, "entries": _MANY},
        "assessments": {
            "incident": _TEXT, "as_of": _DAY, "rules": _TEXT, "status": _TEXT, "rule": _TEXT, "origins": _NUMBER,
            "outlets": _NUMBER, "low": _NUMBER, "high": _NUMBER, "flags": _MANY, "record": _TEXT,
        },
        "counts": {
            "month": _TEXT, "place": _TEXT, "incidents": _NUMBER, "low": _NUMBER, "high": _NUMBER, "uncounted": _NUMBER,
        },
    }.items()
}  # fmt: skip
_HELD = 200


def report_row(report: Report) -> Row:
    """Return a report's row."""
    entry = {name: getattr(report, name) for name in _ENTRY}
    moment = report.published_at.isoformat() if report.published_at else None
    furniture, found = (msgspec.json.encode(each).decode() for each in (report.furniture, report.found))
    beside = {"byline": report.byline, "source": report.source, "text": report.text}
    return {**entry, "published_at": moment, **beside, "furniture": furniture, "found": found}


def reports_in(path: Path) -> Iterator[Report]:
    """Yield the reports of a file of the table."""
    for row in rows_of(path):
        spans = {name: msgspec.json.decode(row[name]) for name in ("furniture", "found")}
        yield msgspec.convert({**row, **spans}, Report)


def entries_in(path: Path) -> Iterator[Entry]:
    """Yield the entries of the reports of a file of the table, without who copies whom; the texts are not read."""
    for row in rows_of(path, list(_ENTRY)):
        yield msgspec.convert({**row, "copy_of": None}, Entry)


def claim_row(claim: Claim | Trend | Position) -> Row:
    """Return the row of a claim; trends and positions stand beside them, told apart by their `kind`."""
    row: Row = {
        "kind": type(claim).__name__.lower(),
        "id": claim.id,
        "report": claim.report,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "speaker": claim.speaker.name if claim.speaker else None,
        "act": claim.act,
        "record": jsonl.encode(claim),
    }
    if not isinstance(claim, Claim):
        return row
    low, high = (claim.count.low, claim.count.high) if claim.count else (None, None)
    return {**row, "stance": claim.stance, "low": low, "high": high, **_place(claim.place), **_time(claim.when)}


def claims_in(path: Path) -> Iterator[Claim]:
    """Yield the claims of a file of the table, without trends and positions."""
    for row in rows_of(path, ["kind", "record"]):
        if row["kind"] == "claim":
            yield jsonl.decode(row["record"], Claim)


def incident_row(incident: Incident) -> Row:
    """Return an incident's row."""
    return {
        "id": incident.id,
        "act": incident.act,
        **_place(incident.place),
        **_time(incident.when),
        "claims": list(incident.claims),
        "related": list(incident.related),
        "record": jsonl.encode(incident),
    }


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with its claims, and the reports that make them or whose text these carry."""

    incident: Incident
    claims: tuple[Claim, ...]
    entries: tuple[Entry, ...]


def told_row(told: Told) -> Row:
    """Return the row of what an incident rests on, each record as its line of JSON."""
    return {
        "incident": jsonl.encode(told.incident),
        "claims": [jsonl.encode(claim) for claim in told.claims],
        "entries": [jsonl.encode(entry) for entry in told.entries],
    }


def told_in(path: Path) -> Iterator[Told]:
    """Yield what the incidents of a file rest on."""
    for row in rows_of(path):
        yield Told(
            jsonl.decode(row["incident"], Incident),
            tuple(jsonl.decode(claim, Claim) for claim in row["claims"]),
            tuple(jsonl.decode(entry, Entry) for entry in row["entries"]),
        )


def assessments_in(path: Path) -> Iterator[Assessment]:
    """Yield the assessments of a file of the table."""
    for row in rows_of(path, ["record"]):
        yield jsonl.decode(row["record"], Assessment)


def incidents_in(path: Path) -> Iterator[Incident]:
    """Yield the incidents of a file of the table."""
    for row in rows_of(path, ["record"]):
        yield jsonl.decode(row["record"], Incident)


def assessment_row(assessment: Assessment) -> Row:
    """Return an assessment's row; `origins` is their number."""
    count = assessment.count
    return {
        "incident": assessment.incident,
        "as_of": assessment.as_of,
        "rules": assessment.rules,
        "status": assessment.status,
        "rule": assessment.rule,
        "origins": len(assessment.origins),
        "outlets": assessment.outlets,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "flags": list(assessment.flags),
        "record": jsonl.encode(assessment),
    }


def count_row(place: str, month: Sum) -> Row:
    """Return the row of a sum over the incidents of a place in a month."""
    return {
        "month": month.key,
        "place": place,
        "incidents": len(month.incidents),
        "low": month.low,
        "high": month.high,
        "uncounted": month.uncounted,
    }


def skipped_row(skipped: Skipped) -> Row:
    """Return the row of what could not be used."""
    return {"item": skipped.item, "reason": skipped.reason}


def _place(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(_PLACE)
    return {
        "place": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }


def _time(when: When | None) -> Row:
    return {"first": when.start if when else None, "last": when.end if when else None}


def rows_of(path: Path, columns: list[str] | None = None) -> Iterator[Row]:
    """Yield a file's rows, of all columns or of some."""
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_HELD, columns=columns):
            yield from batch.to_pylist()


def write(path: Path, table: str, rows: Iterable[Row]) -> None:
    """Write a file of a table."""
    with TableWriter(path.parent, table, None, path.stem) as writer:
        for row in rows:
            writer.put(row)


class TableWriter:
    """Writes rows into a folder as files of a table, `limit` rows a file (None: one file), some hundred held at a time.

    The first file is there even without a row.
    """

    def __init__(self, folder: Path, table: str, limit: int | None, stem: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._schema, self._limit, self._stem = folder, SCHEMAS[table], limit, stem
        self._held: list[Row] = []
        self._number = self._written = 0
        self._file = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._flush()
        self._file.close()

    def put(self, row: Row) -> None:
        """Write a row."""
        if self._limit is not None and self._written + len(self._held) == self._limit:
            self._flush()
            self._file.close()
            self._number += 1
            self._written = 0
            self._file = self._opened()
        self._held.append(row)
        if len(self._held) == _HELD:
            self._flush()

    def _opened(self) -> parquet.ParquetWriter:
        name = self._stem if self._limit is None else f"{self._stem}-{self._number:05d}"
        return parquet.ParquetWriter(self._folder / f"{name}.parquet", self._schema, compression="zstd")

    def _flush(self) -> None:
        if self._held:
            self._file.write_table(pa.Table.from_pylist(self._held, self._schema))
            self._written += len(self._held)
            self._held = []
