"""Whether counts come in bursts, and what a difference is worth if they do.

A Poisson test takes incidents for independent. Where they come in bursts (one offensive, one wave of arrests) their variance is
above their mean, and the test finds 'increases' that are one burst. The index of dispersion shows it; quasi-Poisson and negative binomial
(NB2) errors allow for it; the permutation test asks, without a model, in how many of all ways to deal the cells to the two periods the
difference is at least as large. That is counted exactly, by the number of ways to reach each sum, not by drawing.

Sources: R. A. Fisher (1950) on the index; P. McCullagh, J. Nelder, Generalized Linear Models (1989); E. J. G. Pitman (1937).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.stats import chi2, nbinom, norm

from tumen.errors import InputError

# The permutation's table has cells x sum entries a cell; above this sum the quasi-Poisson answer is as good.
MOST_INCIDENTS = 20_000
MOST_ALPHA = 50.0


@dataclass(frozen=True, slots=True)
class Dispersion:
    """The index over all cells with its degrees of freedom, the scale within the periods, and the tests that allow for it.

    `within_p`: chance of so large a scale if the counts were Poisson within each period. `poisson` is the usual Wald test, which does not
    allow for bursts; `negative_binomial` None where its variance is no larger than Poisson's; `permutation` None above the limit.
    """

    index: float
    freedom: int
    scale: float
    within_p: float
    poisson: float
    quasi: float
    alpha: float | None
    negative_binomial: float | None
    permutation: float | None

    @property
    def allowing(self) -> float:
        """The p-value that a verdict rests on where counts come in bursts: the permutation's, else the quasi-Poisson one."""
        return self.quasi if self.permutation is None else self.permutation


def dispersion(first: Sequence[int], second: Sequence[int]) -> Dispersion | None:
    """Compare cells of equal length of two periods; None where a period has fewer than two cells or no incident.

    Raises InputError for a negative count.
    """
    if min((*first, *second), default=0) < 0:
        raise InputError("a count is negative: count incidents, from 0 up")
    if min(len(first), len(second)) < 2 or not sum(first) or not sum(second):
        return None
    every = np.array([*first, *second], dtype=float)
    means = np.repeat([np.mean(first), np.mean(second)], [len(first), len(second)])
    pearson = float(((every - means) ** 2 / means).sum())
    freedom = every.size - 2
    scale = pearson / freedom
    step = abs(math.log(means[-1] / means[0]))
    error = math.sqrt(1 / sum(first) + 1 / sum(second))
    alpha = _alpha(every, means)
    return Dispersion(
        index=float(((every - every.mean()) ** 2).sum() / every.mean()),
        freedom=every.size - 1,
        scale=scale,
        within_p=float(chi2.sf(pearson, freedom)),
        poisson=2 * float(norm.sf(step / error)),
        quasi=2 * float(norm.sf(step / (error * math.sqrt(scale)))) if scale else 0.0,
        alpha=alpha,
        negative_binomial=None if alpha is None else 2 * float(norm.sf(step / _nb_error(first, second, alpha))),
        permutation=permutation(first, second),
    )


def permutation(first: Sequence[int], second: Sequence[int]) -> float | None:
    """The share of all ways to deal the cells out in which the mean counts differ at least as much; None above the limit."""
    cells = [*first, *second]
    everything = sum(cells)
    if everything > MOST_INCIDENTS:
        return None
    ways = _ways(cells, len(second))
    sums = np.arange(everything + 1)
    apart = np.abs(sums * len(cells) - everything * len(second))
    seen = abs(sum(second) * len(cells) - everything * len(second))
    return float(ways[apart >= seen].sum() / ways.sum())


def _ways(cells: Sequence[int], chosen: int) -> npt.NDArray[np.float64]:
    """In how many ways `chosen` cells have each sum. Shares of all ways are kept, so that no number overflows."""
    table = np.zeros((chosen + 1, sum(cells) + 1))
    table[0, 0] = 1.0
    for place, count in enumerate(cells, start=1):
        for taken in range(min(place, chosen), 0, -1):
            moved = table[taken - 1, : table.shape[1] - count]
            table[taken, count:] += moved
        table /= table.max()
    return np.asarray(table[chosen], dtype=float)


def _alpha(counts: npt.NDArray[np.float64], means: npt.NDArray[np.float64]) -> float | None:
    """NB2's alpha (variance = mean + alpha mean^2) by maximum likelihood; the means of equal cells do not depend on it."""

    def loss(log_alpha: float) -> float:
        size = math.exp(-log_alpha)
        return -float(np.sum(nbinom.logpmf(counts, size, size / (size + means))))

    found = minimize_scalar(
        loss, bounds=(math.log(1e-8), math.log(MOST_ALPHA)), method="bounded", options={"xatol": 1e-9}
    )
    alpha = math.exp(float(found.x))
    return alpha if alpha > 1e-6 else None


def _nb_error(first: Sequence[int], second: Sequence[int], alpha: float) -> float:
    return math.sqrt(sum((1 / (sum(cells) / len(cells)) + alpha) / len(cells) for cells in (first, second)))
