"""Attributed words of a report, whatever they are about: who says it, by which words, and what is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, tee
from typing import TYPE_CHECKING

from tumen.claims.attributions import Attribution, Quote, find_attributions, find_quotes, subject_of
from tumen.claims.casing import truecase
from tumen.claims.parsing import parse, readable
from tumen.claims.vocabulary import words
from tumen.reports import Report
from tumen.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HELPING = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
_EDGES = frozenset({",", ";", ":", "–", "—", "-", "."})


@dataclass(frozen=True, slots=True)
class Attributed:
    """One 'who says what'. `source` None: nobody is named; `cue` None: only the quotation marks tell.

    `content` are the stretches of what is said, in order; quotation marks stay with them. All spans are of the report's text.
    """

    report: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


def read_attributions(reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Attributed, ...]]]:
    """Yield each report with its attributions, in order of their words. Needs the language model."""
    for_text, for_report = tee(reports)
    texts = (truecase(readable(report)) for report in for_text)
    for report, doc in zip(for_report, parse(texts), strict=True):
        yield report, tuple(attributed_in(doc, report.id))


def attributed_in(doc: "Doc", report: str) -> list[Attributed]:
    """Return the attributions of a parsed report, in the order of what is said.

    First those that the reader of claims sees; then quotations that none of them holds, which go on with the one before in their
    paragraph, or belong to the verb above them; then verbs of wanting, asking, praising and the like, whose content is no clause.
    """
    quotes = find_quotes(doc)
    found: list[_Found] = []
    for sentence in doc.sents:
        for attribution in find_attributions(sentence):
            held = _with_quotes(attribution, quotes)
            if held:
                found.append(_Found(attribution.cue, attribution.source, held))
    for quote in quotes:
        inside = set(range(quote.start, quote.end))
        if not any(inside & one.held for one in found):
            _place_quote(doc, quote, inside, found)
    cued = {one.cue.i for one in found if one.cue is not None}
    for token in doc:
        if token.pos_ == "VERB" and token.i not in cued and token.lemma_.lower() in words("cues", "wider", "verbs"):
            held = _objects(token)
            if held and subject_of(token) is not None:
                found.append(_Found(token, subject_of(token), held))
    spans = (Attributed(report, _source(one.source), _cue(one.cue), _stretches(doc, one.held)) for one in found)
    return sorted((one for one in spans if one.content), key=lambda one: (one.content, one.cue or Span(0, 0)))


@dataclass(slots=True)
class _Found:
    """An attribution while it is put together: `held` are the indices of its content's tokens."""

    cue: "Token | None"
    source: "Token | None"
    held: set[int]


# Tokens between quotation marks below which they mark a title or an irony, where no cue governs them.
_SHORTEST = 6
# Tokens between the end of a quotation and the cue that follows it: '..., the head of the union's legal office said'.
_NEAR = 8
# What hangs on a verb and is its content.
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "prep", "oprd", "attr", "acomp"})


def _with_quotes(attribution: Attribution, quotes: list[Quote]) -> set[int]:
    """Return the content's tokens, with the whole of each quotation that it touches, or that stands beside its cue."""
    held = set(attribution.content)
    for quote in quotes:
        inside = set(range(quote.start, quote.end))
        beside = not held and 0 <= attribution.cue.i - quote.end <= _NEAR
        if (held & inside or beside) and attribution.cue.i not in inside:
            held |= inside
    outside = {attribution.cue.i}
    if attribution.cue.lower_ == "according":
        outside.add(attribution.cue.i + 1)
    if attribution.source is not None and not attribution.source.is_ancestor(attribution.cue):
        outside |= {token.i for token in attribution.source.subtree}
    return held - outside


def _place_quote(doc: "Doc", quote: Quote, inside: set[int], found: list[_Found]) -> None:
    """Give a quotation to the attribution before it in its paragraph, to the verb above it, or to nobody."""
    cue = _verb_above(doc, quote)
    if cue is not None:
        found.append(_Found(cue, subject_of(cue), inside - {cue.i}))
        return
    before = [one for one in found if one.held and max(one.held) < quote.start]
    last = max(before, key=lambda one: max(one.held), default=None)
    if last is not None and "\n" not in doc[max(last.held) : quote.start].text and last.cue is not None:
        last.held |= inside
    elif quote.end - quote.start >= _SHORTEST:
        found.append(_Found(None, None, inside))


def _verb_above(doc: "Doc", quote: Quote) -> "Token | None":
    """Return the verb on which a quotation hangs."""
    token = doc[quote.start : quote.end].root
    while token.head != token:
        token = token.head
        if token.pos_ == "VERB" and not quote.start <= token.i < quote.end:
            return token
    return None


def _objects(verb: "Token") -> set[int]:
    parts = [child for child in verb.children if child.dep_ in _OBJECTS and child.i > verb.i]
    return {token.i for part in parts for token in part.subtree} - {verb.i + 1 if _leads(verb) else verb.i}


def _leads(verb: "Token") -> bool:
    """Say whether a preposition behind the verb belongs to it: 'called for', 'referring to'."""
    return any(child.dep_ == "prep" and child.i == verb.i + 1 for child in verb.children)


def _source(head: "Token | None") -> Span | None:
    if head is None:
        return None
    doc, first, last = head.doc, head.left_edge.i, head.right_edge.i
    while last > head.i and (doc[last].lower_ in _EDGES or doc[last].is_space):
        last -= 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def _cue(cue: "Token | None") -> Span | None:
    """Return the cue with the helping verbs and adverbs that stand before it and the particle behind it."""
    if cue is None:
        return None
    doc, first, last = cue.doc, cue.i, cue.i
    if cue.lower_ == "according" and cue.i + 1 < len(doc):
        last += 1
    helping = {child.i for child in cue.children if child.dep_ in _HELPING}
    while first - 1 in helping:
        first -= 1
    if cue.lemma_.lower() in words("cues", "wider", "verbs") and _leads(cue):
        last += 1
    while last + 1 in helping and doc[last + 1].dep_ == "prt":
        last += 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def _stretches(doc: "Doc", held: set[int]) -> tuple[Span, ...]:
    """Return runs of tokens as spans, without the blanks and commas at their edges; runs of punctuation alone are none."""
    spans = []
    for _, run in groupby(enumerate(sorted(held)), key=lambda pair: pair[1] - pair[0]):
        tokens = [doc[at] for _, at in run]
        while tokens and (tokens[0].is_space or tokens[0].lower_ in _EDGES):
            tokens.pop(0)
        while tokens and (tokens[-1].is_space or tokens[-1].lower_ in _EDGES):
            tokens.pop()
        if any(token.is_alpha or token.like_num for token in tokens):
            spans.append(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)))
    return tuple(spans)
