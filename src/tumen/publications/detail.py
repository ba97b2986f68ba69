"""One incident in full: its status by each rule set, its origins, where they differ, and every claim in order."""

import datetime as dt
from collections.abc import Iterator

from rich.console import Console

from tumen import jsonl
from tumen.assessments import RULE_SETS, Assessment, Row, assess, disagreement
from tumen.claims import Claim
from tumen.errors import InputError
from tumen.incidents import Incident
from tumen.publications.accounts import speaker_of
from tumen.publications.json import released_lines
from tumen.publications.publication import Publication
from tumen.publications.redact import Released
from tumen.publications.table import print_line
from tumen.publications.wording import UNCLAIMED, headline, provenance, said


def find_incident(publication: Publication, words: str) -> Incident:
    """Return the incident whose id is, or begins with, the words. Raises InputError where none or several do."""
    exact = [incident for incident in publication.ledger.incidents if incident.id == words]
    found = exact or [
        incident
        for incident in publication.ledger.incidents
        if incident.id.startswith(words) or incident.id.removeprefix("incident-").startswith(words)
    ]
    if not found:
        raise InputError(f"no incident {words!r} in these reports; `tumen assess` prints the id of each")
    if len(found) > 1:
        raise InputError(f"{len(found)} incidents begin with {words!r}; give more of the id, as {found[0].id}")
    return found[0]


def detail_lines(publication: Publication, incident: Incident) -> Iterator[str]:
    """Yield the reports and claims of the incident, the incident, an assessment by each rule set, a line for each field."""
    claims = _claims(publication, incident)
    reports = {claim.report for claim in claims}
    told = tuple(entry for entry in publication.released.entries if entry.id in reports)
    yield from released_lines(Released(told, tuple(claims), (), (), 0))
    yield jsonl.encode(incident, "incident")
    for assessment in _assessments(publication, incident):
        yield jsonl.encode(assessment, "assessment")
    for row in _rows(publication, incident):
        yield jsonl.encode(row, "disagreement")


def print_detail(publication: Publication, incident: Incident, console: Console) -> None:
    """Print the incident in full."""
    entries = {entry.id: entry for entry in publication.released.entries}
    assessments = _assessments(publication, incident)
    print_line(console, headline(incident), style="bold")
    print_line(console, incident.id, indent=2, style="dim")
    _print_statuses(assessments, console)
    print_line(console, "Origins", style="bold")
    for origin in assessments[0].origins:
        print_line(console, f"{origin.name}: {origin.why}", indent=2)
    _print_rows(_rows(publication, incident), console)
    print_line(console, "Claims, the earliest first", style="bold")
    for claim in _claims(publication, incident):
        entry = entries[claim.report]
        print_line(console, f"{provenance(entry)}: {speaker_of(claim, entry)} · {said(claim)}", indent=2)
        print_line(console, f"“{claim.text}”", indent=4, style="italic")
        print_line(console, claim.id, indent=4, style="dim")
    related = {other.id: other for other in publication.ledger.incidents if other.id in incident.related}
    if related:
        print_line(console, "Related incidents", style="bold")
        for other in related.values():
            print_line(console, f"{headline(other)} ({other.id})", indent=2)


def _print_statuses(assessments: list[Assessment], console: Console) -> None:
    print_line(console, "Status, by rule set", style="bold")
    for assessment in assessments:
        meaning = RULE_SETS[assessment.rules].meanings.get(assessment.status or "", "nobody claims that it happened")
        print_line(console, f"{assessment.rules}: {assessment.status or UNCLAIMED}, {meaning}", indent=2)
        print_line(console, f"rule: {assessment.rule}", indent=4, style="dim")
        print_line(console, f"would change it: {assessment.would_change}", indent=4, style="dim")


def _print_rows(rows: tuple[Row, ...], console: Console) -> None:
    print_line(console, "What the origins say, conflicts first", style="bold")
    for row in rows:
        print_line(
            console,
            f"{row.field}{': they differ' if row.conflict else ''}",
            indent=2,
            style="yellow" if row.conflict else "",
        )
        for cell in row.cells:
            print_line(console, f"{cell.origin}: {cell.words or '—'}", indent=4)


def _claims(publication: Publication, incident: Incident) -> list[Claim]:
    entries = {entry.id: entry for entry in publication.released.entries}
    held = set(incident.claims)
    claims = [claim for claim in publication.released.claims if claim.id in held]
    return sorted(claims, key=lambda claim: (entries[claim.report].published or dt.date.max, claim.report, claim.span))


def _assessments(publication: Publication, incident: Incident) -> list[Assessment]:
    claims = {claim.id: claim for claim in publication.released.claims}
    entries = {entry.id: entry for entry in publication.released.entries}
    return [assess(incident, claims, entries, publication.as_of, rules) for rules in RULE_SETS.values()]


def _rows(publication: Publication, incident: Incident) -> tuple[Row, ...]:
    claims = {claim.id: claim for claim in publication.released.claims}
    entries = {entry.id: entry for entry in publication.released.entries}
    return disagreement(incident, claims, entries, publication.as_of)
