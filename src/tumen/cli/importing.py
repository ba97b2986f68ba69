"""`tumen desk import`: chosen incidents of the tables of a corpus into a desk. Here alone both rooms meet."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from tumen import jsonl
from tumen.claims import Claim, Position, Reading, Trend
from tumen.errors import InputError
from tumen.incidents import Incident
from tumen.reports import Report

_KINDS: dict[str, type[Claim | Trend | Position]] = {"claim": Claim, "trend": Trend, "position": Position}


def chosen_reports(folder: Path, wanted: Callable[[Incident], bool], named: Collection[str]) -> set[str]:
    """Return the ids of the reports of the incidents that are wanted, those whose text they carry included.

    `named` are the ids that must be among them. Raises InputError where one is not, or where a table is missing.
    """
    from tumen.corpus.tables import told_in

    reports: set[str] = set()
    missing = set(named)
    for path in _files(folder, "incidents", "told"):
        for told in told_in(path):
            if wanted(told.incident):
                reports |= {entry.id for entry in told.entries}
                missing.discard(told.incident.id)
    if missing:
        raise InputError(f"{folder} has no incident {min(missing)} that the other options leave: its table lists them")
    return reports


def readings_of(folder: Path, reports: Collection[str]) -> Iterator[tuple[Report, Reading]]:
    """Yield these reports in the order of the tables, each with all that was read from it.

    Holds the claims of the chosen reports in memory, and one report at a time.
    """
    from tumen.corpus.tables import reports_in, rows_of

    said: dict[str, list[Claim | Trend | Position]] = defaultdict(list)
    for path in _files(folder, "claims"):
        for row in rows_of(path, ["kind", "report", "record"]):
            if row["report"] in reports:
                said[row["report"]].append(jsonl.decode(row["record"], _KINDS[row["kind"]]))
    for path in _files(folder, "reports"):
        for report in reports_in(path):
            if report.id in reports:
                yield report, _reading(report.id, said.pop(report.id, []))


def _reading(report: str, said: list[Claim | Trend | Position]) -> Reading:
    return Reading(
        report,
        tuple(one for one in said if isinstance(one, Claim)),
        tuple(one for one in said if isinstance(one, Trend)),
        tuple(one for one in said if isinstance(one, Position)),
    )


def _files(folder: Path, stage: str, within: str = "") -> list[Path]:
    """Return the files of a table of a stage that is whole. Raises InputError where it is not there."""
    from tumen.corpus.folders import manifest_of

    if manifest_of(folder / stage) is None:
        raise InputError(f"{folder} holds no whole table of {stage}: make it with tumen corpus INPUT --out {folder}")
    return sorted((folder / stage / within).glob("*.parquet"))
