"""Models in which people differ in how easily they are listed, as ecologists use them (M0, Mt, Mh, Mth).

Poisson models of the patterns w with k = |w| lists: log mu_w = a + (one slope for all lists, or one a list) + tau f(k), where f(k) is k^2 / 2
(Darroch) or 2^k - 1 (Poisson with parameter 2), or free for k >= 3 (Chao: a lower bound; free effects below 0 are set to 0, the lowest first). The unseen are exp(a).
They fit alike and differ widely, since f is a guess about people nobody saw: reference figures, not used by `estimate`.

Sources: J. N. Darroch et al. (J. Am. Stat. Assoc. 88, 1993); A. Chao (Biometrics 43, 1987); S. Baillargeon, L.-P. Rivest (J. Stat. Softw. 19,
2007); L.-P. Rivest, S. Baillargeon (Biometrics 63, 2007).
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tumen.assessments.hidden.table import CaptureTable, Reals

Shape = Literal["none", "chao", "poisson2", "darroch"]
STEPS, SMALL_STEP = 100, 1e-12


@dataclass(frozen=True, slots=True)
class Heterogeneous:
    """Total and its standard error, and the deviance of the fit."""

    total: float
    standard_error: float
    deviance: float


def heterogeneous(table: CaptureTable, shape: Shape, *, by_list: bool) -> Heterogeneous:
    """Fit one model. `by_list`: lists differ in size (Mt, Mth), else they are taken for alike (M0, Mh)."""
    lists = len(table.lists)
    patterns = np.arange(1, 1 << lists)
    on = np.bitwise_count(patterns).astype(float)
    columns = [np.ones(patterns.size)]
    columns += [(patterns >> bit & 1).astype(float) for bit in range(lists)] if by_list else [on]
    free = [(on == seen).astype(float) for seen in range(3, lists + 1) if table.frequencies[seen]]
    # A number of lists on which nobody is has its free effect at minus infinity, that is 0 once the sign is held to.
    columns += {"none": [], "chao": free, "poisson2": [2.0**on - 1], "darroch": [on**2 / 2]}[shape]
    design = np.column_stack(columns)
    fixed = design.shape[1] - len(free)
    counts = table.counts[1:].astype(float)
    coefficients = _fit(design, counts)
    while shape == "chao" and (coefficients[fixed:] < 0).any():
        design = np.delete(design, fixed + int(coefficients[fixed:].argmin()), axis=1)
        coefficients = _fit(design, counts)
    means = np.exp(design @ coefficients)
    variance = float(np.linalg.inv(design.T @ (design * means[:, None]))[0, 0])
    unseen = math.exp(float(coefficients[0]))
    logs = np.log(np.where(counts > 0, counts / means, 1.0))
    deviance = 2 * float((counts * logs - counts + means).sum())
    return Heterogeneous(table.cases + unseen, math.sqrt(unseen + unseen**2 * variance), deviance)


def _fit(design: Reals, counts: Reals) -> Reals:
    start = counts + 0.1
    coefficients = np.linalg.lstsq(design * np.sqrt(start)[:, None], np.log(start) * np.sqrt(start), rcond=None)[0]
    for _ in range(STEPS):
        means = np.exp(np.clip(design @ coefficients, -30, 40))
        step = np.linalg.solve(design.T @ (design * means[:, None]), design.T @ (counts - means))
        coefficients = coefficients + step / max(1.0, float(np.abs(step).max()) / 4)
        if np.abs(step).max() < SMALL_STEP:
            break
    return np.asarray(coefficients, dtype=float)
