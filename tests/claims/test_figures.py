"""Figures: the number of an act that is told elsewhere."""

import pytest
from tests.claims.texts import only, sentence

from tumen.claims import Act
from tumen.claims.figures import Figure, find_expected, find_figures
from tumen.values.count import find_counts


def _figures(text: str) -> list[Figure]:
    found = sentence(text)
    return list(find_figures(found, tuple(find_counts(found.text))))


@pytest.mark.parametrize(
    ("text", "act", "low"),
    [
        ("The police put the toll at 12.", None, 12),
        ("The union put the number of dead at 12.", "death", 12),
        ("The number of abducted pupils stood at 25.", "abduction", 25),
        ("The number of injured rose to 31.", "injury", 31),
        ("The number of injured rose from 20 to 31.", "injury", 31),
    ],
)
def test_a_noun_of_number_and_its_verb_give_a_figure_with_its_act(text: str, act: Act | None, low: int) -> None:
    figure = only(_figures(text))
    assert figure.act == act
    assert (figure.count.low, figure.count.high) == (low, low)


@pytest.mark.parametrize(
    "text",
    [
        "The toll is not known.",
        "Police arrested 12 men.",
        "The union questioned the figure that 12 men gave.",
        "Four of the dead were children.",
    ],
)
def test_without_a_number_put_somewhere_there_is_no_figure(text: str) -> None:
    assert _figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The number of dead will rise.",
        "The toll could climb further.",
        "Rescuers expect the number of victims to grow.",
    ],
)
def test_a_number_that_may_yet_grow_is_expected(text: str) -> None:
    assert find_expected(sentence(text)) is not None


@pytest.mark.parametrize("text", ["The number of dead rose to 12.", "The figure is disputed."])
def test_a_number_that_has_grown_is_not_expected(text: str) -> None:
    assert find_expected(sentence(text)) is None
