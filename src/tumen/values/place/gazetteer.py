"""Gazetteer: names of places looked up offline, the best of several homonyms chosen by context."""

import functools
import math
import mmap
from collections.abc import Collection, Iterable, Mapping

from tumen.values.place.countries import neighbours
from tumen.values.place.index import DATA, Entry, entries_of, open_index
from tumen.values.place.place import Place
from tumen.values.spelling import key

# How much each thing counts in choosing among homonyms, in powers of ten of population: an alias of our
# own table beats a usual name, a usual name beats an
# alternate one of a place a hundred times its size, a country that is spoken of beats one a million times its size.
RANK_WEIGHT = {2: 5.0, 1: 2.0, 0: 0.0}
PRECISION_WEIGHT = {"country": 5.0, "town": 1.5}
CONTEXT_WEIGHT = 6.0
NEIGHBOUR_WEIGHT = 1.5
# Without context an alternate name is believed only of a town of this many people.
LEAST_PEOPLE_FOR_LONE_ALTERNATE = 15_000


class Gazetteer:
    """Names of countries, provinces, districts and towns (GeoNames, above 500 people) with our own aliases."""

    def __init__(self, index: bytes | mmap.mmap) -> None:
        self._index = index
        # Reports repeat their names, and so do reports of one corpus.
        self.entries = functools.lru_cache(maxsize=50_000)(self._entries)

    def _entries(self, name: str) -> tuple[Entry, ...]:
        return tuple(entries_of(self._index, name))

    def candidates(self, name: str) -> list[Place]:
        """Return every place that bears the name, the likeliest first when nothing else is known."""
        return [place_of(entry) for entry in ranked(self.entries(name), {})]

    def lookup(self, name: str, countries: Collection[str] = ()) -> Place | None:
        """Return the likeliest place of this name, None if there is none or the name alone is too weak.

        `countries` are codes of countries that the context speaks of; they and then their neighbours come first. A
        name that is an English word as well ('Nice', 'Police') is found in those countries only.
        """
        weights = context_weights(dict.fromkeys(countries, 1.0))
        for entry in ranked(self.entries(name), weights):
            if _believable(name, entry, countries):
                return place_of(entry)
        return None

    def guess(self, name: str, countries: Collection[str] = ()) -> Place:
        """Return the place looked up, or a place of that name that only has its country, where context leaves one."""
        found = self.lookup(name, countries)
        if found is not None:
            return found
        only = next(iter(countries)) if len(set(countries)) == 1 else None
        return Place(name, only, None, None, "unknown", None)


@functools.cache
def open_gazetteer() -> Gazetteer:
    """Return the gazetteer of this process; the first call on a machine builds its index, which takes seconds."""
    return Gazetteer(open_index())


def ranked(entries: Iterable[Entry], weights: Mapping[str, float]) -> list[Entry]:
    """Return one entry a place, the likeliest first; aliases whose context is missing are left out.

    `weights` say how strongly each country is spoken of (`context_weights`).
    """
    fitting = [entry for entry in entries if not entry.needs or any(weights.get(code, 0) > 1 for code in entry.needs)]
    fitting.sort(key=lambda entry: (-score(entry, weights), entry.country or "", entry.province or "", entry.name))
    seen: set[tuple[object, ...]] = set()
    kept = []
    for entry in fitting:
        place = (entry.country, entry.province, entry.precision, entry.lat, entry.lon)
        if place not in seen:
            seen.add(place)
            kept.append(entry)
    return kept


def score(entry: Entry, weights: Mapping[str, float]) -> float:
    """Return how likely a text means this place, in powers of ten of population."""
    context = weights.get(entry.country, 0.0) if entry.country else 0.0
    kind = PRECISION_WEIGHT.get(entry.precision, 0.0)
    return math.log10(entry.population + 1) + RANK_WEIGHT[entry.rank] + kind + context


def context_weights(shares: Mapping[str, float]) -> dict[str, float]:
    """Return the weight of each country in choosing homonyms, from how much (0 to 1) the context speaks of it."""
    weights = {code: CONTEXT_WEIGHT * min(share, 1.0) for code, share in shares.items()}
    for code, share in shares.items():
        for other in neighbours(code):
            weights[other] = max(weights.get(other, 0.0), NEIGHBOUR_WEIGHT * min(share, 1.0))
    return weights


def place_of(entry: Entry) -> Place:
    """Return the entry as a place that no words carry."""
    return Place(entry.name, entry.country, entry.lat, entry.lon, entry.precision, None)


def is_common_word(name: str) -> bool:
    """Say whether the name is an ordinary English word as well."""
    return key(name) in _common_words()


def _believable(name: str, entry: Entry, countries: Collection[str]) -> bool:
    if entry.name.isupper() and not name.isupper():
        return False
    if entry.country in countries or entry.precision == "country" or entry.rank == 2:
        return True
    if is_common_word(name):
        return False
    return entry.rank > 0 or entry.population >= LEAST_PEOPLE_FOR_LONE_ALTERNATE


@functools.cache
def _common_words() -> frozenset[str]:
    lines = (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
