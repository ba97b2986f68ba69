"""What changed over a stretch of days, for people and for programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console

from tumen import jsonl
from tumen.assessments import Change
from tumen.incidents import Incident
from tumen.publications.table import print_line
from tumen.publications.wording import UNCLAIMED, day_words, headline, provenance
from tumen.reports import Entry


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Yield a line for each change."""
    for change in changes:
        yield jsonl.encode(change, "change")


def print_changes(
    changes: Sequence[Change], incidents: Mapping[str, Incident], entries: Mapping[str, Entry], console: Console
) -> None:
    """Print the changes day by day, each with the reports that made it. `incidents` and `entries` are by id."""
    day = None
    for change in changes:
        if change.day != day:
            day = change.day
            print_line(console, day_words(day), style="bold")
        print_line(console, f"{headline(incidents[change.incident])}: {_words(change, incidents)}", indent=2)
        for report in change.because:
            print_line(console, provenance(entries[report]), indent=4, style="dim")
    if not changes:
        print_line(console, "nothing changed")


def _words(change: Change, incidents: Mapping[str, Incident]) -> str:
    if change.what == "new":
        return f"new, {change.after or UNCLAIMED}"
    if change.what == "gone":
        return "no report tells of it any more"
    if change.what == "joined":
        heir = incidents.get(change.after or "")
        return f"now part of {headline(heir) if heir else change.after} ({change.after})"
    return f"{change.what} {change.before or 'none'} → {change.after or 'none'}"
