"""Latent classes: near the published figures where chains mix, and no number where they do not."""

import numpy as np
import pytest
from tests.assessments.hidden.tables import published, small

from tumen.assessments import hidden
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
