"""A verdict on a trend, and a series, for people and for programs."""

import dataclasses
import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from tumen.assessments.trends import Change, Judgement, RateRatio, Scan, Series, Side, Tally, rows_of
from tumen.publications.claimed_trends import ClaimedTrend
from tumen.publications.visible import visible
from tumen.publications.wording import day_words, plural

_DIRECTIONS = {"more": "more", "fewer": "fewer", "same": "as many"}


def judgement_json(found: Judgement) -> str:
    """One JSON object: the statement, the verdict and why, both periods, the tests. No number: null, also where it is infinite."""
    return _json({"kind": "trend-verdict", **dataclasses.asdict(found)})


def series_json(series: Series, searched: tuple[Scan, Change] | None) -> str:
    """One JSON object: the rows of the series, the days that it covers, and the most likely change."""
    rows = [
        {
            "start": one.period.start,
            "end": one.period.end,
            **dataclasses.asdict(one.incidents),
            "sources": sorted(one.sources),
            "country": one.country,
        }
        for one in series.observations
    ]
    change = None
    if searched:
        found, posterior = searched
        change = {**dataclasses.asdict(found), "interval": posterior.interval, "log_bayes": posterior.log_bayes}
    return _json(
        {
            "kind": "series",
            "covered": dataclasses.asdict(series.covered),
            "undated": series.undated,
            "rows": rows,
            "change": change,
        }
    )


def judgement_lines(found: Judgement) -> Iterator[str]:
    """The same for people: the verdict first, then what it rests on."""
    statement = found.statement
    yield f"{statement_words(found)}: {found.verdict.upper()}."
    yield f"  {visible(found.why[:1].upper() + found.why[1:])}."
    for side in (found.first, found.second):
        yield f"  {_side(side)}"
    if found.best is not None:
        yield f"  {_ratio(found.best)}"
    if found.adverse is not None and found.favourable is not None and found.adverse != found.favourable:
        yield f"  One-sided p of '{statement.direction}': {found.adverse:.3g} in the worst case of the ranges, {found.favourable:.3g} in the best."
    if found.bursts is not None:
        bursts, exact = found.bursts, found.bursts.permutation
        also = "" if exact is None else f", exact permutation p = {exact:.3g}"
        yield f"  Bursts: variance {bursts.scale:.1f} times that of independent incidents (p = {bursts.within_p:.2g}); quasi-Poisson p = {bursts.quasi:.3g}{also}."
    for shared, verdict in found.in_common:
        yield f"  On the {shared} that both periods have: {verdict}."
    for note in found.notes:
        yield f"  Note: {visible(note)}."


def claimed_lines(claimed: Iterable[ClaimedTrend]) -> Iterator[str]:
    """What speakers say that cannot be tested, and why."""
    for one in claimed:
        if one.why_not is not None:
            who = one.trend.speaker.name if one.trend.speaker else "the outlet"
            yield f"Not tested: {one.trend.direction} {one.trend.act}, according to {visible(who)}: {visible(one.why_not)}."


def statement_words(found: Judgement) -> str:
    """Return the statement: 'more killing from 1 January 2023 to 30 June 2023 than from ... to ...'."""
    one = found.statement
    than = "as" if one.direction == "same" else "than"
    second, first = (f"{day_words(each.start)} to {day_words(each.end)}" for each in (one.second, one.first))
    return f"{_DIRECTIONS[one.direction]} {visible(one.measure)} from {second} {than} from {first}"


def tally_words(found: Tally) -> str:
    """Return the range: '17', or '14 to 22, most likely 17'."""
    if found.low == found.high:
        return f"{found.best:,}"
    return f"{found.low:,} to {found.high:,}, most likely {found.best:,}"


def series_lines(series: Series, searched: tuple[Scan, Change] | None) -> Iterator[str]:
    """The rows of a series for people, and the most likely change, with what searching for it costs."""
    covered = series.covered
    yield f"The record reaches from {day_words(covered.start)} to {day_words(covered.end)}."
    for one in rows_of(series):
        days = day_words(one.period.start)
        days += "" if one.period.days == 1 else f" to {day_words(one.period.end)}"
        told = f" · {plural(len(one.sources), 'source')}" if one.sources else ""
        yield f"{days}: {tally_words(one.incidents)}{told}"
    if series.undated:
        yield f"{plural(series.undated, 'incident')} of unknown time left out."
    if searched:
        found, posterior = searched
        low, high = posterior.interval
        yield (
            f"Largest change, searched over all rows: after row {found.after}, from {found.first:.2f} to {found.second:.2f} a row; "
            f"p = {found.p:.2g} with the search allowed for; if there was one, it lies after row {low} to {high} with probability 0.95."
        )


def _side(side: Side) -> str:
    in_days = side.exposure.is_integer() and side.exposure <= side.period.days
    effort = [plural(int(side.exposure), "day") if in_days else f"exposure {side.exposure:,.6g}"]
    if side.sources:
        effort.append(plural(side.sources, "source"))
    if side.per_source is not None:
        effort.append(f"{side.per_source:.1f} a source")
    if side.reports is not None:
        effort.append(f"{plural(side.reports, 'report')} published")
    days = f"{day_words(side.period.start)} to {day_words(side.period.end)}"
    return f"{days}: {_incidents(side.incidents)} ({'; '.join(effort)})"


def _incidents(found: Tally) -> str:
    return plural(found.best, "incident") if found.low == found.high else f"{tally_words(found)} incidents"


def _ratio(found: RateRatio) -> str:
    if found.ratio is None:
        return "Ratio of the rates: none, both periods have no incident."
    low, high = found.interval
    e_test = "" if found.e_test is None else f", E-test {found.e_test:.3g}"
    return (
        f"Ratio of the rates: {found.ratio:.2f} (95 % exact {low:.2f} to {high:.2f}), p = {found.p:.3g} (mid-p {found.mid_p:.3g}"
        f"{e_test}); the second rate is the larger with probability {found.risen:.3f}."
    )


def _json(value: dict[str, Any]) -> str:
    return json.dumps(_finite(value), ensure_ascii=False, default=str, allow_nan=False)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
