"""Who a claim is about, as far as the words that name them can be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tumen.incidents.words import word_list
from tumen.values.place import country_of

_RUN = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:\s+(?:of|al|bin|ibn|van|de|da|dos|del|ould|el)?\s*[A-ZÀ-ÖØ-Þ][\w’'.-]*)*")
_INITIAL = re.compile(r"\b([A-Z])\.(?![A-Z])")
_WORD = re.compile(r"[^\W\d_]{3,}")
_TITLES = word_list("titles")
_EMPTY = word_list("empty")


@dataclass(frozen=True, slots=True)
class People:
    """`names`: the words of personal names. `full`: whether a name has two words or more. `countries`: of nationality.

    `kinds`: what sort of people, in plain words ('migrant', 'villager'). `initials`: of names not given in full.
    """

    names: frozenset[str]
    full: bool
    countries: frozenset[str]
    kinds: frozenset[str]
    initials: frozenset[str]


@lru_cache(maxsize=65536)
def people_in(words: str | None) -> People:
    """Return what the words for the people affected say of who they are."""
    if not words:
        return People(frozenset(), False, frozenset(), frozenset(), frozenset())
    names: set[str] = set()
    countries: set[str] = set()
    full = False
    for run in _RUN.findall(words):
        country = _nationality(run)
        if country is not None:
            countries.add(country)
            continue
        parts = [part for part in _plain(run) if part not in _TITLES]
        names.update(parts)
        full = full or len(parts) > 1
    initials = frozenset(letter.lower() for letter in _INITIAL.findall(words)) if not full else frozenset()
    lower = {_singular(word.lower()) for word in _WORD.findall(words) if word[0].islower()}
    return People(frozenset(names), full, frozenset(countries), frozenset(lower - _EMPTY), initials)


def joined(many: Iterable[People]) -> People:
    """Return what several descriptions say together."""
    all_of = tuple(many)
    return People(
        frozenset().union(*(people.names for people in all_of)),
        any(people.full for people in all_of),
        frozenset().union(*(people.countries for people in all_of)),
        frozenset().union(*(people.kinds for people in all_of)),
        frozenset().union(*(people.initials for people in all_of)),
    )


def _nationality(run: str) -> str | None:
    if len(run) < 4:
        return None
    words = run.split()
    return country_of(run) or (country_of(" ".join(words[1:])) if words[0].lower() in _TITLES and words[1:] else None)


def _plain(run: str) -> list[str]:
    return [re.sub(r"[’']s$", "", part).strip(".’'").lower() for part in run.split() if len(part) > 2]


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word
