"""A report's lines, and which of them tell the story: what stands before and after is where a page keeps its own things."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tumen.values import Span

# Marks that may close a sentence after its full stop.
_CLOSING = "\"'”’)]"
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[^\Wa-z_]|[\"'“‘(\[©–—])")
# Full stops that end no sentence: titles, initials, months.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gen|Col|Maj|Capt|Lt|Sgt|Gov|Sen|Rep|St|Jr|Sr|No|Nos|vs|approx|Inc|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)|\b[A-Z](?:\.[A-Z])*|\b\d{1,2})\.$"
)
_HOUR = re.compile(r"\d\s?[ap]\.m\.$", re.IGNORECASE)  # 'Posted Feb. 13, 2025, 4:12 p.m.'
_BULLET = re.compile(r"(?:[•·*▪◦–—-]|\d{1,2}[.)])\s+")
# An entry of a live page or a wire begins with its time; a transcript's turn with its speaker.
_TIME = re.compile(r"(?:\[?\d{1,2}[:.]\d\d\b|[0-2]\d[0-5]\d\b)")
_SPEAKER = re.compile(r"(?:\[[^\]]{2,60}\]\s*$|[QA][.:]\s|[A-Z][A-Z .’'()-]{1,60}:\s)")
# Fewer words than this with a full stop are a page's ('All times local.'), not a story's.
_STORY_WORDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the blanks around it.

    `sentences` are spans of `words`. `tells`: one of them is long enough to tell something.
    """

    words: str
    span: Span
    sentences: tuple[Span, ...]
    tells: bool
    after_blank: bool
    before_blank: bool

    @property
    def alone(self) -> bool:
        """Say whether no line stands right before or after it."""
        return self.after_blank and self.before_blank


@dataclass(frozen=True, slots=True)
class Layout:
    """A report's lines: `lines[:body]` stand before the story, `lines[tail:]` after it."""

    lines: tuple[Line, ...]
    body: int
    tail: int


def layout_of(text: str) -> Layout:
    """Return the report's lines, and where its story begins and ends."""
    return _bounded(_lines(text), frozenset())


def without(layout: Layout, aside: Iterable[Span]) -> Layout:
    """Return the layout with the story's bounds as they are when lines at these spans are no part of it."""
    excluded = frozenset(aside)
    if any(line.tells and line.span in excluded for line in layout.lines):
        return _bounded(layout.lines, excluded)
    return layout


def _bounded(lines: tuple[Line, ...], excluded: frozenset[Span]) -> Layout:
    story = [number for number, line in enumerate(lines) if line.tells and line.span not in excluded]
    first = story[0] if story else min(1, len(lines))
    above = lines[: story[0]] if story else lines
    begins = next((number for number, line in enumerate(above) if number and _begins_entry(line.words)), first)
    while begins and _runs_on(lines, begins - 1):
        begins -= 1
    return Layout(lines, begins, story[-1] + 1 if story else len(lines))


def tells_story(words: str) -> bool:
    """Say whether a line holds a sentence that is long enough to tell something."""
    return _tells(words, _sentences(words))


def _tells(words: str, spans: Iterable[Span]) -> bool:
    return any(
        len(sentence.split(None, _STORY_WORDS)) >= _STORY_WORDS
        and ends_sentence(sentence)
        and not _HOUR.search(sentence)
        for sentence in (span.of(words) for span in spans)
    )


def _sentences(words: str) -> tuple[Span, ...]:
    """Return the spans of a line's sentences; made for furniture, not for reading claims."""
    spans: list[Span] = []
    start = 0
    for gap in _SENTENCE_BREAK.finditer(words):
        if not _ABBREVIATION.search(words[start : gap.start()]):
            end = gap.start() + len(gap[0].rstrip())
            spans.append(Span(start, end))
            start = gap.end()
    spans.append(Span(start, len(words)))
    return tuple(spans)


def ends_sentence(words: str) -> bool:
    """Say whether the words end as a sentence does."""
    return words.rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def is_list_item(words: str) -> bool:
    """Say whether a line begins with a bullet or a number."""
    return _BULLET.match(words) is not None


def _lines(text: str) -> tuple[Line, ...]:
    raw = text.split("\n")
    lines: list[Line] = []
    start = 0
    for number, line in enumerate(raw):
        words = line.strip()
        if words:
            begin = start + len(line) - len(line.lstrip())
            spans = _sentences(words)
            after_blank = number == 0 or not raw[number - 1].strip()
            before_blank = number + 1 == len(raw) or not raw[number + 1].strip()
            span = Span(begin, begin + len(words))
            lines.append(Line(words, span, spans, _tells(words, spans), after_blank, before_blank))
        start += len(line) + 1
    return tuple(lines)


def _begins_entry(words: str) -> bool:
    return bool(_TIME.match(words) or _SPEAKER.match(words))


def _runs_on(lines: tuple[Line, ...], number: int) -> bool:
    """Say whether a line goes on in the next: a paragraph that was broken at a page's width, or after a comma."""
    if lines[number].before_blank:
        return False
    line, following = lines[number], lines[number + 1]
    broken = following.words[:1].islower() or line.words.endswith((",", ";"))
    as_wide = len(line.words) >= 45 and len(line.words) > 0.75 * len(following.words) and not ends_sentence(line.words)
    return broken or (as_wide and not line.tells and len(following.words) <= 100)
