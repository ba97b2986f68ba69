"""The verdict on a statement: supported, contradicted, not decidable or not comparable, and why.

Incidents are tested, not victims: one massacre is one event. Supported is a statement only if it holds in the worst case that the
ranges leave open (for 'more': the first period's highest count against the second's lowest), contradicted only if the opposite
does. Where counts come in bursts the exact permutation of the cells must agree. Where other sources, or other countries, are in the
record of the second period than of the first, the test is made again on what both periods have in common; if that does not give the
same answer, what changed may be who looked, and the periods are not comparable.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tumen.assessments.trends.dispersion import Dispersion, dispersion
from tumen.assessments.trends.families import holm
from tumen.assessments.trends.rates import RateRatio, limits, rate_ratio, tails
from tumen.assessments.trends.series import Period, Series, Tally, cells
from tumen.assessments.trends.statement import Statement

Verdict = Literal["supported", "contradicted", "not decidable", "not comparable"]

# Two-sided; each direction has half of it, so that a verdict agrees with the 95 % limits shown beside it.
LEVEL = 0.05
# 'As many' means: the 95 % limits of the ratio lie within a quarter up or down.
ALIKE = 1.25
# Below this chance of such a scale by luck, counts may come in bursts and are treated so. A wide gate: with 0.05 bursts that the test of the scale
# missed made verdicts of 7 in 100 years without change, with 0.2 of 5.
BURSTS = 0.2
# A period that the record covers by less than this share cannot be compared.
LEAST_COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """One period: its incidents as a range, its exposure (days, unless rows say otherwise), and the effort behind it.

    `per_source`: most likely incidents for each source that is heard in the period; None without sources. `reports`: how many were
    published in it; None for a table.
    """

    period: Period
    incidents: Tally
    exposure: float
    sources: int
    per_source: float | None
    reports: int | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with all it rests on.

    `best` compares the most likely counts; `adverse` and `favourable` are the one-sided p-values of the stated direction in the
    worst and the best case of the ranges (None for 'same'). `in_common`: verdicts on what both periods share, and what that is.
    """

    statement: Statement
    verdict: Verdict
    why: str
    first: Side
    second: Side
    best: RateRatio | None
    adverse: float | None
    favourable: float | None
    bursts: Dispersion | None
    in_common: tuple[tuple[str, Verdict], ...]
    notes: tuple[str, ...]


def judge(series: Series, statement: Statement, level: float = LEVEL) -> Judgement:
    """Test a statement on a series."""
    found = _tested(series, statement, level)
    if found.verdict not in ("supported", "contradicted"):
        return found
    found = replace(found, in_common=tuple(_in_common(series, statement, level)))
    for shared, verdict in found.in_common:
        if verdict != found.verdict:
            why = f"on the {shared} that both periods have it is {verdict}: what changed may be who or where is heard from"
            return replace(found, verdict="not comparable", why=f"on the whole record {found.verdict}, but {why}")
    return found


def judge_all(pairs: Sequence[tuple[Series, Statement]], level: float = LEVEL) -> list[Judgement]:
    """Judge several statements together, each on its series: by Holm's rule the chance of any false verdict keeps to the level."""
    found = [judge(one, statement, level) for one, statement in pairs]
    adjusted = holm([_decisive(one) for one in found])
    return [
        replace(
            one,
            verdict="not decidable",
            why=f"alone it would be {one.verdict}, but among {len(found)} statements tested together such a difference is no rarity (Holm)",
        )
        if one.verdict in ("supported", "contradicted") and one.statement.direction != "same" and chance > level
        else one
        for one, chance in zip(found, adjusted, strict=True)
    ]


def _decisive(found: Judgement) -> float:
    """The two-sided p-value on which the verdict rests; 1 where there was nothing to test."""
    if found.best is None:
        return 1.0
    bursts = found.bursts.allowing if found.bursts and found.bursts.within_p < BURSTS else 0.0
    return max(bursts, min(1.0, 2 * min(_worst(found.first, found.second))))


def _tested(series: Series, statement: Statement, level: float) -> Judgement:
    first, second = (_side(series, period) for period in (statement.first, statement.second))
    missing = _not_covered(series, statement)
    if missing:
        return Judgement(statement, "not comparable", missing, first, second, None, None, None, None, (), ())
    verdict, why = _verdict(statement, first, second, level)
    bursts = dispersion(cells(series, statement.first), cells(series, statement.second))
    notes = [f"{series.undated} of the incidents are of unknown time and left out"] if series.undated else []
    if not first.sources and not second.sources:
        notes.append("no sources are named: whether the same ones reported in both periods cannot be seen")
    if verdict in ("supported", "contradicted"):
        if bursts is None:
            notes.append("too few stretches of time with incidents to see whether they come in bursts")
        elif bursts.within_p < BURSTS and bursts.allowing > level:
            verdict, why = "not decidable", _burst_words(bursts)
    adverse, favourable = _bounds(statement, first, second)
    best = rate_ratio(first.incidents.best, second.incidents.best, first.exposure, second.exposure)
    return Judgement(statement, verdict, why, first, second, best, adverse, favourable, bursts, (), tuple(notes))


def _side(series: Series, period: Period) -> Side:
    count, sources = series.count(period), len(series.sources(period))
    return Side(
        period,
        count,
        series.exposure(period),
        sources,
        count.best / sources if sources else None,
        series.published(period),
    )


def _not_covered(series: Series, statement: Statement) -> str | None:
    for period in (statement.first, statement.second):
        shared = period.shared(series.covered)
        if shared is None or shared.days < LEAST_COVERED * period.days or not series.exposure(period):
            reach = f"{series.covered.start} to {series.covered.end}"
            return f"the record reaches from {reach}: it does not cover {period.start} to {period.end}"
    reports = [series.published(period) for period in (statement.first, statement.second)]
    if 0 in reports and reports != [0, 0]:
        period = statement.first if reports[0] == 0 else statement.second
        return (
            f"no report of the record was published from {period.start} to {period.end}: nobody in it was looking then"
        )
    return None


def _in_common(series: Series, statement: Statement, level: float) -> Iterator[tuple[str, Verdict]]:
    """The verdicts on the sources, then on the countries, that both periods have; nothing where these did not change."""
    before, after = series.sources(statement.first), series.sources(statement.second)
    if before != after:
        told = series.only(lambda one: bool(one.sources & before & after))
        yield f"{len(before & after)} of {len(before | after)} sources", _tested(told, statement, level).verdict
    here, there = series.countries(statement.first), series.countries(statement.second)
    if here != there:
        inside = series.only(lambda one: one.country is None or one.country in here & there)
        yield f"{len(here & there)} of {len(here | there)} countries", _tested(inside, statement, level).verdict


def _verdict(statement: Statement, first: Side, second: Side, level: float) -> tuple[Verdict, str]:
    if not first.incidents.high + second.incidents.high:
        return "not decidable", "the record has no incident in either period"
    risen, fallen = (chance <= level / 2 for chance in _worst(first, second))
    if statement.direction == "same":
        return _alike(first, second, changed=risen or fallen)
    stated, opposite = (risen, fallen) if statement.direction == "more" else (fallen, risen)
    if stated:
        return "supported", f"'{statement.direction}' holds even in the worst case that the ranges leave open"
    if opposite:
        return "contradicted", f"the opposite of '{statement.direction}' holds even in the case that favours it most"
    return "not decidable", _blocking(statement, first, second, level)


def _alike(first: Side, second: Side, *, changed: bool) -> tuple[Verdict, str]:
    if changed:
        return "contradicted", "the rates differ even where the ranges bring them closest"
    low = limits(first.incidents.high, second.incidents.low, first.exposure, second.exposure)[0]
    high = limits(first.incidents.low, second.incidents.high, first.exposure, second.exposure)[1]
    if low >= 1 / ALIKE and high <= ALIKE:
        return "supported", f"the rates differ by less than {ALIKE - 1:.0%} whatever the ranges leave open"
    return "not decidable", f"a difference of more than {ALIKE - 1:.0%} cannot be ruled out"


def _blocking(statement: Statement, first: Side, second: Side, level: float) -> str:
    """Which bound stands in the way: that of the ranges, or the numbers themselves."""
    k1, k2 = first.incidents, second.incidents
    most_likely = tails(k1.best, k2.best, first.exposure, second.exposure)
    if most_likely[0] <= level / 2:
        return f"the most likely numbers say 'more', but {k1.high} and then {k2.low}, which the ranges allow, do not"
    if most_likely[1] <= level / 2:
        return f"the most likely numbers say 'fewer', but {k1.low} and then {k2.high}, which the ranges allow, do not"
    _, favourable = _bounds(statement, first, second)
    if favourable is not None and favourable <= level / 2:
        low, high = (k1.low, k2.high) if statement.direction == "more" else (k1.high, k2.low)
        return f"only the far end of the ranges, {low} and then {high}, shows '{statement.direction}'"
    return "the difference is no larger than chance makes it"


def _worst(first: Side, second: Side) -> tuple[float, float]:
    """The one-sided p-values of a rise and of a fall, each in the case of the ranges that speaks most against it."""
    k1, k2 = first.incidents, second.incidents
    more, _ = tails(k1.high, k2.low, first.exposure, second.exposure)
    _, fewer = tails(k1.low, k2.high, first.exposure, second.exposure)
    return more, fewer


def _bounds(statement: Statement, first: Side, second: Side) -> tuple[float | None, float | None]:
    if statement.direction == "same":
        return None, None
    k1, k2 = first.incidents, second.incidents
    more, fewer = _worst(first, second)
    if statement.direction == "more":
        return more, tails(k1.low, k2.high, first.exposure, second.exposure)[0]
    return fewer, tails(k1.high, k2.low, first.exposure, second.exposure)[1]


def _burst_words(bursts: Dispersion) -> str:
    test = "quasi-Poisson" if bursts.permutation is None else "exact permutation"
    return (
        f"the incidents come in bursts ({bursts.scale:.1f} times the variance of independent ones); with that allowed for, such a "
        f"difference is no rarity ({test}, p = {bursts.allowing:.2g})"
    )
