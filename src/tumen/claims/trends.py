"""Trends and positions: what speakers say of numbers over time, and of what should or should not be done."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.acts import find_occurrences
from tumen.claims.claim import Act, Direction, Position, Speaker, Trend, content_id
from tumen.claims.page import Page, governing, sentence_span
from tumen.claims.stances import modality
from tumen.claims.vocabulary import act_nouns, act_verbs, table, words
from tumen.reports import Report
from tumen.values import When

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_FROM = frozenset({"since", "from"})
_THAN = frozenset({"than", "over", "compared", "against"})


def find_trends(page: Page, report: Report) -> Iterator[Trend]:
    """Yield the comparisons of numbers over time that a report makes, in order.

    One that names no act ('the number is less than ...') goes on about the act of the trend before it.
    """
    last: Act | None = None
    for number, sentence in enumerate(page.sentences):
        word = _comparing(sentence)
        if word is None:
            continue
        act = _measured(sentence) or (last if _measures(sentence) or _goes_on(word) else None)
        if act is None:
            continue
        last = act
        span = sentence_span(sentence)
        speaker = _speaker(page, number, word)
        direction = _direction(word)
        compared = _compared_with(word, sentence)
        yield Trend(
            id=content_id("t", report.id, span, act, direction),
            report=report.id,
            span=span,
            text=span.of(report.text),
            speaker=speaker,
            act=act,
            direction=direction,
            period=_period(page, sentence),
            compared_with=compared,
        )


def find_positions(page: Page, report: Report) -> Iterator[Position]:
    """Yield what speakers hold should or should not be done, one a sentence, in order."""
    for number, sentence in enumerate(page.sentences):
        for occurrence in find_occurrences(sentence):
            if modality(occurrence.word).mood != "position":
                continue
            span = sentence_span(sentence)
            speaker = _speaker(page, number, occurrence.word)
            yield Position(
                content_id("p", report.id, span, occurrence.act),
                report.id,
                span,
                span.of(report.text),
                speaker,
                occurrence.act,
            )
            break


def _speaker(page: Page, number: int, word: "Token") -> Speaker | None:
    attribution = governing(page, number, word.i)
    if attribution is None or attribution.source is None:
        return None
    return page.cast.resolve(attribution.source)


def _comparing(sentence: "Sentence") -> "Token | None":
    """Return the word that compares: a verb or noun of change, or 'more' and 'less' with 'than' a time or a figure."""
    for token in sentence:
        lemma = token.lemma_.lower()
        for direction in ("more", "fewer", "same"):
            if lemma not in words("trends", "directions", direction) and token.lower_ not in words(
                "trends", "directions", direction
            ):
                continue
            if _in_since_clause(token) or _is_denied(token):
                continue
            if token.pos_ in {"VERB", "NOUN"} and (_measures(sentence) or _counts_an_act(token)):
                return token
            if token.lower_ in {"up", "down"} and token.head.lemma_ in {"go", "be", "come"} and _measures(sentence):
                return token
            if token.pos_ in {"ADJ", "ADV"} and (
                _than_a_figure(token) or (lemma in {"more", "fewer"} and _repeated(token))
            ):
                return token
    return None


def _goes_on(word: "Token") -> bool:
    """'there are fewer of them than ...': the people of the sentence before."""
    return any(token.lower_ in {"them", "these", "those"} for token in word.subtree)


def _in_since_clause(token: "Token") -> bool:
    """'since the pandemic slowed down': the clause dates the comparison and makes none."""
    return any(
        node.dep_ in {"advcl", "pcomp"} and any(child.lower_ in {"since", "as", "when"} for child in node.children)
        for node in [token, *token.ancestors]
    )


def _is_denied(token: "Token") -> bool:
    """'an increase is no sign of ...' speaks about a comparison and makes none."""
    return (
        token.dep_ == "nsubj"
        and token.head.lemma_ == "be"
        and any(child.dep_ == "neg" for child in token.head.children)
    )


def _measures(sentence: "Sentence") -> bool:
    return any(token.lower_ in words("trends", "measures", "words") for token in sentence)


def _counts_an_act(token: "Token") -> bool:
    """'arrests rose', 'a rise in killings'."""
    near = [child for child in token.subtree if child.pos_ == "NOUN"]
    return any(child.lemma_.lower() in act_nouns() and child.tag_ == "NNS" for child in near)


def _than_a_figure(token: "Token") -> bool:
    """'less than the figure recorded when ...', 'more than before': no number stands after 'than'."""
    than = next(
        (other for other in token.sent if other.i > token.i and other.i - token.i < 12 and other.lower_ == "than"), None
    )
    if than is None or than.i + 1 >= len(token.doc):
        return False
    following = [child for child in than.subtree if child.i > than.i][:8]
    # 'than in 2022' names a time, 'than 30' and 'than about 30' a number.
    timed = bool(following) and following[0].lower_ in {"in", "during"}
    counted = any(child.like_num or child.lower_ in {"dozen", "hundred"} for child in following[:2])
    return (timed or not counted) and any(
        child.lower_
        in {
            "before",
            "ever",
            "under",
            "figure",
            "number",
            "in",
            "during",
            "year",
            "period",
            "usual",
            "previous",
            "last",
        }
        for child in following
    )


def _repeated(token: "Token") -> bool:
    """'more North Koreans have been defecting since ...': a going-on with a beginning."""
    verb = token.head.head
    going_on = verb.tag_ == "VBG" and any(child.lower_ in {"have", "has", "been"} for child in verb.children)
    return going_on and any(other.lower_ == "since" for other in token.sent)


def _direction(word: "Token") -> Direction:
    directions: tuple[Direction, ...] = ("more", "fewer", "same")
    for direction in directions:
        if {word.lemma_.lower(), word.lower_} & words("trends", "directions", direction):
            return direction
    raise ValueError(f"no word of comparison: {word.text}")


def _measured(sentence: "Sentence") -> Act | None:
    """The act whose numbers are compared: by those who are counted, a verb or a noun of it."""
    for token in sentence:
        lemma = token.lemma_.lower()
        who: Act | None = table("trends")["people"].get(lemma)
        if who is not None:
            return who
        for rows in (act_nouns().get(lemma, ()), act_verbs().get(lemma, ()) if token.pos_ == "VERB" else ()):
            plain = next((row for row in rows if not row.follow), None)
            if plain is not None:
                return plain.act
    return None


def _period(page: Page, sentence: "Sentence") -> When | None:
    inside = [
        when
        for when in page.around.whens
        if when.span is not None
        and when.start is not None
        and sentence.start_char <= when.span.start < sentence.end_char
    ]
    after = [
        when
        for when in inside
        if when.span is not None
        and any(token.lower_ in _FROM | _THAN and token.idx < when.span.start for token in sentence)
    ]
    return next(iter(after or [when for when in inside if when.precision != "day"]), None)


def _compared_with(word: "Token", sentence: "Sentence") -> str | None:
    """The words that say what the number is compared with: after 'than', 'since' or 'compared with'."""
    for token in sentence:
        if token.lower_ in _THAN | _FROM and (token.i > word.i or token.lower_ in _FROM):
            end = token.right_edge if token.right_edge.i > token.i else token.head.right_edge
            clause = (
                sentence.doc[token.i : end.i + 1]
                if token.dep_ != "mark"
                else sentence.doc[token.i : token.head.right_edge.i + 1]
            )
            return " ".join(clause.text.split()).rstrip(" .,") or None
    return None
