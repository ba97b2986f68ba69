"""A report as a page shows it: its text with what each claim rests on, its claims, its copies and the passages they share."""

from dataclasses import dataclass

from tumen.claims import Claim
from tumen.claims.explaining import Because, explain
from tumen.desk import models
from tumen.desk.queries import Desk
from tumen.incidents import apply_decisions
from tumen.publications import Stretch, Told, stretches
from tumen.reports import Entry, Report


@dataclass(frozen=True, slots=True)
class Line:
    """A claim of the report: who makes it, the incident it belongs to (None: to none), why its fields are as they are."""

    number: int
    told: Told
    incident: str | None
    because: tuple[Because, ...]
    rejected: bool

    @property
    def claim(self) -> Claim:
        """Return the claim."""
        return self.told.claim


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`stretches` join to the text; `numbers` are the claims' numbers in it by their ids. `relatives` are its copies and what it copies."""

    entry: Entry
    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]
    relatives: tuple[Entry, ...]
    masked: bool


def read_page(desk: Desk, report: str) -> ReportPage | None:
    """Return the report as the desk's audience may see it, None where it may not or there is none."""
    found = desk.report(report)
    if found is None or not desk.reports().filter(report=report).exists():
        return None
    record, text = found
    material = desk.family(report)
    released = desk.released(material)
    claims = sorted((one for one in released.claims if one.report == report), key=lambda one: (one.span, one.id))
    kept = {claim.id for claim in claims}
    rejected = _rejected(desk, report, kept)
    entries = {entry.id: entry for entry in released.entries}
    belongs = dict(
        models.IncidentClaim.objects.filter(case_id=desk.case, audience=desk.audience, report=report).values_list(
            "claim", "row__incident"
        )
    )
    masked = text != record.text
    told = sorted([*claims, *rejected], key=lambda one: (one.span, one.id))
    lines = tuple(
        Line(
            number,
            Told(claim, entries[report]),
            belongs.get(claim.id),
            () if masked else _because(claim, record),
            claim.id not in kept,
        )
        for number, claim in enumerate(told, start=1)
    )
    furniture = () if masked else record.furniture
    return ReportPage(
        entries[report],
        tuple(stretches(text, claims, furniture)),
        lines,
        tuple(entry for entry in released.entries if entry.id != report),
        masked,
    )


def _because(claim: Claim, report: Report) -> tuple[Because, ...]:
    return tuple(explain(claim, report)) if claim.reader.startswith("rules") else ()


def _rejected(desk: Desk, report: str, kept: set[str]) -> list[Claim]:
    """Return the claims that a person decided wrong, for those who decide."""
    if desk.audience == "open":
        return []
    material = desk.family(report)
    before = [one for one in material.decisions if one.verdict not in ("right", "wrong")]
    return [one for one in apply_decisions(material.claims, before) if one.report == report and one.id not in kept]
