"""Latent classes (LCMCR): cases fall into kinds, and within a kind the lists are independent.

K classes by a truncated stick-breaking prior; pi_k = V_k prod_{h<k} (1 - V_h), V_k ~ Beta(1, alpha), alpha ~ Gamma(1/4, 1/4), the chance of
being on list j in class k is Beta(1, 1), and p(N) ~ 1/N. The sampler is `gibbs`.

All chains advance as one array, each from its own dispersed start. A total is given only if the chains agree: rank-normalised R-hat of ln N0
at most 1.05 and an effective sample of at least 400 (Vehtari et al. 2021). They run on in blocks until they agree, or are given up. One chain that
looks calm shows nothing.

Source: D. Manrique-Vallier, Bayesian population size estimation using Dirichlet process mixtures (Biometrics 72, 2016).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from tumen.assessments.hidden.gibbs import Gibbs
from tumen.assessments.hidden.table import CaptureTable, Counts, Reals
from tumen.errors import InputError

CLASSES = 10
CHAINS = 16
BURN_IN = 2_000
SWEEPS = 10_000
MOST_SWEEPS = 60_000
THIN = 5
# Chains further apart than this after two blocks sit in modes between which none of them moves: more sweeps would not help.
HOPELESS = 1.2
MOST_RHAT = 1.05
FEWEST_EFFECTIVE = 400
# Totals above this many times the cases are cut off, as the usual program does in silence; here it is told.
MOST_TIMES_SEEN = 20
MOST_CUT = 0.001
FEWEST_CHAINS = 4


@dataclass(frozen=True, slots=True, eq=False)
class LatentClasses:
    """Draws of the unseen (chains, kept sweeps) and how well the chains agree.

    `cut`: share of draws that met the bound of 20 n.
    """

    cases: int
    unseen: Reals
    rhat: float
    effective: float
    cut: float

    @property
    def mixed(self) -> bool:
        """Whether the chains agree well enough for a total to be given."""
        return self.rhat <= MOST_RHAT and self.effective >= FEWEST_EFFECTIVE and self.cut <= MOST_CUT

    @property
    def mean(self) -> float:
        """Posterior mean of the total."""
        return self.cases + float(self.unseen.mean())

    def quantile(self, probability: float) -> float:
        """A posterior quantile of the total."""
        return self.cases + float(np.quantile(self.unseen, probability))


def latent_classes(
    table: CaptureTable,
    *,
    classes: int = CLASSES,
    chains: int = CHAINS,
    sweeps: int = SWEEPS,
    most_sweeps: int = MOST_SWEEPS,
    burn_in: int = BURN_IN,
    thin: int = THIN,
    seed: int = 1,
) -> LatentClasses:
    """Draw from the posterior: after `burn_in`, blocks of `sweeps` in each chain until the chains agree, `most_sweeps` at most.

    Every `thin`-th draw is kept; of several blocks the first quarter is left out. Raises InputError for fewer than four chains, or fewer
    than two classes.
    """
    if chains < FEWEST_CHAINS:
        raise InputError(f"{chains} chains cannot show whether they mix: use {FEWEST_CHAINS} or more")
    if classes < 2:
        raise InputError("one class is the model of independent lists: use 2 classes or more")
    most_unseen = MOST_TIMES_SEEN * table.cases
    sampler = Gibbs(table, classes, chains, most_unseen, np.random.default_rng(seed))
    sampler.run(burn_in, thin)
    blocks: list[Counts] = []
    for block in range(1, max(1, most_sweeps // sweeps) + 1):
        blocks.append(sampler.run(sweeps, thin))
        kept = np.concatenate(blocks)
        found = _found(table.cases, kept[len(kept) // 4 if block > 1 else 0 :].T, most_unseen)
        if found.mixed or (block > 1 and found.rhat > HOPELESS):
            break
    return found


def _found(cases: int, unseen: Counts, most_unseen: int) -> LatentClasses:
    draws, cut = unseen.astype(float), float((unseen >= most_unseen).mean())
    logs = np.log(draws + 0.5)
    return LatentClasses(cases, draws, rank_rhat(logs), effective_size(logs), cut)


def rank_rhat(draws: Reals) -> float:
    """Rank-normalised split R-hat, the larger of the plain and the folded one; draws are (chains, draws)."""
    split = _split(draws)
    folded = np.abs(split - np.median(split))
    return max(_rhat(_normal_scores(split)), _rhat(_normal_scores(folded)))


def effective_size(draws: Reals) -> float:
    """Bulk effective sample size of rank-normalised split chains, by Geyer's initial positive monotone sequence."""
    scores = _normal_scores(_split(draws))
    chains, length = scores.shape
    within, total = _variances(scores)
    if total <= 0:
        return float(chains * length)
    centred = scores - scores.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, n=2 * length, axis=1)
    covariance = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :length].mean(axis=0) / length
    correlation = 1 - (within - covariance * length / (length - 1)) / total
    even = length - length % 2
    sums = correlation[:even].reshape(-1, 2).sum(axis=1)
    sums[0] = 1 + correlation[1]
    stop = int(np.argmax(sums < 0)) if (sums < 0).any() else sums.size
    decreasing = np.minimum.accumulate(sums[:stop])
    return float(chains * length / max(2 * decreasing.sum() - 1, 1 / np.log10(chains * length)))


def _split(draws: Reals) -> Reals:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _normal_scores(draws: Reals) -> Reals:
    ranks = rankdata(draws, axis=None).reshape(draws.shape)
    return np.asarray(ndtri((ranks - 0.375) / (draws.size + 0.25)), dtype=float)


def _variances(draws: Reals) -> tuple[float, float]:
    length = draws.shape[1]
    within = float(draws.var(axis=1, ddof=1).mean())
    between = float(draws.mean(axis=1).var(ddof=1))
    return within, within * (length - 1) / length + between


def _rhat(draws: Reals) -> float:
    within, total = _variances(draws)
    return float(np.sqrt(total / within)) if within > 0 else 1.0
