"""Two lists and Chao's floor, by their formulas."""

import pytest
from tests.assessments.hidden.tables import published, small

from tumen.assessments import hidden


def test_chapman_by_hand() -> None:
    total, error = hidden.chapman(99, 79, 19)
    assert total == 100 * 80 / 20 - 1
    assert error**2 == pytest.approx(100 * 80 * 80 * 60 / (20**2 * 21))


def test_without_overlap_chapman_is_finite_and_lincoln_petersen_undefined() -> None:
    found = hidden.two_lists(small(A=61, B=103))
    assert found.lincoln_petersen is None
    assert found.total == 62 * 104 - 1


def test_without_overlap_the_published_pair_says_no_more_than_large() -> None:
    found = hidden.two_lists(published("western_us_5"), 0, 1)
    assert found.overlap == 0
    assert (round(found.total), round(found.standard_error)) == (6434, 4492)


def test_one_overlap_more_or_less_moves_lincoln_petersen_by_the_share_of_missed_links() -> None:
    # A tenth of the links missed: the estimate grows by 1 / (1 - 0.1).
    true = hidden.lincoln_petersen(400, 300, 100)
    missed = hidden.lincoln_petersen(400, 300, 90)
    assert true is not None
    assert missed is not None
    assert missed / true == pytest.approx(1 / 0.9)


def test_the_floor_by_hand() -> None:
    table = small(A=20, B=12, C=8, AB=5, BC=3, ABC=2)
    assert hidden.chao(table) == 50 + 40**2 / (2 * 8)
    floor = hidden.chao_corrected(table)
    assert floor.total == pytest.approx(50 + 2 / 3 * 40 * 39 / (2 * 9))
    assert 50 <= floor.interval[0] < floor.total < floor.interval[1]


def test_with_nobody_seen_twice_only_the_corrected_floor_is_finite() -> None:
    table = small(A=20, B=12, C=8)
    assert hidden.chao(table) is None
    assert hidden.chao_corrected(table).total == pytest.approx(40 + 2 / 3 * 40 * 39 / 2)


def test_the_floor_of_lists_that_avoid_each_other_is_none() -> None:
    # 100 people; A and B split them and share nobody by design, C takes a tenth of each: the 'floor' is far too high.
    assert hidden.chao_corrected(small(A=45, B=45, AC=5, BC=5)).total > 300
