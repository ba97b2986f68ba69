"""The ledgers of a gold set on each of its days: every report is read once, then linked and assessed for each day."""

import datetime as dt
import json
from dataclasses import replace

from evals.gold import GoldSet, Record
from tumen.claims import Reader, Reading
from tumen.publications import publication_lines, publish
from tumen.reports import Report, entry_of, find_copies

Records = list[Record]


def ledgers(gold: GoldSet, reader: Reader) -> dict[dt.date | None, Records]:
    """Return what `tumen assess --json` prints, without a day (None) and as of each day of the set."""
    readings = list(reader.read(gold.reports))
    return {day: _ledger(gold.reports, readings, day) for day in (None, *gold.days())}


def _ledger(reports: tuple[Report, ...], readings: list[Reading], day: dt.date | None) -> Records:
    known = [report for report in reports if day is None or (report.published is not None and report.published <= day)]
    copy_of = find_copies(known)
    publication = publish(
        [replace(entry_of(report, None), copy_of=copy_of.get(report.id)) for report in known],
        [claim for reading in readings for claim in reading.claims],
        [trend for reading in readings for trend in reading.trends],
        [position for reading in readings for position in reading.positions],
        as_of=day,
    )
    return [json.loads(line) for line in publication_lines(publication)]
