"""Attributions, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from tumen import jsonl
from tumen.claims import Attributed
from tumen.publications.table import print_line
from tumen.publications.wording import provenance
from tumen.reports import Entry


def attribution_lines(found: Iterable[Attributed]) -> Iterator[str]:
    """Yield a line for each attribution."""
    for one in found:
        yield jsonl.encode(one, "attribution")


def print_attributions(entry: Entry, text: str, found: Sequence[Attributed], console: Console) -> None:
    """Print the report's attributions, each with the words of its source, its cue and its content."""
    print_line(console, provenance(entry), style="bold")
    for one in found:
        who = text[one.source.start : one.source.end] if one.source else "nobody named"
        cue = text[one.cue.start : one.cue.end] if one.cue else "in quotation marks"
        print_line(console, f"{who} · {cue}", indent=2)
        print_line(console, " … ".join(text[span.start : span.end] for span in one.content), indent=4, style="italic")
    if not found:
        print_line(console, "no attributions", indent=2, style="dim")
    console.print()
