"""Sums over incidents, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from tumen import jsonl
from tumen.assessments import Sum
from tumen.publications.table import print_line
from tumen.publications.wording import people, plural


def sum_lines(found: Iterable[Sum]) -> Iterator[str]:
    """Yield a line for each sum."""
    for one in found:
        yield jsonl.encode(one, "sum")


def print_sums(found: Sequence[Sum], console: Console) -> None:
    """Print each sum with the number of incidents behind it, and of those that give no number."""
    for one in found:
        counted = len(one.incidents) - one.uncounted
        number = people(one.low, one.high) if counted else "no number given"
        without = f", {one.uncounted:,} of them without a number" if one.uncounted and counted else ""
        print_line(console, f"{one.key}: {number} · {plural(len(one.incidents), 'incident')}{without}")
    if not found:
        print_line(console, "no incidents")
