"""RulesReader: our own reader, over a dependency parse and the vocabulary in `hand/`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import tee
from typing import TYPE_CHECKING

from tumen.claims.casing import truecase
from tumen.claims.claim import Speaker, Trend
from tumen.claims.fates import as_killings, with_deaths_denied, without_the_dead
from tumen.claims.gate import may_claim
from tumen.claims.gathering import gather
from tumen.claims.gathering.setting import setting_of
from tumen.claims.mentions import DEADLY, Mention, find_mentions
from tumen.claims.page import Page, open_page
from tumen.claims.parsing import parse, readable
from tumen.claims.reader import Reading
from tumen.claims.slips import Mended, as_given, mended, without_slips
from tumen.claims.topics import is_silent
from tumen.claims.trends import find_positions, find_trends
from tumen.claims.voices import Voices, led_into, voices_of
from tumen.claims.written import as_written
from tumen.reports import Report
from tumen.values.name import same_name

if TYPE_CHECKING:
    from spacy.tokens import Doc


class RulesReader:
    """Reads English reports by rules. Needs the language model; loads it at the first report."""

    name = "rules-1"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield a reading for each report, in order. Raises SetupError where no language model is installed."""
        for_parser, for_reader = tee(map(_opened, reports))
        docs = parse(opened.text for opened in for_parser if opened.text is not None)
        for opened in for_reader:
            if opened.text is None:
                yield Reading(opened.given.id, (), (), ())
                continue
            doc, report = next(docs), opened.report
            if _is_recast(report, opened.text):
                reading = as_written(self._read(replace(report, text=opened.text), doc), report, opened.text)
            else:
                reading = self._read(report, doc)
            yield as_given(reading, opened.given, opened.mended) if opened.mended is not None else reading

    def _read(self, report: Report, doc: "Doc") -> Reading:
        page = open_page(doc, report)
        trends = tuple(find_trends(page, report))
        found = (mention for mention in find_mentions(page) if not _is_a_trend(mention, trends))
        mentions = without_the_dead(list(with_deaths_denied(list(as_killings(list(found), report.text)))))
        if is_silent(doc, mentions):
            return Reading(report.id, (), (), ())
        voices = voices_of(report, doc, page.cast.known, page.quotes)
        spoken = _spoken(mentions, voices, page, report.outlet)
        claims = gather(spoken, report, voices.own, self.name, setting_of(page, report))
        return Reading(report.id, tuple(claims), trends, tuple(find_positions(page, report)))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A report as `given`, without slips, and the `text` to parse; None where no sentence names an act."""

    given: Report
    mended: Mended | None
    report: Report
    text: str | None


def _opened(given: Report) -> _Opened:
    slips = mended(given.text)
    report = without_slips(given, slips) if slips is not None else given
    text = readable(report)
    return _Opened(given, slips, report, truecase(text) if may_claim(text) else None)


def _is_recast(report: Report, read: str) -> bool:
    """Say whether letters were read in other capitals than the report has them."""
    return any(new not in (old, " ", ",") for old, new in zip(report.text, read, strict=True))


def _spoken(mentions: Iterable[Mention], voices: Voices, page: Page, outlet: str | None) -> Iterator[Mention]:
    """Give words without a cue to whose turn or entry they stand in, and leave out what is only asked."""
    for given in mentions:
        itself = voices.own is None and outlet is not None and _is_itself(given.speaker, outlet)
        mention = replace(given, speaker=None) if itself else given
        last = mention.span.end - 1
        if voices.is_asked(last):
            continue
        stretch = voices.at(last) or voices.at(mention.span.start)
        if stretch is not None and (
            mention.speaker is None or mention.cue is None or not stretch[0].covers(mention.cue)
        ):
            yield replace(mention, speaker=stretch[1])
        elif voices.own is not None and mention.cue is None and mention.stance == "asserts":
            yield replace(mention, speaker=None)
        elif voices.own is None and mention.cue is None and mention.speaker is None:
            yield replace(mention, speaker=led_into(page, mention.order))
        else:
            yield mention


def _is_itself(speaker: Speaker | None, outlet: str) -> bool:
    """'The Monitor recalls that ...' in the Lagoon Monitor: the outlet itself."""
    return speaker is not None and same_name(speaker.name.removeprefix("The ").removeprefix("the "), outlet)


def _is_a_trend(mention: Mention, trends: tuple[Trend, ...]) -> bool:
    """'More officials have been defecting since ...' compares numbers and tells of no one occurrence."""
    if mention.stance == "expects" and mention.act in DEADLY:  # 'the number of dead will rise' expects more of them
        return False
    compared = any(trend.span == mention.span and trend.act == mention.act for trend in trends)
    return compared and (mention.count is None or mention.count.words is None or "more" in mention.count.words.lower())


def rules_reader() -> RulesReader:
    """Return the reader by rules."""
    return RulesReader()
