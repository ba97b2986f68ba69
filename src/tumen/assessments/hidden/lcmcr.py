"""Latent classes (LCMCR): cases fall into kinds, and within a kind the lists are independent.

K classes by a truncated stick-breaking prior; pi_k = V_k prod_{h<k} (1 - V_h), V_k ~ Beta(1, alpha), alpha ~ Gamma(1/4, 1/4), the chance of
being on list j in class k is Beta(1, 1), and p(N) ~ 1/N. A Gibbs sampler draws, in turn: classes of the seen (multinomial for
each pattern), chances, V, the number of unseen N0 ~ NegBin(n, 1 - p0), their classes, alpha ~ Gamma(1/4 + K - 1, 1/4 - ln pi_K).

After each sweep two classes may change places (two neighbours with their sticks, two of any with their weights, each accepted as it should be):
without such moves a chain stays for thousands of sweeps in the order in which it began.

All chains advance as one array, each from its own dispersed start. A total is given only if the chains agree: rank-normalised R-hat of ln N0
at most 1.05 and an effective sample of at least 400 (Vehtari et al. 2021). They run on in blocks until they agree, or are given up. One chain that
looks calm shows nothing.

Sources: D. Manrique-Vallier, Bayesian population size estimation using Dirichlet process mixtures (Biometrics 72, 2016); moves of O. Papaspiliopoulos,
G. O. Roberts (Biometrika 95, 2008).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

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
SHAPE = RATE = 0.25
MOST_RHAT = 1.05
FEWEST_EFFECTIVE = 400
# Totals above this many times the cases are cut off, as the usual program does in silence; here it is told.
MOST_TIMES_SEEN = 20
MOST_CUT = 0.001
FEWEST_CHAINS = 4
SMALLEST = 1e-12


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
    sampler = _Sampler(table, classes, chains, np.random.default_rng(seed))
    for _ in range(burn_in):
        sampler.sweep()
    kept, met = [], []
    for block in range(1, max(1, most_sweeps // sweeps) + 1):
        for sweep in range(sweeps):
            bound = sampler.sweep()
            if sweep % thin == 0:
                kept.append(sampler.unseen.copy())
                met.append(bound)
        start = len(kept) // 4 if block > 1 else 0
        found = _found(table.cases, np.array(kept[start:], dtype=float).T, sum(met[start:]))
        if found.mixed or (block > 1 and found.rhat > HOPELESS):
            break
    return found


def _found(cases: int, draws: Reals, met: int) -> LatentClasses:
    logs = np.log(draws + 0.5)
    return LatentClasses(cases, draws, rank_rhat(logs), effective_size(logs), met / draws.size)


class _Sampler:
    """The state of all chains. Arrays: weights (chains, K); chances (chains, K, t); unseen (chains,)."""

    def __init__(self, table: CaptureTable, classes: int, chains: int, random: np.random.Generator) -> None:
        lists = len(table.lists)
        patterns = np.flatnonzero(table.counts)
        self.random, self.cases = random, table.cases
        self.flags = ((patterns[:, None] >> np.arange(lists)[None, :]) & 1).astype(float)
        self.counts = np.broadcast_to(table.counts[patterns], (chains, patterns.size))
        self.alpha = random.gamma(1.0, 1.0, chains)
        self.chances = random.beta(1.0, 3.0, (chains, classes, lists))
        self.weights = random.dirichlet(np.ones(classes), chains)
        # Dispersed starts: from as many unseen as a tenth of the seen to five times the seen.
        self.unseen = (table.cases * np.geomspace(0.1, 5.0, chains)).astype(np.int64)

    def sweep(self) -> int:
        """One draw of everything; how many chains met the bound on the unseen."""
        random = self.random
        chances = self.chances.clip(SMALLEST, 1 - SMALLEST)
        absent = np.log1p(-chances)
        present = np.log(chances) - absent
        empty = absent.sum(axis=2) + np.log(self.weights.clip(SMALLEST))
        logs = np.matmul(self.flags[None], present.transpose(0, 2, 1)) + empty[:, None, :]
        shares = np.exp(logs - logs.max(axis=2, keepdims=True))
        drawn = random.multinomial(self.counts, shares / shares.sum(axis=2, keepdims=True))
        nothing = np.exp(empty)
        missed = nothing.sum(axis=1).clip(SMALLEST, 1 - SMALLEST)
        self.unseen = random.negative_binomial(self.cases, 1 - missed)
        bound = MOST_TIMES_SEEN * self.cases
        met = int((self.unseen > bound).sum())
        self.unseen = self.unseen.clip(max=bound)
        hidden = random.multinomial(self.unseen, nothing / nothing.sum(axis=1, keepdims=True))
        members = drawn.sum(axis=1) + hidden
        listed = np.matmul(drawn.transpose(0, 2, 1).astype(float), self.flags)
        self.chances = random.beta(1 + listed, 1 + members[:, :, None] - listed)
        self._weights(members)
        return met

    def _weights(self, members: Counts) -> None:
        """Sticks V ~ Beta(1 + n_k, alpha + members of later classes), moves of labels, then alpha from the last weight."""
        later = members[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
        sticks = self.random.beta(1 + members[:, :-1], self.alpha[:, None] + later).clip(SMALLEST, 1 - SMALLEST)
        sizes = members.astype(float)
        if sizes.shape[1] > 2:
            self._swap_neighbours(sizes, sticks)
        rest = np.log1p(-sticks).cumsum(axis=1)
        logs = np.zeros(members.shape)
        logs[:, :-1] = np.log(sticks)
        logs[:, 1:] += rest
        self._swap_any(sizes, logs)
        self.weights = np.exp(logs)
        self.alpha = self.random.gamma(SHAPE + members.shape[1] - 1, 1 / (RATE - rest[:, -1]))

    def _swap_neighbours(self, sizes: Reals, sticks: Reals) -> None:
        """Two neighbours change places with their sticks: accepted with (1 - V_next)^n / (1 - V)^n_next."""
        chain = np.arange(len(sizes))
        place = self.random.integers(0, sizes.shape[1] - 2, chain.size)
        left = np.log1p(-sticks)
        odds = sizes[chain, place] * left[chain, place + 1] - sizes[chain, place + 1] * left[chain, place]
        moved = np.log(self.random.random(chain.size)) < odds
        for state in (sizes, sticks, self.chances):
            _swap(state, chain[moved], place[moved], place[moved] + 1)

    def _swap_any(self, sizes: Reals, log_weights: Reals) -> None:
        """Two classes change places, the weights stay: accepted with (w_b / w_a)^(n_a - n_b)."""
        chain = np.arange(len(sizes))
        one, other = self.random.integers(0, sizes.shape[1], (2, chain.size))
        gain = (sizes[chain, one] - sizes[chain, other]) * (log_weights[chain, other] - log_weights[chain, one])
        moved = np.log(self.random.random(chain.size)) < gain
        _swap(self.chances, chain[moved], one[moved], other[moved])


def _swap(state: Reals, chain: Counts, one: Counts, other: Counts) -> None:
    state[chain, one], state[chain, other] = state[chain, other], state[chain, one]


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
