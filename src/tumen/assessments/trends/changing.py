"""When a series changed, if nobody said when: the day is then searched, and the search must be paid for.

`scan` is the Poisson likelihood ratio at its largest over all days of change; its p-value comes from the same search over series dealt
out by chance (multinomial), so looking everywhere costs what it should. `one_change` is the exact posterior of a single change with rates
~ Gamma(shape, rate): closed form, summed over all places, with the Bayes factor against no change.

Sources: A. N. Pettitt (1980) and A. E. Raftery, V. E. Akman, Bayesian analysis of a Poisson process with a change-point
(Biometrika 73, 1986). A statement that names its day ('since March') is not searched: see `judge`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, xlogy

from tumen.errors import InputError

SHAPE, RATE = 0.5, 0.001
REPLICATES = 2000
FEWEST_CELLS = 4


@dataclass(frozen=True, slots=True)
class Scan:
    """The best split: `after` cells belong to the first rate. `statistic` is twice the log likelihood ratio.

    `limit` is its 95 % point if nothing changed, `p` the chance of one so large.
    """

    after: int
    first: float
    second: float
    statistic: float
    limit: float
    p: float


@dataclass(frozen=True, slots=True)
class Change:
    """Posterior over the number of cells before the change: `mass[i]` is that of i + 1 cells.

    `after` is the most probable, `interval` the central 95 %; `log_bayes` the log of the Bayes factor of one change against none.
    """

    after: int
    mass: tuple[float, ...]
    interval: tuple[int, int]
    log_bayes: float


def scan(counts: Sequence[int], *, replicates: int = REPLICATES, seed: int = 1) -> Scan:
    """Search for one change in cells of equal length. Raises InputError for negative counts and fewer than four cells."""
    cells = _checked(counts)
    statistics = _ratios(cells[None, :])[0]
    place = int(statistics.argmax())
    random = np.random.default_rng(seed)
    dealt = random.multinomial(int(cells.sum()), np.full(cells.size, 1 / cells.size), size=replicates)
    null = _ratios(dealt.astype(float)).max(axis=1)
    first, second = float(cells[: place + 1].mean()), float(cells[place + 1 :].mean())
    top = float(statistics[place])
    exceeding = int((null >= top - 1e-9).sum())
    return Scan(place + 1, first, second, top, float(np.quantile(null, 0.95)), (exceeding + 1) / (replicates + 1))


def one_change(counts: Sequence[int], shape: float = SHAPE, rate: float = RATE) -> Change:
    """The posterior of one change, all places alike before. Raises InputError as `scan` does."""
    cells = _checked(counts)
    sums = cells.cumsum()[:-1]
    lengths = np.arange(1, cells.size, dtype=float)
    logs = _marginal(sums, lengths, shape, rate) + _marginal(cells.sum() - sums, cells.size - lengths, shape, rate)
    whole = float(_marginal(np.array([cells.sum()]), np.array([float(cells.size)]), shape, rate)[0])
    top = float(logs.max())
    mass = np.exp(logs - top)
    log_bayes = top + math.log(float(mass.mean())) - whole
    mass /= mass.sum()
    low, high = np.searchsorted(mass.cumsum(), [0.025, 0.975])
    return Change(int(mass.argmax()) + 1, tuple(mass.tolist()), (int(low) + 1, int(high) + 1), log_bayes)


def _checked(counts: Sequence[int]) -> npt.NDArray[np.float64]:
    if len(counts) < FEWEST_CELLS:
        raise InputError(f"{len(counts)} cells: a change can be looked for in {FEWEST_CELLS} or more")
    if min(counts) < 0:
        raise InputError("a count is negative: count incidents, from 0 up")
    return np.array(counts, dtype=float)


def _ratios(cells: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Twice the log likelihood ratio of each split of each row."""
    length = cells.shape[1]
    before = np.arange(1, length, dtype=float)
    sums = cells.cumsum(axis=1)[:, :-1]
    whole = cells.sum(axis=1, keepdims=True)
    rest = whole - sums
    found = xlogy(sums, sums / before) + xlogy(rest, rest / (length - before)) - xlogy(whole, whole / length)
    return np.asarray(2 * found, dtype=float)


def _marginal(
    sums: npt.NDArray[np.float64], lengths: npt.NDArray[np.float64], shape: float, rate: float
) -> npt.NDArray[np.float64]:
    """Ln of the chance of a stretch with that sum, its rate integrated out; the factorials cancel everywhere."""
    found = gammaln(shape + sums) - gammaln(shape) + shape * math.log(rate) - (shape + sums) * np.log(rate + lengths)
    return np.asarray(found, dtype=float)
