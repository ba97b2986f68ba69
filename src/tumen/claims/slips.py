"""Slips of pages and programs in a text: characters nobody sees, letters decoded wrongly, sentences glued together.

The reader reads the text without them; what it finds is then given back as the report's own text has it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tumen.claims.claim import Claim, Position, Speaker, Trend
from tumen.claims.reader import Reading
from tumen.reports import Furniture, Report
from tumen.values import Count, Place, Span, When

# Soft hyphens, zero-width and direction marks; UTF-8 that was read as Windows-1252; blanks of other widths; ligatures;
# accents for apostrophes; and a full stop between two sentences without a blank.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_WRONG = r"â(?:€.|\u0080[\u0080-\u00bf])|Ã[\u0080-\u00bf\u20ac‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|[ÄÅ][\u0080-\u00bf‡†‚„…‹›šŸž]"
_SLIP = re.compile(
    rf"(?P<wrong>{_WRONG})|(?P<unseen>[{_UNSEEN}])|(?P<blank>[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
    r"|(?P<ligature>[\ufb00-\ufb04])|(?P<accent>(?<=\w)[´`](?=\w))|(?P<glued>(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]+ ))",
    re.DOTALL,
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


@dataclass(frozen=True, slots=True)
class Mended:
    """A report's text without slips; its character at `n` stands in the report from `starts[n]` to `ends[n]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def given(self, span: Span) -> Span:
        """Return where a stretch of the mended text stands in the report."""
        if span.start >= span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def read_at(self, span: Span) -> Span:
        """Return where a stretch of the report stands in the mended text."""
        return Span(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


def mended(text: str) -> Mended | None:
    """Return the text without slips; None where it has none."""
    if _SLIP.search(text) is None:
        return None
    pieces = [piece for piece in _pieces(text) if piece[0]]
    return Mended(
        "".join(written for written, _, _ in pieces),
        tuple(start for written, start, _ in pieces for _ in written),
        tuple(end for written, _, end in pieces for _ in written),
    )


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is to be read in the place of each stretch of the text, letter by letter where nothing changes."""
    at = 0
    for slip in _SLIP.finditer(text):
        yield from ((text[number], number, number + 1) for number in range(at, slip.start()))
        yield _written(slip), slip.start(), slip.end()
        at = slip.end()
    yield from ((text[number], number, number + 1) for number in range(at, len(text)))


def _written(slip: re.Match[str]) -> str:
    if slip["wrong"]:
        return _decoded(slip["wrong"])
    if slip["ligature"]:
        return _LIGATURES[slip["ligature"]]
    if slip["accent"]:
        return "'"
    return "" if slip["unseen"] else " "


def _decoded(wrong: str) -> str:
    raw = bytearray()
    for character in wrong:
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            raw += character.encode("latin-1", errors="ignore")
    try:
        found = raw.decode("utf-8")
    except UnicodeDecodeError:
        return wrong
    return " " if found == "\u00a0" else found


def without_slips(report: Report, text: Mended) -> Report:
    """Return the report as it is read: the mended text, with its furniture where that then stands."""
    furniture = tuple(Furniture(one.kind, text.read_at(one.span)) for one in report.furniture)
    return replace(report, text=text.text, furniture=furniture, found=())


def as_given(reading: Reading, report: Report, text: Mended) -> Reading:
    """Return a reading of the mended text with all spans, and the words at them, as the report has them."""
    own = _Given(report.text, text)
    return replace(
        reading,
        claims=tuple(own.claim(claim) for claim in reading.claims),
        trends=tuple(own.trend(trend) for trend in reading.trends),
        positions=tuple(own.position(position) for position in reading.positions),
    )


class _Given:
    """A report's text and the text that was read in its stead."""

    def __init__(self, text: str, read: Mended) -> None:
        self.text, self.read = text, read

    def span(self, span: Span | None) -> Span | None:
        return self.read.given(span) if span is not None else None

    def claim(self, claim: Claim) -> Claim:
        span = self.read.given(claim.span)
        return replace(
            claim,
            span=span,
            text=span.of(self.text),
            speaker=self.speaker(claim.speaker),
            cue=self.span(claim.cue),
            count=self.count(claim.count),
            place=self.place(claim.place),
            when=self.when(claim.when),
        )

    def trend(self, trend: Trend) -> Trend:
        span = self.read.given(trend.span)
        return replace(
            trend,
            span=span,
            text=span.of(self.text),
            speaker=self.speaker(trend.speaker),
            period=self.when(trend.period),
        )

    def position(self, position: Position) -> Position:
        span = self.read.given(position.span)
        return replace(position, span=span, text=span.of(self.text), speaker=self.speaker(position.speaker))

    def speaker(self, speaker: Speaker | None) -> Speaker | None:
        return replace(speaker, span=self.span(speaker.span)) if speaker is not None else None

    def count(self, count: Count | None) -> Count | None:
        if count is None or count.span is None:
            return count
        span = self.read.given(count.span)
        return replace(count, span=span, words=span.of(self.text))

    def place(self, place: Place | None) -> Place | None:
        return replace(place, span=self.span(place.span)) if place is not None else None

    def when(self, when: When | None) -> When | None:
        if when is None or when.span is None:
            return when
        span = self.read.given(when.span)
        return replace(when, span=span, words=span.of(self.text))
