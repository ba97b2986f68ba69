"""A change whose day nobody named: what searching for it costs, and where it most likely lies."""

import csv
import hashlib

import pytest
from tests.assessments.hidden.tables import FOLDER

from tumen.assessments import trends
from tumen.errors import InputError


def coal() -> list[int]:
    """Yearly disasters in British coal mines, 1851 to 1962 (R. G. Jarrett, Biometrika 66, 1979)."""
    path = FOLDER / "coal_mining_disasters.csv"
    if not path.is_file():
        pytest.skip("no published tables here")
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == "c08b09f56b0f3771"
    return [int(row["count"]) for row in csv.DictReader(content.decode().splitlines())]


def test_the_coal_mines_change_after_1891() -> None:
    found = trends.scan(coal())
    assert 1850 + found.after == 1891
    assert (found.first, found.second) == pytest.approx((3.0976, 64 / 71), abs=6e-5)
    assert found.statistic == pytest.approx(69.988, abs=6e-4)
    assert found.limit == pytest.approx(10.03, rel=0.05)
    assert found.p < 0.001


def test_the_posterior_of_the_coal_mines_is_the_known_one() -> None:
    found = trends.one_change(coal())
    assert 1850 + found.after == 1891
    assert max(found.mass) == pytest.approx(0.23845, abs=6e-6)
    assert tuple(1850 + end for end in found.interval) == (1886, 1896)
    assert found.log_bayes == pytest.approx(26.979, abs=6e-4)


def test_a_searched_change_needs_more_than_a_named_one() -> None:
    cells = [3, 2, 4, 3, 2, 7, 5, 6, 4, 6]
    named = trends.rate_ratio(sum(cells[:5]), sum(cells[5:]), 5, 5)
    assert named.p < 0.05 < trends.scan(cells).p * 2.5
    assert trends.scan(cells).p > named.p


def test_steady_counts_have_no_change() -> None:
    assert trends.scan([4, 5, 4, 5, 4, 5, 4, 5]).p > 0.5
    assert trends.one_change([4, 5, 4, 5, 4, 5, 4, 5]).log_bayes < 0


@pytest.mark.parametrize("cells", [[1, 2, 3], [1, 2, -3, 4]])
def test_too_few_cells_and_negative_ones_are_refused(cells: list[int]) -> None:
    with pytest.raises(InputError):
        trends.scan(cells)
