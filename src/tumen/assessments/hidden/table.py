"""Capture tables: how many cases were seen on each combination of lists.

A pattern is a bit mask: bit i is set where the case is on list i, so pattern 5 (binary 101) is 'on the first and the
third list, not on the second'. Pattern 0, on no list, is what an estimate is about; its cell is always 0 here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from tumen.errors import InputError

Counts: TypeAlias = npt.NDArray[np.int64]
Reals: TypeAlias = npt.NDArray[np.float64]

# 2^12 cells; the widest published table of this field has 11 lists. Beyond it a list is best joined with another.
MOST_LISTS = 12
# Above this a count is no longer exact as a double, and far above any population.
MOST_CASES = 10**12


@dataclass(frozen=True, slots=True, eq=False)
class CaptureTable:
    """Names of t lists and the counts of the 2^t patterns, indexed by bit mask; the cell 0 is 0."""

    lists: tuple[str, ...]
    counts: Counts

    def __post_init__(self) -> None:
        """Refuse what no method could use.

        Raises InputError: fewer than two lists or more than `MOST_LISTS`, a name given twice or empty, a negative count,
        a case on no list, no case at all, a list without a case.
        """
        _check_lists(self.lists)
        if self.counts.shape != (1 << len(self.lists),):
            raise InputError(f"{len(self.lists)} lists have {1 << len(self.lists)} patterns, not {self.counts.size}")
        if (self.counts < 0).any():
            raise InputError("a count is negative: count cases, from 0 up")
        if self.counts[0]:
            raise InputError("a case is on no list: leave it out, such cases are what is estimated")
        if not self.counts.any():
            raise InputError("all counts are zero: there is no case to estimate from")
        if int(self.counts.max()) > MOST_CASES or float(self.counts.sum(dtype=float)) > MOST_CASES:
            raise InputError(f"more than {MOST_CASES:,} cases: check the column of counts")
        sizes = self.sizes
        for name, size in zip(self.lists, sizes, strict=True):
            if size == 0:
                raise InputError(f"the list {name!r} has no case: leave its column out")

    @property
    def cases(self) -> int:
        """Number of different cases on the lists (n)."""
        return int(self.counts.sum())

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of cases on each list, in the order of the lists."""
        patterns = np.arange(self.counts.size)
        return tuple(int(self.counts[(patterns >> bit) & 1 == 1].sum()) for bit in range(len(self.lists)))

    @property
    def frequencies(self) -> tuple[int, ...]:
        """f_0 ... f_t: number of cases seen on exactly k lists; f_0 is 0."""
        on = np.bitwise_count(np.arange(self.counts.size))
        return tuple(int(self.counts[on == seen].sum()) for seen in range(len(self.lists) + 1))

    def overlap(self, first: int, second: int) -> int:
        """Number of cases on both lists, whatever other lists they are on."""
        both = (1 << first) | (1 << second)
        patterns = np.arange(self.counts.size)
        return int(self.counts[patterns & both == both].sum())


def table_of(lists: Sequence[str], patterns: Iterable[Sequence[int]], counts: Iterable[int]) -> CaptureTable:
    """A table from rows: one 0/1 flag a list, and how many cases have that pattern.

    Raises InputError as `CaptureTable` does, and where a row has a wrong number of flags, a flag that is neither 0 nor 1,
    or a pattern that an earlier row had.
    """
    names = tuple(lists)
    _check_lists(names)
    cells = np.zeros(1 << len(names), dtype=np.int64)
    given: dict[int, int] = {}
    for row, (flags, count) in enumerate(zip(patterns, counts, strict=True), start=1):
        mask = mask_of(flags, names, row)
        if mask in given:
            raise InputError(f"row {row}: the same pattern as row {given[mask]}: add their counts and keep one row")
        if count < 0:
            raise InputError(f"row {row}: the count {count} is negative: count cases, from 0 up")
        if count > MOST_CASES:
            raise InputError(f"row {row}: the count {count} is above {MOST_CASES:,}: check it")
        if mask == 0 and count:
            raise InputError(f"row {row}: cases on no list: leave the row out, such cases are what is estimated")
        given[mask] = row
        cells[mask] = count
    return CaptureTable(names, cells)


def table_of_cases(lists: Sequence[str], cases: Iterable[Sequence[int]]) -> CaptureTable:
    """A table from one row a case, with one 0/1 flag a list. Raises InputError as `table_of` does."""
    names = tuple(lists)
    _check_lists(names)
    cells = np.zeros(1 << len(names), dtype=np.int64)
    for row, flags in enumerate(cases, start=1):
        mask = mask_of(flags, names, row)
        if mask == 0:
            raise InputError(f"row {row}: a case on no list: leave the row out, such cases are what is estimated")
        cells[mask] += 1
    return CaptureTable(names, cells)


def mask_of(flags: Sequence[int], lists: Sequence[str], row: int) -> int:
    """The bit mask of a row of flags. Raises InputError, naming the row and the list."""
    if len(flags) != len(lists):
        raise InputError(f"row {row}: {len(flags)} flags for {len(lists)} lists")
    mask = 0
    for bit, (flag, name) in enumerate(zip(flags, lists, strict=True)):
        if flag not in (0, 1):
            raise InputError(
                f"row {row}: {flag!r} for the list {name!r}: write 1 where the case is on the list, else 0"
            )
        mask |= int(flag) << bit
    return mask


def _check_lists(lists: Sequence[str]) -> None:
    if len(lists) < 2:
        raise InputError(
            "one list only: what is hidden can be estimated from the overlap of lists, so give two or more"
        )
    if len(lists) > MOST_LISTS:
        raise InputError(f"{len(lists)} lists: at most {MOST_LISTS} can be used; join those that overlap most")
    if any(not name.strip() for name in lists):
        raise InputError("a list has no name: give each column of the header one")
    twice = {name for name in lists if list(lists).count(name) > 1}
    if twice:
        raise InputError(f"two lists are called {min(twice)!r}: give each its own name")
