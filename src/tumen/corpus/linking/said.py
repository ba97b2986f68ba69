"""What is said: each report's claims, together with those of the reports whose text it carries or that carry its text.

said       a report's entry and claims go to the bucket of its id
copies     whose text it carries goes there too
families   a report goes to the bucket of the report whose text it carries, with which its claims stand
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tumen.claims import Claim
from tumen.corpus.blocks import BlockWriter, groups_in, rows_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.tables import TableWriter, claims_in, entries_in, rows_of, skipped_row
from tumen.reports import Entry, Skipped

_UNDATED = "no publication date, so it cannot be placed before or after the day asked for"


@dataclass(frozen=True, slots=True)
class Said:
    """A report's entry and its claims."""

    entry: Entry
    claims: tuple[Claim, ...]


def bring_together(job: Job) -> tuple[str, str]:
    """Return the folders of what each report says, and of the families of reports that carry one text."""
    buckets = job.buckets()
    day = job.settings.as_of.isoformat() if job.settings.as_of else None
    pairs = zip(job.files("reports"), job.files("claims"), strict=True)
    parts = [{"reports": str(one), "claims": str(other), "as_of": day, "buckets": buckets} for one, other in pairs]
    said = str(job.phase("said", take_said, parts))
    parts = [{"copies": str(path), "buckets": buckets} for path in job.files("copies")]
    copies = str(job.phase("copies", spread_copies, parts))
    return said, job.over_buckets("families", join_families, said=said, copies=copies)


def take_said(folder: Path, reports: str, claims: str, as_of: str | None, buckets: int) -> None:
    """Write each report of a file that was published by the day, with its claims, for the bucket of its id."""
    of_report: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims_in(Path(claims)):
        of_report[claim.report][claim.id] = claim
    last = dt.date.fromisoformat(as_of) if as_of else None
    with BlockWriter(folder / "said", buckets) as said, TableWriter(folder, "skipped", None, "skipped") as skipped:
        for entry in entries_in(Path(reports)):
            if last is not None and entry.published is None:
                skipped.put(skipped_row(Skipped(entry.id, _UNDATED)))
            elif last is None or (entry.published is not None and entry.published <= last):
                said.put(entry.id, Said(entry, tuple(of_report.get(entry.id, {}).values())))


def spread_copies(folder: Path, copies: str, buckets: int) -> None:
    """Write who copies whom for the bucket of the copy's id."""
    with BlockWriter(folder, buckets) as spread:
        for row in rows_of(Path(copies)):
            spread.put(row["report"], row["copy_of"])


def join_families(folder: Path, said: str, copies: str, bucket: int, buckets: int) -> None:
    """Write each report for the bucket of the report whose text it carries."""
    copy_of = dict(rows_in(folders_in(copies), bucket, str))
    with BlockWriter(folder, buckets) as families:
        for report, each in rows_in(folders_in(said, "said"), bucket, Said):
            original = copy_of.get(report)
            families.put(original or report, replace(each, entry=replace(each.entry, copy_of=original)))


def families_in(families: str, bucket: int) -> Iterator[list[Said]]:
    """Yield the reports of a bucket, copies together with what they copy, where they make any claim."""
    for _, family in groups_in(folders_in(families), bucket, Said):
        if any(each.claims for each in family):
            yield family
