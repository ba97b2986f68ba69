"""Items: each phrase of a text that counts people, before breakdowns are joined to their totals."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from tumen.values.count.bounds import Bounds, modifiers, table, vague, words
from tumen.values.count.exclusions import Place, counts_no_people
from tumen.values.count.nouns import SOLE, Noun, age_end, no_people, noun_after, one_person, own_people
from tumen.values.count.numerals import Numeral, is_group, numeral_at
from tumen.values.count.shares import OPENERS, share_at
from tumen.values.count.tokens import Token
from tumen.values.people import is_singular_person

# number: 'at least 15 men' · one: 'a man' · group: 'a family of four' · own: 'his wife' · definite: 'the man' ·
# subset: 'nine of them minors', which only says something of a total before it.
ItemKind = Literal["number", "one", "group", "own", "definite", "subset"]

COUPLES = "couples"  # key of an item that is two people, never the key of a part
_PRONOUNS = {"them", "whom", "us"}
_LINKS = {"being", "were", "are", "was", "is", "a", "an", "all", "still", "mere"}


class Item(NamedTuple):
    """Tokens `start` to `end` (exclusive) count; the phrase with its noun runs to `phrase_end`."""

    kind: ItemKind
    start: int
    end: int
    phrase_end: int
    bounds: Bounds
    key: str | None
    relative: bool


@cache
def _openers() -> frozenset[str]:
    firsts = {phrase[0] for phrases in (vague(), modifiers("before")) for phrase in phrases}
    return frozenset({*firsts, *OPENERS, *table()["ones"], *table()["tens"], "between", "from", "a", "an", "no", "that", "this",
                      "his", "her", "their", "my", "our", "of", "one"})  # fmt: skip


def items_of(tokens: Sequence[Token], blocked: Sequence[bool]) -> list[Item]:
    """Return the items in order, without overlap; no number begins at a blocked token."""
    found: list[Item] = []
    at = 0
    while at < len(tokens):
        item = _item_at(tokens, at, blocked) if _may_open(tokens[at]) else None
        if item is None:
            at = _number_end(tokens, at)
            continue
        found.append(item)
        at = max(item.end, item.phrase_end)
    return found


def _number_end(tokens: Sequence[Token], at: int) -> int:
    """Return where to go on after a place that counts nobody: beyond the whole number, if one stands there."""
    numeral = numeral_at(tokens, at) if _may_open(tokens[at]) else None
    return at + 1 if numeral is None else numeral.end


def _may_open(token: Token) -> bool:
    low = token.low
    return low in _openers() or low[0].isdigit() or ("-" in low and low.partition("-")[0] in table()["tens"])


def _item_at(tokens: Sequence[Token], at: int, blocked: Sequence[bool]) -> Item | None:
    return (
        _subset(tokens, at, blocked)
        or _share(tokens, at)
        or _group(tokens, at, blocked)
        or _number(tokens, at, blocked)
        or _nobody(tokens, at)
        or _single(tokens, at)
        or _own(tokens, at)
    )


def _number(tokens: Sequence[Token], at: int, blocked: Sequence[bool]) -> Item | None:
    numeral = numeral_at(tokens, at)
    if numeral is None or any(blocked[numeral.bare : numeral.end]):
        return None
    if age_end(tokens, numeral.bare) is not None:
        return None
    noun = _counted(tokens, numeral)
    if counts_no_people(Place(tokens, numeral, noun)):
        return None
    return Item("number", at, numeral.end, noun.end if noun else numeral.end, numeral.bounds, _key(noun), False)


def _share(tokens: Sequence[Token], at: int) -> Item | None:
    """Read 'half of the 30 detainees'; the share of what are no people counts nobody."""
    share = share_at(tokens, at) if tokens[at].low in OPENERS else None
    noun = noun_after(tokens, share.end) if share is not None else None
    if share is None or noun is None:
        return None
    return Item("number", at, share.end, noun.end, share.bounds, noun.key, False)


def _key(noun: Noun | None) -> str | None:
    return noun.key if noun else None


def _counted(tokens: Sequence[Token], numeral: Numeral) -> Noun | None:
    if tokens[numeral.end - 1].low == "couple":
        return Noun(numeral.end, "couple", COUPLES)
    return noun_after(tokens, _noun_start(tokens, numeral))


def _noun_start(tokens: Sequence[Token], numeral: Numeral) -> int:
    """Skip 'of the' in 'dozens of the residents', and the dash of '3,000-strong'."""
    at = numeral.end
    if at + 1 < len(tokens) and tokens[at].raw in {"-", "‑"}:
        return at + 2
    if at + 1 < len(tokens) and tokens[at].low == "of" and tokens[at + 1].low not in _PRONOUNS:
        return at + 2 if tokens[at + 1].low in {"the", "his", "her", "their", "its", "our"} else at + 1
    return at


def _subset(tokens: Sequence[Token], at: int, blocked: Sequence[bool]) -> Item | None:
    """Read 'nine of them minors', 'one of whom is a soldier', 'of whom 210 were women'."""
    leading = tokens[at].low == "of" and at + 1 < len(tokens) and tokens[at + 1].low in _PRONOUNS
    numeral = numeral_at(tokens, at + 2 if leading else at)
    if numeral is None or any(blocked[numeral.bare : numeral.end]):
        return None
    place = numeral.end
    if not leading:
        if place + 1 >= len(tokens) or tokens[place].low != "of" or tokens[place + 1].low not in _PRONOUNS:
            return None
        place += 2
    first = place
    while place < len(tokens) and place < first + 3 and tokens[place].low in _LINKS:
        place += 1
    age = age_end(tokens, place)
    noun = noun_after(tokens, place if age is None else age)
    if noun is None or (leading and place == first):
        return None
    return Item("subset", at, numeral.end, noun.end, numeral.bounds, noun.key, False)


def _group(tokens: Sequence[Token], at: int, blocked: Sequence[bool]) -> Item | None:
    """Read 'a family of four', 'the whole party of nine', 'a crowd of about 300'."""
    if tokens[at].low not in {"a", "an", "the", "their", "his", "her", "our", "another"}:
        return None
    for place in range(at + 1, min(at + 4, len(tokens) - 2)):
        if is_group(tokens[place]) and tokens[place + 1].low == "of":
            inner = _number(tokens, place + 2, blocked)
            if inner is None or inner.kind != "number":
                return None
            return inner._replace(kind="group", start=at)
        if tokens[place].low in words("ends"):
            return None
    return None


def _nobody(tokens: Sequence[Token], at: int) -> Item | None:
    end = no_people(tokens, at)
    return None if end is None else Item("number", at, end, end, Bounds(0, 0), None, False)


def _single(tokens: Sequence[Token], at: int) -> Item | None:
    """Read 'a man', 'an 80-year-old woman', and 'the man', which counts only inside a list."""
    if tokens[at].low not in {"a", "an", "the", "this", "that"}:
        return None
    noun = one_person(tokens, at)
    if noun is None:
        return None
    kind: ItemKind = "one" if tokens[at].low in {"a", "an"} else "definite"
    return Item(kind, at, noun.end, noun.end, SOLE, noun.key, False)


def _own(tokens: Sequence[Token], at: int) -> Item | None:
    """Read 'his wife', 'her two children', 'their driver'."""
    found = own_people(tokens, at)
    if found is None:
        return None
    noun, relative = found
    numeral = numeral_at(tokens, at + 1)
    if numeral is None and not is_singular_person(noun.word):
        return None
    bounds = SOLE if numeral is None else numeral.bounds
    return Item("own", at, noun.end, noun.end, bounds, noun.key, relative)
