"""Frames: the count, place and time that belong to one naming of an act."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.attributions import Attribution
from tumen.claims.claim import Act
from tumen.claims.occurrences import Occurrence
from tumen.claims.parsing import text_of
from tumen.claims.phrases import is_one_more, phrase_span
from tumen.claims.vocabulary import cue_stances, words
from tumen.values import Count, Place, Span, When
from tumen.values.count import find_counts, read_count
from tumen.values.name import head_kind
from tumen.values.people import is_plural_person, is_singular_person
from tumen.values.place import places_and_countries
from tumen.values.when import find_whens

if TYPE_CHECKING:
    import datetime as dt

    from spacy.tokens import Doc, Token

_GOALS = frozenset({"to", "for", "toward", "towards", "into", "onto", "against"})
_UNCOUNTED: frozenset[Act] = frozenset({"attack"})
_PRECISION = {"site": 0, "district": 1, "town": 2, "unknown": 3, "province": 4, "country": 5}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All values that a document's words give, each with its span, in the order of the text.

    `shares` says how much the text speaks of each country, 1 for the most named.
    """

    doc: "Doc"
    counts: tuple[Count, ...]
    places: tuple[Place, ...]
    whens: tuple[When, ...]
    shares: Mapping[str, float]


def find_surroundings(doc: "Doc", published: "dt.date | None", head: str = "") -> Surroundings:
    """Return the values of a document; places inside a name of a body or a person are left out.

    `head` is what stands above the story, its headline and dateline: the countries that it names tell homonyms apart.
    """
    names = [Span(entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ in {"ORG", "PERSON"}]
    text = text_of(doc)
    found, shares = places_and_countries(text, above=head)
    places = [place for place in found if place.span is not None and not _inside_a_name(place.span, names)]
    return Surroundings(doc, tuple(find_counts(text)), tuple(places), tuple(find_whens(text, published)), shares)


def _inside_a_name(place: Span, names: list[Span]) -> bool:
    return any(name.covers(place) and name.end - name.start > place.end - place.start + 4 for name in names)


def count_of(occurrence: Occurrence, around: Surroundings) -> Count | None:
    """Return how many people the words give for the act: the count in the phrase of those affected."""
    head = occurrence.affected
    if head is None or occurrence.act in _UNCOUNTED:
        return None
    phrase = phrase_span(head, coordinated=True)
    wide = Span(min(phrase.start, head.left_edge.idx), phrase.end)
    inside = [
        count for count in around.counts if count.span and count.span.start < wide.end and count.span.end > wide.start
    ]
    together = _with_others(occurrence, around)
    if together is not None:
        return together
    joined = _single(head) if head.conjuncts and _is_one(head) else None
    if joined is not None and joined.low > max((count.low for count in inside), default=0):
        return joined
    return inside[0] if inside else _single(head)


def _with_others(occurrence: Occurrence, around: Surroundings) -> Count | None:
    """'a diplomat defected with his wife and child': the count of them all, which stands at the 'with'."""
    for child in occurrence.word.children:
        if child.lower_ == "with" and child.dep_ == "prep":
            inside = [
                count
                for count in around.counts
                if count.span and child.idx <= count.span.start < child.right_edge.idx + len(child.right_edge.text)
            ]
            own = [
                count
                for count in inside
                if count.words is not None and count.words.lower().split()[0] in {"his", "her", "their"}
            ]
            if own:
                return own[0]
    return None


def _single(head: "Token") -> Count | None:
    """A named person, 'a man', 'her husband' or 'he' is one person; such joined by 'and' are so many.

    'Mr Okello and his two sons' are three.
    """
    span = phrase_span(head, coordinated=True)
    words_of = span.of(text_of(head.doc))
    if not _is_one(head):
        return None
    members = [_members(token) for token in head.conjuncts]
    if any(member is None for member in members):
        return Count(1, 1, {}, words_of, span) if head.ent_type_ != "PERSON" else None
    total = 1 + sum(member for member in members if member is not None)
    return Count(total, total, {}, words_of, span)


def _members(token: "Token") -> int | None:
    """How many a further member of a coordination is: a person, 'his wife', 'his two sons'; None where not said."""
    if _is_one(token):
        return 1
    numbers = [child for child in token.children if child.dep_ == "nummod"]
    counted = read_count(f"{numbers[0].text} people") if numbers and is_plural_person(token.lower_) else None
    return counted.low if counted is not None and counted.low == counted.high else None


def _is_one(token: "Token") -> bool:
    titled = token.pos_ == "PROPN" and token.i > 0 and token.nbor(-1).lower_.rstrip(".") in words("scenes", "titles")
    if token.ent_type_ == "PERSON" or titled or token.lower_ in {"he", "him", "she", "her", "another"}:
        return True
    if is_one_more(token):
        return True
    if token.pos_ == "NOUN":
        return token.tag_ == "NN" and is_singular_person(token.lower_)
    if token.lower_ == "old" and token.i > 1 and token.nbor(-2).lower_ == "year":  # 'the 33-year-old'
        return True
    named = token.tag_ == "NNP" and token.ent_type_ == "" and token.is_title
    return named and not token.text.isupper() and head_kind(token.text) is None and _is_named_elsewhere(token)


def _is_named_elsewhere(token: "Token") -> bool:
    """A surname alone: the document has it in a person's name."""
    return any(token.text in entity.text.split() for entity in token.doc.ents if entity.label_ == "PERSON")


def place_of(occurrence: Occurrence, attribution: Attribution | None, around: Surroundings) -> Place | None:
    """Return the narrowest place in the act's sentence that is where it happened, not a goal and not the speaker's."""
    sentence = occurrence.word.sent
    speaker = span_of(attribution.source) if attribution is not None and attribution.source is not None else None
    rows = []
    for place in around.places:
        if place.span is None or not sentence.start_char <= place.span.start < sentence.end_char:
            continue
        if is_too_wide(place):
            continue
        if speaker is not None and speaker.covers(place.span):
            continue
        token = token_at(around.doc, place.span)
        if token is None or _is_goal(token, occurrence) or is_seat_of_body(token):
            continue
        attached = occurrence.word.is_ancestor(token) or occurrence.word == token
        rows.append((not attached, _PRECISION[place.precision], abs(token.i - occurrence.word.i), place))
    best = min(rows, key=lambda row: row[:3], default=None)
    return best[3] if best is not None else None


def is_too_wide(place: Place) -> bool:
    """'Southeast Asia' tells no place; a sea, a strait or a desert does, in a country that others words tell."""
    known = place.country is None and place.lat is not None
    return known and not words("scenes", "waters") & set(place.name.lower().replace("-", " ").split())


def is_seat_of_body(token: "Token") -> bool:
    """'the association in Seoul', 'the ministry in Beijing': where a body sits, not where it happened."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"in", "at"}:
        return False
    body = token.head.head
    speaks = body.dep_ == "nsubj" and (body.head.lemma_.lower() in cue_stances() or body.head.lemma_ == "put")
    return speaks and body.pos_ in {"NOUN", "PROPN"} and head_kind(body.lower_) not in {None, "witness"}


def _is_goal(token: "Token", occurrence: Occurrence) -> bool:
    """'sent back to North Korea', 'trying to reach Seoul': where it leads, not where it happened."""
    before = around_before(token)
    if before == "to" and _lemma(verb_above(token)) in words("scenes", "posted"):
        return False
    if occurrence.act in {"escape", "forced-return", "defection"} and before in _GOALS:
        return True
    node = token
    while node.dep_ in {"compound", "appos", "conj", "nmod", "poss", "amod", "flat"} and node.head != node:
        node = node.head
    if occurrence.act == "arrival":
        return node.dep_ == "pobj" and node.head.lower_ == "from"
    return _leads_away(node) or (node.dep_ == "dobj" and node.head.lemma_ in {"reach", "leave", "enter"})


def _leads_away(node: "Token") -> bool:
    """'to Juliaca', 'to the hospital of Juliaca', 'into a camp near Juliaca'."""
    for _ in range(3):
        if node.dep_ != "pobj":
            return False
        if node.head.lower_ in _GOALS:
            return True
        node = node.head.head
        if node.lower_ in words("scenes", "edges"):  # 'driven to the border with Niger': it happened there
            return False
    return False


def _lemma(verb: "Token | None") -> str:
    return verb.lemma_.lower() if verb is not None else ""


def around_before(token: "Token") -> str:
    """Return the word before a name and its own modifiers."""
    left = token.left_edge
    return left.nbor(-1).lower_ if left.i > token.sent.start else ""


def when_of(occurrence: Occurrence, attribution: Attribution | None, around: Surroundings) -> When | None:
    """Return the time in the act's sentence that is its own, not the time of speaking."""
    sentence = occurrence.word.sent
    speaker = span_of(attribution.source) if attribution is not None and attribution.source is not None else None
    rows = []
    for when in around.whens:
        if when.span is None or when.start is None or not sentence.start_char <= when.span.start < sentence.end_char:
            continue
        token = token_at(around.doc, when.span)
        if token is None or (attribution is not None and verb_above(token) == attribution.cue):
            continue
        verb = verb_above(token)
        if speaker is not None and speaker.covers(when.span):  # 'the paper, which broke the story last week'
            continue
        if verb != occurrence.word and is_time_of_speech(around.doc, when.span):
            continue
        rows.append(
            (verb != occurrence.word, not occurrence.word.is_ancestor(token), abs(token.i - occurrence.word.i), when)
        )
    best = min(rows, key=lambda row: row[:3], default=None)
    return best[3] if best is not None else None


def is_time_of_speech(doc: "Doc", when: Span) -> bool:
    """Say whether the words right before a time are of speech: 'said on Tuesday', 'told reporters late on Monday'.

    The parse often misses that, where the speaker is long and a clause stands between.
    """
    text = text_of(doc)
    before = re.findall(r"[\w’']+|[^\w\s]", text[max(0, when.start - 80) : when.start])
    if text[when.end : when.end + 2] in {"'s", "’s"}:
        return False
    while before and before[-1].lower() in words("scenes", "spoken", "between"):
        before.pop()
    after = re.match(r"\s(?:also )?([A-Za-z]+)", text[when.end : when.end + 30])
    if after is not None and after[1].lower() in words("scenes", "spoken", "verbs"):  # 'a spokesman on Monday said'
        return True
    if [word.lower() for word in before[-2:]] in (["was", "reported"], ["were", "reported"]):  # of a shooting
        return False
    return bool(before) and before[-1].lower() in words("scenes", "spoken", "verbs")


def verb_above(token: "Token") -> "Token | None":
    node = token
    while node.head != node:
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return node
    return None


def token_at(doc: "Doc", span: Span) -> "Token | None":
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None else None


def span_of(head: "Token") -> Span:
    return Span(head.left_edge.idx, head.right_edge.idx + len(head.right_edge.text))
