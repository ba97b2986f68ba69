"""RulesReader: our own reader, over a dependency parse and the vocabulary in `hand/`."""

from collections.abc import Iterable, Iterator
from itertools import tee

from tumen.claims.gathering import gather
from tumen.claims.mentions import find_mentions, open_page
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
            claims = gather(find_mentions(page), report, own_voice(report.outlet, doc, page.quotes), self.name)
            yield Reading(report.id, tuple(claims), tuple(find_trends(page, report)), tuple(find_positions(page, report)))


def rules_reader() -> RulesReader:
    """Return the reader by rules."""
    return RulesReader()
