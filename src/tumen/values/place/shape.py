"""Shape of a capitalised name: alone, with a noun that says what kind of place it is, or part of another name."""

from collections.abc import Collection
from dataclasses import dataclass

from tumen.values.name import head_kind
from tumen.values.place.place import PlacePrecision
from tumen.values.place.tokens import Token, vocabulary

LONGEST_TAIL = 6  # words from a name to the noun that makes it a site


@dataclass(frozen=True, slots=True)
class Shape:
    """Tokens `first` to `last` (exclusive) are the whole name; `precision` None: no noun says what it is.

    `cued`: a preposition of place stands before it. `plain`: nothing but the looked-up words.
    """

    first: int
    last: int
    precision: PlacePrecision | None
    cued: bool
    plain: bool


def shape_of(tokens: list[Token], first: int, last: int, nations: Collection[int]) -> Shape | None:
    """Return the shape of the name at these tokens, None where it is a part of a person's or body's name.

    `nations` are the numbers of tokens that are nationality words: 'Chinese Yunnan' is no longer name.
    """
    start = run_start(tokens, first, nations)
    precision, end = tail(tokens, last)
    cued = is_cued(tokens, start)
    if precision == "site" and tokens[end - 1].lower in vocabulary().also_bodies and not cued:
        return None
    if precision is None and _goes_on(tokens, last):
        return None
    if start < first and precision != "site":
        words = {token.lower for token in tokens[start:first]}
        if words <= vocabulary().before:
            return Shape(start, end, "site", cued, plain=False)
        if not words <= vocabulary().compass:
            return None
        start = first
    if precision != "site":
        named, allowed = _before_of(tokens, start)
        if not allowed:
            return None
        if named is not None and precision is None:
            return Shape(start, end, named, cued=True, plain=False)
    if start > 0 and tokens[start - 1].lower in vocabulary().persons and tokens[start - 1].joined:
        return None
    return Shape(start, end, precision, cued, plain=precision is None and end == last)


def run_start(tokens: list[Token], first: int, nations: Collection[int]) -> int:
    """Return where the capitals that lead up to a token without a break begin."""
    start = first
    while start > 0:
        before = tokens[start - 1]
        if not (before.joined and before.capital) or before.lower in vocabulary().breaks or start - 1 in nations:
            break
        start -= 1
    return start


def tail(tokens: list[Token], last: int) -> tuple[PlacePrecision | None, int]:
    """Return what the nouns after a name make of it, and where they end; None and `last` where none follow."""
    words = vocabulary()
    site_end = _site_end(tokens, last)
    for length in (3, 2, 1):
        phrase = _phrase(tokens, last, length)
        if (
            phrase in words.area
            and tokens[last - 1].joined
            and site_end <= last + length
            and not _goes_on(tokens, last + length)
        ):
            return words.area[phrase], last + length
    if site_end > last:
        return "site", site_end
    return None, last


def is_cued(tokens: list[Token], start: int) -> bool:
    """Say whether a preposition of place stands before a token, with no more than 'the' or a compass word between."""
    words = vocabulary()
    before = start - 1
    while before >= 0 and (tokens[before].lower == "the" or tokens[before].lower in words.compass):
        before -= 1
    return before >= 0 and tokens[before].lower in words.cues and tokens[before].joined


def _goes_on(tokens: list[Token], last: int) -> bool:
    """Say whether the capitals go on after a name."""
    if last == 0 or last >= len(tokens) or not tokens[last - 1].joined:
        return False
    following = tokens[last]
    return following.capital and following.lower not in vocabulary().breaks


def _site_end(tokens: list[Token], last: int) -> int:
    """Return where the site noun after a name ends, `last` if there is none."""
    words = vocabulary()
    end = last
    number = last
    while number < len(tokens) and number - last < LONGEST_TAIL and _linked(tokens, number, last):
        for length in (2, 1):
            if _phrase(tokens, number, length) in words.site:
                end = number + length
                break
        token = tokens[number]
        named = token.capital and token.lower not in words.breaks
        if not (named or token.lower in words.between or token.lower in words.site):
            break
        number += 1
    if end > last and _goes_on(tokens, end):
        return last
    return end


def _linked(tokens: list[Token], number: int, last: int) -> bool:
    before = tokens[number - 1]
    return before.joined or (number == last and before.after > before.end)


def _phrase(tokens: list[Token], first: int, length: int) -> str:
    if first + length > len(tokens) or not _linked(tokens, first, first):
        return ""
    if not all(tokens[number].joined for number in range(first, first + length - 1)):
        return ""
    return " ".join(token.lower for token in tokens[first : first + length])


def _before_of(tokens: list[Token], start: int) -> tuple[PlacePrecision | None, bool]:
    """Read 'village of X': the kind of place, and whether X may be a place at all ('University of X' is a body)."""
    number = start - 1
    if number >= 0 and tokens[number].lower == "the":
        number -= 1
    if number < 1 or tokens[number].lower != "of" or not tokens[number].joined:
        return None, True
    noun = tokens[number - 1]
    if not noun.joined:
        return None, True
    precision = vocabulary().area.get(noun.lower)
    if precision is not None:
        return precision, True
    return None, not noun.capital or (noun.opens and head_kind(noun.text) in {None, "witness"})
