"""Models: how many there are, what they are called, and what a fit of them satisfies."""

import numpy as np
import pytest
from tests.assessments.hidden.tables import small

from tumen.assessments import hidden
from tumen.assessments.hidden.model import closure, generators, notation, pair

FULL = {"A": 52, "B": 33, "C": 41, "AB": 9, "AC": 7, "BC": 11, "ABC": 3}


@pytest.mark.parametrize(
    ("lists", "order", "number"), [(3, 2, 8), (4, 3, 113), (5, 2, 1024), (5, 4, 6893), (6, 2, 32768)]
)
def test_the_number_of_models_is_the_known_one(lists: int, order: int, number: int) -> None:
    models = hidden.all_models(lists, order)
    assert len(models) == len(set(models)) == number


def test_a_model_is_named_by_its_largest_terms() -> None:
    model = closure([0b0111, pair(0, 3), pair(2, 3)])
    assert notation(model, 4) == "[123,14,34]"
    assert generators((), 2) == (1, 2)


def test_the_saturated_estimate_is_odd_cells_over_even_cells() -> None:
    found = hidden.fit((pair(0, 1), pair(0, 2), pair(1, 2)), small(**FULL))
    assert found is not None
    assert found.unseen == pytest.approx(52 * 33 * 41 * 3 / (9 * 7 * 11))
    assert found.deviance == pytest.approx(0, abs=1e-9)


def test_three_lists_with_one_pair_have_the_closed_form() -> None:
    # [AB,C]: those on C against those on A or B, as two lists.
    found = hidden.fit((pair(0, 1),), small(**FULL))
    assert found is not None
    on_either, on_c, both = 52 + 33 + 9 + 7 + 11 + 3, 41 + 7 + 11 + 3, 7 + 11 + 3
    assert found.total == pytest.approx(on_either * on_c / both)


def test_the_order_of_the_lists_changes_no_estimate() -> None:
    turned = small(C=52, A=33, B=41, AC=9, BC=7, AB=11, ABC=3)
    for method in (hidden.stepwise, lambda table: hidden.rank(table).best):
        one, other = method(small(**FULL)), method(turned)
        assert one is not None
        assert other is not None
        assert one.total == pytest.approx(other.total)


def test_the_best_of_all_models_is_no_worse_than_the_stepwise_one() -> None:
    table = small(A=64, B=35, C=48, AB=22, AC=4, BC=6, ABC=5)
    best, found = hidden.rank(table, "aic").best, hidden.stepwise(table)
    assert best is not None
    assert found is not None
    assert best.aic <= found.aic


def test_models_near_the_best_are_shown_with_their_totals() -> None:
    near = hidden.rank(small(**FULL)).near()
    assert len(near) > 1
    assert all(one.bic - near[0].bic <= 10 for one in near)
    assert np.all(np.diff([one.bic for one in near]) >= 0)
