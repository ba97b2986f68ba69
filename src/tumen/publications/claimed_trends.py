"""What speakers say of more and fewer, and beside it what the record says."""

from dataclasses import dataclass

from tumen.assessments.trends import Judgement, judge_all, testable
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
    asked = [
        (trend, testable(trend, entries[trend.report], publication.ledger)) for trend in publication.released.trends
    ]
    verdicts = iter(judge_all([found for _, found in asked if not isinstance(found, str)]))
    return [
        ClaimedTrend(trend, None, found) if isinstance(found, str) else ClaimedTrend(trend, next(verdicts), None)
        for trend, found in asked
    ]
