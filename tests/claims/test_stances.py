"""Stance and mood: said, denied, expected, tried, or no claim at all."""

import pytest
from tests.claims.texts import sentence

from tumen.claims import Stance
from tumen.claims.acts import find_occurrences
from tumen.claims.attributions import Attribution, find_attributions
from tumen.claims.stances import Modality, Mood, has_phrase, is_timeless, modality, stance_of


def _mood(text: str) -> Modality:
    return modality(find_occurrences(sentence(text))[0].word)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Police arrested nine men.", "real"),
        ("Police had arrested nine men.", "real"),
        ("Nine women will be deported.", "expected"),
        ("Nine women may be deported.", "expected"),
        ("Nine women are expected to be deported.", "expected"),
        ("Police did not arrest the men.", "negated"),
        ("Police never arrested the men.", "negated"),
        ("The women should not be deported.", "position"),
        ("The women must be released.", "position"),
        ("The women would be deported.", "unreal"),
        ("Police want to arrest the men.", "unreal"),
        ("The union urged the army to release the men.", "unreal"),
        ("If police arrest the men, the shop will close.", "unreal"),
    ],
)
def test_the_words_around_an_act_give_its_mood(text: str, mood: Mood) -> None:
    assert _mood(text) == Modality(mood, attempted=False)


@pytest.mark.parametrize(
    "text",
    [
        "Nine women tried to escape from the camp.",
        "Nine women were trying to escape from the camp.",
        "Police attempted to arrest nine men.",
        "Police failed to arrest the men.",
    ],
)
def test_what_was_tried_is_attempted(text: str) -> None:
    assert _mood(text).attempted


def _attribution(text: str) -> Attribution:
    return find_attributions(sentence(text))[0]


_SAID = "The union said police arrested nine men."
_CONFIRMED = "The union confirmed that police arrested nine men."
_DENIED = "The union denied that police arrested nine men."
_FEARED = "The union fears that police arrested nine men."


@pytest.mark.parametrize(
    ("cue", "mood", "stance"),
    [
        (None, "real", "asserts"),
        (None, "negated", None),
        (None, "expected", "expects"),
        (_SAID, "real", "asserts"),
        (_SAID, "negated", "denies"),
        (_SAID, "expected", "expects"),
        (_SAID, "position", None),
        (_SAID, "unreal", None),
        (_CONFIRMED, "real", "confirms"),
        (_DENIED, "real", "denies"),
        (_FEARED, "real", "expects"),
    ],
)
def test_the_stance_follows_from_cue_and_mood(cue: str | None, mood: Mood, stance: Stance | None) -> None:
    attribution = None if cue is None else _attribution(cue)
    assert stance_of(attribution, Modality(mood, attempted=False)) == stance


@pytest.mark.parametrize(
    ("text", "timeless"),
    [
        ("In the play the hero kills the king.", True),
        ("Soldiers killed nine men.", False),
        ("Soldiers have killed nine men.", False),
        ("Nine men were killed.", False),
    ],
)
def test_plots_and_rules_stand_in_the_simple_present(text: str, timeless: bool) -> None:
    assert is_timeless(find_occurrences(sentence(text))[0].word) is timeless


def test_a_phrase_is_found_by_its_lemmas() -> None:
    word = has_phrase(sentence("The army is looking into the report."), "verifying", "phrases")
    assert word is not None
    assert word.text == "looking"
    assert has_phrase(sentence("The army is looking at the sea."), "verifying", "phrases") is None
    assert has_phrase(sentence("No such arrests took place."), "denying", "phrases") is not None
