"""Names and nationality words of a text, matched against the gazetteer, and the countries they speak of."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tumen.values.place.countries import nationality_country, people_countries
from tumen.values.place.gazetteer import Gazetteer, is_common_word, ranked
from tumen.values.place.index import Entry
from tumen.values.place.tokens import Token, vocabulary

LONGEST_NAME = 6  # words
# People that make a usual name speak of its country, wherever else there is a place of that name.
LARGE = 500_000


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `last` (exclusive) that bear the name of places, or of a nation or people."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    nations: frozenset[str] | None


def find_matches(tokens: list[Token], gazetteer: Gazetteer) -> Iterator[Match]:
    """Yield the longest names from left to right, none overlapping another. Linear in the number of tokens."""
    first = 0
    while first < len(tokens):
        found = _match_at(tokens, first, gazetteer) if _may_start(tokens, first) else None
        if found is None:
            first += 1
        else:
            yield found
            first = found.last


def country_shares(matches: list[Match], countries: Collection[str]) -> dict[str, float]:
    """Return how much the text speaks of each country, 1 for the most named and for the given ones."""
    told: Counter[str] = Counter()
    for match in matches:
        if match.nations is not None:
            if len(match.nations) == 1:
                told.update(match.nations)
            continue
        for entry in ranked(match.entries, {})[:1]:
            if entry.country is None or is_common_word(entry.name):
                continue
            if entry.precision == "country":
                told[entry.country] += 2
            elif entry.rank and (entry.population >= LARGE or entry.precision == "province"):
                told[entry.country] += 1
    most = max(told.values(), default=0)
    shares = {code: count / most for code, count in told.items()}
    return shares | dict.fromkeys(countries, 1.0)


def _may_start(tokens: list[Token], first: int) -> bool:
    token = tokens[first]
    if token.lower == "the":
        return token.joined and tokens[first + 1].capital
    return token.capital and token.lower not in vocabulary().breaks


def _match_at(tokens: list[Token], first: int, gazetteer: Gazetteer) -> Match | None:
    last = first + 1
    while last < len(tokens) and last - first < LONGEST_NAME and tokens[last - 1].joined:
        last += 1
    article = tokens[first].lower == "the"
    for end in range(last, first + article, -1):
        if not tokens[end - 1].capital:
            continue
        name = " ".join(token.text for token in tokens[first:end])
        nations = None if article or _area_follows(tokens, end) else _nations(name)
        if nations is not None:
            return Match(first, end, (), nations)
        entries = tuple(entry for entry in gazetteer.entries(name) if _written_so(entry, tokens[first:end]))
        if entries:
            return Match(first, end, entries, None)
    return None


def _nations(name: str) -> frozenset[str] | None:
    country = nationality_country(name)
    return frozenset({country}) if country else people_countries(name)


def _area_follows(tokens: list[Token], end: int) -> bool:
    return tokens[end - 1].joined and tokens[end].lower in vocabulary().area


def _written_so(entry: Entry, tokens: list[Token]) -> bool:
    """Say whether the capitals fit: 'US' is a country and 'Us' none, 'NIS' is a body and 'Nis' a town."""
    written = " ".join(token.text for token in tokens)
    if entry.name.isupper():
        return written.isupper()
    if len(tokens) == 1 and written.isupper() and len(written) <= 5:
        return tokens[0].opens and not tokens[0].joined
    return tokens[0].lower != "the" or entry.rank == 2 or entry.precision == "country"
