"""Shares: 'half of the 30', 'all but three of the 20', 'most of the 200': a number made from a total."""

from collections.abc import Sequence
from typing import NamedTuple

from tumen.values.count.bounds import Bounds
from tumen.values.count.numerals import numeral_at
from tumen.values.count.tokens import Token

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10, "thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10}  # fmt: skip
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_BOUNDS = [(("more", "than"), "more"), (("over",), "more"), (("at", "least"), "least"), (("nearly",), "less"),
           (("almost",), "less"), (("less", "than"), "less"), (("fewer", "than"), "less"), (("about",), "about")]  # fmt: skip
_LINKS = {"the", "those", "its", "their", "his", "her", "some", "all"}
OPENERS = frozenset({"half", "all", "most", "more", "over", "nearly", "almost", "less", "fewer", "about", "at",
                     "a", "one", "two", "three", "four"})  # fmt: skip


class Share(NamedTuple):
    """How many they are, and where the words with the total's number end (exclusive)."""

    bounds: Bounds
    end: int


def share_at(tokens: Sequence[Token], at: int) -> Share | None:
    """Return the share that begins at the token; its total must be one number that stands in the words."""
    low = [token.low for token in tokens[at : at + 5]]
    if low[:1] == ["most"] and low[1:2] == ["of"]:
        total = _total(tokens, at + 1)
        return None if total is None else Share(Bounds(total[0] // 2 + 1, total[0]), total[1])
    if low[:2] == ["all", "but"]:
        return _all_but(tokens, at + 2)
    return _fraction(tokens, at)


def _all_but(tokens: Sequence[Token], at: int) -> Share | None:
    left = numeral_at(tokens, at)
    total = _total(tokens, left.end) if left is not None else None
    if left is None or total is None or left.bounds.high is None or left.bounds.high > total[0]:
        return None
    return Share(Bounds(total[0] - left.bounds.high, total[0] - left.bounds.low), total[1])


def _fraction(tokens: Sequence[Token], at: int) -> Share | None:
    effect, place = "", at
    for words, meaning in _BOUNDS:
        if tuple(token.low for token in tokens[at : at + len(words)]) == words:
            effect, place = meaning, at + len(words)
            break
    number = _NUMBERS.get(tokens[place].low, 0) if place < len(tokens) else 0
    place += number > 0
    part = _PARTS.get(tokens[place].low, 0) if place < len(tokens) else 0
    total = _total(tokens, place + 1) if part and (number or part == 2) else None
    if total is None:
        return None
    many, rest = divmod(total[0] * max(number, 1), part)
    bounds = {
        "more": Bounds(many + 1, total[0]),
        "least": Bounds(many + (rest > 0), total[0]),
        "less": Bounds(max(1, many * 9 // 10), max(1, many + (rest > 0) - 1)),
        "about": Bounds(many * 9 // 10, -(-many * 11 // 10)),
    }
    return Share(bounds.get(effect, Bounds(many, many + (rest > 0))), total[1])


def _total(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read 'of the 30', and 'the 30' after 'half'."""
    place = at + 1 if at < len(tokens) and tokens[at].low == "of" else at
    if place < len(tokens) and tokens[place].low in _LINKS:
        place += 1
    if place == at or (found := numeral_at(tokens, place)) is None:
        return None
    exact = found.bounds.high == found.bounds.low and found.bounds.low > 1
    return (found.bounds.low, found.end) if exact else None
