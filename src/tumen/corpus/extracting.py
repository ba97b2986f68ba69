"""The stage `reports`: files are read into reports, and of reports with one id the first is kept, wherever they lie.

Files are read each by one task. Reports then go to the bucket of their id, where those that were read before are skipped.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tumen.corpus.blocks import BlockWriter, rows_in
from tumen.corpus.inputs import Input, is_address, open_inputs
from tumen.corpus.job import Job, folders_in
from tumen.corpus.tables import TableWriter, report_row, skipped_row
from tumen.reports import Report, Skipped
from tumen.reports.reading import Seen, read_sources


@dataclass(frozen=True, slots=True)
class Found:
    """A report as it was read, and where it lies."""

    item: str
    report: Report


def extract_all(job: Job, inputs: Sequence[Input], missing: Sequence[Skipped]) -> dict[str, list[Path]]:
    """Read the inputs; return the files of the table of reports ('') and of what was skipped."""
    settings = job.settings
    buckets = 1 + sum(each.size for each in inputs) // settings.sizes.bucket_bytes
    day = settings.published.isoformat() if settings.published else None
    today = settings.today.isoformat() if settings.today else None
    given = [
        {"names": names, "buckets": buckets, "published": day, "today": today}
        for names in _portions(inputs, settings.sizes.input_bytes)
    ]
    extracted = job.phase("extract", extract, given)
    rows = settings.sizes.report_rows
    each_bucket = ({"found": str(extracted), "bucket": bucket, "rows": rows} for bucket in range(buckets))
    distinct = job.phase("distinct", keep_first, each_bucket)
    lost = job.work / "missing"
    with TableWriter(lost, "skipped", None, "skipped") as writer:
        for item in missing:
            writer.put(skipped_row(item))
    reports = [path for folder in folders_in(distinct) for path in sorted(folder.glob("reports-*.parquet"))]
    skipped = [
        lost / "skipped.parquet",
        *(folder / "skipped.parquet" for folder in [*folders_in(extracted), *folders_in(distinct)]),
    ]
    return {"": reports, "skipped": skipped}


def hashes_in(work: Path) -> dict[str, str]:
    """Return the SHA-256 of each file on disk that was read, by name."""
    hashes: dict[str, str] = {}
    for folder in folders_in(work / "extract"):
        hashes |= msgspec.json.decode((folder / "hashes.json").read_bytes(), type=dict[str, str])
    return hashes


def _portions(inputs: Iterable[Input], most: int) -> Iterator[list[str]]:
    """Yield the names of files that one task reads, in order: a large one alone, small ones together."""
    names: list[str] = []
    size = 0
    for each in inputs:
        if names and size + each.size > most:
            yield names
            names, size = [], 0
        names.append(each.name)
        size += each.size
    if names:
        yield names


def extract(folder: Path, names: list[str], buckets: int, published: str | None, today: str | None) -> None:
    """Read files; write their reports for the buckets of their ids, and what was skipped."""
    lies = [""]

    def note(_: Report, item: str) -> None:
        lies[0] = item

    items = read_sources(open_inputs(names), published=_day(published), today=_day(today), on_read=note)
    with BlockWriter(folder / "found", buckets) as found, TableWriter(folder, "skipped", None, "skipped") as skipped:
        for item in items:
            if isinstance(item, Skipped):
                skipped.put(skipped_row(item))
            else:
                found.put(item.id, Found(lies[0], item))
    hashes = {name: _sha256(name) for name in names if not is_address(name) and Path(name).is_file()}
    (folder / "hashes.json").write_bytes(msgspec.json.encode(hashes))


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _sha256(name: str) -> str:
    with Path(name).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def keep_first(folder: Path, found: str, bucket: int, rows: int) -> None:
    """Write the reports of a bucket as files of the table, without those whose id was read before."""
    seen = Seen()
    with (
        TableWriter(folder, "reports", rows, "reports") as reports,
        TableWriter(folder, "skipped", None, "skipped") as skipped,
    ):
        for _, each in rows_in(folders_in(found, "found"), bucket, Found):
            item = seen.only_new(each.report, each.item)
            if isinstance(item, Skipped):
                skipped.put(skipped_row(item))
            else:
                reports.put(report_row(item))
