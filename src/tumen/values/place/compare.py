"""Comparing places: how far apart, whether they can be one, which is narrower; and a place in words."""

import math

from tumen.values.place.countries import country_name
from tumen.values.place.gazetteer import open_gazetteer
from tumen.values.place.place import Place, PlacePrecision
from tumen.values.spelling import key

EARTH_RADIUS_KM = 6371.0
# How far from its centre a place of this precision may reach, in kilometres.
REACH_KM: dict[PlacePrecision, float] = {"site": 15, "town": 15, "district": 40, "province": 250, "unknown": 15}
WIDTH: dict[PlacePrecision, int] = {"site": 0, "town": 1, "district": 2, "province": 3, "country": 4, "unknown": 5}
_SAME_SPOT_DEGREES = 0.02


def distance_km(one: Place, other: Place) -> float | None:
    """Return the great-circle distance of the centres in kilometres (haversine), None where a position is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    first, second = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def compatible(one: Place, other: Place) -> bool | None:
    """Say whether what happened at one place may have happened at the other; None where it cannot be known.

    True where the names are the same, where a country or province contains the other, or where the centres lie as
    close as the precisions allow. Two provinces or two districts of different names are different places.
    """
    if one.country and other.country and one.country != other.country:
        return False
    if _same_words(one, other):
        return True
    wide, narrow = (one, other) if WIDTH[one.precision] >= WIDTH[other.precision] else (other, one)
    if "country" in {wide.precision, narrow.precision}:  # a sea of no country may lie off any
        return None if wide.country is None or narrow.country is None else True
    if wide.precision == "province" and narrow.precision != "province":
        inside = _inside(narrow, wide)
        if inside is not None:
            return inside
    apart = distance_km(one, other)
    if apart is None:
        return None
    if wide.precision == narrow.precision and wide.precision in {"province", "district"}:
        return apart < 1
    return apart <= REACH_KM[wide.precision] + (REACH_KM[narrow.precision] if wide.precision != "province" else 0)


def narrower(one: Place, other: Place) -> Place:
    """Return the place that is named more narrowly; of two alike the one with a position, then the first."""
    first, second = (WIDTH[one.precision], one.lat is None), (WIDTH[other.precision], other.lat is None)
    return other if second < first else one


def place_words(place: Place) -> str:
    """Return the place for people: 'Kunming, China'; a country by its usual name."""
    if place.country is None:
        return place.name
    country = country_name(place.country)
    return country if place.precision == "country" else f"{place.name}, {country}"


def _same_words(one: Place, other: Place) -> bool:
    if key(one.name) == key(other.name):
        return True
    return one.lat is not None and (one.lat, one.lon, one.precision) == (other.lat, other.lon, other.precision)


def _inside(narrow: Place, province: Place) -> bool | None:
    """Say whether the place lies in the province, by their codes in the gazetteer; None where it has not both."""
    inner, outer = _province_codes(narrow), _province_codes(province)
    if not inner or not outer:
        return None
    return bool(inner & outer)


def _province_codes(place: Place) -> set[str]:
    """Return the province codes of the gazetteer's places at this name and spot; a site is known by its town's spot."""
    if place.lat is None or place.lon is None:
        return set()
    gazetteer = open_gazetteer()
    names = [place.name, *place.name.split(", ")]
    words = place.name.replace(",", "").split()
    names += [
        " ".join(words[first:last])
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + 3) + 1)
    ]
    return {
        entry.province
        for name in names[:60]
        for entry in gazetteer.entries(name)
        if entry.province is not None and entry.country == place.country and _near(entry.lat, entry.lon, place)
    }


def _near(lat: float | None, lon: float | None, place: Place) -> bool:
    if lat is None or lon is None or place.lat is None or place.lon is None:
        return False
    return abs(lat - place.lat) < _SAME_SPOT_DEGREES and abs(lon - place.lon) < _SAME_SPOT_DEGREES
