"""One estimate from several imputed tables, where dates, places, perpetrators or links were filled in more than once.

On x = ln N0: W the mean of the variances within, B the variance between, T = W + (1 + 1/m) B; limits by Student's t with
(m - 1) (1 + W / ((1 + 1/m) B))^2 degrees of freedom, then n + exp(.). The mean is that of the N0. Source: D. B. Rubin, Multiple
imputation for nonresponse in surveys (1987); used so on totals by the Colombian truth commission's project (2022).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from scipy.stats import t as student

from tumen.errors import InputError

# With fewer tables than this the variance between them is itself hardly known.
FEW = 10


@dataclass(frozen=True, slots=True)
class Pooled:
    """The pooled total and interval; `few`: from fewer than ten tables, so the interval is uncertain itself."""

    total: float
    interval: tuple[float, float]
    few: bool


def pool(cases: float, unseen: Sequence[float], log_variances: Sequence[float], probability: float = 0.95) -> Pooled:
    """Pool estimates of the unseen, one a table, with the variance of ln N0 within each; `cases` is (mean) n.

    Raises InputError for one table alone, of which nothing between tables can be known, and for unseen that are not above 0.
    """
    tables = len(unseen)
    if tables < 2 or len(log_variances) != tables:
        raise InputError(f"{tables} imputed table(s): pooling needs two or more, each with its variance")
    if min(unseen) <= 0 or min(log_variances) < 0:
        raise InputError("an imputed table has no unseen: its logarithm cannot be pooled")
    logs = [math.log(one) for one in unseen]
    within, between = fmean(log_variances), (1 + 1 / tables) * variance(logs)
    freedom = (tables - 1) * (1 + within / between) ** 2 if between else math.inf
    spread = float(student.ppf((1 + probability) / 2, freedom)) * math.sqrt(within + between)
    centre = fmean(logs)
    limits = (cases + math.exp(centre - spread), cases + math.exp(centre + spread))
    return Pooled(cases + fmean(unseen), limits, tables < FEW)
