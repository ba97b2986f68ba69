"""When no total is defensible. A refusal is an answer: it says what is known (n, the floor) and why no more is."""

from collections.abc import Sequence
from itertools import combinations

from tumen.assessments.hidden.table import CaptureTable

FEWEST_LISTS = 3
FEWEST_OVERLAPS = 2
# Methods that differ by more than this factor rest on their assumptions, not on the lists.
MOST_APART = 2.0


def overlapping_pairs(table: CaptureTable) -> int:
    """Number of pairs of lists that share a case."""
    places = range(len(table.lists))
    return sum(1 for first, second in combinations(places, 2) if table.overlap(first, second))


def apart(totals: Sequence[float]) -> float | None:
    """The largest total over the smallest; None for fewer than two."""
    return max(totals) / min(totals) if len(totals) > 1 else None


def refusal(table: CaptureTable, totals: Sequence[float], unmixed: str | None) -> str | None:
    """Why no total is defensible, or None; `totals` of the methods, `unmixed` what latent classes say if chains disagree."""
    if len(table.lists) < FEWEST_LISTS:
        return (
            "two lists only: that being on one says nothing about being on the other is assumed, and two lists cannot "
            "show it; a third independent list is needed"
        )
    pairs = overlapping_pairs(table)
    if pairs < FEWEST_OVERLAPS:
        said = "no pair of lists shares a case" if pairs == 0 else "one pair of lists alone shares cases"
        return f"{said}: at least {FEWEST_OVERLAPS} pairs must overlap"
    if not totals:
        return "no method has an estimate on this table: too many combinations of lists are empty"
    ratio = apart(totals)
    if ratio is not None and ratio > MOST_APART:
        return f"the methods differ by a factor of {ratio:.2g}: the total hangs on the method, not on the lists"
    return unmixed
