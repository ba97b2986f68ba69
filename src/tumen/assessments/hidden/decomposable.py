"""Bayesian averaging over decomposable graphs: which lists depend on each other is left open, and averaged over.

With a hyper-Dirichlet prior (delta a cell) the probability of a graph G and a number of unseen N0 has a closed form,

    p(G, N0 | data) ~ p(N) N!/N0! prod_cliques h(C) / prod_separators h(S),    p(N) ~ 1/N, all graphs alike,
    ln h(C) = sum over cells of the margin C of lnGamma(n_cell + delta 2^(t-|C|)) - 2^|C| lnGamma(delta 2^(t-|C|)),

so it is summed, not sampled: exact, and the same each time. N0 enters one cell of each margin only, so one row of log-gammas
a margin serves all graphs. The complete graph is left out by default: under it the data say nothing about N0, and the prior alone
would answer. 8, 61 and 822 graphs for 3, 4 and 5 lists.

Source: D. Madigan, J. C. York, Bayesian methods for estimation of the size of a closed population (Biometrika 84, 1997).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from scipy.special import gammaln

from tumen.assessments.hidden.model import Model, pairs
from tumen.assessments.hidden.table import CaptureTable, Reals
from tumen.errors import InputError

FEWEST_LISTS = 3
MOST_LISTS = 5
# The grid of unseen goes up to this many times the cases.
TIMES_SEEN = 20
# A graph below the best by this much (natural log) at every point of a coarse grid adds nothing that is printed.
NEGLIGIBLE = 40.0
COARSE = 400
# Points of the grid that are held at once: some 800 graphs times this many numbers stay in the processor's cache.
BLOCK = 1024
# Where more than 0.1 % of the mass is in the last 1 % of the grid, the grid's end decides the answer.
LAST_SHARE = 0.01
LAST_MASS = 0.001


@dataclass(frozen=True, slots=True, eq=False)
class Averaged:
    """The posterior of the total: `totals` (every whole number of the grid) with their `mass`, and the graphs' weights.

    `weights`: (edges as pair terms, posterior probability), the largest first. `truncated`: the end of the grid decides.
    """

    totals: Reals
    mass: Reals
    weights: tuple[tuple[Model, float], ...]
    truncated: bool

    @property
    def mean(self) -> float:
        """Posterior mean of the total."""
        return float(self.totals @ self.mass)

    @property
    def mode(self) -> int:
        """The most probable total."""
        return int(self.totals[self.mass.argmax()])

    @property
    def relative(self) -> float:
        """Sum p/N over sum p/N^2: the estimate that minimises squared relative error (Madigan and York)."""
        return float((self.mass / self.totals).sum() / (self.mass / self.totals**2).sum())

    def quantile(self, probability: float) -> int:
        """The smallest total at or below which the total lies with this probability."""
        return int(self.totals[np.searchsorted(self.mass.cumsum(), probability).clip(max=self.mass.size - 1)])


def average(
    table: CaptureTable,
    *,
    delta: float | None = None,
    unseen: range | None = None,
    log_prior: Callable[[Reals], Reals] | None = None,
    complete: bool = False,
) -> Averaged:
    """Average over all decomposable graphs of three to five lists.

    `delta`: prior count a cell, 2^-t by default; `unseen`: the grid of N0, 1 to 20 n by default; `log_prior`: ln p(N) of an array
    of totals, -ln N by default; `complete`: keep the complete graph. Raises InputError for fewer or more lists. Cost: graphs
    times grid.
    """
    lists = len(table.lists)
    if not FEWEST_LISTS <= lists <= MOST_LISTS:
        raise InputError(f"{lists} lists: averaging over graphs takes {FEWEST_LISTS} to {MOST_LISTS}")
    grid = np.asarray(unseen or range(1, TIMES_SEEN * table.cases + 1), dtype=float)
    prior_count = 2.0**-lists if delta is None else delta
    graphs = [one for one in chordal_graphs(lists) if complete or len(one[0]) < len(pairs(lists))]
    margins, constants = _margins(table, prior_count)
    coefficients = np.array([signs for _, signs in graphs])
    held = table.cases + grid
    common = gammaln(held + 1) - gammaln(grid + 1) + (log_prior(held) if log_prior else -np.log(held))
    coarse = np.unique(np.linspace(0, grid.size - 1, COARSE).astype(int))
    rough = _scores(coefficients, margins, constants, grid[coarse]) + common[coarse]
    kept = rough.max(axis=1) > rough.max() - NEGLIGIBLE
    mass, by_graph = np.empty(grid.size), np.zeros(int(kept.sum()))
    for start in range(0, grid.size, BLOCK):
        part = slice(start, start + BLOCK)
        weights = _scores(coefficients[kept], margins, constants, grid[part])
        weights += common[part] - rough.max()
        np.exp(weights, out=weights)
        mass[part] = weights.sum(axis=0)
        by_graph += weights.sum(axis=1)
    mass /= mass.sum()
    by_graph /= by_graph.sum()
    edges = [graphs[place][0] for place in np.flatnonzero(kept)]
    ranked = sorted(zip(edges, by_graph.tolist(), strict=True), key=lambda one: -one[1])
    last = max(1, int(grid.size * LAST_SHARE))
    return Averaged(held, mass, tuple(ranked), bool(mass[-last:].sum() > LAST_MASS))


@cache
def chordal_graphs(lists: int) -> tuple[tuple[Model, tuple[int, ...]], ...]:
    """All decomposable graphs: their edges, and for each set of lists (mask) how often h(set) is multiplied, less divided."""
    possible = pairs(lists)
    found = []
    for chosen in range(1 << len(possible)):
        edges = tuple(term for bit, term in enumerate(possible) if chosen >> bit & 1)
        signs = _signs(edges, lists)
        if signs is not None:
            found.append((edges, signs))
    return tuple(found)


def _signs(edges: Model, lists: int) -> tuple[int, ...] | None:
    """Take out one simplicial list after another; None where none is left to take, so the graph is not chordal.

    With v its neighbours form a clique, and p = prod h(v and neighbours) / h(neighbours), the cliques over the separators.
    """
    held = set(edges)
    left = (1 << lists) - 1
    signs = [0] * (1 << lists)
    while left:
        for place in range(lists):
            if not left >> place & 1:
                continue
            near = sum(1 << other for other in range(lists) if left >> other & 1 and (1 << other | 1 << place) in held)
            members = [other for other in range(lists) if near >> other & 1]
            if all((1 << one | 1 << two) in held for one, two in combinations(members, 2)):
                signs[near | 1 << place] += 1
                signs[near] -= 1
                left ^= 1 << place
                break
        else:
            return None
    return tuple(signs)


def _margins(table: CaptureTable, delta: float) -> tuple[Reals, Reals]:
    """For each set of lists: the count, with its prior, of the cell that N0 is added to, and the rest of ln h."""
    lists = len(table.lists)
    patterns = np.arange(1 << lists)
    open_cells, constants = np.zeros(1 << lists), np.zeros(1 << lists)
    for mask in range(1 << lists):
        share = delta * 2.0 ** (lists - mask.bit_count())
        cells = np.bincount(patterns & mask, weights=table.counts, minlength=1 << lists)
        inside = (patterns & ~mask) == 0
        constants[mask] = gammaln(cells[inside][1:] + share).sum() - 2.0 ** mask.bit_count() * gammaln(share)
        open_cells[mask] = cells[0] + share
    return open_cells, constants


def _scores(coefficients: Reals, open_cells: Reals, constants: Reals, grid: Reals) -> Reals:
    used = np.flatnonzero(coefficients.any(axis=0))
    rows = gammaln(open_cells[used, None] + grid[None, :]) + constants[used, None]
    return np.asarray(coefficients[:, used].astype(float) @ rows, dtype=float)
