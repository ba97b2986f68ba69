"""Two counts, each with its exposure: by how much the second rate is above the first, and how sure that is.

Given k1 + k2, the second count is binomial with the share e2 / (e1 + e2) if the rates are equal, so the test and its limits are
exact (J. Przyborowski, H. Wilenski, Biometrika 31, 1940; limits of C. J. Clopper, E. S. Pearson, Biometrika 26, 1934). It is
conservative, and the one that a verdict rests on. Beside it stand, as second figures: the mid-p value, the E-test (K.
Krishnamoorthy, J. Thomson, J. Stat. Plan. Inference 119, 2004), the score test with Wilson's limits, and the posterior of the ratio
under Jeffreys' prior, rate ~ Gamma(k + 1/2, exposure).
"""

import math
from dataclasses import dataclass

from scipy.stats import beta, binom, binomtest, norm, poisson_means_test
from scipy.stats import f as f_distribution

from tumen.errors import InputError

PROBABILITY = 0.95
# The E-test's cost grows with the square of the counts; above this the others agree with it to the second digit.
MOST_FOR_E_TEST = 1000


@dataclass(frozen=True, slots=True)
class RateRatio:
    """The second rate over the first, `inf` where the first count is 0 and None where both are.

    `interval` are the exact limits; `more` and `fewer` the exact one-sided p-values of a rise and of a fall, `p` the two-sided one.
    `jeffreys` holds the 2.5 %, 50 % and 97.5 % points of the ratio, `risen` the probability that the second rate is the larger.
    """

    ratio: float | None
    p: float
    more: float
    fewer: float
    interval: tuple[float, float]
    mid_p: float
    e_test: float | None
    score_p: float
    score_interval: tuple[float, float]
    jeffreys: tuple[float, float, float]
    risen: float


def rate_ratio(
    first: int, second: int, first_exposure: float = 1.0, second_exposure: float = 1.0, probability: float = PROBABILITY
) -> RateRatio:
    """Compare two counts. Raises InputError for negative counts and for exposures that are not above 0."""
    if min(first, second) < 0:
        raise InputError("a count is negative: count incidents, from 0 up")
    if not (0 < first_exposure < math.inf and 0 < second_exposure < math.inf):
        raise InputError("an exposure is not above 0: each period needs days in which something could be seen")
    both, share = first + second, second_exposure / (first_exposure + second_exposure)
    odds = first_exposure / second_exposure
    exact = float(binomtest(second, both, share).pvalue) if both else 1.0
    more, fewer = tails(first, second, first_exposure, second_exposure)
    relative = (second / second_exposure) / (first / first_exposure) if first else (math.inf if second else None)
    return RateRatio(
        ratio=relative,
        p=exact,
        more=more,
        fewer=fewer,
        interval=limits(first, second, first_exposure, second_exposure, probability),
        mid_p=exact - 0.5 * float(binom.pmf(second, both, share)),
        e_test=_e_test(first, second, first_exposure, second_exposure),
        score_p=_score(second, both, share),
        score_interval=_wilson(second, both, odds, probability),
        jeffreys=_jeffreys(first, second, odds, probability),
        risen=float(beta.sf(share, second + 0.5, first + 0.5)),
    )


def tails(first: int, second: int, first_exposure: float, second_exposure: float) -> tuple[float, float]:
    """The exact one-sided p-values of a rise and of a fall."""
    both, share = first + second, second_exposure / (first_exposure + second_exposure)
    return float(binom.sf(second - 1, both, share)), float(binom.cdf(second, both, share))


def limits(
    first: int, second: int, first_exposure: float, second_exposure: float, probability: float = PROBABILITY
) -> tuple[float, float]:
    """The exact limits of the ratio of the rates."""
    return _clopper_pearson(second, first + second, first_exposure / second_exposure, probability)


def _clopper_pearson(second: int, both: int, odds: float, probability: float) -> tuple[float, float]:
    tail = (1 - probability) / 2
    low = float(beta.ppf(tail, second, both - second + 1)) if second else 0.0
    high = float(beta.ppf(1 - tail, second + 1, both - second)) if second < both else 1.0
    return _odds(low) * odds, _odds(high) * odds


def _wilson(second: int, both: int, odds: float, probability: float) -> tuple[float, float]:
    if not both:
        return 0.0, math.inf
    z = float(norm.ppf((1 + probability) / 2))
    share = second / both
    centre = share + z * z / (2 * both)
    half = z * math.sqrt(share * (1 - share) / both + z * z / (4 * both * both))
    scale = 1 + z * z / both
    low = 0.0 if not second else (centre - half) / scale
    high = 1.0 if second == both else (centre + half) / scale
    return _odds(low) * odds, _odds(high) * odds


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def _score(second: int, both: int, share: float) -> float:
    if not both:
        return 1.0
    z = (second - both * share) / math.sqrt(both * share * (1 - share))
    return 2 * float(norm.sf(abs(z)))


def _e_test(first: int, second: int, first_exposure: float, second_exposure: float) -> float | None:
    if first + second > MOST_FOR_E_TEST:
        return None
    if not first + second:
        return 1.0
    return float(poisson_means_test(first, first_exposure, second, second_exposure).pvalue)


def _jeffreys(first: int, second: int, odds: float, probability: float) -> tuple[float, float, float]:
    """The ratio of two gamma rates is a scaled F with 2 k2 + 1 and 2 k1 + 1 degrees of freedom."""
    tail = (1 - probability) / 2
    scale = (second + 0.5) / (first + 0.5) * odds
    low, middle, high = (
        scale * float(f_distribution.ppf(point, 2 * second + 1, 2 * first + 1)) for point in (tail, 0.5, 1 - tail)
    )
    return low, middle, high
