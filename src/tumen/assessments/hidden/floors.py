"""Chao's lower bound: the fewest there can be, judged by how many were seen once and twice.

It is a floor where people differ in how likely they are to be listed. It is NOT one where lists avoid each other (being on one
makes being on another less likely), so it is shown as a floor with that said.

Source: A. Chao, Estimating the population size for capture-recapture data with unequal catchability (Biometrics 43, 1987);
bias-corrected form for t lists: A. Chao et al. (Stat. Med. 20, 2001).
"""

import math
from dataclasses import dataclass

from tumen.assessments.hidden.table import CaptureTable
from tumen.assessments.hidden.two_lists import log_normal


@dataclass(frozen=True, slots=True)
class Floor:
    """A lower bound of the total, with its 95 % interval."""

    total: float
    interval: tuple[float, float]


def chao(table: CaptureTable) -> float | None:
    """N = n + f1^2 / (2 f2), f_k the number of cases seen on exactly k lists; None where nobody was seen twice."""
    _, once, twice, *_ = table.frequencies
    return table.cases + once**2 / (2 * twice) if twice else None


def chao_corrected(table: CaptureTable) -> Floor:
    """N = n + ((t-1)/t) f1 (f1 - 1) / (2 (f2 + 1)) for t lists: bias-corrected, and finite without any overlap."""
    _, once, twice, *_ = table.frequencies
    share = (len(table.lists) - 1) / len(table.lists)
    unseen = share * once * (once - 1) / (2 * (twice + 1))
    # Variance by the delta method, Chao (1987), in its bias-corrected form.
    variance = unseen + share**2 * (
        once * (2 * once - 1) ** 2 / (4 * (twice + 1) ** 2) + once**2 * twice * (once - 1) ** 2 / (4 * (twice + 1) ** 4)
    )
    return Floor(table.cases + unseen, log_normal(table.cases, unseen, math.sqrt(variance)))
