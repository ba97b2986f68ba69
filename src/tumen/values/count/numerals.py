"""Numerals: figures and number words at a place in the text, with what modifies them."""

from collections.abc import Sequence
from typing import NamedTuple

from tumen.values.count.bounds import Bounds, bounded, longest_phrase, modifiers, table, vague, words
from tumen.values.count.tokens import Token, decimal_value, figure_value, is_word

_DASHES = {"-", "–", "—", "‑"}


class Numeral(NamedTuple):
    """A number with its modifiers: tokens `start` to `end` (exclusive), the bare number from `bare` on.

    `modified`: something before or after it says how exact it is.
    """

    start: int
    bare: int
    end: int
    bounds: Bounds
    modified: bool


def numeral_at(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Return the numeral that begins at the token with its modifiers, as long as it goes."""
    place, effects = at, list[str]()
    while len(effects) < 4:
        phrase = longest_phrase(tokens, place, modifiers("before"))
        bare = _bare_number(tokens, place)
        if phrase is None or (bare is not None and bare[1] > place + len(phrase)):
            break
        effects.append(modifiers("before")[phrase])
        place += len(phrase)
    found = _range(tokens, place)
    if found is None:
        return None
    bounds, end = found
    after = _after(tokens, end)
    effects_of_all = [effect for effect in effects if effect]
    if after is not None:
        effects_of_all.append(after[0])
        end = after[1]
    for effect in reversed(effects_of_all):
        bounds = bounded(effect, bounds)
    return Numeral(at, place, end, bounds, bool(effects_of_all))


def _after(tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
    start = end + 1 if end < len(tokens) and tokens[end].raw in _DASHES else end
    phrase = longest_phrase(tokens, start, modifiers("after"))
    if phrase is None or (phrase in {("odd",), ("plus",)} and start == end and phrase != ("odd",)):
        return None
    return modifiers("after")[phrase], start + len(phrase)


def _range(tokens: Sequence[Token], at: int) -> tuple[Bounds, int] | None:
    """Read 'between 20 and 25', 'from 20 to 25', '20 to 25', '20-25', 'two or three', or one number."""
    opening = tokens[at].low if at < len(tokens) else ""
    begin = at + 1 if opening in {"between", "from", "anywhere"} else at
    changes = {token.low for token in tokens[max(0, begin - 4) : begin]} & words("changes")
    if changes and begin > 0 and tokens[begin - 1].low == "from":
        return _bare_number(tokens, at)
    first = _bare_number(tokens, begin)
    if first is None:
        return None
    joins = {"between": {"and", "to", *_DASHES}, "from": {"to", *_DASHES}}.get(opening, {"to", "or", *_DASHES})
    (low, high), end = first
    if end < len(tokens) and tokens[end].low in joins:
        second = _bare_number(tokens, end + 1)
        if second is not None and high == low and second[0].high is not None and low < second[0].low:
            return Bounds(_scaled(low, second[0].low, tokens[end - 1]), second[0].high), second[1]
    return first if begin == at else None


def _scaled(low: int, top: int, token: Token) -> int:
    """Carry the multiplier over: in 'two to three hundred' the two are hundreds."""
    if token.low not in table()["ones"] or low >= 10:
        return low
    for factor in (1_000_000, 1000, 100, 12):
        if top % factor == 0 and top // factor < 20 and top // factor > low:
            return low * factor
    return low


def _bare_number(tokens: Sequence[Token], at: int) -> tuple[Bounds, int] | None:
    phrase = longest_phrase(tokens, at, vague(), most=4)
    exact = _exact(tokens, at)
    if phrase is not None and (exact is None or at + len(phrase) >= exact[1]):
        return vague()[phrase], at + len(phrase)
    return None if exact is None else (Bounds(exact[0], exact[0]), exact[1])


def _exact(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read '8,100', '1.2 million', 'sixty-seven', 'four hundred and twelve', 'a dozen', 'two dozen'."""
    if at >= len(tokens):
        return None
    value, end = figure_value(tokens[at]), at + 1
    if value is not None:
        return _multiplied(tokens, value, end)
    decimal = decimal_value(tokens[at])
    if decimal is not None:
        factor = _factor(tokens, end)
        return (round(decimal * factor), end + 1) if factor >= 1000 else None
    if tokens[at].low in {"a", "an"}:
        factor = _factor(tokens, end)
        return _spoken(tokens, at, end) if factor else None
    return _spoken(tokens, at, at) if is_word(tokens[at]) else None


def _factor(tokens: Sequence[Token], at: int) -> int:
    """Return the multiplier at the token, 0 where there is none."""
    return int(table()["multipliers"].get(tokens[at].low, 0)) if at < len(tokens) else 0


def _multiplied(tokens: Sequence[Token], value: int, end: int) -> tuple[int, int]:
    factor = _factor(tokens, end)
    return (value * factor, end + 1) if factor else (value, end)


def _small(word: str) -> int | None:
    """Return the value of 'seven', 'sixty', 'sixty-seven'."""
    ones, tens = table()["ones"], table()["tens"]
    first, _, second = word.partition("-")
    if second:
        return tens[first] + ones[second] if first in tens and 0 < ones.get(second, 0) < 10 else None
    value: int | None = ones.get(word, tens.get(word))
    return value


def _spoken(tokens: Sequence[Token], at: int, begin: int) -> tuple[int, int] | None:
    """Add up number words from `begin`; 'a' before it counts as one."""
    total, group, place = 0, 1 if begin > at else 0, begin
    last_was_ones = False
    seen = begin > at
    while place < len(tokens) and place - at < 12:
        word = tokens[place].low
        small, factor = _small(word), _factor(tokens, place)
        if small is not None and not last_was_ones:
            group += small
            last_was_ones = word not in table()["tens"]
        elif factor and (seen or place > at):
            total, group = _grouped(total, group, factor)
            last_was_ones = False
        elif not (word == "and" and seen and _continues(tokens, place, total + group)):
            break
        seen = True
        place += 1
    return (total + group, place) if seen and place > begin else None


def _grouped(total: int, group: int, factor: int) -> tuple[int, int]:
    if factor >= 1000:
        return total + max(1, group) * factor, 0
    return total, max(1, group) * factor


def _continues(tokens: Sequence[Token], at: int, value: int) -> bool:
    """Say whether the 'and' belongs to the number: 'four hundred and twelve', not 'two hundred and five men'?

    It does after a round hundred or thousand and before a smaller number word that no noun list claims.
    """
    follows = _small(tokens[at + 1].low) if at + 1 < len(tokens) else None
    before = tokens[at - 1].low in {"hundred", "thousand", "million"}
    return before and follows is not None and value >= 100


def is_group(token: Token) -> bool:
    """Say whether the token names a group whose size may follow ('a family of four')."""
    return token.low in words("groups")
