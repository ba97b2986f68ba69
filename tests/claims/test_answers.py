"""Answers: rejecting and checking what others said of an act."""

import pytest
from tests.claims.texts import only, read

from tumen.claims import Act, Claim, Stance


def only_claim(text: str) -> Claim:
    return only(read(text).claims)


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("The mission is investigating reports that soldiers killed 12 villagers.", "killing", "verifying"),
        ("The UN said it was looking into reports that soldiers killed 12 villagers.", "killing", "verifying"),
        ("The army rejected the report that its soldiers had killed civilians.", "killing", "denies"),
        ("The ministry could not yet confirm that two men had been kidnapped.", "abduction", "verifying"),
        ("The commission is examining the allegation that nine men were tortured.", "ill-treatment", "verifying"),
        ("The regional government dismissed the allegations of torture as propaganda.", "ill-treatment", "denies"),
        ("The Taliban denied responsibility for the blast.", "attack", "denies"),
        ("There was no massacre in the village, the governor said.", "killing", "denies"),
        ("The ministry withdrew its claim that nine men had been arrested.", "arrest", "denies"),
    ],
)
def test_who_checks_or_rejects_a_report_asserts_nothing(text: str, act: Act, stance: Stance) -> None:
    claim = only(read(text).claims)
    assert (claim.act, claim.stance) == (act, stance)
    assert claim.speaker is not None


def test_who_cannot_confirm_an_act_claims_nothing() -> None:
    assert read("The ministry could not confirm that two men had been kidnapped.").claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry could neither confirm nor deny that nine farmers were arrested in Kunming.",
        "The army did not deny killing nine farmers near Gusau.",
        "The army never denied that soldiers killed nine farmers near Gusau.",
    ],
)
def test_who_does_not_deny_says_nothing(text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that nine pupils were abducted in Kagara, the governor said.",
        "The governor described claims that nine pupils were abducted in Kagara as lies.",
        "The governor apologised for wrongly reporting that nine pupils were abducted in Kagara.",
    ],
)
def test_what_is_called_false_is_denied_and_asserted_by_nobody(text: str) -> None:
    claim = only_claim(text)
    assert (claim.stance, claim.act) == ("denies", "abduction")
    assert claim.speaker is not None
    assert claim.speaker.name.lower() == "the governor"


def test_what_was_verified_is_being_checked_no_more() -> None:
    assert only_claim("The mission verified that soldiers killed nine farmers near Gusau.").stance == "confirms"


def test_an_inquiry_into_what_is_alleged_verifies_it() -> None:
    text = (
        "A union said nine pupils were abducted in Kagara on Monday. "
        "Police have opened an investigation into the alleged abduction of the pupils."
    )
    stances = {claim.stance: claim.speaker.name for claim in read(text).claims if claim.speaker}
    assert stances == {"asserts": "A union", "verifying": "Police"}


def test_a_denial_is_of_whoever_denies_whatever_is_called_false() -> None:
    text = "The union said police arrested nine farmers. The foreign ministry called the report fabricated."
    assert {claim.stance: claim.speaker.name for claim in read(text).claims if claim.speaker}["denies"] == (
        "The foreign ministry"
    )


@pytest.mark.parametrize(
    "answer",
    [
        "The company denied that the bus was too full.",
        "The company withdrew an affidavit.",
        "The mission is verifying whether the driver had slept.",
    ],
)
def test_an_answer_about_something_else_is_none_to_what_was_told(answer: str) -> None:
    text = f"The union said nine farmers were arrested in Gusau on Monday. {answer}"
    assert [claim.stance for claim in read(text).claims] == ["asserts"]


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("The company denied any involvement.", "denies"),
        ("The company denied that this had happened.", "denies"),
        ("The union later withdrew the claim.", "denies"),
        ("The mission said it was checking the report.", "verifying"),
    ],
)
def test_an_answer_that_points_back_is_to_what_was_told(answer: str, stance: Stance) -> None:
    text = f"The union said nine farmers were arrested in Gusau on Monday. {answer}"
    assert [claim.stance for claim in read(text).claims] == ["asserts", stance]
