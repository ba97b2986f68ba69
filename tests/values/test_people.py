"""Nouns that name people."""

import pytest

from tumen.values.people import is_person_noun, is_singular_person, opens_compound, part_key


@pytest.mark.parametrize(
    "word", ["men", "woman", "villagers", "Koreans", "police", "asylum-seekers", "henchmen", "minors", "diplomat"]
)
def test_nouns_for_people_are_known_in_both_numbers(word: str) -> None:
    assert is_person_noun(word)


@pytest.mark.parametrize("word", ["computers", "talisman", "Hoffman", "families", "lorry", "women's", "doctor's"])
def test_other_nouns_and_owners_are_not_people(word: str) -> None:
    assert not is_person_noun(word)


def test_one_person_is_told_from_several() -> None:
    assert is_singular_person("envoy")
    assert not is_singular_person("envoys")


@pytest.mark.parametrize(
    ("noun", "key"),
    [("boy", "children"), ("minors", "children"), ("grandmother", "women"), ("soldier", "soldiers"), ("men", "men")],
)
def test_parts_are_counted_under_plural_words(noun: str, key: str) -> None:
    assert part_key(noun) == key


def test_a_person_noun_may_open_a_compound() -> None:
    assert opens_compound("camp")
    assert not opens_compound("said")
