"""Fates: one person shot and dead is a death, another one shot an injury."""

import pytest
from tests.claims.texts import read


def _acts(text: str) -> set[str]:
    return {claim.act for claim in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot on Elm Street on Sunday. The man died in hospital.",
        "Ana Ruiz was shot in the head in Dayton. Ruiz was pronounced dead at the scene.",
        "The victim suffered a gunshot wound and was taken to a hospital, where he died.",
        "A man was shot and killed in Dayton.",
    ],
)
def test_who_was_shot_and_died_is_told_as_dead_alone(text: str) -> None:
    acts = _acts(text)
    assert "injury" not in acts
    assert acts & {"killing", "death"}


@pytest.mark.parametrize(
    "text",
    [
        "One man was killed in Dayton. A woman was shot in the leg.",
        "Ana Ruiz was killed in Dayton. Leo Okello was shot in the leg.",
        "One man was killed in Dayton. Another man was shot in the leg.",
        "One man was killed in Dayton and three others were wounded.",
        "A man is dead and his nephew is in serious condition after a shooting in Dayton on Sunday.",
        "Two rebels were killed near Gulu. One UPDF ranger was wounded. A clerk died there in May last year.",
    ],
)
def test_who_is_told_apart_from_the_dead_stays_injured(text: str) -> None:
    assert "injury" in _acts(text)


def test_nobody_dead_denies_deaths_that_another_tells_of() -> None:
    told = read("Residents said nine people were killed in Gusau on Monday. The governor said no one was killed.")
    assert {(claim.act, claim.stance) for claim in told.claims} == {("killing", "asserts"), ("killing", "denies")}


def test_nobody_dead_is_no_claim_where_nobody_tells_of_deaths() -> None:
    told = read("Gunmen kidnapped nine pupils in Gusau on Monday. No one was killed, the union said.")
    assert {claim.act for claim in told.claims} == {"abduction"}


def test_a_death_right_after_shots_is_a_killing_and_one_by_illness_is_none() -> None:
    assert "killing" in _acts("Gunmen opened fire on a bar in Dayton on Sunday. Leo Okello died at the scene.")
    assert "death" in _acts("Gunmen opened fire on a bar in Dayton on Sunday. In Lima a judge died of cancer.")


def test_a_body_with_bullet_wounds_tells_of_a_killing() -> None:
    assert "killing" in _acts("The body of an activist, bearing bullet wounds, was found in Turbat on Sunday.")
