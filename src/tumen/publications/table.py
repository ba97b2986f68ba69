"""The ledger for people at a terminal or in a pipe: wrapped to the width, never cut; each colour beside its word."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tumen.assessments import Verifying
from tumen.claims import Because, Claim, Position, Trend
from tumen.publications.accounts import Account, Voice, accounts, loose_claims, speaker_of
from tumen.publications.publication import Publication
from tumen.publications.redact import Released
from tumen.publications.visible import visible
from tumen.publications.wording import (
    day_words,
    headline,
    people,
    place_words,
    plural,
    provenance,
    reach,
    said,
    status_word,
    voiced,
    when_words,
)
from tumen.reports import Entry, Skipped

Statement = Claim | Trend | Position

# Statuses of all rule sets, from borne out to fallen; each word is printed beside its colour.
COLOURS = {
    status: colour
    for colour, statuses in {
        "bold green": ("confirmed", "1"),
        "bold cyan": ("corroborated", "fair", "2"),
        "bold yellow": ("single-source", "weak", "6"),
        "bold magenta": ("contested", "3", "4"),
        "bold red": ("discounted", "5"),
    }.items()
    for status in statuses
}


def print_publication(publication: Publication, console: Console) -> None:
    """Print each incident with its status, origins and quotes, then what belongs to no incident, then the sums."""
    told = accounts(publication)
    for account in told:
        print_account(account, console)
    entries = {entry.id: entry for entry in publication.released.entries}
    _print_loose(
        "In no incident: totals over a period and general statements", loose_claims(publication), entries, console
    )
    _print_loose("Trends: compared, never summed", publication.released.trends, entries, console)
    _print_loose("Positions: what should or should not be done", publication.released.positions, entries, console)
    print_line(console, _sums(publication), style="bold")


def print_released(released: Released, console: Console) -> None:
    """Print each report with its claims, trends and positions."""
    for entry in released.entries:
        print_line(console, provenance(entry), style="bold")
        if entry.title:
            print_line(console, entry.title, indent=2, style="italic")
        everything: list[Statement] = [*released.claims, *released.trends, *released.positions]
        statements = [one for one in everything if one.report == entry.id]
        for statement in sorted(statements, key=lambda one: one.span):
            _print_statement(statement, entry, console)
        if not statements:
            print_line(console, "no claims", indent=2, style="dim")
        console.print()


def print_explained(explained: Iterable[tuple[Claim, Sequence[Because]]], console: Console) -> None:
    """Print for each claim which row of the data, or which rule, made each of its fields."""
    for claim, reasons in explained:
        print_line(console, f"why {claim.id}: {claim.text}", indent=2, style="italic")
        for reason in reasons:
            print_line(console, f"{reason.field}: {reason.words} <- {reason.source}", indent=4, style="dim")
    console.print()


def print_skipped(skipped: Iterable[Skipped], console: Console) -> None:
    """Print a line, never wrapped, for each item that could not be used."""
    for item in skipped:
        console.print(Text(visible(f"skipped {item.item}: {item.reason}")), soft_wrap=True)


def print_account(account: Account, console: Console) -> None:
    """Print one incident: its status, how it was reported, who says what, and what would change it."""
    assessment = account.assessment
    print_line(console, headline(account.incident), style="bold")
    status = Text(visible(status_word(assessment)), style=COLOURS.get(assessment.status or "", "dim"))
    how = [reach(assessment)] if assessment.origins else []
    if assessment.count is not None:
        how.insert(0, people(assessment.count.low, assessment.count.high))
    _wrapped(console, Text(" · ").join([status, *(Text(one) for one in how)]), indent=2)
    checking = {body.speaker.casefold(): body for body in assessment.verifying}
    for voice in (*account.origins, *account.others):
        body = checking.pop(voice.name.casefold(), None) if voice.stance == "verifying" else None
        _print_voice(voice, console, _since(body))
    for unquoted in checking.values():
        print_line(console, f"{voiced('verifying', unquoted.speaker)}{_since(unquoted)}", indent=2)
    for flag in assessment.flags:
        print_line(console, f"flag: {flag}", indent=2, style="yellow")
    print_line(console, f"rule: {assessment.rule}", indent=2, style="dim")
    print_line(console, f"would change it: {assessment.would_change}", indent=2, style="dim")
    print_line(console, f"id: {account.incident.id}", indent=2, style="dim")
    console.print()


def _print_voice(voice: Voice, console: Console, since: str) -> None:
    more = f" and {plural(voice.reports - 1, 'more report')}" if voice.reports > 1 else ""
    print_line(console, f"{voiced(voice.stance, voice.name)}{since}:", indent=2)
    print_line(console, f"“{voice.claim.text}”", indent=4, style="italic")
    print_line(console, f"{provenance(voice.entry)}{more}", indent=4, style="dim")


def _since(body: Verifying | None) -> str:
    return f" since {day_words(body.since)}" if body and body.since else ""


def _print_loose(title: str, statements: Sequence[Statement], entries: dict[str, Entry], console: Console) -> None:
    if not statements:
        return
    print_line(console, title, style="bold")
    for statement in statements:
        _print_statement(statement, entries[statement.report], console)
        print_line(console, provenance(entries[statement.report]), indent=4, style="dim")
    console.print()


def _print_statement(statement: Statement, entry: Entry, console: Console) -> None:
    if isinstance(statement, Claim):
        who, what = speaker_of(statement, entry), " · ".join([said(statement), *_details(statement)])
    else:
        who = statement.speaker.name if statement.speaker else entry.outlet or "the outlet"
        what = (
            f"{statement.act}: {statement.direction}"
            if isinstance(statement, Trend)
            else f"position on {statement.act}"
        )
    print_line(console, f"{who} · {what}", indent=2)
    print_line(console, f"“{statement.text}”", indent=4, style="italic")


def _details(claim: Claim) -> list[str]:
    return [
        *([people(claim.count.low, claim.count.high)] if claim.count else []),
        *([place_words(claim.place)] if claim.place else []),
        *([when_words(claim.when)] if claim.when else []),
    ]


def _sums(publication: Publication) -> str:
    entries = publication.released.entries
    copies = sum(entry.copy_of is not None for entry in entries)
    until = f" as of {day_words(publication.as_of)}" if publication.as_of else ""
    parts = [
        f"{plural(len(publication.ledger.incidents), 'incident')} from {plural(len(entries), 'report')}{until}",
        f"{copies:,} of them copies",
        f"statuses by the rule set {publication.rules.name}",
    ]
    if publication.released.withheld:
        parts.append(f"{publication.released.withheld:,} withheld")
    return " · ".join(parts)


def print_line(console: Console, words: str, *, indent: int = 0, style: str = "") -> None:
    """Print words as they are safe to show, wrapped to the width and set in by so many blanks."""
    _wrapped(console, Text(visible(words), style=style), indent)


def _wrapped(console: Console, text: Text, indent: int) -> None:
    for line in text.wrap(console, max(20, console.width - indent)):
        line.rstrip()
        line.pad_left(indent)
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
