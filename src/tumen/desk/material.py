"""A case's stored rows as records: what the pure functions of the other rooms are given."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from tumen.claims import Claim, Position, Trend
from tumen.desk import models, store
from tumen.incidents import Decision
from tumen.reports import Copies, Entry, Report, entry_of


@dataclass(frozen=True, slots=True)
class Material:
    """All that a case holds, or the part of it in some reports, by id; not behind any gate.

    `got` is when the desk got each report.
    """

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    trends: tuple[Trend, ...]
    positions: tuple[Position, ...]
    decisions: tuple[Decision, ...]
    got: dict[str, dt.datetime]


def material_of(case: int, entries: Iterable[Entry]) -> Material:
    """Return what is stored of these reports of a case, with all of its decisions that count."""
    listed = tuple(sorted(entries, key=lambda entry: entry.id))
    wanted = {entry.id for entry in listed}
    filings = dict(models.Filing.objects.filter(case_id=case).values_list("report_id", "on"))
    claims = models.Claim.objects.filter(report__filings__case_id=case).order_by("id")
    statements = models.Statement.objects.filter(report__filings__case_id=case).order_by("id")
    if len(wanted) < len(filings):
        claims, statements = claims.filter(report_id__in=wanted), statements.filter(report_id__in=wanted)
    others = [row.to_record() for row in statements.iterator(2000)]
    return Material(
        listed,
        tuple(row.to_record() for row in claims.iterator(2000)),
        tuple(one for one in others if isinstance(one, Trend)),
        tuple(one for one in others if isinstance(one, Position)),
        tuple(store.decisions_in(case)),
        {report: on for report, on in filings.items() if report in wanted},
    )


def reports_of(case: int, among: Collection[str] | None = None) -> Iterable[Report]:
    """Yield the reports of a case, all or those among these ids, with their texts, by id, holding some hundred at a time."""
    rows = models.Report.objects.filter(filings__case_id=case).order_by("id")
    if among is not None:
        rows = rows.filter(id__in=among)
    return (row.to_record() for row in rows.iterator(200))


def entries_of(case: int) -> list[Entry]:
    """Return the reports of a case as entries, each with the report it copies. Reads every text."""
    copies = Copies()
    entries = []
    for report in reports_of(case):
        copies.add(report)
        entries.append(entry_of(report, None))
    copy_of = copies.copy_of()
    return [replace(entry, copy_of=copy_of.get(entry.id)) for entry in entries]
