"""The stage `claims`: each file of reports is read by one task; the gate looks first, and a worker loads the models once."""

from functools import cache
from pathlib import Path

from tumen.claims import Claim, Position, Reader, Trend, rules_reader
from tumen.corpus.job import Job, folders_in
from tumen.corpus.tables import TableWriter, claim_row, reports_in


def read_all(job: Job) -> dict[str, list[Path]]:
    """Read the reports; return the files of the table of claims."""
    read = job.phase("read", read_part, ({"reports": str(path)} for path in job.files("reports")))
    return {"": [folder / "claims.parquet" for folder in folders_in(read)]}


def read_part(folder: Path, reports: str) -> None:
    """Write the claims, trends and positions of a file of reports, in its order."""
    with TableWriter(folder, "claims", None, "claims") as claims:
        for reading in _reader().read(reports_in(Path(reports))):
            said: tuple[Claim | Trend | Position, ...] = (*reading.claims, *reading.trends, *reading.positions)
            for each in said:
                claims.put(claim_row(each))


@cache
def _reader() -> Reader:
    return rules_reader()
