"""Derived tables from stored rows: the only module that writes them, with the pure functions of the other rooms.

`derive(case)` makes all that is derived of a case anew, in one transaction, so that a page sees either what was or
what is. Of the audience 'open' everything is made behind `redact`; where nothing is withheld, both are the same.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from tumen import jsonl
from tumen.assessments import RULE_SETS, TUMEN, Assessment, Ledger, assess_all, build_ledger
from tumen.claims import Claim, content_id
from tumen.desk import models, search
from tumen.desk.material import Material, entries_of, material_of, reports_of
from tumen.incidents import Incident, apply_decisions
from tumen.publications import masking, publish
from tumen.reports import Entry

AUDIENCES = ("full", "open")


@dataclass(frozen=True, slots=True)
class View:
    """What an audience sees of a case: a ledger by the rule set `tumen`, and the assessments by every rule set."""

    audience: str
    ledger: Ledger
    assessments: Mapping[str, tuple[Assessment, ...]]


def derive(case: int) -> None:
    """Make all that is derived of a case anew, copies included."""
    with transaction.atomic():
        _write(case, material_of(case, entries_of(case)), texts=True)


def derive_decided(case: int) -> None:
    """Bring a case up to date after a decision: as `derive`, but who copies whom is as it was, as no text has changed."""
    with transaction.atomic():
        rows = models.ReportRow.objects.filter(case_id=case, audience="full").values_list("entry", flat=True)
        material = material_of(case, (jsonl.decode(entry, Entry) for entry in rows))
        # Also decisions that were withdrawn: what they kept back comes out again.
        ever = (row.to_record().verdict for row in models.Decision.objects.filter(case_id=case))
        _write(case, material, texts=any(verdict in ("withhold", "publish") for verdict in ever))


def views_of(material: Material) -> Iterator[View]:
    """Yield what each audience sees."""
    full = build_ledger({entry.id: entry for entry in material.entries}, material.claims, material.decisions)
    yield _view("full", full)
    if not any(decision.verdict == "withhold" for decision in material.decisions):
        yield _view("open", full)
        return
    released = publish(
        material.entries, material.claims, material.trends, material.positions, material.decisions
    )  # the gate stands before linking and assessing
    yield _view("open", released.ledger)


def _view(audience: str, ledger: Ledger) -> View:
    claims, entries = {claim.id: claim for claim in ledger.claims}, {entry.id: entry for entry in ledger.entries}
    by_rules = {
        name: tuple(assess_all(ledger.incidents, claims, entries, None, rules))
        for name, rules in RULE_SETS.items()
        if name != TUMEN.name
    }
    return View(audience, ledger, {TUMEN.name: ledger.assessments, **by_rules})


def _write(case: int, material: Material, *, texts: bool) -> None:
    before = dict(models.IncidentRow.objects.filter(case_id=case, audience="full").values_list("incident", "changed"))
    said = _said(case)
    last = models.Addition.objects.order_by("-sequence").values_list("sequence", "on").first()
    sequence, on = last or (0, dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    models.ReportRow.objects.filter(case_id=case).delete()
    models.IncidentClaim.objects.filter(case_id=case).delete()
    models.StatusRow.objects.filter(row__case_id=case).delete()
    models.IncidentRow.objects.filter(case_id=case).delete()
    for view in views_of(material):
        _write_reports(case, view, material)
        _write_incidents(case, view, material, before, said, on)
        search.clear(case, view.audience, "incident")
        search.index(case, view.audience, _incident_lines(view))
    if texts:
        _index_texts(case, material)
    models.Derived.objects.update_or_create(case_id=case, defaults={"sequence": sequence})


def _said(case: int) -> dict[tuple[str, str], str]:
    rows = models.StatusRow.objects.filter(row__case_id=case, rules=TUMEN.name)
    return {
        (audience, incident): record
        for audience, incident, record in rows.values_list("row__audience", "row__incident", "record")
    }


def _write_reports(case: int, view: View, material: Material) -> None:
    number = Counter(claim.report for claim in view.ledger.claims)
    models.ReportRow.objects.bulk_create(
        (
            models.ReportRow(
                case_id=case, audience=view.audience, report=entry.id, title=entry.title, outlet=entry.outlet,
                published=entry.published, copy_of=entry.copy_of, claims=number[entry.id], on=material.got[entry.id],
                entry=jsonl.encode(entry),
            )
            for entry in view.ledger.entries
        ),
        batch_size=500,
    )  # fmt: skip


def _write_incidents(
    case: int,
    view: View,
    material: Material,
    before: Mapping[str, dt.datetime],
    said: Mapping[tuple[str, str], str],
    on: dt.datetime,
) -> None:
    claims = {claim.id: claim for claim in view.ledger.claims}
    entries = {entry.id: entry for entry in view.ledger.entries}
    rows = []
    for incident, assessment in zip(view.ledger.incidents, view.ledger.assessments, strict=True):
        row = incident_row(incident, assessment, [entries[claims[one].report] for one in incident.claims])
        row.case_id, row.audience = case, view.audience
        same = said.get((view.audience, incident.id)) == jsonl.encode(assessment)
        row.changed = before.get(incident.id, on) if same else on
        rows.append(row)
    models.IncidentRow.objects.bulk_create(rows, batch_size=400)
    made = dict(models.IncidentRow.objects.filter(case_id=case, audience=view.audience).values_list("incident", "pk"))
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


def _index_texts(case: int, material: Material) -> None:
    held = apply_decisions(material.claims, material.decisions)
    mask = masking(material.entries, held, material.trends, material.positions, material.decisions)
    lines: dict[str, list[tuple[search.Kind, str, str]]] = defaultdict(list)
    for audience in AUDIENCES:
        search.clear(case, audience, "report")
    for report in reports_of(case):
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
