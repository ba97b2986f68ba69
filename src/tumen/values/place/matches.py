"""Names and nationality words of a text, matched against the gazetteer, and the countries they speak of."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tumen.values.place.countries import nationality_country, people_countries
from tumen.values.place.gazetteer import Gazetteer, is_common_word, ranked, score
from tumen.values.place.index import Entry
from tumen.values.place.tokens import Token, vocabulary

LONGEST_NAME = 6  # words
# A name speaks of a country where the likeliest place there has so many people, and is so much likelier (in powers of
# ten of population) than any place of that name elsewhere.
LEAST_PEOPLE = 15_000
LEAST_MARGIN = 1.5


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


def spoken_of(match: Match) -> tuple[str | None, int]:
    """Return the country that a name or nationality speaks of, whatever the context, and how strongly (1 or 2)."""
    if match.nations is None:
        return _implied(match.entries)
    return (next(iter(match.nations)), 1) if len(match.nations) == 1 else (None, 0)


def country_shares(matches: list[Match], countries: Collection[str]) -> dict[str, float]:
    """Return how much the text speaks of each country, 1 for the most named and for the given ones."""
    told: Counter[str] = Counter()
    for match in matches:
        country, strength = spoken_of(match)
        if country is not None:
            told[country] += strength
    most = max(told.values(), default=0)
    shares = {code: count / most for code, count in told.items()}
    return shares | dict.fromkeys(countries, 1.0)


def _implied(entries: tuple[Entry, ...]) -> tuple[str | None, int]:
    """Return the country that a name speaks of, whatever the context, and how strongly."""
    likeliest = ranked(entries, {})
    if not likeliest or is_common_word(likeliest[0].name):
        return None, 0
    best = likeliest[0]
    if best.precision == "country":
        return best.country, 2
    rival = next((entry for entry in likeliest if entry.country != best.country), None)
    clear = rival is None or score(best, {}) - score(rival, {}) >= LEAST_MARGIN
    return (best.country, 1) if clear and best.rank and best.population >= LEAST_PEOPLE else (None, 0)


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
        if article and tokens[end - 1].joined and tokens[end].capital:
            continue
        entries = tuple(entry for entry in gazetteer.entries(name) if _written_so(entry, tokens[first:end]))
        nations = None if article else _nations(name)
        if nations is not None and not _is_area(entries, tokens, first, end):
            return Match(first, end, (), nations)
        if entries:
            return Match(first, end, entries, None)
    return None


def _nations(name: str) -> frozenset[str] | None:
    country = nationality_country(name)
    return frozenset({country}) if country else people_countries(name)


def _is_area(entries: tuple[Entry, ...], tokens: list[Token], first: int, end: int) -> bool:
    """Say whether a people's word is an area's name here: 'Amhara region', 'in Rakhine', but not 'Chinese city'."""
    area = any(entry.rank and entry.precision in {"province", "district"} for entry in entries)
    people = nationality_country(" ".join(token.text for token in tokens[first:end])) is None
    noun = tokens[end].lower if tokens[end - 1].joined else None
    if noun is None or noun in vocabulary().breaks:
        return area and people and first > 0 and tokens[first - 1].lower in vocabulary().cues
    if noun not in vocabulary().area:
        return False
    return area or (people and vocabulary().area[noun] == "province" and noun not in vocabulary().weak)


def _written_so(entry: Entry, tokens: list[Token]) -> bool:
    """Say whether the capitals fit: 'US' is a country and 'Us' none, 'NIS' is a body and 'Nis' a town."""
    written = " ".join(token.text for token in tokens)
    if entry.name.isupper():
        return written.isupper()
    if len(tokens) == 1 and written.isupper() and len(written) <= 5:
        return tokens[0].opens and not tokens[0].joined
    return tokens[0].lower != "the" or entry.rank == 2 or entry.precision == "country"
