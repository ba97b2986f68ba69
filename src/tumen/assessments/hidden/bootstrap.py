"""Bias-corrected and accelerated (BCa) bootstrap intervals, with the choice of the model inside each replicate.

An interval that takes the chosen model for granted is too short: the choice itself hangs on the data. So the n cases are drawn
anew with replacement (a multinomial over the observed patterns), the whole selection is made again on each replicate,
and the limits are quantiles of the replicates' totals, corrected for bias (z0) and for how the error grows (a):

    z0 = Phi^-1(#{N* < N} / B),  a = sum c_j r_j^3 / (6 (sum c_j r_j^2)^1.5),  limits at Phi(z0 + (z0 + z) / (1 - a (z0 + z)))

with r_j the mean of the jackknife estimates less the one without a case of pattern j, and c_j the pattern's count.

Sources: B. Efron, Better bootstrap confidence intervals (J. Am. Stat. Assoc. 82, 1987); L. Chan, B. W. Silverman, K. Vincent
(2021); B. W. Silverman, L. Chan, K. Vincent (2024).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy.stats import norm

from tumen.assessments.hidden.criteria import Criterion, Ranking
from tumen.assessments.hidden.fitting import fit_many
from tumen.assessments.hidden.loglinear import log_likelihoods
from tumen.assessments.hidden.stepwise import THRESHOLD, choose_stepwise
from tumen.assessments.hidden.table import CaptureTable, Counts, Reals

# From tables (batch, 2^lists) to the unseen by the whole selection, nan where there is no estimate.
Selection: TypeAlias = Callable[[Counts], Reals]

REPLICATES = 1000
ROWS = 2048
# Replicates without an estimate are left out; with more of them than this the interval says too little to be given.
MOST_FAILED = 0.1
# Fewer unseen than half a case are none; their logarithm must not run away.
SMALLEST_UNSEEN = 0.5


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """An interval, and how it came about. `failed`: replicates on which nothing could be estimated.

    `beyond`: replicates outside the more extreme limit. With a strong bias that limit lies so far out that only a few are, and moves
    with the seed; more replicates hold it still. `log_variance`: that of the logarithm of the unseen over the replicates.
    """

    interval: tuple[float, float]
    replicates: int
    failed: int
    beyond: int
    bias: float
    acceleration: float
    median: float
    log_variance: float


def bootstrap(
    table: CaptureTable, selection: Selection, *, replicates: int = REPLICATES, seed: int = 1, probability: float = 0.95
) -> Bootstrap | None:
    """The BCa interval of the total by a selection; None where the table or too many replicates have no estimate."""
    counts = table.counts
    unseen = float(selection(counts[None, :])[0])
    if math.isnan(unseen):
        return None
    random = np.random.default_rng(seed)
    drawn = random.multinomial(table.cases, counts / table.cases, size=replicates)
    found = selection(drawn)
    usable = found[~np.isnan(found)]
    if usable.size < replicates * (1 - MOST_FAILED):
        return None
    acceleration = _acceleration(counts, selection)
    below = np.clip((usable < unseen).mean(), 0.5 / usable.size, 1 - 0.5 / usable.size)
    bias = float(norm.ppf(below))
    levels = _levels(bias, acceleration, probability)
    limits = np.quantile(usable, levels, method="median_unbiased")
    return Bootstrap(
        interval=(table.cases + float(limits[0]), table.cases + float(limits[1])),
        replicates=replicates,
        failed=replicates - usable.size,
        beyond=int(usable.size * min(levels[0], 1 - levels[1])),
        bias=bias,
        acceleration=acceleration,
        median=table.cases + float(np.median(usable)),
        log_variance=float(np.log(np.maximum(usable, SMALLEST_UNSEEN)).var(ddof=1)),
    )


def by_stepwise(table: CaptureTable, threshold: float = THRESHOLD) -> Selection:
    """The stepwise choice of pairs, made anew on each table."""
    lists = len(table.lists)

    def select(counts: Counts) -> Reals:
        return choose_stepwise(counts, lists, threshold)[1]

    return select


def by_criterion(ranking: Ranking, table: CaptureTable, top: int | None = None) -> Selection:
    """The best by the ranking's criterion on each table, among the `top` models best on the original one (None: all).

    All models, as the 2024 paper does for few lists, is the honest choice and the dear one: replicates times models.
    """
    models = [one.model for one in ranking.fits[:top]]
    lists = len(table.lists)

    def select(counts: Counts) -> Reals:
        best, unseen = np.full(len(counts), np.inf), np.full(len(counts), np.nan)
        cases = counts.sum(axis=1)
        for model in models:
            for start in range(0, len(counts), ROWS):
                part = counts[start : start + ROWS]
                fits = fit_many(part, [model] * len(part), lists)
                size = 1 + lists + len(model)
                score = _penalty(ranking.criterion, size, cases[start : start + ROWS]) - 2 * log_likelihoods(
                    part[:, 1:].astype(float), fits.means
                )
                better = np.array(fits.exist) & (score < best[start : start + ROWS])
                best[start : start + ROWS][better] = score[better]
                unseen[start : start + ROWS][better] = fits.unseen[better]
        return unseen

    return select


def _penalty(criterion: Criterion, size: int, cases: Counts) -> Reals:
    return np.asarray(size * np.log(cases) if criterion == "bic" else np.full(cases.shape, 2.0 * size), dtype=float)


def _acceleration(counts: Counts, selection: Selection) -> float:
    """From the jackknife: one case of each observed pattern is left out, weighted by how many such cases there are."""
    patterns = np.flatnonzero(counts)
    without = np.repeat(counts[None, :], patterns.size, axis=0)
    without[np.arange(patterns.size), patterns] -= 1
    # One case fewer is seen, so the totals differ by it too; it shifts all alike and so cancels out.
    found = selection(without)
    weights = np.where(np.isnan(found), 0, counts[patterns])
    found = np.where(np.isnan(found), 0.0, found)
    residuals = (weights @ found) / weights.sum() - found
    scale = 6 * float(weights @ residuals**2) ** 1.5
    return float(weights @ residuals**3) / scale if scale else 0.0


def _levels(bias: float, acceleration: float, probability: float) -> Reals:
    z = norm.ppf([(1 - probability) / 2, (1 + probability) / 2])
    shifted = bias + z
    return np.asarray(norm.cdf(bias + shifted / (1 - acceleration * shifted)), dtype=float)
