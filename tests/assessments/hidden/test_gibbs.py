"""The sampler draws from the posterior that the model says: on a table so small that all there is can be added up."""

from itertools import product

import numpy as np
import pytest
from scipy.special import betaln, gammaln
from tests.assessments.hidden.tables import small

from tumen.assessments.hidden import CaptureTable
from tumen.assessments.hidden.gibbs import RATE, SHAPE, Gibbs
from tumen.assessments.hidden.table import Counts, Reals


def dealt(cases: int, classes: int) -> Counts:
    """All ways to deal cases to classes, one a row."""
    ways = [way for way in product(range(cases + 1), repeat=classes - 1) if sum(way) <= cases]
    return np.array([(*way, cases - sum(way)) for way in ways], dtype=np.int64)


def stick_prior(members: Counts) -> Reals:
    """Ln of the chance of the members of each class, sticks and alpha integrated out; constants left out."""
    alpha = np.exp(np.linspace(-14, 9, 200))
    sums = members[..., ::-1].cumsum(axis=-1)[..., ::-1]
    logs = (SHAPE * np.log(alpha) - RATE * alpha)[:, None]
    for place in range(members.shape[-1] - 1):
        own, later = members[None, :, place], sums[None, :, place + 1]
        logs = logs + betaln(1 + own, alpha[:, None] + later) + np.log(alpha[:, None])
    top = logs.max(axis=0)
    return np.asarray(np.log(np.exp(logs - top).sum(axis=0)) + top, dtype=float)


def added_up(table: CaptureTable, classes: int, most_unseen: int) -> Reals:
    """The posterior of 0 ... most_unseen unseen, by adding up every way to deal the seen and the unseen to the classes."""
    patterns, lists = np.flatnonzero(table.counts), len(table.lists)
    mass = np.zeros(most_unseen + 1)
    seen = list(product(*(dealt(int(table.counts[one]), classes) for one in patterns)))
    for unseen in range(most_unseen + 1):
        hidden_ways = dealt(unseen, classes)
        for ways in seen:
            members = sum(ways) + hidden_ways
            logs = stick_prior(members) - gammaln(hidden_ways + 1).sum(axis=1)
            logs = logs - sum(float(gammaln(way + 1).sum()) for way in ways)
            for bit in range(lists):
                listed = sum(way for way, one in zip(ways, patterns, strict=True) if one >> bit & 1)
                logs = logs + betaln(1 + listed, 1 + members - listed).sum(axis=1)
            # N! / N with the factorials of the cells in the two sums above.
            mass[unseen] += np.exp(logs + gammaln(table.cases + unseen)).sum()
    return np.asarray(mass / mass.sum(), dtype=float)


@pytest.mark.parametrize(("classes", "most"), [(2, 12), (3, 5)])
def test_the_draws_have_the_posterior_that_is_added_up(classes: int, most: int) -> None:
    table = small(A=2, B=1, AB=1)
    wanted = added_up(table, classes, most)
    drawn = Gibbs(table, classes, 16, 20 * table.cases, np.random.default_rng(3)).run(12_000, 1)[1000:]
    inside = drawn[drawn <= most]
    found = np.bincount(inside, minlength=most + 1) / inside.size
    # Of sixteen chains of 11,000 draws; classes that change places whatever it costs are off by 0.005 to 0.007.
    assert found == pytest.approx(wanted, abs=0.004)
