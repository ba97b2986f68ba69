"""Quotations: the whole of each belongs to the attribution that touches it, or to the words beside it."""

from typing import TYPE_CHECKING

from tumen.claims.attributed.found import Found
from tumen.claims.attributed.subjects import phrase, speaker_of
from tumen.claims.attributed.verbs import cue_of, is_saying
from tumen.claims.attributions import Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Tokens between quotation marks below which they mark a title or an irony, where no cue governs them.
_SHORTEST = 6
# Tokens between a quotation and the verb that brings it.
_NEAR = 30


def place_quotes(doc: "Doc", quotes: list[Quote], found: list[Found]) -> list[Found]:
    """Return the attributions with the quotations, and those that quotations alone give."""
    quoted = {at for quote in quotes for at in range(quote.start, quote.end)}
    for quote in quotes:
        inside = set(range(quote.start, quote.end))
        outer = [one for one in found if not one.cue & inside]
        touching = [one for one in outer if one.held & inside]
        for one in touching:
            if one.source & inside or not one.source:
                one.source = _named_beside(doc, quote, one)
            one.held |= inside
            one.held -= one.source
        if not touching and quote.end - quote.start >= _SHORTEST:
            _beside(doc, quote, inside, [one for one in found if not one.cue & quoted], found)
    return found


def _beside(doc: "Doc", quote: Quote, inside: set[int], outer: list[Found], found: list[Found]) -> None:
    verb = _verb_after(doc, quote) or _verb_before(doc, quote)
    if verb is not None:
        known = next((one for one in found if verb.i in one.cue), None)
        if known is not None:
            known.held |= inside
            return
        speaker, _ = speaker_of(verb)
        one = Found(cue_of(verb), phrase(speaker, verb) if speaker is not None else frozenset(), inside)
        if not one.source or one.source & inside:
            one.source = _named_beside(doc, quote, one)
        found.append(one)
        return
    before = [one for one in outer if one.held and max(one.held) < quote.start]
    last = max(before, key=lambda one: max(one.held), default=None)
    if last is not None and "\n" not in doc[max(last.held) : quote.start].text and last.cue:
        last.held |= inside
    else:
        found.append(Found(frozenset(), frozenset(), inside))


def _verb_after(doc: "Doc", quote: Quote) -> "Token | None":
    for token in doc[quote.end : quote.end + _NEAR]:
        if "\n" in token.text or token.text in {".", "“", '"', "''"}:
            return None
        if is_saying(token):
            return token
    return None


def _verb_before(doc: "Doc", quote: Quote) -> "Token | None":
    for at in range(quote.start - 1, max(-1, quote.start - _NEAR), -1):
        token = doc[at]
        if "\n" in token.text or token.text in {".", "”", '"', "''"}:
            return None
        if is_saying(token):
            return token
    return None


def _named_beside(doc: "Doc", quote: Quote, one: Found) -> frozenset[int]:
    """Who stands between a quotation and its verb ('…,' the mayor said), or behind the verb ('…,' said the mayor)."""
    if not one.cue or min(one.cue) < quote.start:
        return frozenset()
    between = [token for token in doc[quote.end : min(one.cue)] if token.i not in one.cue]
    heads = [token for token in between if token.pos_ in {"NOUN", "PROPN", "PRON"}]
    if heads:
        return frozenset(
            range(heads[0].left_edge.i if heads[0].left_edge.i >= quote.end else between[0].i, between[-1].i + 1)
        )
    following = max(one.cue) + 1
    if following < len(doc) and doc[following].pos_ in {"PROPN", "DET", "PRON", "NOUN", "ADJ"}:
        head = doc[following]
        while (
            head.head.i > following
            and head.head.pos_ in {"NOUN", "PROPN"}
            and head.dep_ in {"det", "compound", "amod", "poss", "nmod"}
        ):
            head = head.head
        return frozenset(token.i for token in head.subtree if token.i >= following)
    return frozenset()
