"""The stage `incidents`: claims are linked into incidents.

said       a report's entry and claims, and whose text it carries, go to the bucket of its id
families   a report goes to the bucket of the report whose text it carries, with which its claims stand
link       claims are linked
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tumen.claims import Claim
from tumen.corpus.blocks import BlockWriter, groups_in, rows_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.tables import TableWriter, Told, claims_in, entries_in, incident_row, rows_of, skipped_row, told_row
from tumen.incidents import Linkage
from tumen.reports import Entry, Skipped

# Incidents in a file of the table.
_ROWS = 1_000
_UNDATED = "no publication date, so it cannot be placed before or after the day asked for"


@dataclass(frozen=True, slots=True)
class Said:
    """A report's entry and its claims."""

    entry: Entry
    claims: tuple[Claim, ...]


def link_all(job: Job) -> dict[str, list[Path]]:
    """Link the claims; return the files of incidents (''), what they rest on ('told'), and reports without a day ('skipped')."""
    buckets = job.buckets()
    day = job.settings.as_of.isoformat() if job.settings.as_of else None
    pairs = zip(job.files("reports"), job.files("claims"), strict=True)
    parts = [{"reports": str(one), "claims": str(other), "as_of": day, "buckets": buckets} for one, other in pairs]
    said = job.phase("said", gather_said, parts)
    copies = job.phase(
        "copies", spread_copies, [{"copies": str(path), "buckets": buckets} for path in job.files("copies")]
    )
    given = ({"said": str(said), "copies": str(copies), "bucket": at, "buckets": buckets} for at in range(buckets))
    families = job.phase("families", join_families, given)
    (linked,) = folders_in(job.phase("link", link_together, [{"families": str(families), "buckets": buckets}]))
    return {
        "": sorted(linked.glob("incidents-*.parquet")),
        "told": sorted(linked.glob("told-*.parquet")),
        "skipped": [folder / "skipped.parquet" for folder in folders_in(said)],
    }


def gather_said(folder: Path, reports: str, claims: str, as_of: str | None, buckets: int) -> None:
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


def link_together(folder: Path, families: str, buckets: int) -> None:
    """Write the incidents of all claims."""
    linkage, entries, claims = Linkage(), dict[str, Entry](), dict[str, Claim]()
    for bucket in range(buckets):
        for family in families_in(families, bucket):
            for each in family:
                linkage.put(each.entry.id, each.entry, each.claims)
                entries[each.entry.id] = each.entry
                claims |= {claim.id: claim for claim in each.claims}
    with (
        TableWriter(folder, "incidents", _ROWS, "incidents") as incidents,
        TableWriter(folder, "told", _ROWS, "told") as told,
    ):
        for incident in linkage.incidents():
            held = tuple(claims[claim] for claim in incident.claims)
            reports = {claim.report for claim in held}
            reports |= {
                first for report in reports if (first := entries[report].copy_of) in entries and first is not None
            }
            incidents.put(incident_row(incident))
            told.put(told_row(Told(incident, held, tuple(entries[report] for report in sorted(reports)))))
