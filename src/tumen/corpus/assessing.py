"""The stages `assessments` and `counts`: each incident is assessed for itself, and each place's incidents are summed by month."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tumen.assessments import Assessment, Ledger, assess, sums
from tumen.corpus.blocks import BlockWriter, groups_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.tables import TableWriter, assessment_row, assessments_in, count_row, incidents_in, told_in
from tumen.incidents import Incident


@dataclass(frozen=True, slots=True)
class Assessed:
    """An incident and its assessment."""

    incident: Incident
    assessment: Assessment


def assess_each(job: Job) -> dict[str, list[Path]]:
    """Assess the incidents; return the files of the table of assessments, each for a file of incidents."""
    day = job.settings.as_of.isoformat() if job.settings.as_of else None
    told = sorted((job.settings.out / "incidents" / "told").glob("*.parquet"))
    assessed = job.phase("assess", assess_part, ({"told": str(path), "as_of": day} for path in told))
    return {"": [folder / "assessments.parquet" for folder in folders_in(assessed)]}


def assess_part(folder: Path, told: str, as_of: str | None) -> None:
    """Write the assessments of the incidents of a file, in its order."""
    day = dt.date.fromisoformat(as_of) if as_of else None
    with TableWriter(folder, "assessments", None, "assessments") as assessments:
        for each in told_in(Path(told)):
            claims = {claim.id: claim for claim in each.claims}
            entries = {entry.id: entry for entry in each.entries}
            assessments.put(assessment_row(assess(each.incident, claims, entries, day)))


def count_all(job: Job) -> dict[str, list[Path]]:
    """Sum the incidents; return the files of the table of counts."""
    buckets = 1 + job.before["incidents"].rows_out["incidents"] // job.settings.sizes.bucket_rows
    pairs = zip(job.files("incidents"), job.files("assessments"), strict=True)
    parts = ({"incidents": str(one), "assessments": str(other), "buckets": buckets} for one, other in pairs)
    placed = job.phase("placed", sort_by_place, parts)
    counted = job.phase("counted", count_places, ({"placed": str(placed), "bucket": at} for at in range(buckets)))
    return {"": [folder / "counts.parquet" for folder in folders_in(counted)]}


def sort_by_place(folder: Path, incidents: str, assessments: str, buckets: int) -> None:
    """Write the incidents of a file, with their assessments, for the bucket of their place."""
    with BlockWriter(folder, buckets) as placed:
        for incident, assessment in zip(incidents_in(Path(incidents)), assessments_in(Path(assessments)), strict=True):
            key = f"{incident.place.name}, {incident.place.country}" if incident.place else ""
            placed.put(key, Assessed(incident, assessment))


def count_places(folder: Path, placed: str, bucket: int) -> None:
    """Write for the places of a bucket what each month sums up to."""
    with TableWriter(folder, "counts", None, "counts") as counts:
        for _, group in groups_in(folders_in(placed), bucket, Assessed):
            ledger = _ledger(group)
            for place in sums(ledger, "place"):
                for month in sums(ledger, "month"):
                    counts.put(count_row(place.key, month))


def _ledger(group: list[Assessed]) -> Ledger:
    return Ledger((), (), tuple(each.incident for each in group), tuple(each.assessment for each in group), ())
