"""Several statements tested at once: Holm's step-down rule keeps the chance of any false 'supported' at the level.

Source: S. Holm, A simple sequentially rejective multiple test procedure (Scand. J. Stat. 6, 1979).
"""

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values, in the order given: below the level exactly where Holm's rule rejects."""
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = largest
    return tuple(adjusted)
