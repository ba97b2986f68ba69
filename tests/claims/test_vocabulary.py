"""The words in `hand/`: each act has some, none is written twice, and the data is well formed."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

import pytest

from tumen.claims import Act, Stance
from tumen.claims.vocabulary import act_nouns, act_verbs, cue_stances, phrases, table, words

ACTS: tuple[Act, ...] = get_args(Act)
TABLES = sorted(
    path.name.removesuffix(".toml")
    for path in files("tumen.claims").joinpath("hand").iterdir()
    if path.name.endswith(".toml")
)
_VERBS = ("object", "people", "subject", "passive", "negated", "weapon")
_NOUNS = ("nouns", "weak")


def _lists(value: Any, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, (*keys, key))
    elif isinstance(value, list):
        yield keys, value


def test_the_acts_in_the_data_are_the_acts_of_the_domain() -> None:
    assert set(table("acts")) == set(ACTS)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_words_and_a_crosswalk(act: Act) -> None:
    rows = table("acts")[act]
    assert set(rows) == {*_VERBS, *_NOUNS, "crosswalk"}
    assert any(rows[use] for use in _VERBS), "a verb names it"
    assert any(rows[use] for use in _NOUNS), "a noun names it"
    assert set(rows["crosswalk"]) == {"huridocs", "acled", "plover"}


@pytest.mark.parametrize("act", ACTS)
def test_no_word_of_an_act_is_written_twice_for_one_use(act: Act) -> None:
    for use in (*_VERBS, *_NOUNS):
        rows = table("acts")[act][use]
        assert sorted(rows) == sorted(set(rows)), (act, use)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_words_with_single_blanks(name: str) -> None:
    for keys, rows in _lists(table(name)):
        for row in rows:
            assert isinstance(row, str), keys
            assert row, keys
            assert row == " ".join(row.split()), (keys, row)


@pytest.mark.parametrize("act", ACTS)
def test_every_row_of_an_act_can_be_looked_up_by_its_verb_or_its_last_noun(act: Act) -> None:
    rows = table("acts")[act]
    verbs = {row.split()[0] for use in _VERBS for row in rows[use]}
    nouns = {row.split()[-1] for use in _NOUNS for row in rows[use]}
    assert all(any(word.act == act for word in act_verbs()[verb]) for verb in verbs)
    assert all(any(word.act == act for word in act_nouns()[noun]) for noun in nouns)


def test_a_verb_with_words_to_follow_is_tried_before_the_verb_alone() -> None:
    for found in (*act_verbs().values(), *act_nouns().values()):
        lengths = [len(word.follow) for word in found]
        assert lengths == sorted(lengths, reverse=True)


def test_a_phrase_keeps_the_words_that_must_follow_it_without_articles() -> None:
    assert ("to", "gallows") in {word.follow for word in act_verbs()["send"] if word.act == "execution"}


def test_figures_and_trends_name_acts_of_the_domain() -> None:
    assert set(table("figures")["acts"].values()) <= set(ACTS)
    assert set(table("trends")["people"].values()) <= set(ACTS)


def test_no_word_of_comparison_goes_in_two_directions() -> None:
    more, fewer, same = (words("trends", "directions", direction) for direction in ("more", "fewer", "same"))
    assert not more & fewer
    assert not (more | fewer) & same


@pytest.mark.parametrize(
    ("verb", "stance"),
    [("say", "asserts"), ("tell", "asserts"), ("confirm", "confirms"), ("deny", "denies"), ("fear", "expects")],
)
def test_a_saying_verb_takes_its_own_stance(verb: str, stance: Stance) -> None:
    assert cue_stances()[verb] == stance


def test_a_verb_that_must_have_a_clause_is_a_saying_verb() -> None:
    needing = words("cues", "verbs", "needs_clause")
    assert {"see", "find"} <= needing
    assert not {"say", "tell"} & needing


def test_phrases_are_split_into_their_words() -> None:
    assert ("no", "such") in phrases("denying", "phrases")
    assert ("look", "into") in phrases("verifying", "phrases")


def test_a_class_in_angle_brackets_stands_in_the_data() -> None:
    classes = set(table("nouns")["classes"]) | {"country"}
    for found in act_verbs().values():
        for row in found:
            assert {word.strip("<>") for word in row.follow if word.startswith("<")} <= classes


def test_a_row_with_be_stands_for_all_verbs_of_a_state() -> None:
    for verb in ("be", "remain", "languish"):
        assert ("behind", "bars") in {word.follow for word in act_verbs()[verb] if word.act == "arrest"}
