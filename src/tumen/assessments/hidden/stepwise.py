"""Stepwise choice of pairs (Chan, Silverman and Vincent 2021).

From independent lists on: for each pair that is not in the model, compare the number of cases on both lists with what the model
expects, mu. p = min(P(Poisson(mu) <= seen), P(Poisson(mu) >= seen)); the pair with the smallest p enters while p is below
the threshold. A pair with which the model would have no unique estimate cannot enter.
"""

from collections.abc import Sequence

import numpy as np
from scipy.stats import poisson

from tumen.assessments.hidden.existence import Existence, existence_on, support
from tumen.assessments.hidden.fitting import fit_many
from tumen.assessments.hidden.loglinear import LogLinear, fit
from tumen.assessments.hidden.model import INDEPENDENT, Model, closure, pairs, subsets
from tumen.assessments.hidden.table import CaptureTable, Counts, Reals

THRESHOLD = 0.02


def stepwise(table: CaptureTable, threshold: float = THRESHOLD, probability: float = 0.95) -> LogLinear | None:
    """The estimate of the model chosen; None where even independent lists have none."""
    models, _ = choose_stepwise(table.counts[None, :], len(table.lists), threshold)
    return fit(models[0], table, probability)


def choose_stepwise(counts: Counts, lists: int, threshold: float = THRESHOLD) -> tuple[list[Model], Reals]:
    """For each row of counts (batch, 2^lists) the model chosen and its estimate of the unseen; nan where it has none."""
    models: list[Model] = [INDEPENDENT] * len(counts)
    unseen = np.full(len(counts), np.nan)
    margins = subsets(lists)[:, list(pairs(lists))]
    seen = counts @ margins
    supports = [support(row) for row in counts]
    going = np.arange(len(counts))
    while going.size:
        fits = fit_many(counts[going], [models[row] for row in going], lists)
        unseen[going] = np.where(fits.exist, fits.unseen, np.nan)
        expected = fits.means @ margins[1:]
        chances = _chances(seen[going], expected)
        grown = []
        for place, row in enumerate(going):
            added = (
                _next_pair(chances[place], models[row], lists, supports[row], threshold) if fits.exist[place] else None
            )
            if added is not None:
                models[row] = added
                grown.append(row)
        going = np.array(grown, dtype=int)
    return models, unseen


def _chances(seen: Reals, expected: Reals) -> Reals:
    return np.asarray(np.minimum(poisson.cdf(seen, expected), poisson.sf(seen - 1, expected)), dtype=float)


def _next_pair(
    chances: Sequence[float] | Reals, model: Model, lists: int, filled: bytes, threshold: float
) -> Model | None:
    """The model with the next pair; the first pair wins a tie."""
    possible = pairs(lists)
    for place in np.argsort(chances, kind="stable"):
        if not chances[place] < threshold:
            return None
        if possible[place] in model:
            continue
        grown = closure((*model, possible[place]))
        if existence_on(grown, lists, filled) == Existence.FITS:
            return grown
    return None
