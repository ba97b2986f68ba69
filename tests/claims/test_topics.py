"""Topics: which texts are silent, and that grave events in sport, art and business are not."""

import pytest
from tests.claims.texts import read

from tumen.claims import Act

_STADIUM = (
    "A stampede at the national stadium in Yaoundé killed eight football fans on Monday. The match between the two teams "
    "went ahead; the coach of the home team said players were not told. The cup fixture had drawn 60,000 fans."
)
_STRIKER = (
    "A striker of a football club was shot dead in Guayaquil on Sunday. The player was the league's top scorer this "
    "season and captain of his team. His coach said the transfer to another club had been agreed."
)
_DIRECTOR = (
    "Film director Reza Kamali was arrested in Tehran on Monday. His film, a drama on a family of actors, won the "
    "festival's award. The audience at the premiere applauded for ten minutes."
)
_NOVELIST = (
    "Novelist Ana Prieto was murdered in Bogotá on Sunday. Her thriller was her best novel and had many readers."
)


@pytest.mark.parametrize(
    ("text", "act"), [(_STADIUM, "death"), (_STRIKER, "killing"), (_DIRECTOR, "arrest"), (_NOVELIST, "killing")]
)
def test_grave_events_in_stadiums_and_studios_are_read(text: str, act: Act) -> None:
    assert act in {claim.act for claim in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        (
            "The pawn was executed on the long diagonal. The grandmaster gave up a rook, and the bishop was taken hostage "
            "in the endgame."
        ),
        (
            "The league match ended 2-1. The striker killed the game after the goalkeeper was arrested by cramp. The coach "
            "of the home team praised his players, who captured the cup last season."
        ),
        (
            "In this farce a smuggler is killed and the protagonist arrests a judge. A subplot about two hostages who were "
            "kidnapped is the funniest of the year."
        ),
        (
            "Shares were hit and the merger was killed on Monday. Investors fled the market; the bank cut its profit and "
            "revenue forecast after the currency was attacked by traders."
        ),
    ],
)
def test_matches_markets_and_plots_are_silent(text: str) -> None:
    assert read(text).claims == ()
