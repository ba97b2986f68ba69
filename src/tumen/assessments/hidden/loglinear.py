"""Poisson log-linear models: the expected count of each pattern as a product of what its lists do alone and together.

N_w ~ Poisson(mu_w), log mu_w = sum of a_term over the terms inside the pattern w. The pattern of no list holds no term but the
constant, so the unseen are estimated by exp(a_constant). The assumption that no data can test: the interaction of all
lists together is none.

Sources: S. E. Fienberg, The multiple recapture census for closed populations and incomplete 2^k contingency tables
(Biometrika 59, 1972); R. M. Cormack, Log-linear models for capture-recapture (Biometrics 45, 1989).
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln
from scipy.stats import norm

from tumen.assessments.hidden.fitting import Fits, fit_many
from tumen.assessments.hidden.model import Model, subsets
from tumen.assessments.hidden.table import CaptureTable, Reals


@dataclass(frozen=True, slots=True)
class LogLinear:
    """One model's estimate.

    `unseen` + cases = `total`; `interval` holds the total with the given probability if the model were known to be right
    (exp(a_constant +- z se) on the unseen); `infinite`: terms at minus infinity. `parameters` counts those too.
    """

    model: Model
    total: float
    unseen: float
    interval: tuple[float, float]
    standard_error: float
    log_likelihood: float
    deviance: float
    parameters: int
    aic: float
    bic: float
    infinite: tuple[int, ...]


def fit(model: Model, table: CaptureTable, probability: float = 0.95) -> LogLinear | None:
    """The estimate of one model, or None where it has none (see `existence`)."""
    fits = fit_many(table.counts[None, :], [model], len(table.lists))
    return described(fits, 0, model, table, probability) if fits.exist[0] else None


def described(fits: Fits, index: int, model: Model, table: CaptureTable, probability: float) -> LogLinear:
    """What is said of one fit of a batch, all of which are on this table."""
    reduced = fits.reduced[index]
    design = subsets(len(table.lists))[np.ix_(reduced.cells, reduced.terms)]
    means = fits.means[index][np.array(reduced.cells) - 1]
    variance = float(np.linalg.inv(design.T @ (design * means[:, None]))[0, 0])
    unseen = float(fits.unseen[index])
    spread = float(norm.ppf((1 + probability) / 2)) * math.sqrt(variance)
    likelihood, deviance = _likelihood(table.counts[1:].astype(float), fits.means[index])
    size = 1 + len(table.lists) + len(model)
    return LogLinear(
        model=model,
        total=table.cases + unseen,
        unseen=unseen,
        interval=(table.cases + unseen * math.exp(-spread), table.cases + unseen * math.exp(spread)),
        standard_error=math.sqrt(unseen + unseen**2 * variance),
        log_likelihood=likelihood,
        deviance=deviance,
        parameters=size,
        aic=2 * size - 2 * likelihood,
        bic=size * math.log(table.cases) - 2 * likelihood,
        infinite=reduced.removed,
    )


def log_likelihoods(counts: Reals, means: Reals) -> Reals:
    """Poisson log-likelihood of each row, ln N! kept; a mean of 0 with a count of 0 adds nothing."""
    logs = np.log(np.where(means > 0, means, 1.0))
    return np.asarray((counts * logs - means - gammaln(counts + 1)).sum(axis=-1), dtype=float)


def _likelihood(counts: Reals, means: Reals) -> tuple[float, float]:
    found = float(log_likelihoods(counts, means))
    return found, 2 * (float(log_likelihoods(counts, counts)) - found)
