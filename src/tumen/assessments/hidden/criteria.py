"""All hierarchical models, compared by BIC or AIC.

BIC = k ln n - 2 l and AIC = 2 k - 2 l, with l the full Poisson log-likelihood, n the number of cases and k the number of
parameters, those at minus infinity included (Silverman, Chan and Vincent, Bootstrapping multiple systems estimates to
account for model selection, Statistics and Computing 34, 2024). Models without a unique estimate are left out.

Two models can fit alike and differ twofold in their totals: `near` gives all within a distance of the best.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tumen.assessments.hidden.fitting import fit_many
from tumen.assessments.hidden.loglinear import LogLinear, described
from tumen.assessments.hidden.model import Model, all_models
from tumen.assessments.hidden.table import CaptureTable
from tumen.errors import InputError

Criterion = Literal["aic", "bic"]

# 6 lists have 32,768 models of pairs and 7.8 million in all.
MOST_LISTS = 5
# Above this distance of BIC the worse model has 'essentially no support' (Kass and Raftery 1995).
NEAR = 10.0
BATCH = 2048


@dataclass(frozen=True, slots=True)
class Ranking:
    """All models that have an estimate, the best first, and how many were tried."""

    criterion: Criterion
    fits: tuple[LogLinear, ...]
    tried: int

    @property
    def best(self) -> LogLinear | None:
        """The model with the smallest criterion; None where no model has an estimate."""
        return self.fits[0] if self.fits else None

    def near(self, distance: float = NEAR) -> tuple[LogLinear, ...]:
        """The models whose criterion is at most that far from the best."""
        if not self.fits:
            return ()
        limit = getattr(self.fits[0], self.criterion) + distance
        return tuple(one for one in self.fits if getattr(one, self.criterion) <= limit)


def default_order(lists: int) -> int:
    """Largest terms searched: all for up to four lists, pairs for five (1,024 models instead of 6,893)."""
    return lists - 1 if lists < MOST_LISTS else 2


def rank(
    table: CaptureTable, criterion: Criterion = "bic", order: int | None = None, probability: float = 0.95
) -> Ranking:
    """Fit every hierarchical model with terms of at most `order` lists.

    Raises InputError for more than five lists: there the models are too many, and stepwise is the method.
    """
    lists = len(table.lists)
    if lists > MOST_LISTS:
        raise InputError(f"{lists} lists have too many models to try all: use stepwise")
    models = all_models(lists, order or default_order(lists))
    found: list[LogLinear] = []
    for start in range(0, len(models), BATCH):
        found.extend(_fitted(models[start : start + BATCH], table, probability))
    ordered = sorted(found, key=lambda one: (getattr(one, criterion), len(one.model), one.model))
    return Ranking(criterion, tuple(ordered), len(models))


def _fitted(models: tuple[Model, ...], table: CaptureTable, probability: float) -> list[LogLinear]:
    counts = np.broadcast_to(table.counts, (len(models), table.counts.size))
    fits = fit_many(counts, models, len(table.lists))
    return [
        described(fits, index, model, table, probability) for index, model in enumerate(models) if fits.exist[index]
    ]
