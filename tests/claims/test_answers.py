"""Answers: rejecting and checking what others said of an act."""

import pytest
from tests.claims.texts import only, read

from tumen.claims import Act, Stance


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
