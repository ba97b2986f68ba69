"""Many small Poisson log-linear fits at once: tables times models, as one batch of Newton steps.

A bootstrap refits thousands of models of a few dozen cells each; one after another, a program spends its time on
overheads. Here the designs are stacked: shapes are (batch, cells) and (batch, cells, terms), terms padded with columns of
zeros, cells that a model has lost weighted 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tumen.assessments.hidden.existence import Existence, Reduced, existence_on, identified, reduce, support
from tumen.assessments.hidden.model import Model, subsets
from tumen.assessments.hidden.table import Counts, Reals

STEPS = 60
# Newton squares the error with each step, so after a step of this size on the log scale it is about 1e-12.
SMALL_STEP = 1e-6
# Means this far from 0 that reproduce the margins are themselves the x > 0 that shows that the estimate exists.
CLEARLY_POSITIVE = 1e-4
MARGIN_ERROR = 1e-8
# Bounds of a step and of log means: without an estimate they would run away.
LONGEST_STEP = 4.0
LINEAR = (-30.0, 40.0)


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """A batch of fits: log-scale coefficients (batch, terms), means (batch, cells of pattern 1...), which exist."""

    coefficients: Reals
    means: Reals
    exist: list[bool]
    reduced: list[Reduced]

    @property
    def unseen(self) -> Reals:
        """The expected number of cases on no list, one a fit; meaningless where none exists."""
        return np.asarray(np.exp(self.coefficients[:, 0]), dtype=float)


def fit_many(counts: Counts, models: Sequence[Model], lists: int) -> Fits:
    """Fit models[i] to counts[i] for each i. `counts` is (batch, 2^lists), indexed by pattern; cell 0 is ignored.

    The estimate is the maximum of the Poisson likelihood, by Newton's method from the counts. Existence is certified by the fit
    itself where its means are clearly positive and reproduce the margins, and by the linear programme otherwise.
    """
    filled = [support(row) for row in counts]
    reduced = [reduce(model, lists, zero) for model, zero in zip(models, filled, strict=True)]
    design, weights, padding = _stack(reduced, lists)
    observed = counts[:, 1:] * weights
    coefficients, means = _newton(design, observed, weights, padding)
    error = np.abs(np.einsum("bck,bc->bk", design, means - observed)).max(axis=1) / observed.sum(axis=1)
    clear = (error < MARGIN_ERROR) & (np.where(weights > 0, means, 1.0).min(axis=1) > CLEARLY_POSITIVE)
    exist = [
        identified(one, lists) if sure else existence_on(model, lists, zero) == Existence.FITS
        for model, zero, one, sure in zip(models, filled, reduced, clear, strict=True)
    ]
    return Fits(coefficients, means, exist, reduced)


def _stack(reduced: Sequence[Reduced], lists: int) -> tuple[Reals, Reals, Reals]:
    """Designs (batch, cells, terms), weights of cells (batch, cells) and the padding's diagonal (batch, terms)."""
    widest = max(len(one.terms) for one in reduced)
    empty = 1 << lists
    columns = np.full((len(reduced), widest), empty)
    weights = np.ones((len(reduced), (1 << lists) - 1))
    for row, one in enumerate(reduced):
        columns[row, : len(one.terms)] = one.terms
        if one.removed:
            weights[row] = 0.0
            weights[row, np.array(one.cells) - 1] = 1.0
    design = np.ascontiguousarray(subsets(lists)[1:].T[columns].transpose(0, 2, 1)) * weights[:, :, None]
    return design, weights, (columns == empty).astype(float)


def _newton(design: Reals, observed: Reals, weights: Reals, padding: Reals) -> tuple[Reals, Reals]:
    """Coefficients and means; fits that are done drop out of the batch."""
    batch = len(design)
    start = (observed + 0.1) * weights
    response = np.log(np.where(weights > 0, start, 1.0)) + np.where(
        weights > 0, (observed - start) / (observed + 0.1), 0
    )
    information = _information(design, start, padding)
    coefficients = _solve(information, np.einsum("bck,bc->bk", design, start * response))
    going = np.arange(batch)
    for _ in range(STEPS):
        part = design[going]
        fitted = _means(part, coefficients[going], weights[going])
        slope = np.einsum("bck,bc->bk", part, observed[going] - fitted)
        step = _solve(_information(part, fitted, padding[going]), slope)
        step /= np.maximum(1.0, np.abs(step).max(axis=1) / LONGEST_STEP)[:, None]
        coefficients[going] += step
        going = going[np.abs(step).max(axis=1) > SMALL_STEP]
        if not going.size:
            break
    return coefficients, _means(design, coefficients, weights)


def _means(design: Reals, coefficients: Reals, weights: Reals) -> Reals:
    linear = np.matmul(design, coefficients[:, :, None])[:, :, 0]
    return np.asarray(np.exp(np.clip(linear, *LINEAR)) * weights, dtype=float)


def _information(design: Reals, means: Reals, padding: Reals) -> Reals:
    found = np.matmul((design * means[:, :, None]).transpose(0, 2, 1), design)
    diagonal = np.arange(padding.shape[1])
    # The ridge keeps a matrix invertible that is singular because no estimate exists; it moves no estimate.
    found[:, diagonal, diagonal] += padding + 1e-12 * found[:, diagonal, diagonal] + 1e-14
    return np.asarray(found, dtype=float)


def _solve(matrices: Reals, right: Reals) -> Reals:
    return np.asarray(np.linalg.solve(matrices, right[:, :, None])[:, :, 0], dtype=float)
