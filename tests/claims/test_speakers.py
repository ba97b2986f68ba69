"""Speakers: the fullest name behind a role, a description or a pronoun, and the kind of speaker it is."""

import pytest
from tests.claims.texts import only, read

from tumen.claims import Speaker, SpeakerKind


def _speaker(text: str) -> Speaker:
    found = [claim.speaker for claim in read(text).claims]
    assert found, text
    assert found[-1] is not None
    return found[-1]


def _without_article(name: str) -> str:
    return name.lower().removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The River Watch Network works in Kunming. The group said police arrested nine men.", "river watch network"),
        (
            "The River Watch Network spoke on Tuesday. It said police arrested nine men.",
            "river watch network",
        ),
        ("Maria Lopez leads the River Watch Network. She said police arrested nine men.", "maria lopez"),
        (
            "Tomas Reeve, a spokesman for the union, said nine women were deported. Reeve said two men were later arrested.",
            "tomas reeve",
        ),
        ("A spokesman for the defence ministry said soldiers killed nine herders.", "defence ministry"),
        ("The army said it killed nine rebels. Its spokesman said two soldiers were injured.", "army"),
        ("Nine men were arrested in Isfara in 2023, according to their lawyer, Zarina Karimova.", "zarina karimova"),
        ("A resident, Tariq Aziz, said soldiers killed nine herders.", "tariq aziz"),
    ],
)
def test_a_pronoun_a_surname_a_noun_and_a_spokesman_lead_to_the_fullest_name(text: str, name: str) -> None:
    assert _without_article(_speaker(text).name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police, the River Watch Network said, arrested nine men in Kunming.", "river watch network"),
        ("A lawmaker, citing the border guards, said nine men were arrested in Kunming.", "border guards"),
        ("Nine men were arrested in Kunming, state radio reported, citing the court.", "court"),
        ("Two senators quoted the coast guard as saying that nine men were arrested.", "coast guard"),
        ("The mayor, Tomas Reeve, was quoted by state radio as saying nine men were arrested.", "tomas reeve"),
        ("The union said it had learned from two nurses that soldiers killed nine men.", "two nurses"),
        ("The army spokesman, Colonel Musa Danjuma, said soldiers killed nine men.", "colonel musa danjuma"),
        ("The River Watch Network is small. Its volunteers said police arrested nine men.", "river watch network"),
        ("The River Watch Network is small. Its director said police arrested nine men.", "river watch network"),
        ("Governor Tomas Reeve flew to Gusau. The governor said gunmen killed nine men.", "tomas reeve"),
        ("An official at the governor's office said gunmen killed nine men.", "governor's office"),
        (
            "The mayor spoke first. His sister, Ana Ruiz, was silent. She said later that police arrested nine men.",
            "ana ruiz",
        ),
        ("Manos Unidas, a collective of nurses, met on Monday. It said police arrested nine men.", "manos unidas"),
        (
            "The foreign ministry said nine women were deported. The ministry said two men were injured.",
            "foreign ministry",
        ),
    ],
)
def test_words_that_are_passed_on_are_those_of_whom_they_come_from(text: str, name: str) -> None:
    assert _without_article(_speaker(text).name) == name


def test_an_answer_behind_and_is_not_the_speaker_s_who_told_of_the_act() -> None:
    claims = read("Ba Kyi told Radio Lanna that soldiers killed nine men, and the army rejected the report.").claims
    told = {claim.stance: claim.speaker.name for claim in claims if claim.speaker is not None}
    assert told["asserts"] == "Ba Kyi"


def test_an_acronym_is_the_name_that_the_report_spells_out_beside_it() -> None:
    text = "Voices of the Coast (VOTC) met on Monday. VOTC said police arrested nine men."
    assert _speaker(text).name == "Voices of the Coast"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The New York-based Open Ports Watch met on Monday. OPW said police arrested nine men.",
            "new york-based open ports watch",
        ),
        ("The governor of Pando, Luis Roca, said police arrested nine men.", "luis roca"),
        ("The group, River Watch Network, said police arrested nine men.", "river watch network"),
        ("A police report, seen by the Harbour Times, says nine men were arrested.", "police"),
        ("According to information received by the union, nine men were arrested.", "union"),
    ],
)
def test_names_beside_and_initials_are_the_body_and_who_only_saw_a_paper_is_not(text: str, name: str) -> None:
    assert _without_article(_speaker(text).name) == name


def test_who_denies_behind_what_he_said_is_still_who_said_it() -> None:
    text = "A military spokesman spoke. He said that they had hit a convoy, and denied that anyone at the farm had been killed."
    assert "spokesman" in _speaker(text).name


def test_who_heads_a_body_is_of_its_kind() -> None:
    assert _speaker("“Nine men were killed,” Ana Ruiz, who heads the River Watch Network, said.").kind == "civic"


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("The foreign ministry", "state"),
        ("The army", "military"),
        ("The union", "civic"),
        ("The River Watch Network", "civic"),
        ("State television", "media"),
        ("A resident", "witness"),
    ],
)
def test_a_speaker_is_of_the_kind_that_its_nouns_say(who: str, kind: SpeakerKind) -> None:
    assert _speaker(f"{who} said nine herders were killed near Gusau.").kind == kind


def test_a_speaker_stands_in_the_words_of_the_text() -> None:
    text = "Nine herders were killed near Gusau, the River Watch Network said."
    speaker = _speaker(text)
    assert speaker.span is not None
    assert speaker.span.of(text).endswith("River Watch Network")


def test_a_pronoun_with_nobody_before_it_names_nobody() -> None:
    assert only(read("He said nine women were deported.").claims).speaker is None


def test_a_speaker_speaks_on_through_the_plain_sentences_of_a_paragraph() -> None:
    text = (
        "The River Watch Network said nine men were arrested. They were held in a school. Two were beaten with sticks."
    )
    assert _without_article(_speaker(text).name) == "river watch network"


def test_a_new_paragraph_is_the_outlets_own_again() -> None:
    text = "The River Watch Network said nine men were arrested.\n\nTwo women were beaten with sticks in Gusau."
    assert read(text).claims[-1].speaker is None
