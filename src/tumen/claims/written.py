"""Claims that were read in changed capitals, in the report's own words again."""

import re
from dataclasses import replace

from tumen.claims.claim import Claim, Position, Speaker, Trend
from tumen.claims.reader import Reading
from tumen.reports import Report
from tumen.values import Count, When


def as_written(reading: Reading, report: Report, read: str) -> Reading:
    """Return the reading with the words of the report's text, where `read`, as long, is what was read instead.

    Places keep the capitals in which the gazetteer and print write them.
    """
    own = _Own(report.text, read)
    return replace(
        reading,
        claims=tuple(own.claim(claim) for claim in reading.claims),
        trends=tuple(own.trend(trend) for trend in reading.trends),
        positions=tuple(own.position(position) for position in reading.positions),
    )


class _Own:
    """A text and what was read in its stead."""

    def __init__(self, text: str, read: str) -> None:
        self.text, self.read = text, read

    def words(self, words: str | None) -> str | None:
        """Return the words as the text has them where they first stand; names put together stay as they are."""
        if not words:
            return words
        found = re.search(r"\s+".join(map(re.escape, words.split())), self.read)
        return " ".join(self.text[found.start() : found.end()].split()) if found is not None else words

    def claim(self, claim: Claim) -> Claim:
        return replace(
            claim,
            text=claim.span.of(self.text),
            speaker=self.speaker(claim.speaker),
            chain=tuple(self.words(part) or part for part in claim.chain),
            actor=self.words(claim.actor),
            affected=self.words(claim.affected),
            count=self.count(claim.count),
            when=self.when(claim.when),
        )

    def trend(self, trend: Trend) -> Trend:
        return replace(
            trend,
            text=trend.span.of(self.text),
            speaker=self.speaker(trend.speaker),
            period=self.when(trend.period),
            compared_with=self.words(trend.compared_with),
        )

    def position(self, position: Position) -> Position:
        return replace(position, text=position.span.of(self.text), speaker=self.speaker(position.speaker))

    def speaker(self, speaker: Speaker | None) -> Speaker | None:
        return replace(speaker, name=self.words(speaker.name) or speaker.name) if speaker is not None else None

    def count(self, count: Count | None) -> Count | None:
        if count is None or count.span is None or count.words is None:
            return count
        return replace(count, words=count.span.of(self.text))

    def when(self, when: When | None) -> When | None:
        if when is None or when.span is None or when.words is None:
            return when
        return replace(when, words=when.span.of(self.text))
