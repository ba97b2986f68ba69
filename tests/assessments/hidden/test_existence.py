"""No number where there is none: the check before every fit, on every model, and kept by zero pattern."""

import numpy as np
import pytest
from scipy.optimize import linprog
from tests.assessments.hidden.tables import small

from tumen.assessments import hidden
from tumen.assessments.hidden import CaptureTable, Existence
from tumen.assessments.hidden.existence import reduce, support
from tumen.assessments.hidden.fitting import fit_many
from tumen.assessments.hidden.model import pair, subsets


def test_an_overlap_that_one_cell_alone_fills_leaves_no_estimate() -> None:
    # The model [AB,C] needs somebody on C together with A or B.
    assert hidden.existence((pair(0, 1),), small(A=31, B=22, C=17, AB=4)) == Existence.NO_ESTIMATE
    assert hidden.fit((pair(0, 1),), small(A=31, B=22, C=17, AB=4)) is None


def test_two_pairs_without_overlap_leave_an_estimate_that_is_not_unique() -> None:
    every = (pair(0, 1), pair(0, 2), pair(1, 2))
    assert hidden.existence(every, small(A=31, B=22, C=17, AB=4)) == Existence.NOT_IDENTIFIED


def test_a_full_table_has_an_estimate_under_every_model() -> None:
    table = small(A=31, B=22, C=17, AB=4, AC=3, BC=2, ABC=1)
    assert {hidden.existence(model, table) for model in hidden.all_models(3, 2)} == {Existence.FITS}


@pytest.mark.parametrize("seed", range(6))
def test_the_short_cut_through_the_fit_agrees_with_the_linear_programme(seed: int) -> None:
    random = np.random.default_rng(seed)
    counts = random.poisson(np.exp(random.normal(0.3, 1.4, 16)))
    counts[0] = 0
    counts[[1, 2, 4, 8]] += 1
    table = CaptureTable(("a", "b", "c", "d"), counts)
    models = hidden.all_models(4, 3)
    fits = fit_many(np.broadcast_to(counts, (len(models), 16)), models, 4)
    slow = [by_linear_programme(model, table) for model in models]
    assert fits.exist == slow
    assert sum(slow) > 0


def by_linear_programme(model: hidden.Model, table: CaptureTable) -> bool:
    reduced = reduce(model, len(table.lists), support(table.counts))
    design = subsets(len(table.lists))[np.ix_(reduced.cells, reduced.terms)]
    counts = table.counts[list(reduced.cells)]
    cells = len(reduced.cells)
    found = linprog(
        np.array([0.0] * cells + [-1.0]),
        A_eq=np.hstack([design.T, np.zeros((design.shape[1], 1))]),
        b_eq=design.T @ counts,
        A_ub=np.hstack([-np.eye(cells), np.ones((cells, 1))]),
        b_ub=np.zeros(cells),
        bounds=[(None, None)] * cells + [(None, 1.0)],
    )
    unique = len(reduced.terms) <= cells and np.linalg.matrix_rank(design) == len(reduced.terms)
    assert found.fun is not None
    return bool(-found.fun > 1e-6 and unique)


def test_every_model_searched_has_an_estimate() -> None:
    table = small(A=31, B=22, C=17, AB=4)
    ranking = hidden.rank(table)
    assert ranking.tried == 8
    assert ranking.fits
    assert {hidden.existence(one.model, table) for one in ranking.fits} == {Existence.FITS}
    assert len(ranking.fits) < 8
