"""Trends and positions: numbers compared over time, and what should or should not be done."""

import pytest
from tests.claims.texts import only, read

from tumen.claims import Act
from tumen.claims.claim import Direction


@pytest.mark.parametrize(
    ("text", "act", "direction"),
    [
        ("The number of defectors has risen since 2022, the ministry said.", "defection", "more"),
        ("The number of arrests fell in 2023, the ministry said.", "arrest", "fewer"),
        ("Arrests rose sharply in 2023, the ministry said.", "arrest", "more"),
    ],
)
def test_a_comparison_is_a_trend_of_its_act_by_its_speaker_and_no_claim(
    text: str, act: Act, direction: Direction
) -> None:
    reading = read(text)
    trend = only(reading.trends)
    assert (trend.act, trend.direction) == (act, direction)
    assert trend.speaker is not None
    assert trend.speaker.name.lower() == "the ministry"
    assert trend.span.of(text) == trend.text
    assert reading.claims == ()


def test_a_trend_keeps_what_it_is_compared_with() -> None:
    trend = only(read("The number of defectors has risen since 2022, the ministry said.").trends)
    assert trend.compared_with is not None
    assert "2022" in trend.compared_with


def test_a_comparison_that_names_no_act_goes_on_about_the_one_before() -> None:
    text = (
        "The number of defectors has risen since 2022, the ministry said. The number is less than in the previous year."
    )
    first, second = read(text).trends
    assert (first.act, first.direction) == ("defection", "more")
    assert (second.act, second.direction) == ("defection", "fewer")


@pytest.mark.parametrize(
    "text", ["Prices rose sharply in 2023, the ministry said.", "Police arrested more than 12 men in Gusau."]
)
def test_prices_and_open_numbers_are_no_trends(text: str) -> None:
    assert read(text).trends == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The farmers should not be sent back, the ministry said.", "forced-return"),
        ("The ministry said the women must not be deported.", "forced-return"),
        ("The government should release the prisoners, the ministry said.", "release"),
    ],
)
def test_what_should_be_done_is_a_position_and_no_claim(text: str, act: Act) -> None:
    reading = read(text)
    position = only(reading.positions)
    assert position.act == act
    assert position.speaker is not None
    assert position.speaker.name.lower() == "the ministry"
    assert position.text == position.span.of(text)
    assert reading.claims == ()


def test_a_position_in_a_quotation_is_of_the_speaker_of_the_sentence_before() -> None:
    text = "The ministry spoke on Tuesday, and said it was watching. “The women should not be sent back.”"
    position = only(read(text).positions)
    assert position.speaker is not None
    assert position.speaker.name.lower() == "the ministry"
