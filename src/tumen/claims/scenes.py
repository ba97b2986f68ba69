"""Scenes: where and when each sentence of a report is set, whatever acts it names."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.attributions import Attribution, subject_of
from tumen.claims.frames import (
    Surroundings,
    is_seat_of_body,
    is_time_of_speech,
    is_too_wide,
    span_of,
    token_at,
    verb_above,
)
from tumen.claims.vocabulary import table, words
from tumen.values import Place, Span, When
from tumen.values.place import open_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

# Entries and items that stand for themselves: what one says of place and time holds for no other.
_ENTRY = re.compile(
    r"^[ \t]*(?:(?:[-*•·–—]|\(?\d{1,2}[.)])(?=[ \t])|\d{1,2}[.:]\d{2}(?: ?(?:GMT|UTC|[AaPp]\.?[Mm]\.?))?(?=\s|[-–—|:]))",
    re.MULTILINE,
)
_CLOCK = re.compile(r"[ \t]*\d{1,2}[.:]\d{2}")
_LEAST_ENTRIES = 3
_SHARE = 0.5  # how much a text must speak of the country of a court's town
_SCENE_DAYS = 10  # a longer time is a period, not the time of a scene
_WIDTH = {"site": 0, "district": 1, "town": 2, "unknown": 3, "province": 4, "country": 5}
# Where something leads to or comes from, after a preposition; where it happened is another place.
_AWAY = frozenset({"to", "for", "toward", "towards", "into", "onto", "from", "since", "via", "against", "about"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, by its number in the report, and the number of the entry or item that it stands in (else 0).

    `told`: it says where or when what was told before took place ('The raid happened on Monday'). `area`: the place
    that 'in the region' points back to. `court`: the seat of the court that it names.
    """

    order: int
    entry: int
    place: Place | None
    when: When | None
    told: bool
    area: Place | None
    court: Place | None


def find_scenes(
    sentences: Sequence["Sentence"], attributions: Sequence[Sequence[Attribution]], around: Surroundings, text: str
) -> list[Scene]:
    """Return the scene of each sentence, in order; `text` is the report's, of which the document may have blanks."""
    starts = entry_starts(text)
    return [
        Scene(
            number,
            bisect_right(starts, sentence.end_char - len(sentence.text.lstrip())),
            _place(sentence, rows, around),
            _when(sentence, rows, around),
            _is_told(sentence),
            _area(sentence, around),
            _court(sentence, around),
        )
        for number, (sentence, rows) in enumerate(zip(sentences, attributions, strict=True))
    ]


def entry_starts(text: str) -> list[int]:
    """Return where the entries of a live blog or the items of a list begin, none where the text has no such row."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    return starts if len(starts) >= _LEAST_ENTRIES else []


def is_live(text: str) -> bool:
    """Say whether a text is a row of entries that begin with the time of day."""
    starts = entry_starts(text)
    return sum(_CLOCK.match(text, start) is not None for start in starts) >= _LEAST_ENTRIES


def _place(sentence: "Sentence", rows: Sequence[Attribution], around: Surroundings) -> Place | None:
    found = []
    for place in around.places:
        span = place.span
        if span is None or not sentence.start_char <= span.start < sentence.end_char:
            continue
        token = token_at(around.doc, span)
        if token is None or _is_seat(token, span, rows):
            continue
        if not _is_elsewhere(token) and not is_hospital(place) and not is_too_wide(place):
            found.append(place)
    return min(found, key=lambda place: _WIDTH[place.precision], default=None)


def find_seats(
    sentences: Sequence["Sentence"], attributions: Sequence[Sequence[Attribution]], around: Surroundings
) -> frozenset[Span]:
    """Return where the text names places in which somebody sits or speaks: 'a group in Oslo', 'said in Harare'."""
    seats = set()
    for sentence, rows in zip(sentences, attributions, strict=True):
        for place in around.places:
            if place.span is not None and sentence.start_char <= place.span.start < sentence.end_char:
                token = token_at(around.doc, place.span)
                if token is not None and _is_seat(token, place.span, rows):
                    seats.add(place.span)
    return frozenset(seats)


def _is_seat(token: "Token", place: Span, rows: Sequence[Attribution]) -> bool:
    if is_seat_of_body(token):
        return True
    speaking = token.dep_ == "pobj" and any(token.head.head == row.cue for row in rows)
    return speaking or any(row.source is not None and span_of(row.source).covers(place) for row in rows)


def is_hospital(place: Place) -> bool:
    """Say whether a place is where the wounded are brought, so that its town may be another."""
    return place.precision == "site" and bool(words("scenes", "hospitals") & set(place.name.lower().split()))


def _is_elsewhere(token: "Token") -> bool:
    """'came from Mali', 'has reached Lisbon', 'Kampala says': no scene."""
    node = token
    while node.dep_ in {"compound", "appos", "conj", "nmod", "flat"} and node.head != node:
        node = node.head
    if node.dep_ == "pobj":
        outer = node.head.head
        return node.head.lower_ in _AWAY or (outer.dep_ == "pobj" and outer.head.lower_ in _AWAY)
    return node.dep_ in {"nsubj", "dobj", "poss"} and node.lower_ == token.lower_ and node.dep_ != "poss"


def _when(sentence: "Sentence", rows: Sequence[Attribution], around: Surroundings) -> When | None:
    cues = [row.cue for row in rows]
    speakers = [span_of(row.source) for row in rows if row.source is not None]
    for when in around.whens:
        if when.span is None or not sentence.start_char <= when.span.start < sentence.end_char:
            continue
        opening = (when.words or "").lower().partition(" ")[0]
        if opening in words("scenes", "bounds") or any(speaker.covers(when.span) for speaker in speakers):
            continue
        token = token_at(around.doc, when.span)
        short = when.start is not None and when.end is not None and (when.end - when.start).days <= _SCENE_DAYS
        spoken = token is None or verb_above(token) in cues or is_time_of_speech(around.doc, when.span)
        if short and not spoken:
            return when
    return None


def _is_told(sentence: "Sentence") -> bool:
    for token in sentence:
        if token.lemma_.lower() in words("scenes", "happen") and token.pos_ == "VERB":
            if token.lemma_ == "take" and not any(child.lower_ == "place" for child in token.children):
                continue
            subject = subject_of(token)
            if subject is not None and (subject.lower_ in words("scenes", "back") or token.dep_ == "ROOT"):
                return True
    return False


def _area(sentence: "Sentence", around: Surroundings) -> Place | None:
    """Read 'in the region', 'across the whole country': the last named area of that kind, else the first."""
    for token in sentence:
        kind = areas().get(token.lower_)
        if kind is None or token.dep_ != "pobj" or token.head.lower_ not in words("scenes", "within"):
            continue
        bare = [
            child for child in token.children if child.dep_ in {"compound", "poss", "prep", "relcl", "nmod", "appos"}
        ]
        if bare or not any(child.lower_ in {"the", "this"} for child in token.children):
            continue
        named = [place for place in around.places if place.span is not None and place.precision == kind]
        before = [place for place in named if place.span is not None and place.span.start < token.idx]
        if kind == "country":
            often = max(around.shares, key=lambda code: (around.shares[code], code), default=None)
            named = before = [place for place in named if place.country == often]
        return before[-1] if before else next(iter(named), None)
    return None


def areas() -> dict[str, str]:
    """Return the kind of place that a noun stands for, by the noun."""
    named: dict[str, str] = table("scenes")["areas"]
    return named


def _court(sentence: "Sentence", around: Surroundings) -> Place | None:
    """Read 'the Khujand city court', 'a court in Gulu': the town, which stands in the court's name or right after it."""
    for token in sentence:
        if token.lower_ not in {"court", "tribunal", "courts"}:
            continue
        left = [other for other in sentence if token.left_edge.i <= other.i < token.i and other.pos_ == "PROPN"]
        for length in range(len(left), 0, -1):
            town = _town(" ".join(other.text for other in left[:length]), around)
            if town is not None:
                return town
        for preposition in token.children:
            if preposition.lower_ in {"in", "of", "at"}:
                for place in around.places:
                    if place.span and preposition.idx < place.span.start <= preposition.right_edge.idx:
                        return place
    return None


def _town(name: str, around: Surroundings) -> Place | None:
    main = [code for code, share in around.shares.items() if share >= _SHARE]
    found = open_gazetteer().lookup(name, main)
    return found if found is not None and found.country in main and found.precision != "country" else None
