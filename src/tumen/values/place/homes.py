"""Homes: towns named as where people and local bodies belong ('Stockton man', 'Cicero officials', 'Leeds' suburbs).

They are not where something happened, but a local report that names no other place happened there.
"""

from collections.abc import Mapping

from tumen.values.place.countries import is_capital
from tumen.values.place.gazetteer import Gazetteer, context_weights, is_common_word, open_gazetteer, ranked
from tumen.values.place.index import Entry
from tumen.values.place.matches import Match, find_matches
from tumen.values.place.place import Place
from tumen.values.place.tokens import Token, tokenize, vocabulary
from tumen.values.span import Span

_FEWEST = 1000  # people; below, a name before such a word is rather a surname ('Martin family')
_LONE = 30_000  # the same where the text speaks of no country


def find_homes(text: str, shares: Mapping[str, float], gazetteer: Gazetteer | None = None) -> list[Place]:
    """Return the towns in the order of the text, each with the span of its words.

    `shares` says how much the text speaks of each country (`countries_in`); towns of others are left out, unless the
    text speaks of none.
    """
    tokens = tokenize(text)
    weights = context_weights(shares)
    found = []
    for match in find_matches(tokens, gazetteer or open_gazetteer()):
        if match.nations is None and _is_home(tokens, match):
            entry = _town(match, tokens, weights, shares)
            if entry is not None:
                span = Span(tokens[match.first].start, tokens[match.last - 1].end)
                found.append(Place(entry.name, entry.country, entry.lat, entry.lon, "town", span))
    return found


def _is_home(tokens: list[Token], match: Match) -> bool:
    before = tokens[match.first - 1] if match.first else None
    names_more = before is not None and before.joined and before.capital and before.lower not in vocabulary().breaks
    if match.last >= len(tokens) or (names_more and not tokens[match.first].opens):
        return False
    last, following = tokens[match.last - 1], tokens[match.last]
    if last.after > last.end:  # "Philadelphia's Kensington section"
        return following.capital and following.lower not in vocabulary().breaks
    return last.joined and following.lower in vocabulary().homes


def _town(match: Match, tokens: list[Token], weights: Mapping[str, float], shares: Mapping[str, float]) -> Entry | None:
    likeliest = ranked(match.entries, weights)
    best = next((entry for entry in likeliest if entry.precision == "town"), None)
    if best is None or likeliest[0].precision == "country" or best.population < (_FEWEST if shares else _LONE):
        return None
    if shares and best.country not in shares:
        return None
    common = match.last - match.first == 1 and is_common_word(tokens[match.first].text)
    speaks = tokens[match.last].lower in vocabulary().government_bodies and is_capital(best.name, best.country)
    return None if common or speaks else best
