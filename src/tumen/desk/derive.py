"""Derived tables from stored rows: the only module that writes them, with the pure functions of the other rooms.

`derive(case)` makes all that is derived of a case anew, in one transaction, so that a page sees either what was or
what is. `derive_reported` and `derive_decided` write what a change touched, wherever the rows are those that this
process, or one that only added reports since, has written; and all of it otherwise, as where anything was ever withheld. Of the audience 'open' everything is made behind `redact`; where nothing is withheld, both are the same.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import QuerySet

from tumen import jsonl
from tumen.assessments import RULE_SETS, TUMEN, Assessment, Ledger, assess_all
from tumen.claims import Claim, content_id
from tumen.desk import models, search, store
from tumen.desk.kept import Kept, Touched, View
from tumen.desk.material import Material, entries_of, material_of, reports_of
from tumen.incidents import Incident, apply_decisions
from tumen.publications import masking, publish
from tumen.reports import Entry

AUDIENCES = ("full", "open")


# By case; taken out while in use, so that what broke off or is used by another thread is never relied on.
keeping: dict[int, Kept] = {}
_MANY = 5000  # of touched rows; from here on all are written, as databases limit how many are named in one statement
_ONLY_REPORTS = ("original", "report", "reading", "filing", "claim")


def derive(case: int) -> None:
    """Make all that is derived of a case anew, copies included."""
    with store.alone():
        keeping.pop(case, None)
        _write_all(case, material_of(case, entries_of(case)), Kept(), texts=True)


def derive_reported(case: int) -> None:
    """Bring a case up to date after reports came in."""
    with store.alone():
        _bring(case, material_of(case, entries_of(case)), texts=True)


def derive_decided(case: int) -> None:
    """Bring a case up to date after a decision: who copies whom is as it was, as no text has changed."""
    with store.alone():
        rows = models.ReportRow.objects.filter(case_id=case, audience="full").values_list("entry", flat=True)
        _bring(case, material_of(case, (jsonl.decode(entry, Entry) for entry in rows)), texts=False)


def _bring(case: int, material: Material, *, texts: bool) -> None:
    kept = keeping.pop(case, None)
    # Also decisions that were withdrawn: what they kept back comes out again.
    ever = (row.to_record().verdict for row in models.Decision.objects.filter(case_id=case))
    withheld = any(verdict in ("withhold", "publish") for verdict in ever)
    if kept is None or withheld or not _are_the_rows_of(case, kept):
        _write_all(case, material, Kept(), texts=texts or withheld)
        return
    full, found = kept.bring(material)
    touched = found if len(found.reports) + len(found.incidents) < _MANY else None
    for view in (full, replace(full, audience="open")):
        _write(case, view, material, touched)
    if texts:
        _index_texts(case, material, touched.reports if touched else None)
    _note(case, kept)


def _are_the_rows_of(case: int, kept: Kept) -> bool:
    """Say whether the rows are what `kept` was, or that with reports that came since, which it will see are new to it."""
    derived = models.Derived.objects.filter(case_id=case).first()
    if derived is None or derived.sequence < kept.sequence:
        return False
    since = models.Addition.objects.filter(sequence__gt=kept.sequence, sequence__lte=derived.sequence)
    return not since.exclude(kind__in=_ONLY_REPORTS).exists()


def _note(case: int, kept: Kept) -> None:
    last = models.Addition.objects.order_by("-sequence").values_list("sequence", flat=True).first()
    kept.sequence = last or 0
    models.Derived.objects.update_or_create(case_id=case, defaults={"sequence": kept.sequence})
    transaction.on_commit(lambda: keeping.update({case: kept}))


def _views_of(material: Material, full: View) -> Iterator[View]:
    """Yield what each audience sees."""
    yield full
    if not any(decision.verdict == "withhold" for decision in material.decisions):
        yield replace(full, audience="open")
        return
    released = publish(
        material.entries, material.claims, material.trends, material.positions, material.decisions
    )  # the gate stands before linking and assessing
    yield _open(released.ledger)


def _open(ledger: Ledger) -> View:
    claims, entries = {claim.id: claim for claim in ledger.claims}, {entry.id: entry for entry in ledger.entries}
    by_rules = {
        name: tuple(assess_all(ledger.incidents, claims, entries, None, rules))
        for name, rules in RULE_SETS.items()
        if name != TUMEN.name
    }
    return View("open", ledger, {TUMEN.name: ledger.assessments, **by_rules})


def _write_all(case: int, material: Material, kept: Kept, *, texts: bool) -> None:
    full, _ = kept.bring(material)
    for view in _views_of(material, full):
        _write(case, view, material, None)
    if texts:
        _index_texts(case, material, None)
    _note(case, kept)


def _write(case: int, view: View, material: Material, touched: Touched | None) -> None:
    """Write the rows of an audience: those that were touched, or all (None)."""
    on = models.Addition.objects.order_by("-sequence").values_list("on", flat=True).first()
    rows = models.IncidentRow.objects.filter(case_id=case, audience=view.audience)
    reports = models.ReportRow.objects.filter(case_id=case, audience=view.audience)
    if touched is not None:
        rows = rows.filter(incident__in=touched.incidents)
        reports = reports.filter(report__in=touched.reports)
    before = dict(rows.values_list("incident", "changed"))
    said = _said(rows)
    ids = list(rows.values_list("pk", flat=True))
    for at in range(0, len(ids), 500):
        models.IncidentClaim.objects.filter(row_id__in=ids[at : at + 500]).delete()
        models.StatusRow.objects.filter(row_id__in=ids[at : at + 500]).delete()
        models.IncidentRow.objects.filter(pk__in=ids[at : at + 500]).delete()
    reports.delete()
    search.clear(case, view.audience, "incident", None if touched is None else touched.incidents)
    _write_reports(case, view, material, touched)
    if touched is not None:
        view = view.only(touched.incidents)
    _write_incidents(case, view, before, said, on or dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    search.index(case, view.audience, _incident_lines(view))


def _said(rows: QuerySet[models.IncidentRow]) -> dict[str, str]:
    statuses = models.StatusRow.objects.filter(row__in=rows, rules=TUMEN.name)
    return dict(statuses.values_list("row__incident", "record"))


def _write_reports(case: int, view: View, material: Material, touched: Touched | None) -> None:
    number = Counter(claim.report for claim in view.ledger.claims)
    models.ReportRow.objects.bulk_create(
        (
            models.ReportRow(
                case_id=case, audience=view.audience, report=entry.id, title=entry.title, outlet=entry.outlet,
                published=entry.published, copy_of=entry.copy_of, claims=number[entry.id], on=material.got[entry.id],
                entry=jsonl.encode(entry),
            )
            for entry in view.ledger.entries
            if touched is None or entry.id in touched.reports
        ),
        batch_size=500,
    )  # fmt: skip


def _write_incidents(
    case: int, view: View, before: Mapping[str, dt.datetime], said: Mapping[str, str], on: dt.datetime
) -> None:
    claims = {claim.id: claim for claim in view.ledger.claims}
    entries = {entry.id: entry for entry in view.ledger.entries}
    rows = []
    for incident, assessment in zip(view.ledger.incidents, view.ledger.assessments, strict=True):
        row = incident_row(incident, assessment, [entries[claims[one].report] for one in incident.claims])
        row.case_id, row.audience = case, view.audience
        same = said.get(incident.id) == jsonl.encode(assessment)
        row.changed = before.get(incident.id, on) if same else on
        rows.append(row)
    models.IncidentRow.objects.bulk_create(rows, batch_size=400)
    made = {row.incident: row.pk for row in rows}
    models.StatusRow.objects.bulk_create(
        (
            models.StatusRow(row_id=made[each.incident], rules=rules, status=each.status, record=jsonl.encode(each))
            for rules, assessments in view.assessments.items()
            for each in assessments
        ),
        batch_size=500,
    )
    models.IncidentClaim.objects.bulk_create(
        (
            models.IncidentClaim(
                case_id=case, audience=view.audience, row_id=made[incident.id], claim=claim, report=claims[claim].report,
                alias=alias_of(claim),
            )
            for incident in view.ledger.incidents
            for claim in incident.claims
        ),
        batch_size=500,
    )  # fmt: skip


def alias_of(claim: str) -> str:
    """Return the id that `incidents.link` gives an incident whose earliest claim this is."""
    return content_id("incident", claim)


def incident_row(incident: Incident, assessment: Assessment, entries: Sequence[Entry]) -> models.IncidentRow:
    """Return the row of an incident, without its case, audience and moment of change. `entries` are those of its claims."""
    days = sorted(entry.published for entry in entries if entry.published is not None)
    place, when, count = incident.place, incident.when, assessment.count
    return models.IncidentRow(
        incident=incident.id,
        act=incident.act,
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        start=when.start if when else None,
        end=when.end if when else None,
        status=assessment.status,
        origins=len(assessment.origins),
        outlets=assessment.outlets,
        reports=len({entry.id for entry in entries}),
        claims=len(incident.claims),
        low=count.low if count else None,
        high=count.high if count else None,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        record=jsonl.encode(incident),
    )


def _incident_lines(view: View) -> Iterator[tuple[search.Kind, str, str]]:
    claims = {claim.id: claim for claim in view.ledger.claims}
    for incident in view.ledger.incidents:
        held = [claims[one] for one in incident.claims]
        words = [incident.act, incident.place.name if incident.place else "", *(_words(claim) for claim in held)]
        yield "incident", incident.id, " ".join(dict.fromkeys(words))


def _words(claim: Claim) -> str:
    return f"{claim.text} {claim.speaker.name if claim.speaker else ''} {claim.actor or ''} {claim.affected or ''}"


def _index_texts(case: int, material: Material, reports: frozenset[str] | None) -> None:
    held = apply_decisions(material.claims, material.decisions)
    mask = masking(material.entries, held, material.trends, material.positions, material.decisions)
    lines: dict[str, list[tuple[search.Kind, str, str]]] = defaultdict(list)
    for audience in AUDIENCES:
        search.clear(case, audience, "report", reports)
    for report in reports_of(case, reports):
        words = " ".join(filter(None, (report.title, report.outlet, report.text)))
        lines["full"].append(("report", report.id, words))
        lines["open"].append(("report", report.id, mask(report.id, words)))
        if len(lines["full"]) >= 200:
            _flush(case, lines)
    _flush(case, lines)


def _flush(case: int, lines: dict[str, list[tuple[search.Kind, str, str]]]) -> None:
    for audience in AUDIENCES:
        search.index(case, audience, lines[audience])
    lines.clear()


def derive_all() -> Iterator[str]:
    """Make all that is derived anew, case by case, yielding each case's name when it is done."""
    for case in models.Case.objects.order_by("pk"):
        derive(case.pk)
        yield case.name
