"""Two counts compared: exact figures, agreed with R's poisson.test and published ones, and the bursts that a plain test does not see."""

import math
from itertools import combinations

import pytest

from tumen.assessments import trends
from tumen.errors import InputError


def test_17_and_31_give_the_known_figures() -> None:
    found = trends.rate_ratio(17, 31)
    assert found.ratio == pytest.approx(1.823529, abs=6e-7)
    assert found.p == pytest.approx(0.0594634, abs=6e-8)
    assert found.mid_p == pytest.approx(0.0519238, abs=6e-8)
    assert found.e_test == pytest.approx(0.0445310, abs=6e-8)
    assert found.score_p == pytest.approx(0.0433081, abs=6e-8)
    assert found.more == pytest.approx(0.0297317, abs=6e-8)
    assert found.interval == pytest.approx((0.978507, 3.512515), abs=6e-7)
    assert found.score_interval == pytest.approx((1.017718, 3.267369), abs=6e-7)
    assert found.jeffreys == pytest.approx((1.02101, 1.81544, 3.33781), abs=6e-6)
    assert found.risen == pytest.approx(0.978914, abs=6e-7)


@pytest.mark.parametrize(
    ("first", "second", "p", "low", "high"),
    [
        (2, 9, 0.0654297, 0.931412, 42.79972),
        (410, 520, 0.00034618, 1.112146, 1.447118),
        (0, 5, 0.0625, 0.916356, math.inf),
        (60, 41, 0.0727570, 0.447824, 1.033506),
    ],
)
def test_exact_p_values_and_limits_are_the_known_ones(
    first: int, second: int, p: float, low: float, high: float
) -> None:
    found = trends.rate_ratio(first, second)
    assert found.p == pytest.approx(p, abs=6e-8)
    assert found.interval == pytest.approx((low, high), rel=1e-6)


def test_the_e_test_of_small_counts_is_the_known_one() -> None:
    assert trends.rate_ratio(2, 9).e_test == pytest.approx(0.0398094, abs=6e-8)


def test_nothing_before_makes_the_ratio_infinite_and_nothing_at_all_leaves_it_open() -> None:
    assert trends.rate_ratio(0, 5).ratio == math.inf
    empty = trends.rate_ratio(0, 0)
    assert (empty.ratio, empty.p, empty.interval) == (None, 1.0, (0.0, math.inf))


def test_the_ranges_of_a_count_move_the_p_value_from_one_end_to_the_other() -> None:
    assert trends.rate_ratio(17, 31).more == pytest.approx(0.02973, abs=6e-6)
    assert trends.rate_ratio(22, 24).more == pytest.approx(0.4415, abs=6e-5)
    assert trends.rate_ratio(14, 45).more == pytest.approx(3e-5, abs=5e-6)


def test_twice_the_days_need_twice_the_incidents() -> None:
    assert trends.rate_ratio(10, 20, 100, 200).ratio == pytest.approx(1)
    assert trends.rate_ratio(10, 20, 100, 200).p == pytest.approx(1)
    assert trends.rate_ratio(10, 20).p < 0.1


@pytest.mark.parametrize("given", [(-1, 3, 1.0, 1.0), (3, 3, 0.0, 1.0), (3, 3, 1.0, math.inf)])
def test_impossible_counts_and_exposures_are_refused(given: tuple[int, int, float, float]) -> None:
    with pytest.raises(InputError):
        trends.rate_ratio(*given)


BEFORE, AFTER = (2, 1, 4, 3, 2, 5), (9, 1, 14, 2, 3, 2)


def test_months_with_bursts_are_no_increase() -> None:
    found = trends.dispersion(BEFORE, AFTER)
    assert found is not None
    assert found.poisson == pytest.approx(0.0465, abs=6e-5)
    assert found.scale == pytest.approx(2.992, abs=6e-4)
    assert found.quasi == pytest.approx(0.2498, abs=6e-5)
    assert found.alpha == pytest.approx(0.3282, abs=6e-5)
    assert found.negative_binomial == pytest.approx(0.1797, abs=6e-5)
    assert found.permutation == pytest.approx(0.4156, abs=6e-5)
    assert found.index == pytest.approx(40.5)
    assert found.freedom == 11


def test_the_permutation_counts_every_way_to_deal_the_months() -> None:
    cells = (*BEFORE[:4], *AFTER[:3])
    total = sum(cells)
    gaps = [abs(sum(chosen) * 7 - total * 3) for chosen in combinations(cells, 3)]
    seen = abs(sum(AFTER[:3]) * 7 - total * 3)
    wanted = sum(gap >= seen for gap in gaps) / len(gaps)
    assert trends.permutation(BEFORE[:4], AFTER[:3]) == pytest.approx(wanted)


def test_a_hundred_months_are_counted_without_drawing() -> None:
    assert trends.permutation([3, 4] * 50, [3, 4] * 50) == pytest.approx(1)
    small = trends.permutation([3, 4] * 50, [5, 6] * 50)
    assert small is not None
    assert 0 <= small < 1e-9


def test_even_months_show_no_bursts_and_single_months_show_nothing() -> None:
    found = trends.dispersion((3, 4, 3, 4), (3, 4, 4, 3))
    assert found is not None
    assert found.within_p > 0.5
    assert found.negative_binomial is None
    assert trends.dispersion((3,), (4,)) is None


def test_holm_steps_down() -> None:
    assert trends.holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))
    assert trends.holm([]) == ()
