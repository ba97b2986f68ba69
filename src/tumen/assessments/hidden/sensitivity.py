"""How far the answer hangs on what no data can test: the interaction of all lists together.

Every estimate fixes that odds ratio at 1. With the saturated model of everything else, N0 = xi * prod odd cells / prod even
cells (cells by the number of lists); the sweep shows the total for xi of a third to three. Models that fit alike can give any
total this way (S. Aleshin-Guendel, M. Sadinle, J. Wakefield, arXiv 2101.09304).
"""

from dataclasses import dataclass

import numpy as np

from tumen.assessments.hidden.table import CaptureTable

RATIOS = (1 / 3, 1 / 2, 1.0, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Totals under each odds ratio; empty where a cell is empty and the saturated model has no estimate."""

    ratios: tuple[float, ...]
    totals: tuple[float, ...]


def sensitivity(table: CaptureTable, ratios: tuple[float, ...] = RATIOS) -> Sweep:
    """The total of the saturated model with the odds ratio of all lists together at each value."""
    cells = table.counts[1:]
    if (cells == 0).any():
        return Sweep((), ())
    signs = np.where(np.bitwise_count(np.arange(1, table.counts.size)) % 2, 1.0, -1.0)
    unseen = float(np.exp(signs @ np.log(cells)))
    return Sweep(ratios, tuple(table.cases + ratio * unseen for ratio in ratios))
