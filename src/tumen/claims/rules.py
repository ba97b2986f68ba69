"""RulesReader: our own reader, over a dependency parse and the vocabulary in `hand/`."""

from collections.abc import Iterable, Iterator
from itertools import tee

from tumen.claims.claim import Trend
from tumen.claims.gathering import gather
from tumen.claims.gathering.setting import setting_of
from tumen.claims.mentions import Mention, find_mentions, open_page
from tumen.claims.parsing import parse, readable
from tumen.claims.reader import Reading
from tumen.claims.speakers import own_voice
from tumen.claims.topics import is_play
from tumen.claims.trends import find_positions, find_trends
from tumen.reports import Report


class RulesReader:
    """Reads English reports by rules. Needs the language model; loads it at the first report."""

    name = "rules-1"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield a reading for each report, in order. Raises SetupError where no language model is installed."""
        for_text, for_report = tee(reports)
        for report, doc in zip(for_report, parse(readable(report) for report in for_text), strict=True):
            page = open_page(doc, report.published)
            if is_play(doc):
                yield Reading(report.id, (), (), ())
                continue
            trends = tuple(find_trends(page, report))
            mentions = (mention for mention in find_mentions(page) if not _is_a_trend(mention, trends))
            claims = gather(
                mentions, report, own_voice(report.outlet, doc, page.quotes), self.name, setting_of(page, report)
            )
            yield Reading(report.id, tuple(claims), trends, tuple(find_positions(page, report)))


def _is_a_trend(mention: Mention, trends: tuple[Trend, ...]) -> bool:
    """'More officials have been defecting since ...' compares numbers and tells of no one occurrence."""
    compared = any(trend.span == mention.span and trend.act == mention.act for trend in trends)
    return compared and (mention.count is None or mention.count.words is None or "more" in mention.count.words.lower())


def rules_reader() -> RulesReader:
    """Return the reader by rules."""
    return RulesReader()
