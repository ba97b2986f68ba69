"""Names that the gazetteer lacks, taken for places because the words around them say so."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tumen.values.name import head_kind
from tumen.values.place.place import PlacePrecision
from tumen.values.place.shape import is_cued, tail
from tumen.values.place.tokens import Token, vocabulary


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (exclusive): capitals in a row, one space apart, with the numbers that end them."""

    first: int
    last: int
    names_person: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """Tokens `first` to `last` (exclusive) of a place; `foreign`: it stands in another country than its name says."""

    first: int
    last: int
    precision: PlacePrecision
    foreign: bool


def runs(tokens: list[Token]) -> Iterator[Run]:
    """Yield the capitals in a row, in order. Linear in the number of tokens."""
    words = vocabulary()
    first = 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and (_named(tokens[last]) or (last > first and tokens[last].text.isdigit())):
            last += 1
            if not tokens[last - 1].joined:
                break
        if last > first:
            lower = {token.lower for token in tokens[first:last]}
            noun = lower & (words.site | words.area.keys() | words.compass)
            person = not noun and head_kind(" ".join(token.text for token in tokens[first:last])) is None
            yield Run(first, last, person)
        first = max(last, first + 1)


def unknown_names(
    tokens: list[Token], taken: Collection[int], nations: Collection[int], persons: Collection[str]
) -> Iterator[Unknown]:
    """Yield the names that are places by their nouns or the words before them, leaving out the tokens taken."""
    plain = {token.text for token in tokens if not token.capital}
    for run in runs(tokens):
        if any(number in taken for number in range(run.first, run.last)):
            continue
        found = _nation_site(tokens, run, nations) or _with_noun(tokens, run, nations) or _after_noun(tokens, run)
        if found is None and not any(number in nations for number in range(run.first, run.last)):
            found = _after_cue(tokens, run, persons, plain)
        if found is not None and not any(number in taken for number in range(found.first, found.last)):
            yield found


def _named(token: Token) -> bool:
    return token.capital and token.lower not in vocabulary().breaks


def _nation_site(tokens: list[Token], run: Run, nations: Collection[int]) -> Unknown | None:
    """Read 'the Belarusian embassy' where a preposition of place stands before it."""
    end = run.first
    while end < run.last and end in nations:
        end += 1
    if end == run.first or end >= len(tokens) or not tokens[end - 1].joined or not is_cued(tokens, run.first):
        return None
    if tokens[end].lower in vocabulary().of_nations:
        return Unknown(run.first, end + 1, "site", foreign=True)
    return None


def _with_noun(tokens: list[Token], run: Run, nations: Collection[int]) -> Unknown | None:
    """Read a name with its noun after it ('Kuyambana forest', 'Zhenxing district') or before it ('Lake Nakuru')."""
    words = vocabulary()
    first = run.first
    while first < run.last and first in nations:
        first += 1
    if first == run.last:
        return None
    if run.last - first > 1 and (tokens[first].lower in words.before or _numbered(tokens, first, run.last)):
        return Unknown(first, run.last, "site", foreign=False)
    for named in range(first + 1, run.last + 1):
        precision, end = tail(tokens, named)
        if precision is None or end < run.last or not tokens[named - 1].joined:
            continue
        if precision != "site" and tokens[end - 1].lower in words.weak:
            return None
        own = {token.lower for token in tokens[first:named]}
        noun = tokens[end - 1].lower
        cued = is_cued(tokens, first)
        if (precision == "site" and own <= (words.site | words.between | words.area.keys())) or (
            noun in words.also_bodies and not cued
        ):
            return None
        if first > 0 and tokens[first].opens and named - first == 1 and not cued and precision != "site":
            return None
        return Unknown(first, end, precision, foreign=False)
    return None


def _numbered(tokens: list[Token], first: int, last: int) -> bool:
    """Say whether it is a site by a number: 'Penal Colony No. 22', 'Gate 4'."""
    if not tokens[last - 1].text.isdigit():
        return False
    end = last - 1 - (tokens[last - 2].lower in {"no.", "no", "number"})
    return end > first and tokens[end - 1].lower in vocabulary().site


def _after_noun(tokens: list[Token], run: Run) -> Unknown | None:
    """Read 'the village of Bilbis'."""
    before = run.first - 1
    if before < 1 or tokens[before].lower != "of" or not tokens[before].joined:
        return None
    noun = tokens[before - 1].lower
    precision = vocabulary().area.get(noun)
    if precision is None or (noun in vocabulary().weak - {"city"}) or not tokens[before - 1].joined:
        return None
    return Unknown(run.first, run.last, precision, foreign=False)


def _after_cue(tokens: list[Token], run: Run, persons: Collection[str], plain: Collection[str]) -> Unknown | None:
    """Read a name after 'in' or 'near' that is no person's, no body's and no English word."""
    words = vocabulary()
    before = run.first - 1
    while before >= 0 and tokens[before].lower in words.compass:
        before -= 1
    if before < 0 or tokens[before].lower not in words.strong_cues or not tokens[before].joined:
        return None
    names = tokens[run.first : run.last]
    if any(token.text in persons or token.lower in plain or token.lower in words.never for token in names):
        return None
    whole = " ".join(token.text for token in names)
    if whole.isupper() or len(whole) < 4 or names[0].text.isdigit() or head_kind(whole) is not None:
        return None
    if any(first.after != second.start - 1 for first, second in pairwise(names)):
        return None
    return Unknown(run.first, run.last, "unknown", foreign=False)
