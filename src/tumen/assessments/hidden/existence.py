"""Whether a log-linear model has an estimate at all on a table with empty cells.

Fitting programs return a number for every model; for some there is none. The three steps of Chan, Silverman and Vincent
(2021), after Fienberg and Rinaldo (2012):

1. Where no case is on all lists of a term (N*_term = 0), the term is minus infinity: it goes, and with it each cell that
   holds all its lists (their expected count is 0).
2. With A the design on the cells that are left, an estimate exists exactly if some x has A'x = A'N and every x_i > 0: the
   largest s with A'x = A'N, x_i >= s, a linear programme, is above 0.
3. The estimate is unique exactly if A has full column rank.

All three depend on a table only through which cells are empty, so answers are kept by zero pattern.

Sources: L. Chan, B. W. Silverman, K. Vincent, Multiple systems estimation for sparse capture data (J. Am. Stat. Assoc. 116,
2021); S. E. Fienberg, A. Rinaldo, Maximum likelihood estimation in log-linear models (Ann. Stat. 40, 2012).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from tumen.assessments.hidden.model import Model, parameters, subsets
from tumen.assessments.hidden.table import CaptureTable, Counts

# The linear programme's optimum is exactly 0 where none exists; its solver works to 1e-7.
SMALLEST_SLACK = 1e-6
# Answers kept by model and zero pattern: a few hundred bytes each.
MOST_KEPT = 100_000


class Existence(StrEnum):
    """What can be said of a model on a table."""

    FITS = "fits"
    NO_ESTIMATE = "no estimate exists"
    NOT_IDENTIFIED = "the estimate is not unique"


@dataclass(frozen=True, slots=True)
class Reduced:
    """A model on a table after step 1: terms that stay, terms at minus infinity, and cells that stay (masks)."""

    terms: tuple[int, ...]
    removed: tuple[int, ...]
    cells: tuple[int, ...]


def existence(model: Model, table: CaptureTable) -> Existence:
    """Whether the model has one finite estimate on this table, after the terms at minus infinity are taken out."""
    return existence_on(model, len(table.lists), support(table.counts))


def support(counts: Counts) -> bytes:
    """Which cells hold a case, as a key for what was found before."""
    return np.packbits(counts > 0).tobytes()


def reduce(model: Model, lists: int, filled: bytes) -> Reduced:
    """Step 1: take out the terms on which no case is, and the cells that hold them."""
    return _reduce(model, lists, filled)


@lru_cache(maxsize=MOST_KEPT)
def existence_on(model: Model, lists: int, filled: bytes) -> Existence:
    """The same for a table known by its zero pattern (`support`) alone."""
    reduced = _reduce(model, lists, filled)
    design = subsets(lists)[np.ix_(reduced.cells, reduced.terms)]
    if not _has_estimate(design, _filled(lists, filled)[list(reduced.cells)]):
        return Existence.NO_ESTIMATE
    return Existence.FITS if identified(reduced, lists) else Existence.NOT_IDENTIFIED


def identified(reduced: Reduced, lists: int) -> bool:
    """Step 3. Where no cell went, hierarchical models without the term of all lists are always identified."""
    if not reduced.removed:
        return True
    design = subsets(lists)[np.ix_(reduced.cells, reduced.terms)]
    return bool(len(reduced.terms) <= len(reduced.cells) and np.linalg.matrix_rank(design) == len(reduced.terms))


@lru_cache(maxsize=MOST_KEPT)
def _reduce(model: Model, lists: int, filled: bytes) -> Reduced:
    inside = subsets(lists)[:, :-1]
    seen = _filled(lists, filled) @ inside > 0
    terms = parameters(model, lists)
    removed = tuple(term for term in terms if not seen[term])
    cells = tuple(cell for cell in range(1, 1 << lists) if not any(cell & term == term for term in removed))
    return Reduced(tuple(term for term in terms if seen[term]), removed, cells)


def _filled(lists: int, filled: bytes) -> npt.NDArray[np.float64]:
    return np.unpackbits(np.frombuffer(filled, dtype=np.uint8), count=1 << lists).astype(float)


def _has_estimate(design: npt.NDArray[np.float64], counts: npt.NDArray[np.float64]) -> bool:
    """Step 2: maximise s over x = s + y, y >= 0, with A'x = A'N; s <= 1 keeps it bounded."""
    if counts.all():
        return True
    margins = design.T @ counts
    equations = np.concatenate([design.T, design.sum(axis=0)[:, None]], axis=1)
    objective = np.zeros(design.shape[0] + 1)
    objective[-1] = -1.0
    bounds = [(0.0, None)] * design.shape[0] + [(0.0, 1.0)]
    found = linprog(objective, A_eq=equations, b_eq=margins, bounds=bounds, method="highs")
    return found.fun is not None and -found.fun > SMALLEST_SLACK
