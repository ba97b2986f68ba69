"""Dates as headers write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableError
from tumen.reports.dates import find_dates, parse_any, parse_published


@pytest.mark.parametrize(
    "words",
    [
        "5 March 2024",
        "5th March, 2024",
        "March 5, 2024",
        "Mar. 5 2024",
        "Tuesday 5 March 2024",
        "05 MAR 24",
        "2024-03-05",
        "5.3.2024",
        "5. 3. 2024",
        "05/03/2024 | 5 March 2024",
        "5 March B.E. 2567",
        "Posted March 5th, 2024, 4:12 p.m.",
    ],
)
def test_a_day_is_read_in_the_forms_of_headers(words: str) -> None:
    assert find_dates(words)[0].on(None) == dt.date(2024, 3, 5)


def test_with_strokes_the_month_must_be_told_apart() -> None:
    assert find_dates("25/04/2024")[0].on(None) == dt.date(2024, 4, 25)
    assert find_dates("04/25/2024")[0].on(None) == dt.date(2024, 4, 25)
    assert find_dates("04/04/2024")[0].on(None) == dt.date(2024, 4, 4)
    assert find_dates("03/12/2024") == []


@pytest.mark.parametrize("words", ["31 February 2024", "45 March", "Room 12", "7.30 a.m.", "Case 3/2024", "in March"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert find_dates(words) == []


def test_a_day_without_a_year_needs_one_from_elsewhere() -> None:
    (date,) = find_dates("Updated 08:15 GMT, 12 May")
    assert date.on(None) is None
    assert date.on(2024) == dt.date(2024, 5, 12)
    assert date.moment == dt.time(8, 15, tzinfo=dt.UTC)


@given(st.dates(dt.date(1970, 1, 1), dt.date(2068, 12, 31)))
def test_every_day_is_read_back_from_its_words(day: dt.date) -> None:
    for words in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ):
        (date,) = find_dates(words)
        assert date.on(None) == day
        assert date.span.of(words) == words


@given(st.text(alphabet="0123456789 ./-:,MarchMay()APMgmt"))
def test_no_words_break_it(words: str) -> None:
    for date in find_dates(words):
        assert date.span.of(words)
        date.on(2024)


def test_an_iso_date_is_a_day_and_with_a_zone_a_moment() -> None:
    assert parse_published("2024-03-05") == (dt.date(2024, 3, 5), None)
    assert parse_published("2024-03-05T10:00:00Z")[1] == dt.datetime(2024, 3, 5, 10, tzinfo=dt.UTC)
    with pytest.raises(UnreadableError, match="is no ISO date"):
        parse_published("5 March 2024")


def test_mails_and_markup_write_dates_in_more_ways() -> None:
    day = dt.date(2024, 3, 5)
    for words in ("2024-03-05", "Tue, 05 Mar 2024 10:00:00 +0100", "5 March 2024", "2024-03-05T10:00:00.000Z"):
        read = parse_any(words)
        assert read is not None
        assert read[0] == day
    assert parse_any("soon") is None
