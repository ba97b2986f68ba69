"""What pages read: each query belongs to a `Desk`, that is a case and an audience, and gives back records.

A view makes its `Desk` with `views.access.desk_of(request)` and asks nothing else; the derived rows of the audience 'open'
were made behind `redact`, and what is read here from stored rows (claims, texts) passes it again.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from tumen import jsonl
from tumen.assessments import TUMEN, Assessment, RuleSet
from tumen.desk import models, search
from tumen.desk.material import Material, material_of
from tumen.incidents import Incident, apply_decisions
from tumen.publications import Publication, Released, masking, publish, redact
from tumen.reports import Entry, Report


@dataclass(frozen=True, slots=True)
class Desk:
    """A case as an audience sees it: 'full' or 'open' (see `models/derived.py`)."""

    case: int
    audience: str

    def reports(self) -> QuerySet[models.ReportRow]:
        """Return the reports, to be filtered and ordered further."""
        return models.ReportRow.objects.filter(case_id=self.case, audience=self.audience)

    def incidents(self) -> QuerySet[models.IncidentRow]:
        """Return the incidents, to be filtered and ordered further."""
        return models.IncidentRow.objects.filter(case_id=self.case, audience=self.audience)

    def search(self, kind: search.Kind, words: str, limit: int = 1000) -> list[str]:
        """Return the ids of reports or incidents that hold all the words, the best first."""
        return search.find(self.case, self.audience, kind, words, limit)

    def incident(self, incident: str) -> models.IncidentRow | None:
        """Return the incident with this id, or the one into which it went; None where there never was one.

        The row's `incident` tells whether the id is still its own: if not, redirect to it.
        """
        row = self.incidents().filter(incident=incident).first()
        if row is not None:
            return row
        heirs = models.IncidentClaim.objects.filter(case_id=self.case, audience=self.audience, alias=incident)
        heir = heirs.select_related("row").first()
        return heir.row if heir else None

    def record(self, row: models.IncidentRow) -> Incident:
        """Return the incident of a row."""
        return jsonl.decode(row.record, Incident)

    def assessments(self, row: models.IncidentRow) -> dict[str, Assessment]:
        """Return the assessment of an incident by each rule set, as of all that is there."""
        return {each.rules: jsonl.decode(each.record, Assessment) for each in row.statuses.all()}

    def neighbourhood(self, row: models.IncidentRow) -> Material:
        """Return what is stored of the reports that tell of the incident, of related ones, and of their copies.

        It is not behind the gate: hand it to `as_of` or `released`, never to a template.
        """
        incident = self.record(row)
        members = models.IncidentClaim.objects.filter(case_id=self.case, audience=self.audience)
        wanted = set(
            members.filter(row__incident__in=[incident.id, *incident.related]).values_list("report", flat=True)
        )
        everything = models.ReportRow.objects.filter(case_id=self.case, audience="full")
        roots = wanted | set(everything.filter(report__in=wanted).values_list("copy_of", flat=True))
        copies = everything.filter(copy_of__in=roots).values_list("entry", flat=True)
        own = everything.filter(report__in=roots).values_list("entry", flat=True)
        entries = {entry.id: entry for entry in (jsonl.decode(line, Entry) for line in (*own, *copies))}
        return material_of(self.case, entries.values())

    def as_of(self, material: Material, day: dt.date | None, rules: RuleSet = TUMEN) -> Publication:
        """Return the publication of the material on a day by a rule set, for this audience."""
        decisions = [each for each in material.decisions if self.audience == "open" or each.verdict != "withhold"]
        return publish(material.entries, material.claims, material.trends, material.positions, decisions, day, rules)

    def released(self, material: Material) -> Released:
        """Return the material as this audience may see it, corrections applied; claims decided wrong are left out."""
        decisions = [each for each in material.decisions if self.audience == "open" or each.verdict != "withhold"]
        held = apply_decisions(material.claims, decisions)
        return redact(material.entries, held, material.trends, material.positions, decisions)

    def report(self, report: str) -> tuple[Report, str] | None:
        """Return a report and its text as this audience may see it (spans fit only where it is the report's own)."""
        row = models.Report.objects.filter(id=report, filings__case_id=self.case).first()
        entry = models.ReportRow.objects.filter(case_id=self.case, audience="full", report=report).first()
        if row is None or entry is None:
            return None
        record = row.to_record()
        if self.audience == "full":
            return record, record.text
        material = self.family(report)
        held = apply_decisions(material.claims, material.decisions)
        mask = masking(material.entries, held, material.trends, material.positions, material.decisions)
        return record, mask(report, record.text)

    def family(self, report: str) -> Material:
        """Return what is stored of a report, the one it copies and the copies of either; not behind the gate."""
        everything = models.ReportRow.objects.filter(case_id=self.case, audience="full")
        own = everything.filter(report=report).values_list("copy_of", flat=True).first()
        roots = [report, own] if own else [report]
        lines = [*everything.filter(report__in=roots).values_list("entry", flat=True)]
        lines += everything.filter(copy_of__in=roots).values_list("entry", flat=True)
        entries = {entry.id: entry for entry in (jsonl.decode(line, Entry) for line in lines)}
        return material_of(self.case, entries.values())
