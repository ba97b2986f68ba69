"""Attributed words of a report, whatever they are about: who says it, by which words, and what is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import tee
from typing import TYPE_CHECKING

from tumen.claims.attributed.nouns import of_adjectives, of_nouns, of_prepositions
from tumen.claims.attributed.quotations import place_quotes
from tumen.claims.attributed.stretches import cue_span, source_span, stretches
from tumen.claims.attributed.verbs import of_verbs
from tumen.claims.attributions import find_quotes
from tumen.claims.casing import truecase
from tumen.claims.parsing import parse, readable
from tumen.claims.slips import Mended, mended, without_slips
from tumen.claims.turns import find_turns
from tumen.reports import Report
from tumen.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
    for_text, for_report = tee((report, mended(report.text)) for report in reports)
    texts = (truecase(readable(without_slips(report, slips) if slips else report)) for report, slips in for_text)
    for (report, slips), doc in zip(for_report, parse(texts), strict=True):
        found = attributed_in(doc, report.id)
        given = found if slips is None else [_as_given(one, slips) for one in found]
        yield report, tuple(sorted((*given, *_of_turns(report)), key=_place))


def _as_given(one: Attributed, slips: Mended) -> Attributed:
    return replace(
        one,
        source=slips.given(one.source) if one.source is not None else None,
        cue=slips.given(one.cue) if one.cue is not None else None,
        content=tuple(slips.given(span) for span in one.content),
    )


def attributed_in(doc: "Doc", report: str) -> list[Attributed]:
    """Return the attributions of a parsed report, outer and nested ones, in the order of what is said.

    First what the grammar gives: verbs, nouns, adjectives and prepositions with who and what belongs to them. Then
    quotations: the whole of each that an attribution touches, and for those that none touches, the words beside them.
    """
    found = [*of_verbs(doc), *of_nouns(doc), *of_adjectives(doc), *of_prepositions(doc)]
    found = place_quotes(doc, find_quotes(doc), found)
    spans = (Attributed(report, source_span(doc, one), cue_span(doc, one), stretches(doc, one.held)) for one in found)
    return sorted((one for one in spans if one.content), key=_place)


def _of_turns(report: Report) -> Iterator[Attributed]:
    """'SPOKESPERSON: ...': a turn is the words of its label, by the colon."""
    for turn in find_turns(report.text):
        if turn.words.start < turn.words.end:
            source = Span(turn.label.start, min(turn.label.start + len(turn.called), turn.label.end))
            yield Attributed(report.id, source, Span(turn.label.end - 1, turn.label.end), (turn.words,))


def _place(one: Attributed) -> tuple[tuple[Span, ...], Span]:
    return one.content, one.cue or Span(0, 0)
