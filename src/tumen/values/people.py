"""Nouns that name people, so that a number can be bound to those it counts."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("tumen.values").joinpath("people.toml").read_text(encoding="utf-8"))


@cache
def _plurals() -> dict[str, str]:
    """Return plural by singular for every noun that has a singular."""
    table = _table()
    singulars = [
        word
        for group in (*table["part"].values(), *table["nouns"].values(), table["demonyms"]["words"])
        for word in group
        if " " not in word
    ]
    return {word: table["plural"].get(word) or _regular_plural(word) for word in singulars}


@cache
def _plural_words() -> frozenset[str]:
    table = _table()
    return frozenset({*_plurals().values(), *table["uncountable"]["words"], *table["demonyms"]["invariant"]})


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(_table()[section][key])


def _regular_plural(word: str) -> str:
    if word.endswith("man"):
        return word.removesuffix("man") + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word.removesuffix("y") + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def is_singular_person(word: str) -> bool:
    """Say whether the word is a noun for one person ('diplomat', 'camerawoman')."""
    return word.lower() in _plurals() or _ends_in_person(word, ("man", "woman", "person"))


def is_plural_person(word: str) -> bool:
    """Say whether the word is a noun for several people ('diplomats', 'police', 'the wounded')."""
    return word.lower() in _plural_words() or _ends_in_person(word, ("men", "women", "persons"))


def _ends_in_person(word: str, endings: tuple[str, ...]) -> bool:
    """Accept compounds that no list holds ('henchmen'); a capital makes it a surname ('Hoffman')."""
    plain = len(word) > 6 and word.islower() and word.endswith(endings)
    return plain and word not in _words("adjectives", "not_people")


def is_person_noun(word: str) -> bool:
    """Say whether the word, singular or plural, names people. A word with a possessive 's does not: it owns."""
    return is_singular_person(word) or is_plural_person(word)


@cache
def _adjectives() -> frozenset[str]:
    demonyms = _table()["demonyms"]
    return _words("adjectives", "words") | frozenset({*demonyms["words"], *demonyms["invariant"]})


def is_also_adjective(noun: str) -> bool:
    """Say whether a person noun is as often an adjective ('a major', 'a Korean')."""
    return noun.lower() in _adjectives()


@cache
def _part_keys() -> dict[str, str]:
    plurals = _plurals()
    keys = {plural: plural for plural in plurals.values()}
    keys |= plurals
    for key, words in _table()["part"].items():
        keys |= {form: key for word in words for form in (word, plurals[word])}
    return keys


def part_key(noun: str) -> str:
    """Return the key under which a breakdown counts the noun: 'boy' under 'children', 'soldier' under 'soldiers'."""
    lowered = noun.lower()
    if lowered.endswith(("woman", "women")):
        return "women"
    return _part_keys().get(lowered, lowered)


def opens_compound(next_word: str) -> bool:
    """Say whether a person noun before this word is only the first half of a compound ('refugee camp')."""
    return next_word.lower() in _words("compound", "tails")
