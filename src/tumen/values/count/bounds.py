"""What count words allow: the bounds behind 'at least', 'about', 'dozens' (count_words.toml)."""

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from tumen.values.count.tokens import Token, tokens_of


class Bounds(NamedTuple):
    """From `low` to `high` inclusive; `high` None: open."""

    low: int
    high: int | None


Phrase = tuple[str, ...]


@cache
def table() -> dict[str, Any]:
    """Return the count words as they stand in the data."""
    return tomllib.loads(files("tumen.values.count").joinpath("count_words.toml").read_text(encoding="utf-8"))


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """Return one list of the data as a set."""
    return frozenset(table()[section][key])


@cache
def vague() -> dict[Phrase, Bounds]:
    """Return the bounds of the phrases that are a number by themselves."""
    return {
        _phrase(text): Bounds(values[0], values[1] if len(values) > 1 else None)
        for text, values in table()["vague"].items()
    }


@cache
def modifiers(side: str) -> dict[Phrase, str]:
    """Return what each phrase before or after a number does; '' where it changes nothing."""
    found = {_phrase(text): effect for effect, texts in table()[side].items() for text in texts}
    if side == "before":
        found |= {_phrase(text): "" for text in table()["plain"]["words"]}
    return found


def _phrase(text: str) -> Phrase:
    return tuple(token.low for token in tokens_of(text))


def longest_phrase(tokens: Sequence[Token], at: int, phrases: dict[Phrase, Any], most: int = 5) -> Phrase | None:
    """Return the longest of the phrases that begins at the token."""
    for length in range(min(most, len(tokens) - at), 0, -1):
        phrase = tuple(token.low for token in tokens[at : at + length])
        if phrase in phrases:
            return phrase
    return None


def bounded(effect: str, number: Bounds) -> Bounds:
    """Return the bounds of a number under a modifier's effect; the effects are described in the data."""
    low, high = number
    if high is None or low != high:
        return _bounded_range(effect, number)
    tenth = max(1, low // 10)
    # 36 to 44 are within a tenth of 40; of a number below 10 a tenth is less than one person.
    under, over = (math.ceil(low * 9 / 10), low * 11 // 10) if low >= 10 else (max(min(1, low), low - 1), low + 1)
    effects = {
        "least": Bounds(low, None),
        "more": Bounds(low + 1, None),
        "little_more": Bounds(low + 1, low + tenth),
        "about": Bounds(under, over),
        "little_less": Bounds(max(0, low - tenth), max(0, low - 1)),
        "most": Bounds(min(1, low), low),
        "less": Bounds(min(1, max(0, low - 1)), max(0, low - 1)),
        "odd": Bounds(low + 1, low + 9),
    }
    return effects.get(effect, number)


def _bounded_range(effect: str, number: Bounds) -> Bounds:
    """Bound a range or an open number ('at least 20 to 25', 'up to several hundred'); other effects leave it."""
    low, high = number
    if effect in {"least", "more"}:
        return Bounds(low, None)
    if effect in {"most", "less"}:
        return Bounds(min(1, low), high)
    return number
