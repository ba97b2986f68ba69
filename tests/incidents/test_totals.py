"""Totals over a period are told from occurrences."""

import pytest
from tests.cast import claim, day, people

from tumen.incidents import is_period_total


@pytest.mark.parametrize(
    ("text", "start", "end", "number"),
    [
        ("8,100 people have been returned since 1998.", -3000, 0, 8100),
        ("So far this year 24 campaigners were arrested.", -63, 0, 24),
        ("In 2022, 67 people arrived.", -790, -426, 67),
        ("The group recorded 312 cases in seven months.", -210, 0, 312),
        ("In September 61 people were taken, by the count of the committees.", -29, 0, 61),
    ],
)
def test_a_number_over_a_period_is_a_total(text: str, start: int, end: int, number: int) -> None:
    assert is_period_total(claim("1", "a", text=text, when=day(start, end), count=people(number)))


@pytest.mark.parametrize(
    ("text", "start", "end", "number"),
    [
        ("Nine people were arrested on Sunday.", 0, 0, 9),
        ("Five people were arrested in November.", -120, -91, 5),
        ("Six people were sent back that autumn.", -180, -90, 6),
        ("One envoy defected in 2016.", -3000, -2635, 1),
    ],
)
def test_one_occurrence_at_a_vague_time_is_no_total(text: str, start: int, end: int, number: int) -> None:
    assert not is_period_total(claim("1", "a", text=text, when=day(start, end), count=people(number)))


def test_a_large_number_in_words_of_a_period_is_a_total_even_where_no_time_was_read() -> None:
    assert is_period_total(
        claim("1", "a", text="More than 500 were sent home in the last quarter.", count=people(501, None))
    )
    assert not is_period_total(claim("1", "a", text="Some 500 were sent home.", count=people(450, 550)))
