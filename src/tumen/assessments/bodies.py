"""What the words in a speaker's name say of the body that speaks: its kind, its country, what it can know."""

import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from tumen.values.name import fits, same_name
from tumen.values.place import country_of, find_places

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PROPER = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*(?: [A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*)*")
_OF = re.compile(r"\b(?:of|at|in|for|from|with)\b")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Body:
    """What a speaker's name says.

    `words` tell it from other bodies; `persona` are the words of a person's name that follows an office ('Minister Ly
    Dara'); `kinds` are kinds of body. `described`: no proper name, at most where it is from ('a Seoul-based group').
    `country` is whose it is, ISO 3166 alpha-2; None where the name does not say.
    """

    name: str
    words: frozenset[str]
    persona: frozenset[str]
    kinds: frozenset[str]
    described: bool
    country: str | None


@lru_cache(maxsize=65536)
def body_of(name: str) -> Body:
    """Return what the name says: 'South Korea’s spy agency' is of KR and described, 'Captain Ly' is of the military."""
    every = words_in(name)
    kinds = frozenset(kind for kind, listed in _kinds().items() if every & listed)
    persona = _persona(name)
    own = frozenset(_POSSESSIVE.sub("", word) for word in _plain(name))
    places = frozenset(word for run in _places_in(name) for word in words_in(run[0]))
    places |= frozenset(word for word in own if places & set(word.split("-")))
    words = own - (_generic() - _portfolio(own)) - persona - places
    proper = [run for run in _PROPER.findall(name) if _proper_words(run) - places - persona]
    described = not proper or (not persona and not words)
    return Body(name, words, persona, kinds, described, _country(name))


def same_body(one: Body, other: Body) -> bool:
    """Say whether two names can be of one body, both named or both described: they share what tells bodies apart.

    A person with an office stands for the body; 'the ministry' and 'the interior ministry' fit, 'the health ministry'
    and 'the interior ministry' do not, nor do bodies of two countries.
    """
    if one.country and other.country and one.country != other.country:
        return False
    if one.persona & other.persona or one.persona & other.words or one.words & other.persona:
        return True
    if one.words and other.words:
        return 2 * len(one.words & other.words) >= min(len(one.words), len(other.words))
    if one.persona and other.persona:
        return False
    if one.kinds & other.kinds - {"group"}:
        return True
    if same_name(one.name, other.name):
        return True
    # That a described body is a named one is weighed where origins are joined, not taken for granted here.
    return one.described == other.described and (fits(one.name, other.name) or fits(other.name, one.name))


def words_in(text: str) -> frozenset[str]:
    """Return the words in lower case, and pairs of neighbours joined by a hyphen, so that 'coast guard' is found."""
    plain = _plain(text)
    return frozenset(plain) | frozenset(f"{one}-{other}" for one, other in itertools.pairwise(plain))


@cache
def listed_words(table: str, key: str = "words") -> frozenset[str]:
    """Return the words of one list in `bodies.toml`."""
    return frozenset(_tables()[table][key].split())


def _plain(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _proper_words(run: str) -> frozenset[str]:
    return frozenset(_POSSESSIVE.sub("", word) for word in _plain(run)) - _generic()


def _persona(name: str) -> frozenset[str]:
    """Return the words of the personal name that ends the name after an officer's word ('the mayor of X, Ly Dara')."""
    runs = list(_PROPER.finditer(name))
    if not runs:
        return frozenset()
    start = runs[-1].start()
    words = list(re.finditer(r"[^ ]+", runs[-1].group()))
    while words and _POSSESSIVE.sub("", words[0].group().lower().strip(".,")) in _generic():
        words.pop(0)
    offices = [word for word in _WORD.finditer(name) if word.group().lower() in _officers()]
    if not words or not offices:
        return frozenset()
    office, start = offices[-1], start + words[0].start()
    between = name[office.end() : start]
    if office.start() >= start or (_OF.search(between) and not re.search(r"[,(]", between)):
        return frozenset()
    return frozenset(_plain(name[start : runs[-1].end()]))


def _portfolio(words: frozenset[str]) -> frozenset[str]:
    """Return the words that tell a ministry from others; of other bodies the same words only say the kind."""
    ministry = words & {"ministry", "minister", "department", "secretary", "ministry's"}
    return listed_words("portfolios") if ministry else frozenset()


@cache
def _generic() -> frozenset[str]:
    return listed_words("empty") | _officers() | frozenset().union(*_kinds().values())


@cache
def _officers() -> frozenset[str]:
    return listed_words("officers")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("tumen.assessments").joinpath("bodies.toml").read_text(encoding="utf-8"))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in _tables()["kinds"].items()}


@lru_cache(maxsize=65536)
def _places_in(name: str) -> tuple[tuple[str, str], ...]:
    """Return the words of the name that stand for a country, its people or a place, each with the country."""
    found: list[tuple[str, str]] = []
    for run in _PROPER.findall(name):
        words = [_POSSESSIVE.sub("", word) for word in re.split(r"[ -]", run)]
        at = 0
        while at < len(words):
            length, country = _longest_country(words[at:])
            if country is not None:
                found.append((" ".join(words[at : at + length]), country))
            at += length
    found.extend(
        (place.name, place.country) for place in find_places(name.replace("-", " ")) if place.country is not None
    )
    return tuple(found)


def _longest_country(words: list[str]) -> tuple[int, str | None]:
    for length in range(len(words), 0, -1):
        country = country_of(" ".join(words[:length]))
        if country is not None:
            return length, country
    return 1, None


def _country(name: str) -> str | None:
    lowered = f" {' '.join(_plain(name))} "
    for country, bodies in _tables()["implied"].items():
        if any(f" {body} " in lowered for body in bodies):
            return str(country)
    places = _places_in(name)
    return places[0][1] if places else None


def cannot_be_one(one: Body, other: Body) -> bool:
    """Say whether two names of bodies cannot mean one: different countries, or names that share no word. 'Gunmen' may be anybody."""
    if one.country is not None and other.country is not None:
        return one.country != other.country
    named = not one.described and not other.described and bool(one.words and other.words)
    return named and not one.words & other.words
