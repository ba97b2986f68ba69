"""Finding the places that a text names: capitals looked up, weighed by context, joined with what contains them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from tumen.values.place.countries import is_capital, nationality_country, people_countries
from tumen.values.place.gazetteer import Gazetteer, context_weights, is_common_word, open_gazetteer, ranked
from tumen.values.place.index import Entry
from tumen.values.place.place import Place, PlacePrecision
from tumen.values.place.shape import Shape, shape_of
from tumen.values.place.tokens import Token, tokenize, vocabulary
from tumen.values.span import Span

LONGEST_NAME = 6  # words
# People that make a town believable: alone, after 'in' or 'near', and where its country is spoken of.
ALONE, AFTER_CUE, IN_CONTEXT = 500_000, 100_000, 15_000
WIDTH = {"site": 0, "unknown": 0, "town": 1, "district": 2, "province": 3, "country": 4}
_CONTAINED = re.compile(
    r",? (?:in|near|outside|at|of|off)(?: the)?(?: \w+)? |, (?:in|near|outside|off) (?:the )?(?:\w+ of )?|, | \(",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `last` (exclusive) that bear the name of places, or of a nation or people."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    nations: frozenset[str] | None


def find_places(text: str, countries: Collection[str] = (), gazetteer: Gazetteer | None = None) -> list[Place]:
    """Return the places named in the text, in their order, each with the span of its words.

    `countries` are codes that are known to be spoken of; countries and nationalities in the text are added to them.
    'Gulu, Uganda' is one place, the narrower; 'Nanning East Railway Station' is a site with the town's position. Names
    of people and bodies, and capitals that stand for governments ('Beijing said'), are left out. A name that is not
    in the gazetteer is returned where the words around it say that it is a place, with its country by context.
    """
    tokens = tokenize(text)
    matches = list(_matches(tokens, gazetteer or open_gazetteer()))
    shares = _shares(matches, countries)
    reading = _Reading(text, tokens, matches, shares)
    return reading.places()


def countries_in(text: str, gazetteer: Gazetteer | None = None) -> dict[str, float]:
    """Return the countries that the text names or implies, by how much it does: 1 for the most named, less for others."""
    matches = list(_matches(tokenize(text), gazetteer or open_gazetteer()))
    return _shares(matches, ())


def _matches(tokens: list[Token], gazetteer: Gazetteer) -> Iterator[Match]:
    first = 0
    while first < len(tokens):
        found = _match_at(tokens, first, gazetteer) if _may_start(tokens, first) else None
        if found is None:
            first += 1
        else:
            yield found
            first = found.last


def _may_start(tokens: list[Token], first: int) -> bool:
    token = tokens[first]
    article = token.lower == "the" and token.joined and tokens[first + 1].capital
    return article or (token.capital and token.lower not in vocabulary().breaks) or token.lower in {"al", "occupied"}


def _match_at(tokens: list[Token], first: int, gazetteer: Gazetteer) -> Match | None:
    last = first + 1
    while last < len(tokens) and last - first < LONGEST_NAME and tokens[last - 1].joined:
        last += 1
    for end in range(last, first, -1):
        if not tokens[end - 1].capital or (tokens[first].lower == "the" and end - first < 2):
            continue
        name = " ".join(token.text for token in tokens[first:end])
        nations = _nations(name) if tokens[first].lower != "the" else None
        entries = tuple(entry for entry in gazetteer.entries(name) if _written_so(entry, tokens[first:end]))
        if entries and nations is not None and _area_follows(tokens, end):
            nations = None
        if nations is not None or entries:
            return Match(first, end, () if nations is not None else entries, nations)
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


def _shares(matches: list[Match], countries: Collection[str]) -> dict[str, float]:
    told: Counter[str] = Counter()
    for match in matches:
        if match.nations is not None:
            for code in match.nations:
                told[code] += 1 if len(match.nations) == 1 else 0
            continue
        best = ranked(match.entries, {})[:1]
        for entry in best:
            if entry.country and entry.precision == "country":
                told[entry.country] += 2
            elif entry.country and entry.rank and (entry.population >= ALONE or entry.precision == "province"):
                told[entry.country] += 0 if is_common_word(entry.name) else 1
    most = max(told.values(), default=0)
    shares = {code: count / most for code, count in told.items() if count}
    return shares | dict.fromkeys(countries, 1.0)


class _Reading:
    """One text on its way from matches to places."""

    def __init__(self, text: str, tokens: list[Token], matches: list[Match], shares: Mapping[str, float]) -> None:
        self.text = text
        self.tokens = tokens
        self.matches = matches
        self.shares = shares
        self.weights = context_weights(shares)
        self.nation_tokens = {
            number for match in matches if match.nations is not None for number in range(match.first, match.last)
        }
        self.persons = self._persons()

    def places(self) -> list[Place]:
        """Return the places in order; contained ones were joined from the right, so that the wider is known first."""
        found: list[tuple[Place, Entry | None]] = []
        for match in reversed(self.matches):
            if match.nations is not None:
                place = self._nation_site(match)
                read = (place, None) if place is not None else None
            else:
                read = self._read(match, found[-1] if found else None)
            if read is None:
                continue
            if found and _spanned(found[-1][0]).start < _spanned(read[0]).end:
                continue
            self._join(found, read)
        places = [place for place, _ in reversed(found)]
        return self._with_unknown(places)

    def _join(self, found: list[tuple[Place, Entry | None]], read: tuple[Place, Entry | None]) -> None:
        """Put a place before those already found; what contains it and follows it goes into it."""
        place, entry = read
        while found and self._contains(found[-1][0], place, contained=entry):
            wider = found.pop()[0]
            place = self._within(place, wider)
        found.append((place, entry))

    def _contains(self, wider: Place, place: Place, contained: Entry | None) -> bool:
        gap = self.text[_spanned(place).end : _spanned(wider).start]
        if not _CONTAINED.fullmatch(gap) or WIDTH[wider.precision] <= WIDTH[place.precision]:
            return False
        if place.country is not None and place.country != wider.country:
            return False
        if wider.precision == "province" and contained is not None and contained.province is not None:
            return place.precision == "site" or self._same_province(contained.province, wider)
        return wider.precision != "town" or place.precision in {"site", "unknown"}

    def _same_province(self, province: str, wider: Place) -> bool:
        gazetteer = open_gazetteer()
        return any(entry.province in {None, province} for entry in gazetteer.entries(wider.name))

    def _within(self, place: Place, wider: Place) -> Place:
        if place.precision not in {"site", "unknown"} or wider.precision not in {"town", "district"}:
            return replace(place, country=place.country or wider.country)
        span = Span(_spanned(place).start, _spanned(wider).end)
        lat, lon = (wider.lat, wider.lon) if wider.lat is not None else (place.lat, place.lon)
        return Place(span.of(self.text), wider.country, lat, lon, "site", span)

    def _read(self, match: Match, following: tuple[Place, Entry | None] | None) -> tuple[Place, Entry | None] | None:
        shape = shape_of(self.tokens, match.first, match.last, self.nation_tokens)
        if shape is None:
            return None
        weights = dict(self.weights)
        joined = following is not None and self._leads_to(shape, following[0])
        if joined and following is not None and following[0].country:
            weights[following[0].country] = 2 * max(self.weights.values(), default=6.0) + 6
        entry = self._chosen(match, shape, weights)
        if entry is None or not self._believable(match, shape, entry, joined=joined):
            return None
        span = Span(self.tokens[shape.first].start, self.tokens[shape.last - 1].end)
        precision = shape.precision or entry.precision
        return Place(self._name(entry, span, shape), entry.country, entry.lat, entry.lon, precision, span), entry

    def _leads_to(self, shape: Shape, following: Place) -> bool:
        gap = self.text[self.tokens[shape.last - 1].end : _spanned(following).start]
        return len(gap) < 30 and bool(_CONTAINED.fullmatch(gap)) and WIDTH[following.precision] >= 3

    def _chosen(self, match: Match, shape: Shape, weights: Mapping[str, float]) -> Entry | None:
        entries = ranked(match.entries, weights)
        wanted = [entry for entry in entries if entry.precision == shape.precision]
        # 'Kherson region' is the province and 'Tsafe district' the district, where the gazetteer has one.
        if wanted and entries and wanted[0].country == entries[0].country:
            return wanted[0]
        return entries[0] if entries else None

    def _name(self, entry: Entry, span: Span, shape: Shape) -> str:
        written = span.of(self.text)
        if shape.precision is not None or (entry.rank < 2 and not written.isupper()):
            return written
        return entry.name if written.isupper() or written.lower().startswith("the ") else written

    def _believable(self, match: Match, shape: Shape, entry: Entry, *, joined: bool) -> bool:
        if entry.precision == "country" or joined:
            return not (joined and self._is_person(match) and entry.population < IN_CONTEXT)
        single = match.last - match.first == 1
        share = self.shares.get(entry.country or "", 0.0)
        name = self.tokens[match.first].text
        if single and shape.plain and self._speaks(match, entry):
            return False
        cued = shape.cued or shape.precision is not None or self._follows_place(match)
        if single and is_common_word(name):
            return cued and share > 0 and (entry.population >= IN_CONTEXT or shape.precision is not None)
        if entry.rank == 2 or (entry.precision == "province" and share > 0):
            return True
        if single and self._is_person(match):
            return cued and entry.population >= AFTER_CUE and share > 0
        if share > 0:
            return cued or entry.population >= IN_CONTEXT
        return entry.population >= (AFTER_CUE if cued else ALONE) and (entry.rank > 0 or cued)

    def _speaks(self, match: Match, entry: Entry) -> bool:
        """Say whether a capital stands for its government: 'Beijing said', 'Moscow denied'."""
        last = self.tokens[match.last - 1]
        if not is_capital(entry.name, entry.country) or not last.joined:
            return False
        return not self._cue(match) and self.tokens[match.last].lower in vocabulary().government

    def _cue(self, match: Match) -> bool:
        return match.first > 0 and self.tokens[match.first - 1].lower in vocabulary().cues

    def _follows_place(self, match: Match) -> bool:
        """Say whether the name stands in a list: 'Maribor, Ptuj and Slovenska Bistrica'."""
        if match.first == 0:
            return False
        before = self.tokens[match.first - 1]
        gap = self.text[before.after : self.tokens[match.first].start]
        listed = gap == ", " or before.lower == "and"
        return listed and any(0 < match.first - other.last < 2 for other in self.matches if other.entries)

    def _is_person(self, match: Match) -> bool:
        return self.tokens[match.first].text in self.persons

    def _persons(self) -> frozenset[str]:
        """Return the words of longer names that are no places, so that a surname alone is not taken for a village."""
        covered = {number for match in self.matches for number in range(match.first, match.last)}
        words: set[str] = set()
        for first, last in _runs(self.tokens):
            if last - first > 1 and not covered.issuperset(range(first, last)):
                shapes = vocabulary()
                nouns = {self.tokens[number].lower for number in range(first, last)}
                if not nouns & (shapes.site | shapes.area.keys() | shapes.compass):
                    words.update(self.tokens[number].text for number in range(first, last))
        return frozenset(words)

    def _nation_site(self, match: Match) -> Place | None:
        return None

    def _with_unknown(self, places: list[Place]) -> list[Place]:
        return places


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tokens that are capitals in a row, one space apart."""
    first = 0
    breaks = vocabulary().breaks
    while first < len(tokens):
        last = first
        while last < len(tokens) and tokens[last].capital and tokens[last].lower not in breaks:
            last += 1
            if not tokens[last - 1].joined:
                break
        if last > first:
            yield first, last
        first = max(last, first + 1)


def _spanned(place: Place) -> Span:
    if place.span is None:
        raise ValueError(f"{place.name} was found in no text")
    return place.span
