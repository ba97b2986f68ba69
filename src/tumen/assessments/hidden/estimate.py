"""The whole way: from a capture table to what each method says, how far they agree, and whether a total is defensible."""

from dataclasses import dataclass
from itertools import combinations

from tumen.assessments.hidden.bootstrap import REPLICATES, Bootstrap, Selection, bootstrap, by_criterion, by_stepwise
from tumen.assessments.hidden.criteria import MOST_LISTS, Ranking, rank
from tumen.assessments.hidden.decomposable import average
from tumen.assessments.hidden.floors import Floor, chao_corrected
from tumen.assessments.hidden.lcmcr import MOST_TIMES_SEEN, latent_classes
from tumen.assessments.hidden.loglinear import LogLinear
from tumen.assessments.hidden.model import notation
from tumen.assessments.hidden.sensitivity import Sweep, sensitivity
from tumen.assessments.hidden.stepwise import stepwise
from tumen.assessments.hidden.table import CaptureTable
from tumen.assessments.hidden.two_lists import TwoLists, two_lists
from tumen.assessments.hidden.verdict import FEWEST_LISTS, apart, refusal

# Inside a bootstrap of five lists only the models best on the original table are tried again (the 2024 paper's n_top), for
# time: 50 of 1,024. Up to four lists all models are.
TOP_OF_FIVE = 50

# Of 1,000 replicates 25 lie beyond each limit of an interval that needs no correction.
FEWEST_BEYOND = 5

CRITIQUE = {
    "chapman": "assumes that being on one list says nothing about being on the other; two lists cannot show whether it is so",
    "stepwise": "takes dependences that are not significant for none, which overstates certainty (Whitehead et al. 2019)",
    "bic": "models of equal fit can give totals apart; the best one is only the best guess (Whitehead et al. 2019)",
    "aic": "keeps more dependences than BIC, so the total moves more from sample to sample",
    "dga": "on known subsets its 95 % intervals held the truth 80 times in 100 (Binette and Steorts 2022)",
    "lcmcr": "on known subsets its 95 % intervals held the truth 60 times in 100 (Binette and Steorts 2022)",
}


@dataclass(frozen=True, slots=True)
class Method:
    """What one method says: a total and its 95 % interval, or None and why not; `model` names the dependences it kept."""

    method: str
    estimate: float | None
    interval: tuple[float, float] | None
    model: str | None
    note: str | None
    critique: str


@dataclass(frozen=True, slots=True)
class Near:
    """The range of totals over the models whose BIC is within 10 of the best: how many, the smallest, the largest."""

    models: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """All that can be said of a table: cases on the lists, the floor, each method, their spread, and a refusal or None."""

    table: CaptureTable
    floor: Floor
    methods: tuple[Method, ...]
    spread: float | None
    near: Near | None
    pairs: tuple[TwoLists, ...]
    sensitivity: Sweep
    refused: str | None


def estimate(table: CaptureTable, *, replicates: int = REPLICATES, seed: int = 1, classes: bool = True) -> Estimate:
    """Run every method that the table allows.

    `replicates`: of the bootstraps; `seed` makes all draws reproducible; `classes=False` leaves out the latent classes, the
    slowest. Cost: seconds.
    """
    lists = len(table.lists)
    pairs = tuple(two_lists(table, first, second) for first, second in combinations(range(lists), 2))
    if lists < FEWEST_LISTS:
        methods: tuple[Method, ...] = (_chapman(pairs[0]),)
        return Estimate(
            table, chao_corrected(table), methods, None, None, pairs, sensitivity(table), refusal(table, (), None)
        )
    found = [_stepwise(table, replicates, seed)]
    near = None
    if lists <= MOST_LISTS:
        bic = rank(table, "bic")
        near = _near(bic)
        found += [_ranked(table, one, replicates, seed) for one in (bic, rank(table, "aic"))]
        found.append(_averaged(table))
    unmixed = None
    if classes:
        latent, unmixed = _latent(table, seed)
        found.append(latent)
    totals = [one.estimate for one in found if one.estimate is not None]
    refused = refusal(table, totals, unmixed)
    return Estimate(table, chao_corrected(table), tuple(found), apart(totals), near, pairs, sensitivity(table), refused)


def _chapman(found: TwoLists) -> Method:
    note = None if found.overlap else "the lists share no case: the figure says no more than 'large'"
    return Method("chapman", found.total, found.interval, None, note, CRITIQUE["chapman"])


def _stepwise(table: CaptureTable, replicates: int, seed: int) -> Method:
    return _log_linear("stepwise", table, stepwise(table), by_stepwise(table), replicates, seed)


def _ranked(table: CaptureTable, ranking: Ranking, replicates: int, seed: int) -> Method:
    top = TOP_OF_FIVE if len(table.lists) == MOST_LISTS else None
    selection = by_criterion(ranking, table, top)
    return _log_linear(ranking.criterion, table, ranking.best, selection, replicates, seed)


def _log_linear(
    name: str, table: CaptureTable, found: LogLinear | None, selection: Selection, replicates: int, seed: int
) -> Method:
    if found is None:
        return Method(name, None, None, None, "no model has an estimate on this table", CRITIQUE[name])
    drawn: Bootstrap | None = bootstrap(table, selection, replicates=replicates, seed=seed)
    note = None
    if drawn is None:
        note = "too many replicates have no estimate: the lists overlap too little for an interval"
    elif drawn.failed:
        note = f"{drawn.failed} of {drawn.replicates} replicates had no estimate and were left out"
    elif drawn.beyond < FEWEST_BEYOND:
        note = "a limit rests on the few most extreme replicates and moves with the seed: more replicates hold it still"
    model = notation(found.model, len(table.lists))
    return Method(name, found.total, drawn.interval if drawn else None, model, note, CRITIQUE[name])


def _averaged(table: CaptureTable) -> Method:
    found = average(table)
    interval = (float(found.quantile(0.025)), float(found.quantile(0.975)))
    model = notation(found.weights[0][0], len(table.lists))
    if found.truncated:
        note = "the posterior runs against the end of its grid: no total"
        return Method("dga", None, None, model, note, CRITIQUE["dga"])
    return Method("dga", float(found.quantile(0.5)), interval, model, None, CRITIQUE["dga"])


def _latent(table: CaptureTable, seed: int) -> tuple[Method, str | None]:
    found = latent_classes(table, seed=seed)
    if not found.mixed:
        why = (
            f"the chains of latent classes do not mix (R-hat {found.rhat:.2f}, effective sample {found.effective:.0f}, "
            f"{found.cut:.1%} of the draws at the bound of {MOST_TIMES_SEEN} times the cases)"
        )
        return Method("lcmcr", None, None, None, f"not estimable: {why}", CRITIQUE["lcmcr"]), why
    interval = (found.quantile(0.025), found.quantile(0.975))
    return Method("lcmcr", found.quantile(0.5), interval, None, None, CRITIQUE["lcmcr"]), None


def _near(ranking: Ranking) -> Near | None:
    totals = [one.total for one in ranking.near()]
    return Near(len(totals), min(totals), max(totals)) if totals else None
