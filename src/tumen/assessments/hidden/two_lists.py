"""Two lists: Lincoln-Petersen and Chapman. Both assume that being on one list says nothing about being on the other."""

import math
from dataclasses import dataclass

from tumen.assessments.hidden.table import CaptureTable

# 97.5 % point of the normal distribution.
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class TwoLists:
    """Chapman's estimate of a total, its standard error and 95 % interval (log-normal on the unseen), for two lists."""

    lists: tuple[str, str]
    overlap: int
    total: float
    standard_error: float
    interval: tuple[float, float]
    lincoln_petersen: float | None


def chapman(first: int, second: int, both: int) -> tuple[float, float]:
    """N = (n1+1)(n2+1)/(m+1) - 1 and its standard error, with var = (n1+1)(n2+1)(n1-m)(n2-m) / ((m+1)^2 (m+2)).

    n1, n2: cases on each list; m: on both. Finite without overlap, but then it says no more than 'large'. Sources:
    D. G. Chapman (1951); variance of G. A. F. Seber (1970).
    """
    total = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    return total, math.sqrt(variance)


def lincoln_petersen(first: int, second: int, both: int) -> float | None:
    """N = n1 n2 / m; None without overlap, where it is undefined."""
    return first * second / both if both else None


def two_lists(table: CaptureTable, first: int = 0, second: int = 1) -> TwoLists:
    """Chapman for two lists of a table, given by their places; cases on neither of them are ignored."""
    sizes, both = table.sizes, table.overlap(first, second)
    total, error = chapman(sizes[first], sizes[second], both)
    known = sizes[first] + sizes[second] - both
    return TwoLists(
        lists=(table.lists[first], table.lists[second]),
        overlap=both,
        total=total,
        standard_error=error,
        interval=log_normal(known, total - known, error),
        lincoln_petersen=lincoln_petersen(sizes[first], sizes[second], both),
    )


def log_normal(known: int, unseen: float, error: float) -> tuple[float, float]:
    """Known + unseen / C ... known + unseen * C, C = exp(z sqrt(ln(1 + (error/unseen)^2))) (Chao 1987)."""
    if unseen <= 0:
        return float(known), float(known)
    factor = math.exp(Z * math.sqrt(math.log1p((error / unseen) ** 2)))
    return known + unseen / factor, known + unseen * factor
