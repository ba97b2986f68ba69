"""Estimates from linked lists: each method on every drawn table, pooled, so that doubt about links widens the interval."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from tumen.assessments import hidden
from tumen.assessments.hidden import CaptureTable, Estimate, Method
from tumen.assessments.hidden.criteria import MOST_LISTS
from tumen.assessments.hidden.verdict import FEWEST_LISTS, apart, refusal
from tumen.assessments.lists.linked import LinkedLists
from tumen.errors import InputError

TABLES = 20
REPLICATES = 200
# A method that has no estimate on more of the tables than this has none.
MOST_FAILED = 0.2


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What one method says of one drawn table: unseen, variance of their logarithm."""

    cases: int
    unseen: float
    log_variance: float


def estimate_linked(
    lists: LinkedLists, *, tables: int = TABLES, replicates: int = REPLICATES, seed: int = 1
) -> Estimate:
    """The estimate of the most likely linkage, with each method's total and interval pooled over drawn linkages.

    Without an uncertain link it is `hidden.estimate` alone. Raises InputError where no table can be made of the lists.
    """
    likely = lists.likely()
    if not lists.uncertain or len(likely.lists) < FEWEST_LISTS:
        return hidden.estimate(likely, replicates=max(replicates, hidden.REPLICATES), seed=seed, classes=False)
    found = hidden.estimate(likely, replicates=replicates, seed=seed, classes=False)
    drawn = _tables(lists, tables, seed)
    methods = tuple(_pooled(method, drawn, replicates, seed) for method in found.methods)
    totals = [one.estimate for one in methods if one.estimate is not None]
    return replace(found, methods=methods, spread=apart(totals), refused=refusal(likely, totals, None))


def _tables(lists: LinkedLists, tables: int, seed: int) -> list[CaptureTable]:
    try:
        return list(lists.drawn(tables, seed))
    except InputError:
        return []


def _pooled(method: Method, tables: Sequence[CaptureTable], replicates: int, seed: int) -> Method:
    found = [one for table in tables if (one := METHODS[method.method](table, replicates, seed)) is not None]
    if len(found) < max(2, len(tables) * (1 - MOST_FAILED)):
        return replace(method, estimate=None, interval=None, note="too few of the drawn linkages have an estimate")
    cases = [one.cases for one in found]
    pooled = hidden.pool(fmean(cases), [one.unseen for one in found], [one.log_variance for one in found])
    note = f"pooled over {len(found)} drawn linkages, which have {min(cases):,} to {max(cases):,} cases"
    return replace(method, estimate=pooled.total, interval=pooled.interval, note=note)


def _bootstrapped(table: CaptureTable, selection: hidden.Selection, replicates: int, seed: int) -> _Drawn | None:
    unseen = float(selection(table.counts[None, :])[0])
    drawn = hidden.bootstrap(table, selection, replicates=replicates, seed=seed)
    if math.isnan(unseen) or unseen <= 0 or drawn is None:
        return None
    return _Drawn(table.cases, unseen, drawn.log_variance)


def _stepwise(table: CaptureTable, replicates: int, seed: int) -> _Drawn | None:
    return _bootstrapped(table, hidden.by_stepwise(table), replicates, seed)


def _ranked(criterion: hidden.Criterion) -> "Callable[[CaptureTable, int, int], _Drawn | None]":
    def found(table: CaptureTable, replicates: int, seed: int) -> _Drawn | None:
        ranking = hidden.rank(table, criterion)
        top = hidden.TOP_OF_FIVE if len(table.lists) == MOST_LISTS else None
        return _bootstrapped(table, hidden.by_criterion(ranking, table, top), replicates, seed)

    return found


def _averaged(table: CaptureTable, _replicates: int, _seed: int) -> _Drawn | None:
    found = hidden.average(table)
    if found.truncated:
        return None
    logs = np.log(found.totals - table.cases)
    mean = float(found.mass @ logs)
    return _Drawn(table.cases, math.exp(mean), float(found.mass @ (logs - mean) ** 2))


METHODS: dict[str, Callable[[CaptureTable, int, int], _Drawn | None]] = {
    "stepwise": _stepwise,
    "bic": _ranked("bic"),
    "aic": _ranked("aic"),
    "dga": _averaged,
}
