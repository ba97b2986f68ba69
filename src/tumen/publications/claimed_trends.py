"""What speakers say of more and fewer, and beside it what the record says."""

from dataclasses import dataclass

from tumen.assessments.trends import Judgement, Measure, Series, Statement, judge_all, ledger_series, testable
from tumen.claims import Trend
from tumen.publications.publication import Publication


@dataclass(frozen=True, slots=True)
class ClaimedTrend:
    """A speaker's trend claim with the verdict of the record, or why it cannot be tested."""

    trend: Trend
    judgement: Judgement | None
    why_not: str | None


def judged_trends(publication: Publication) -> list[ClaimedTrend]:
    """Return each trend claim that was released, judged together (Holm), in their order."""
    entries = {entry.id: entry for entry in publication.released.entries}
    series: dict[Measure, Series | None] = {}
    asked: list[tuple[Trend, tuple[Series, Statement] | str]] = []
    for trend in publication.released.trends:
        found = testable(trend, entries[trend.report], publication.ledger)
        if isinstance(found, str):
            asked.append((trend, found))
            continue
        measure, statement = found
        if measure not in series:
            series[measure] = ledger_series(publication.ledger, measure)
        held = series[measure]
        asked.append((trend, "the record has no report with a date" if held is None else (held, statement)))
    verdicts = iter(judge_all([one for _, one in asked if not isinstance(one, str)]))
    return [
        ClaimedTrend(trend, None, one) if isinstance(one, str) else ClaimedTrend(trend, next(verdicts), None)
        for trend, one in asked
    ]
