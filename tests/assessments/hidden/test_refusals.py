"""When no total is given, why, and what is given instead; and how imputations and the untestable assumption are treated."""

import math

import pytest
from tests.assessments.hidden.tables import published, small

from tumen.assessments import hidden
from tumen.assessments.hidden import Estimate
from tumen.errors import InputError


def estimated(**counts: int) -> Estimate:
    return hidden.estimate(small(**counts), replicates=100, classes=False)


def test_lists_that_agree_give_a_total() -> None:
    found = estimated(A=120, B=110, C=100, AB=60, AC=55, BC=50, ABC=30)
    assert found.refused is None
    assert [one.method for one in found.methods] == ["stepwise", "bic", "aic", "dga"]
    assert all(one.estimate and one.interval and one.interval[0] < one.interval[1] for one in found.methods)
    assert all(one.critique for one in found.methods)


def test_two_lists_give_chapman_and_a_refusal() -> None:
    found = estimated(A=60, B=50, AB=20)
    assert [one.method for one in found.methods] == ["chapman"]
    assert found.refused is not None
    assert "two lists only" in found.refused


def test_fewer_than_two_overlapping_pairs_are_refused() -> None:
    found = estimated(A=60, B=50, C=40, AB=20)
    assert found.refused is not None
    assert "one pair of lists alone" in found.refused
    assert found.floor.total > found.table.cases


def test_methods_more_than_twofold_apart_are_refused() -> None:
    found = hidden.estimate(published("uk_2013_5"), replicates=100, classes=False)
    assert found.refused is not None
    assert "differ by a factor of 2.1" in found.refused
    assert found.near is not None
    assert found.near.low < 11_400 < 22_900 < found.near.high


def test_chains_that_do_not_mix_give_no_number() -> None:
    found = hidden.estimate(published("netherlands_5"), replicates=100)
    latent = found.methods[-1]
    assert (latent.method, latent.estimate, latent.interval) == ("lcmcr", None, None)
    assert latent.note is not None
    assert "do not mix" in latent.note
    assert found.refused is not None


def test_the_untestable_assumption_moves_the_unseen_in_proportion() -> None:
    table = small(A=52, B=33, C=41, AB=9, AC=7, BC=11, ABC=3)
    sweep = hidden.sensitivity(table)
    unseen = [total - table.cases for total in sweep.totals]
    assert [one / unseen[2] for one in unseen] == pytest.approx([1 / 3, 1 / 2, 1, 2, 3])
    assert hidden.sensitivity(small(A=5, B=4, AB=1, C=2)).totals == ()


def test_imputed_tables_are_pooled_by_hand() -> None:
    found = hidden.pool(100, [50.0, 60.0, 55.0], [0.04, 0.05, 0.045])
    logs = [math.log(one) for one in (50, 60, 55)]
    mean = sum(logs) / 3
    between = 4 / 3 * sum((one - mean) ** 2 for one in logs) / 2
    assert found.total == 155
    assert found.few
    freedom = 2 * (1 + 0.045 / between) ** 2
    assert freedom > 30
    assert math.sqrt(math.prod(limit - 100 for limit in found.interval)) == pytest.approx(math.exp(mean))
    assert (found.interval[1] - 100) / math.exp(mean) == pytest.approx(
        math.exp(1.98 * math.sqrt(0.045 + between)), rel=0.01
    )


def test_one_imputed_table_cannot_be_pooled() -> None:
    with pytest.raises(InputError, match="pooling needs two or more"):
        hidden.pool(100, [50.0], [0.04])
