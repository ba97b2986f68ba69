"""Averaging over decomposable graphs: exact, so the figures are exact."""

import math

import numpy as np
import pytest
from scipy.special import gammaln
from tests.assessments.hidden.tables import published, small

from tumen.assessments import hidden
from tumen.assessments.hidden.decomposable import chordal_graphs
from tumen.assessments.hidden.model import pair
from tumen.assessments.hidden.table import Reals
from tumen.errors import InputError


@pytest.mark.parametrize(("lists", "number"), [(3, 8), (4, 61), (5, 822)])
def test_the_number_of_decomposable_graphs_is_the_known_one(lists: int, number: int) -> None:
    assert len(chordal_graphs(lists)) == number


@pytest.mark.parametrize(
    ("name", "end", "low", "median", "high"),
    [
        ("kosovo_4", 88_000, 9827, 12595, 16544),
        ("uk_2013_5", 54_880, 10387, 22990, 33508),
        ("netherlands_5", 120_000, 40873, 47966, 57077),
        ("western_us_5", 6_900, 1343, 2132, 3848),
        ("korea_3", 2_460, 127, 163, 445),
        ("gaza_2024_3", 120_000, 29272, 34129, 88258),
    ],
)
def test_medians_and_limits_are_the_published_ones(name: str, end: int, low: int, median: int, high: int) -> None:
    found = hidden.average(published(name), unseen=range(1, end + 1), complete=True)
    assert [found.quantile(level) for level in (0.025, 0.5, 0.975)] == [low, median, high]


@pytest.mark.parametrize(
    ("name", "end", "mode", "weight"),
    [
        ("uk_2013_5", 54_880, 11718, 0.443440),
        ("kosovo_4", 120_000, 12267, 0.985514),
        ("netherlands_5", 120_000, 47655, 0.830007),
        ("western_us_5", 6_900, 1955, 0.113163),
        ("korea_3", 2_460, 145, 0.703790),
        ("gaza_2024_3", 120_000, 29272, 0.693678),
    ],
)
def test_modes_and_the_best_graph_s_weight_are_the_known_ones(name: str, end: int, mode: int, weight: float) -> None:
    found = hidden.average(published(name), unseen=range(1, end + 1), complete=True)
    assert found.mode == mode
    assert found.weights[0][1] == pytest.approx(weight, abs=6e-7)


def test_the_five_lists_of_1997_give_the_published_posterior() -> None:
    found = hidden.average(published("madigan_york_5"), delta=0.5, unseen=range(1, 301), complete=True)
    assert found.mean == pytest.approx(617.8159, abs=6e-5)
    assert found.mode == 614
    assert [found.quantile(level) for level in (0.025, 0.5, 0.975)] == [588, 616, 655]
    edges, weight = found.weights[0]
    assert set(edges) == {pair(0, 1), pair(0, 2), pair(1, 3), pair(3, 4)}
    assert weight == pytest.approx(0.21707, abs=6e-6)


def test_the_example_of_1997_with_its_informative_prior_gives_the_published_posterior() -> None:
    size, mean = 13.14, 55.17

    def negative_binomial(totals: Reals) -> Reals:
        # A negative binomial on N by its gamma mixture: shape 13.14, scale 55.17.
        chance = 1 / (1 + mean)
        logs = gammaln(totals + size) - gammaln(size) - gammaln(totals + 1)
        return np.asarray(logs + size * math.log(chance) + totals * math.log1p(-chance), dtype=float)

    found = hidden.average(
        published("spina_bifida_3"), delta=1.0, unseen=range(1, 301), log_prior=negative_binomial, complete=True
    )
    assert found.weights[0][1] == pytest.approx(0.3738, abs=6e-5)
    assert found.mode == 728
    assert found.relative == pytest.approx(731.10, abs=0.006)
    assert [found.quantile(level) for level in (0.025, 0.5, 0.975)] == [682, 731, 797]


def test_the_complete_graph_is_left_out_unless_asked_for() -> None:
    found = hidden.average(published("gaza_2024_3"), unseen=range(1, 120_001))
    assert [found.quantile(level) for level in (0.025, 0.5, 0.975)] == [52150, 79324, 82398]
    assert len(hidden.average(small(A=9, B=8, C=7, AB=3, AC=2, BC=2, ABC=1)).weights) == 7


def test_a_grid_whose_end_decides_is_told() -> None:
    table = small(A=90, B=80, C=70, AB=3, AC=2, BC=2)
    assert hidden.average(table, unseen=range(1, 400)).truncated
    assert not hidden.average(small(A=9, B=8, C=7, AB=30, AC=20, BC=20, ABC=41)).truncated


def test_two_lists_and_six_are_refused() -> None:
    with pytest.raises(InputError, match="2 lists"):
        hidden.average(small(A=9, B=8, AB=3))
