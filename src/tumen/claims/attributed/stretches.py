"""From the tokens of an attribution to stretches of the text."""

from itertools import groupby
from typing import TYPE_CHECKING

from tumen.claims.attributed.found import Found
from tumen.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EDGES = frozenset({",", ";", ":", "–", "—", "-", "--", "."})


def source_span(doc: "Doc", one: Found) -> Span | None:
    """Return where the source's words stand, from the first to the last."""
    return _span(_trimmed([doc[at] for at in sorted(one.source)]))


def cue_span(doc: "Doc", one: Found) -> Span | None:
    """Return where the cue's words stand, from the first to the last."""
    return _span([doc[at] for at in sorted(one.cue)])


def stretches(doc: "Doc", held: set[int]) -> tuple[Span, ...]:
    """Return runs of tokens as spans, without the blanks and commas at their edges; runs of punctuation alone are none."""
    spans = []
    for _, run in groupby(enumerate(sorted(held)), key=lambda pair: pair[1] - pair[0]):
        tokens = _trimmed([doc[at] for _, at in run])
        span = _span(tokens)
        if span is not None and any(token.is_alpha or token.like_num for token in tokens):
            spans.append(span)
    return tuple(spans)


def _trimmed(tokens: "list[Token]") -> "list[Token]":
    first, last = 0, len(tokens)
    while first < last and (tokens[first].is_space or tokens[first].lower_ in EDGES):
        first += 1
    while first < last and (tokens[last - 1].is_space or tokens[last - 1].lower_ in EDGES):
        last -= 1
    return tokens[first:last]


def _span(tokens: "list[Token]") -> Span | None:
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)) if tokens else None
