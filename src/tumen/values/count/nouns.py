"""Noun phrases around a number: the person noun it counts, and phrases that count without a number ('a man')."""

from collections.abc import Sequence
from typing import NamedTuple

from tumen.values.count.bounds import Bounds, words
from tumen.values.count.tokens import Token, figure_value, is_word
from tumen.values.people import is_also_adjective, is_person_noun, is_singular_person, opens_compound, part_key

_LONGEST_PHRASE = 6  # words between a number and its noun; news writes 'two senior North Korean embassy officials'
_POSSESSIVES = {"his", "her", "their", "my", "our"}
_DASHES = {"-", "–", "‑"}


class Noun(NamedTuple):
    """A person noun that ends before token `end`; `key` is its name in a breakdown."""

    end: int
    word: str
    key: str


def noun_after(tokens: Sequence[Token], at: int) -> Noun | None:
    """Return the person noun that the words from `at` lead up to, within six words and before any other phrase."""
    found: Noun | None = None
    for place in range(at, min(at + _LONGEST_PHRASE, len(tokens))):
        token = tokens[place]
        if is_person_noun(token.low) and not (found and token.low in words("states")):
            found = Noun(place + 1, token.low, part_key(token.low))
        elif not is_word(token) or token.low in words("ends") or (found and not is_also_adjective(found.word)):
            break
    return found if found is not None and _heads(tokens, found) else None


def _heads(tokens: Sequence[Token], noun: Noun) -> bool:
    """Say whether the noun is the head of its phrase, and not the first half of 'refugee camp' or 'major attack'."""
    follows = tokens[noun.end] if noun.end < len(tokens) else None
    if follows is None or not is_word(follows) or follows.low in words("ends") or follows.low.endswith(("ed", "ing")):
        return True
    return not opens_compound(follows.low) and not is_also_adjective(noun.word)


def age_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where '16-year-old', 'seven-year-old' or 'two-month-old' ends that begins at the token."""
    if at >= len(tokens):
        return None
    if tokens[at].low.endswith(("year-old", "month-old", "years-old", "week-old", "day-old")) and "-" in tokens[at].low:
        return at + 1
    dashed = at + 2 < len(tokens) and figure_value(tokens[at]) is not None and tokens[at + 1].raw in _DASHES
    return at + 3 if dashed and tokens[at + 2].low.endswith(("-old", "-olds")) else None


def one_person(tokens: Sequence[Token], at: int) -> Noun | None:
    """Return the noun of 'a senior diplomat', 'an 80-year-old woman', 'a 22-year-old', whose article is at `at`."""
    age = age_end(tokens, at + 1)
    noun = _singular_after(tokens, at + 1 if age is None else age)
    if noun is None and age is not None:
        follows = tokens[age].low if age < len(tokens) else "."
        return Noun(age, "person", "people") if follows in words("ends") or not follows[0].isalpha() else None
    return noun


def _singular_after(tokens: Sequence[Token], at: int) -> Noun | None:
    noun = noun_after(tokens, at)
    return noun if noun is not None and is_singular_person(noun.word) else None


def own_people(tokens: Sequence[Token], at: int) -> tuple[Noun, bool] | None:
    """Return the noun of 'his wife', 'their driver' and whether it is a relative; None where no such phrase begins."""
    if tokens[at].low not in _POSSESSIVES:
        return None
    noun = noun_after(tokens, at + 1)
    return None if noun is None else (noun, noun.word in words("kin"))


def no_people(tokens: Sequence[Token], at: int) -> int | None:
    """Return where 'no civilians', 'no arrests', 'no casualties' ends that begins at the token."""
    if tokens[at].low != "no" or at + 1 >= len(tokens):
        return None
    noun = noun_after(tokens, at + 1)
    if noun is not None:
        return noun.end
    for place in range(at + 1, min(at + 4, len(tokens))):
        if tokens[place].low in words("states", "events"):
            follows = tokens[place + 1].low if place + 1 < len(tokens) else "."
            return None if opens_compound(follows) else place + 1
        if not is_word(tokens[place]) or tokens[place].low in words("ends"):
            break
    return None


SOLE = Bounds(1, 1)
