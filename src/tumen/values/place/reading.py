"""Reading: one text on its way from matched names to places."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tumen.values.place.countries import is_capital, neighbours
from tumen.values.place.gazetteer import context_weights, is_common_word, ranked
from tumen.values.place.index import Entry
from tumen.values.place.matches import Match, spoken_of
from tumen.values.place.place import Place, PlacePrecision
from tumen.values.place.shape import Shape, shape_of
from tumen.values.place.tokens import Token, vocabulary
from tumen.values.place.unknown import runs, unknown_names
from tumen.values.span import Span
from tumen.values.spelling import key

# People that make a town believable: alone, after 'in' or 'near', and where its country is spoken of.
ALONE, AFTER_CUE, IN_CONTEXT = 500_000, 300_000, 15_000
# A site is put into a town of its name only where the text speaks of that country at least this much.
SITE_SHARE = 0.5
JOINED_WEIGHT = 20.0  # 'Gulu, Uganda': the wider place outweighs anything else
NEARBY = 200  # code points at which a place says half as much about the country of another
FAR = 3000  # code points beyond which it says nothing
WIDTH: dict[PlacePrecision, int] = {"site": 0, "unknown": 0, "town": 1, "district": 2, "province": 3, "country": 4}
_CONTAINED = re.compile(
    r",? (?:in|inside|near|outside|at|of|off)(?: the)?(?: (?:city|town|village|province|district|region|state|area))?(?: of)? "
    r"|, (?:the )?(?:capital|city|town) of |, | \(|, (?:in|near|outside) (?:the )?(?:\w+ ){1,2}(?:city|town|village|province|district|region|state) of ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """A place with its span, and the gazetteer's entry where it has one."""

    place: Place
    span: Span
    entry: Entry | None


class Reading:
    """The tokens and matches of one text, and how much it speaks of each country."""

    def __init__(self, text: str, tokens: list[Token], matches: list[Match], shares: Mapping[str, float]) -> None:
        self.text = text
        self.tokens = tokens
        self.matches = matches
        self.shares = shares
        self.weights = context_weights(shares)
        self.nation_tokens = frozenset(
            number for match in matches if match.nations is not None for number in range(match.first, match.last)
        )
        self.told = [(match, *spoken_of(match)) for match in matches]
        self.own = Counter((country, self._words(match)) for match, country, _ in self.told if country is not None)
        self.by_country = Counter(country for _, country, _ in self.told if country is not None)
        self.ends = frozenset(match.last for match in matches if match.entries)
        self.persons = self._persons()

    def places(self) -> list[Place]:
        """Return the places in order; read from the right, so that the wider place is known before the narrower."""
        known = self._known()
        unknown = self._unknown(known)
        joined: list[Read] = []
        for read in sorted([*known, *unknown], key=lambda read: read.span, reverse=True):
            joined.append(self._joined(read, joined))
        return [
            read.place
            for read in reversed(joined)
            if read.place.country or read.entry or read.place.precision != "site"
        ]

    def _known(self) -> list[Read]:
        found: list[Read] = []
        for match in reversed(self.matches):
            if match.nations is None:
                read = self._read(match, found[-1] if found else None)
                if read is not None and not (found and found[-1].span.overlaps(read.span)):
                    found.append(read)
        return found

    def _read(self, match: Match, following: Read | None) -> Read | None:
        shape = shape_of(self.tokens, match.first, match.last, self.nation_tokens)
        if shape is None:
            return None
        weights = dict(self.weights)
        is_country = any(entry.precision == "country" for entry in match.entries)
        joined = following is not None and not is_country and self._leads_to(shape, following)
        if joined and following is not None and following.place.country:
            weights[following.place.country] = JOINED_WEIGHT
        entry = self._chosen(match, shape, weights)
        joined = joined and entry is not None and following is not None and entry.country == following.place.country
        if entry is None or not self._believable(match, shape, entry, joined=joined):
            return None
        if entry.precision == "country":
            return self._country(match, shape, entry)
        span = Span(self.tokens[shape.first].start, self.tokens[shape.last - 1].end)
        precision = shape.precision or entry.precision
        name = self._name(entry, span, shape)
        return Read(Place(name, entry.country, entry.lat, entry.lon, precision, span), span, entry)

    def _country(self, match: Match, shape: Shape, entry: Entry) -> Read:
        """Return a country; what stands at an embassy of it is in another country, which is not known yet."""
        nation = vocabulary().of_nations
        if shape.precision == "site" and self.tokens[shape.last - 1].lower in nation:
            span = Span(self.tokens[match.first].start, self.tokens[shape.last - 1].end)
            return Read(Place(span.of(self.text), None, None, None, "site", span), span, None)
        span = Span(self.tokens[match.first].start, self.tokens[match.last - 1].end)
        plain = Shape(match.first, match.last, None, shape.cued, plain=True)
        return Read(
            Place(self._name(entry, span, plain), entry.country, entry.lat, entry.lon, "country", span), span, entry
        )

    def _leads_to(self, shape: Shape, following: Read) -> bool:
        gap = self.text[self.tokens[shape.last - 1].end : following.span.start]
        return bool(_CONTAINED.fullmatch(gap)) and WIDTH[following.place.precision] >= WIDTH["district"]

    def _chosen(self, match: Match, shape: Shape, weights: Mapping[str, float]) -> Entry | None:
        entries = ranked(match.entries, weights)
        best = entries[0] if entries else None
        if best is not None and best.precision == "province" and shape.precision is None:
            # A province's name alone is rather its seat, where the two share the name.
            seats = (entry for entry in entries if entry.precision == "town" and entry.province == best.province)
            return next((entry for entry in seats if entry.population >= IN_CONTEXT), best)
        # 'Kherson region' is the province and 'Tsafe district' the district, where the gazetteer has one.
        wanted = (entry for entry in entries if entry.precision == shape.precision and entry.country == best.country)  # type: ignore[union-attr]
        return next(wanted, best)

    def _name(self, entry: Entry, span: Span, shape: Shape) -> str:
        written = span.of(self.text)
        if shape.precision is not None or written == entry.name:
            return written
        if written.lower().startswith("the "):
            return entry.name
        if written.isupper() and not entry.name.isupper():
            return entry.name if key(entry.name) == key(written) else written.title()
        return written

    def _believable(self, match: Match, shape: Shape, entry: Entry, *, joined: bool) -> bool:
        """Say whether the name may be taken for this place, by its size, its context and the words around it."""
        share = self._share(match, shape, entry)
        if shape.precision == "site" and entry.precision != "country":
            return (share >= SITE_SHARE and entry.population >= IN_CONTEXT) or joined
        if entry.precision == "country":
            return True
        if match.last - match.first == 1 and not joined:
            if shape.plain and self._speaks(match, entry):
                return False
            if is_common_word(self.tokens[match.first].text) or self.tokens[match.first].text in self.persons:
                least = IN_CONTEXT if is_common_word(self.tokens[match.first].text) else AFTER_CUE
                return shape.cued and share > 0 and entry.population >= least
        if joined or entry.rank == 2:
            return True
        cued = shape.cued or shape.precision is not None or self._in_list(match)
        if share > 0:
            return cued or entry.population >= IN_CONTEXT
        if not self.by_country and shape.cued and entry.rank > 0:  # no country is named that could speak against it
            return entry.population >= IN_CONTEXT
        return entry.population >= (AFTER_CUE if cued else ALONE) and (entry.rank > 0 or cued)

    def _share(self, match: Match, shape: Shape, entry: Entry) -> float:
        """Return how much the text speaks of the place's country, 0 where nothing but this very name does.

        A name in a place's position speaks for itself where its country is one of the text's main ones or touches one.
        """
        country = entry.country or ""
        share = self.shares.get(country, 0.0)
        alone = share < 1 or country in self.by_country
        alone = alone and self.by_country[country] <= self.own[country, self._words(match)]
        if not alone:
            return share
        near = share >= SITE_SHARE or any(self.shares.get(other, 0.0) >= share for other in neighbours(country))
        return share if shape.cued and near else 0.0

    def _words(self, match: Match) -> str:
        return " ".join(token.lower for token in self.tokens[match.first : match.last])

    def _speaks(self, match: Match, entry: Entry) -> bool:
        """Say whether a capital stands for its government: 'Beijing said', 'Moscow denied'."""
        last = self.tokens[match.last - 1]
        if not is_capital(entry.name, entry.country) or not last.joined:
            return False
        cued = match.first > 0 and self.tokens[match.first - 1].lower in vocabulary().cues
        return not cued and self.tokens[match.last].lower in vocabulary().government

    def _in_list(self, match: Match) -> bool:
        """Say whether the name stands in a list of names: 'Maribor, Ptuj and Slovenska Bistrica'."""
        if match.first == 0:
            return False
        before = self.tokens[match.first - 1]
        listed = before.lower == "and" or self.text[before.after : self.tokens[match.first].start] == ", "
        return listed and not self.ends.isdisjoint({match.first, match.first - 1})

    def _persons(self) -> frozenset[str]:
        """Return the words of longer names that are no places, so that a surname alone is not taken for a village."""
        whole = {(match.first, match.last) for match in self.matches}
        words: set[str] = set()
        for run in runs(self.tokens):
            named = [number for number in range(run.first, run.last) if number not in self.nation_tokens]
            if run.names_person and len(named) > 1 and (named[0], named[-1] + 1) not in whole:
                words.update(self.tokens[number].text for number in named)
        return frozenset(words)

    def _unknown(self, known: list[Read]) -> list[Read]:
        taken = {number for read in known for number in self._numbers(read.span)}
        names = list(unknown_names(self.tokens, taken, self.nation_tokens, self.persons))
        spans = [Span(self.tokens[name.first].start, self.tokens[name.last - 1].end) for name in names]
        mentions = self._mentions(known)
        votes: dict[str, dict[str, float]] = {}
        for span in spans:
            told = votes.setdefault(key(span.of(self.text)), {code: share / 10 for code, share in self.shares.items()})
            _vote(told, span, mentions)
        found = []
        for name, span in zip(names, spans, strict=True):
            told = votes[key(span.of(self.text))]
            country = None if name.foreign else max(told, key=lambda code: (told[code], code), default=None)
            found.append(Read(Place(span.of(self.text), country, None, None, name.precision, span), span, None))
        return found

    def _numbers(self, span: Span) -> range:
        first = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        return range(first, bisect_left(self.tokens, span.end, key=lambda token: token.start))

    def _mentions(self, known: list[Read]) -> list[tuple[Span, str, float]]:
        """Return the words that say where things near them are: their country, and how strongly, in order."""
        named = [
            (self._span(match), country, self._nearness(match))
            for match, country, _ in self.told
            if country is not None
        ]
        placed = [
            (read.span, read.place.country, 1.0)
            for read in known
            if read.place.country is not None and read.entry is not None and read.entry.precision != "country"
        ]
        return sorted([*named, *placed])

    def _span(self, match: Match) -> Span:
        return Span(self.tokens[match.first].start, self.tokens[match.last - 1].end)

    def _nearness(self, match: Match) -> float:
        """Return what a name says of where things near it are; nationalities say least, as people travel."""
        if match.nations is not None:
            return 0.25
        return 0.5 if any(entry.precision == "country" for entry in match.entries) else 0.75

    def _joined(self, read: Read, following: list[Read]) -> Read:
        """Return the place with those that contain it and follow it, which are taken off the end of `following`."""
        while following and self._contains(following[-1], read):
            read = self._within(read, following.pop())
        return read

    def _contains(self, wider: Read, read: Read) -> bool:
        gap = self.text[read.span.end : wider.span.start]
        if not _CONTAINED.fullmatch(gap) or WIDTH[wider.place.precision] <= WIDTH[read.place.precision]:
            return False
        if read.entry is not None and read.place.country != wider.place.country:
            return False
        if read.entry is None or wider.entry is None or read.place.precision == "site":
            return True
        if wider.entry.province is not None and wider.place.precision == "province":
            return read.entry.province == wider.entry.province
        return wider.place.precision != "town"

    def _within(self, read: Read, wider: Read) -> Read:
        """Return the narrower place with what it has from the wider; a site is named together with its town."""
        place = replace(read.place, country=wider.place.country or read.place.country)
        if read.place.precision not in {"site", "unknown"} or wider.place.precision not in {"town", "district"}:
            return replace(read, place=place)
        span = Span(read.span.start, wider.span.end)
        lat, lon = (wider.place.lat, wider.place.lon) if read.entry is None else (place.lat, place.lon)
        named = Place(span.of(self.text), place.country, lat, lon, read.place.precision, span)
        return Read(named, span, read.entry or wider.entry)


def _vote(votes: dict[str, float], span: Span, mentions: list[tuple[Span, str, float]]) -> None:
    """Add to the votes of each country what the mentions nearby say, the nearer the more."""
    first = bisect_left(mentions, span.start - FAR, key=lambda mention: mention[0].start)
    for place, country, weight in mentions[first:]:
        if place.start > span.end + FAR:
            break
        distance = max(place.start - span.end, span.start - place.end, 0)
        votes[country] = votes.get(country, 0.0) + weight * NEARBY / (NEARBY + distance)
