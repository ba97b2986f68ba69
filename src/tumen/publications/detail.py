"""One incident in full: its status by each rule set, its origins, where they differ, and every claim in order."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console

from tumen import jsonl
from tumen.assessments import RULE_SETS, Assessment, Row, assess, disagreement
from tumen.claims import Claim
from tumen.errors import InputError
from tumen.incidents import Incident
from tumen.publications.accounts import speaker_of
from tumen.publications.json import released_lines
from tumen.publications.passing import Passing, passings
from tumen.publications.publication import Publication
from tumen.publications.redact import Released
from tumen.publications.table import print_line
from tumen.publications.wording import UNCLAIMED, headline, provenance, said
from tumen.reports import Entry


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


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of an incident, and the report that carries it."""

    claim: Claim
    entry: Entry


@dataclass(frozen=True, slots=True)
class Detail:
    """One incident in full: `assessments` by each rule set, `rows` of where origins differ, `told` the earliest first."""

    incident: Incident
    assessments: tuple[Assessment, ...]
    rows: tuple[Row, ...]
    told: tuple[Told, ...]
    passings: tuple[Passing, ...]
    related: tuple[Incident, ...]


def detail_of(publication: Publication, incident: Incident) -> Detail:
    """Return the incident of a publication in full, as of the publication's day."""
    entries = {entry.id: entry for entry in publication.released.entries}
    claims = {claim.id: claim for claim in publication.released.claims}
    told = [Told(claims[one], entries[claims[one].report]) for one in incident.claims]
    assessments = tuple(assess(incident, claims, entries, publication.as_of, rules) for rules in RULE_SETS.values())
    return Detail(
        incident=incident,
        assessments=assessments,
        rows=disagreement(incident, claims, entries, publication.as_of),
        told=tuple(sorted(told, key=lambda one: (one.entry.published or dt.date.max, one.entry.id, one.claim.span))),
        passings=tuple(passings(assessments[0], claims, entries)),
        related=tuple(other for other in publication.ledger.incidents if other.id in incident.related),
    )


def detail_lines(publication: Publication, incident: Incident) -> Iterator[str]:
    """Yield the reports and claims of the incident, the incident, an assessment by each rule set, a line for each field."""
    detail = detail_of(publication, incident)
    reports = {one.entry.id for one in detail.told}
    entries = tuple(entry for entry in publication.released.entries if entry.id in reports)
    yield from released_lines(Released(entries, tuple(one.claim for one in detail.told), (), (), 0))
    yield jsonl.encode(incident, "incident")
    for assessment in detail.assessments:
        yield jsonl.encode(assessment, "assessment")
    for row in detail.rows:
        yield jsonl.encode(row, "disagreement")


def print_detail(publication: Publication, incident: Incident, console: Console) -> None:
    """Print the incident in full."""
    detail = detail_of(publication, incident)
    print_line(console, headline(incident), style="bold")
    print_line(console, incident.id, indent=2, style="dim")
    _print_statuses(detail.assessments, console)
    print_line(console, "Origins", style="bold")
    for origin in detail.assessments[0].origins:
        print_line(console, f"{origin.name}: {origin.why}", indent=2)
    _print_rows(detail.rows, console)
    print_line(console, "Claims, the earliest first", style="bold")
    for one in detail.told:
        speaker = speaker_of(one.claim, one.entry)
        print_line(console, f"{provenance(one.entry)}: {speaker} · {said(one.claim)}", indent=2)
        print_line(console, f"“{one.claim.text}”", indent=4, style="italic")
        print_line(console, one.claim.id, indent=4, style="dim")
    if detail.related:
        print_line(console, "Related incidents", style="bold")
        for other in detail.related:
            print_line(console, f"{headline(other)} ({other.id})", indent=2)


def _print_statuses(assessments: Iterable[Assessment], console: Console) -> None:
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
