"""Latent classes: near the published figures where chains mix, and no number where they do not."""

import numpy as np
import pytest
from tests.assessments.hidden.tables import published, small

from tumen.assessments import hidden
from tumen.assessments.hidden.gibbs import Gibbs
from tumen.assessments.hidden.lcmcr import effective_size, rank_rhat
from tumen.errors import InputError


@pytest.mark.parametrize(
    ("name", "mean", "low", "high"),
    [
        ("philippines_manila_police", 576, 535, 653),
        ("philippines_quezon_police", 348, 338, 367),
        ("philippines_quezon_unidentified", 428, 393, 479),
    ],
)
def test_totals_are_near_the_published_ones(name: str, mean: float, low: float, high: float) -> None:
    found = hidden.latent_classes(published(name), classes=5)
    assert found.mixed
    assert (found.mean, found.quantile(0.025), found.quantile(0.975)) == pytest.approx((mean, low, high), rel=0.03)


def test_kosovo_s_median_is_near_the_known_one() -> None:
    # The known figures are of three single chains: medians of 10,420 to 10,590, limits of 9,100 and 14,100.
    found = hidden.latent_classes(published("kosovo_4"), most_sweeps=10_000)
    assert found.quantile(0.5) == pytest.approx(10_500, rel=0.05)
    assert found.quantile(0.975) == pytest.approx(14_100, rel=0.1)


def test_chains_run_on_until_they_agree_and_no_further() -> None:
    easy = small(A=30, B=20, C=25, AB=9, AC=8, BC=5, ABC=4)
    found = hidden.latent_classes(easy, sweeps=1000, most_sweeps=4000, burn_in=200)
    assert found.unseen.shape[1] in (200, 300, 450, 600)
    given_up = hidden.latent_classes(published("uk_2013_5"), sweeps=400, most_sweeps=40_000, burn_in=200)
    assert given_up.unseen.shape[1] < 1000
    assert not given_up.mixed


def test_classes_that_change_places_leave_the_posterior_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    table = small(A=40, B=30, C=20, AB=12, AC=8, BC=6, ABC=4)
    moving = hidden.latent_classes(table, classes=4, sweeps=6000, most_sweeps=6000)
    monkeypatch.setattr(Gibbs, "_change_places", lambda *_: None)
    still = hidden.latent_classes(table, classes=4, sweeps=6000, most_sweeps=6000)
    for level in (0.1, 0.5, 0.9):
        assert moving.quantile(level) - 120 == pytest.approx(still.quantile(level) - 120, rel=0.1)


def test_the_same_seed_gives_the_same_draws() -> None:
    table = small(A=30, B=20, C=10, AB=9, BC=5, ABC=4)
    first, second = (hidden.latent_classes(table, sweeps=50, burn_in=10, seed=7) for _ in range(2))
    assert np.array_equal(first.unseen, second.unseen)


def test_chains_in_different_places_are_found_out() -> None:
    noise = np.random.default_rng(3).normal(size=(4, 500))
    assert rank_rhat(noise) < 1.01
    assert rank_rhat(noise + np.array([[0.0], [0.0], [0.0], [2.0]])) > 1.05
    assert effective_size(noise) == pytest.approx(2000, rel=0.15)


def test_slow_chains_have_few_effective_draws() -> None:
    steps = np.random.default_rng(4).normal(size=(4, 2000))
    walk = np.zeros_like(steps)
    for place in range(1, 2000):
        walk[:, place] = 0.9 * walk[:, place - 1] + steps[:, place]
    # An autoregression of 0.9 is worth (1 - 0.9) / (1 + 0.9) of its draws.
    assert effective_size(walk) == pytest.approx(8000 / 19, rel=0.35)


def test_three_chains_are_too_few() -> None:
    with pytest.raises(InputError, match="3 chains cannot show"):
        hidden.latent_classes(small(A=3, B=3, AB=1), chains=3)
