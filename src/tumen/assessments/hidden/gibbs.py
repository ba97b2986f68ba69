"""The Gibbs sampler of latent classes (`lcmcr`). All chains advance as one array, so that a sweep costs some twenty calls.

One sweep draws the unseen, N0 ~ NegBin(n, 1 - p0), as a Poisson number with a Gamma(n) rate; the classes of the seen and the unseen, one multinomial a pattern; a
change of places of classes; the chances and the sticks V from the classes; alpha ~ Gamma(1/4 + K - 1, 1/4 - ln pi_K).

A chance is G1 / (G1 + G0) with G ~ Gamma(1 + members that are, or are not, on the list), a stick likewise: all gammas are drawn in one call. The chance of each pattern in
each class is one product of matrices of logarithms.

Classes change places two by two, with their members: neighbours with their sticks, accepted with (1 - V_next)^n / (1 - V)^n_next, or any two while the weights stay,
with (w_b / w_a)^(n_a - n_b); sweeps take turns. Pairs that share no class are accepted one by one. Without such moves a chain stays for thousands of sweeps in the order in
which it began. Chances and sticks are drawn anew right after, so only members move. Source: O. Papaspiliopoulos, G. O. Roberts (Biometrika 95, 2008).
"""

import numpy as np

from tumen.assessments.hidden.table import CaptureTable, Counts, Reals

# Both parameters of alpha's gamma prior.
SHAPE = RATE = 0.25
SMALLEST = 1e-12


class Gibbs:
    """The state of all chains: `logs` is (2, t + 1, chains, K).

    It holds ln of the chances to be on each list and not to be on it, and, in the last place of t + 1, ln V of each class and the sum of ln(1 - V) over the classes before it.
    """

    def __init__(
        self, table: CaptureTable, classes: int, chains: int, most_unseen: int, random: np.random.Generator
    ) -> None:
        lists, patterns = len(table.lists), np.concatenate([[0], np.flatnonzero(table.counts)])
        self.random, self.most_unseen, self.lists = random, most_unseen, lists
        self.counts = np.repeat(table.counts[patterns][:, None], chains, axis=1)
        on, one = ((patterns[:, None] >> np.arange(lists)) & 1).astype(float), np.ones((patterns.size, 1))
        self.design = np.concatenate([on, one, 1 - on, one], axis=1)
        self.adding = np.ascontiguousarray(self.design.T)
        self.later = np.tril(np.ones((classes, classes)), -1)
        # One row of shapes for all gammas of a sweep: of chances and sticks, of alpha, of the rate of the unseen.
        size = 2 * (lists + 1) * chains * classes
        self.shapes = np.ones(size + 2 * chains)
        self.shapes[size : size + chains] = SHAPE + classes - 1
        self.shapes[size + chains :] = table.cases
        self.gammas = np.empty_like(self.shapes)
        self.parts = slice(0, size), slice(size, size + chains), slice(size + chains, None)
        self.logs = np.empty((2, lists + 1, chains, classes))
        self.sweeps = 0
        self._start(chains, classes)

    def _start(self, chains: int, classes: int) -> None:
        """Each chain starts elsewhere: the first where lists hold half of all people, the last where they hold a tenth."""
        chances = self.random.beta(1.0, np.geomspace(1.0, 9.0, chains)[:, None], (self.lists, chains, classes))
        sticks = self.random.beta(1.0, 1.0, (chains, classes))
        self.logs[:, :-1] = np.log(np.stack([chances, 1 - chances]).clip(SMALLEST))
        self._set_sticks(np.log(np.stack([sticks, 1 - sticks]).clip(SMALLEST)))
        self.alpha = self.random.gamma(1.0, 1.0, chains)
        self.random.standard_gamma(self.shapes, out=self.gammas)

    def run(self, sweeps: int, thin: int) -> Counts:
        """Advance; the unseen of every `thin`-th sweep, (kept, chains)."""
        kept = np.empty((-(-sweeps // thin), self.counts.shape[1]), dtype=np.int64)
        for sweep in range(sweeps):
            members = self._draw_classes()
            if sweep % thin == 0:
                kept[sweep // thin] = self.counts[0]
            self._change_places(members)
            self._draw_chances(members)
        return kept

    def _draw_classes(self) -> Reals:
        """Draw the unseen and all classes: members on each list, then all, then not on each list, then all, (2 t + 2, chains, K)."""
        chains, classes = self.logs.shape[2:]
        shares = np.exp(self.design @ self.logs.reshape(len(self.adding), -1)).reshape(-1, chains, classes)
        sums = shares.sum(axis=2)
        missed = np.minimum(sums[0], 1 - SMALLEST)
        # A rate far above the bound gives a number above it; without an end it would leave what a Poisson draw can hold.
        rate = np.minimum(self.gammas[self.parts[2]] * missed / (1 - missed), 2 * self.most_unseen + 100)
        np.minimum(self.random.poisson(rate), self.most_unseen, out=self.counts[0])
        shares /= sums[:, :, None]
        drawn = self.random.multinomial(self.counts, shares).astype(float)
        return np.asarray((self.adding @ drawn.reshape(len(drawn), -1)).reshape(-1, chains, classes), dtype=float)

    def _change_places(self, members: Reals) -> None:
        """Offer each of some pairs of classes a change of places; `members` is altered where it is accepted."""
        sizes, classes = members[self.lists], members.shape[2]
        self.sweeps += 1
        if self.sweeps % 2:
            start = self.sweeps // 2 % 2
            end = start + (classes - 1 - start) // 2 * 2  # the last class has no stick
            one, other = np.arange(start, end, 2), np.arange(start + 1, end, 2)
            left = self.left
            odds = sizes[:, one] * left[:, other] - sizes[:, other] * left[:, one]
        else:
            one, other = self.random.permutation(classes)[: classes // 2 * 2].reshape(2, -1)
            weights = self.logs[0, -1] + self.logs[1, -1]
            odds = (sizes[:, one] - sizes[:, other]) * (weights[:, other] - weights[:, one])
        moved = self.random.standard_exponential(odds.shape) > -odds
        first, second = members[:, :, one], members[:, :, other]
        across = (second - first) * moved
        members[:, :, one] = first + across
        members[:, :, other] = second - across

    def _draw_chances(self, members: Reals) -> None:
        shapes = self.shapes[self.parts[0]].reshape(self.logs.shape)
        np.add(members.reshape(self.logs.shape), 1.0, out=shapes)
        np.add(members[self.lists] @ self.later, self.alpha[:, None], out=shapes[1, -1])
        self.random.standard_gamma(self.shapes, out=self.gammas)
        drawn = self.gammas[self.parts[0]].reshape(self.logs.shape)
        drawn /= drawn[0] + drawn[1]
        np.log(np.maximum(drawn, SMALLEST, out=drawn), out=self.logs)
        self._set_sticks(self.logs[:, -1].copy())
        self.alpha = self.gammas[self.parts[1]] / (RATE - self.logs[1, -1, :, -1])

    def _set_sticks(self, logs: Reals) -> None:
        """From ln V and ln(1 - V) (2, chains, K): the last class has all that is left."""
        self.left = logs[1]
        self.logs[0, -1] = logs[0]
        self.logs[0, -1, :, -1] = 0.0
        self.logs[1, -1, :, 0] = 0.0
        self.logs[1, -1, :, 1:] = self.left[:, :-1].cumsum(axis=1)
