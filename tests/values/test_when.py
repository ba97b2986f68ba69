"""Words to closed intervals of days, and how two of them compare."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.values import Span, When, find_whens, gap_days, overlap, read_when, when_words
from tumen.values.when import WhenPrecision
from tumen.values.when.calendar import half_year, month_of, season_of, single, week_of, year_of

WEDNESDAY = dt.date(2024, 8, 28)


def _interval(words: str, published: dt.date | None = WEDNESDAY) -> str | None:
    when = read_when(words, published)
    if when is None:
        return None
    return "unknown" if when.start is None else f"{when.start}/{when.end}"


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("Wednesday", "2024-08-28/2024-08-28"),
        ("on Wednesday", "2024-08-28/2024-08-28"),
        ("in November", "2023-11-01/2023-11-30"),
        ("second half of last year", "2023-07-01/2023-12-31"),
        ("last month", "2024-07-01/2024-07-31"),
        ("on Aug. 21", "2024-08-21/2024-08-21"),
        ("earlier this week", "2024-08-26/2024-08-28"),
        ("in recent years", "unknown"),
        ("since the pandemic", "unknown"),
        ("overnight", "2024-08-27/2024-08-28"),
        ("two days ago", "2024-08-26/2024-08-26"),
        ("mid-October 2023", "2023-10-11/2023-10-20"),
        ("between 9 and 11 October", "2023-10-09/2023-10-11"),
        ("early July", "2024-07-01/2024-07-10"),
        ("late last year", "2023-10-01/2023-12-31"),
        ("the weekend", "2024-08-24/2024-08-25"),
        ("last Friday", "2024-08-23/2024-08-23"),
        ("three weeks ago", "2024-08-05/2024-08-11"),
        ("from January to June", "2024-01-01/2024-06-30"),
        ("in 2019", "2019-01-01/2019-12-31"),
        ("this year", "2024-01-01/2024-08-28"),
        ("21 August 2024", "2024-08-21/2024-08-21"),
        ("on the night of 20 August", "2024-08-20/2024-08-20"),
        ("the first half of 2023", "2023-01-01/2023-06-30"),
        ("yesterday", "2024-08-27/2024-08-27"),
    ],
)
def test_the_twenty_five_expressions_of_news_are_exact(words: str, interval: str) -> None:
    assert _interval(words) == interval


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("12 May", "2024-05-12/2024-05-12"),
        ("the 12th of May", "2024-05-12/2024-05-12"),
        ("December 24", "2023-12-24/2023-12-24"),
        ("August 21, 2024", "2024-08-21/2024-08-21"),
        ("2024-08-21", "2024-08-21/2024-08-21"),
        ("2024/08/21", "2024-08-21/2024-08-21"),
        ("the week ending 10 August", "2024-08-04/2024-08-10"),
        ("in the early 1990s", "1990-01-01/1993-12-31"),
        ("21/08/2024", "2024-08-21/2024-08-21"),
        ("08/21/2024", "2024-08-21/2024-08-21"),
        ("03/04/2024", "2024-04-03/2024-04-03"),
        ("03/12/2024", "2024-03-12/2024-03-12"),
        ("14.03.2024", "2024-03-14/2024-03-14"),
        ("16. 11. 2023", "2023-11-16/2023-11-16"),
        ("Tuesday 7 May", "2024-05-07/2024-05-07"),
        ("Tues. 5 Sept. 2023", "2023-09-05/2023-09-05"),
        ("29 February", "2024-02-29/2024-02-29"),
        ("May 2024", "2024-05-01/2024-05-31"),
        ("late November", "2023-11-21/2023-11-30"),
        ("the end of last month", "2024-07-21/2024-07-31"),
        ("the first week of June", "2024-06-01/2024-06-07"),
        ("the last three months of 2023", "2023-10-01/2023-12-31"),
        ("the third quarter of 2023", "2023-07-01/2023-09-30"),
        ("Q3 2023", "2023-07-01/2023-09-30"),
        ("the autumn of 2023", "2023-09-01/2023-11-30"),
        ("last winter", "2023-12-01/2024-02-29"),
        ("the winter of 2023-24", "2023-12-01/2024-02-29"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("21-24 August", "2024-08-21/2024-08-24"),
        ("October 9-11, 2023", "2023-10-09/2023-10-11"),
        ("28 September to 2 October 2023", "2023-09-28/2023-10-02"),
        ("from November 2022 to February", "2022-11-01/2023-02-28"),
        ("from November to February", "2023-11-01/2024-02-29"),
        ("between 2019 and 2021", "2019-01-01/2021-12-31"),
        ("in January and February of this year", "2024-01-01/2024-02-29"),
        ("overnight from Monday to Tuesday", "2024-08-26/2024-08-27"),
        ("on the night of 23 to 24 May", "2024-05-23/2024-05-24"),
        ("before dawn on Tuesday", "2024-08-27/2024-08-27"),
        ("Monday night", "2024-08-26/2024-08-26"),
        ("last night", "2024-08-27/2024-08-28"),
        ("this morning", "2024-08-28/2024-08-28"),
        ("last Wednesday", "2024-08-21/2024-08-21"),
        ("Thursday of last week", "2024-08-22/2024-08-22"),
        ("last week", "2024-08-19/2024-08-25"),
        ("next week", "2024-09-02/2024-09-08"),
        ("tomorrow", "2024-08-29/2024-08-29"),
        ("the past 24 hours", "2024-08-27/2024-08-28"),
        ("a year ago", "2023-01-01/2023-12-31"),
        ("since January", "2024-01-01/2024-08-28"),
        ("since the start of 2023", "2023-01-01/2024-08-28"),
        ("since last Thursday", "2024-08-22/2024-08-28"),
        ("from 1 March until now", "2024-03-01/2024-08-28"),
        ("so far this year", "2024-01-01/2024-08-28"),
        ("last May", "2024-05-01/2024-05-31"),
        ("last August", "2023-08-01/2023-08-31"),
        ("on the 8th", "2024-08-08/2024-08-08"),
        ("on the 30th", "2024-07-30/2024-07-30"),
        ("Friday the 13th", "2023-10-13/2023-10-13"),
        ("New Year's Eve", "2023-12-31/2023-12-31"),
        ("Christmas Day", "2023-12-25/2023-12-25"),
        ("in recent months", "unknown"),
        ("a few weeks ago", "unknown"),
    ],
)
def test_expressions_are_read_against_the_publication_date(words: str, interval: str) -> None:
    assert _interval(words) == interval


@pytest.mark.parametrize("words", ["Wednesday", "in November", "12 May", "two days ago", "this year", "since 2019"])
def test_without_a_publication_date_a_relative_date_stays_unknown(words: str) -> None:
    assert _interval(words, None) == "unknown"


def test_without_a_publication_date_a_full_date_is_known() -> None:
    assert _interval("between 9 and 11 October 2023", None) == "2023-10-09/2023-10-11"


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the fall of the fort, and the second wave was late.",
        "The June 4 Movement met at 8 March Square.",
        "Every Friday the market is full after Friday prayers.",
        "Mr Sun and Ms Mar sat with Jan Prus, and April Moss was there by June Moss.",
        "It opens at 10 a.m. and closes at half past two, as Sunday Okoye said.",
        "On the 5th floor, in the 19th district, 2024 tins stood.",
        "The Peninsula Today staff met at noon.",
    ],
)
def test_words_that_only_look_like_times_are_left_out(text: str) -> None:
    assert find_whens(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He fell ill in November and died.", "in November"),
        ("The toll of Sunday's fire rose.", "Sunday"),
        ("In September 16 people were taken.", "In September"),
        ("It ended by the 'May Day' march since the start of 2023, they say.", "since the start of 2023"),
        ("The attack came shortly before midnight on Sunday near the quay.", "shortly before midnight on Sunday"),
    ],
)
def test_the_span_holds_the_words_that_bear_on_the_time(text: str, words: str) -> None:
    assert words in [when.words for when in find_whens(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("The court will meet on Friday.", "2024-08-30/2024-08-30"),
        ("The court met on Friday.", "2024-08-23/2024-08-23"),
        ("They expect the toll to rise before Sunday.", "2024-08-28/2024-08-31"),
        ("More are likely to flee before the end of the month.", "2024-08-28/2024-08-31"),
        ("They may be sent back within the week.", "2024-08-28/2024-09-01"),
        ("The law is due to take effect in January.", "2025-01-01/2025-01-31"),
        ("She hopes that he will be freed, she said in January.", "2024-01-01/2024-01-31"),
    ],
)
def test_what_is_to_come_lies_after_publication(text: str, interval: str) -> None:
    when = find_whens(text, WEDNESDAY)[-1]
    assert f"{when.start}/{when.end}" == interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("In May they said that four had been held the month before.", "2024-04-01/2024-04-30"),
        ("He was held on 7 May. The following day he was freed.", "2024-05-08/2024-05-08"),
        ("He was held on 7 May, they said on Monday. He was freed that day.", "2024-05-07/2024-05-07"),
        ("She said on Thursday that he was held four days earlier.", "2024-08-18/2024-08-18"),
        ("90 came in the first half of 2024, against 80 in the same period of last year.", "2023-01-01/2023-06-30"),
        ("He was held on 7 May. Since then nothing is known.", "2024-05-07/2024-08-28"),
        ("They fled in November 2022 and came in January of the following year.", "2023-01-01/2023-01-31"),
    ],
)
def test_times_that_point_back_follow_the_time_told_before(text: str, interval: str) -> None:
    when = find_whens(text, WEDNESDAY)[-1]
    assert f"{when.start}/{when.end}" == interval


def _when(start: dt.date | None, end: dt.date | None, precision: WhenPrecision) -> When:
    return When(start, end, precision, None, None)


def test_times_overlap_where_they_share_a_day() -> None:
    may = _when(dt.date(2024, 5, 1), dt.date(2024, 5, 31), "month")
    last_day = _when(dt.date(2024, 5, 31), dt.date(2024, 5, 31), "day")
    june = _when(dt.date(2024, 6, 3), dt.date(2024, 6, 3), "day")
    unknown = _when(None, None, "unknown")
    assert overlap(may, last_day)
    assert gap_days(may, last_day) == 0
    assert gap_days(june, may) == gap_days(may, june) == 3
    assert gap_days(may, unknown) is None
    assert not overlap(unknown, unknown)
    assert when_words(unknown) == "unknown"


_DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2098, 12, 31))
_UNITS = st.one_of(
    _DAYS.map(single),
    _DAYS.map(week_of),
    _DAYS.map(lambda day: month_of(day.year, day.month)),
    _DAYS.map(lambda day: year_of(day.year)),
    st.builds(half_year, st.integers(1901, 2098), st.sampled_from([1, 2])),
    st.builds(season_of, st.integers(1901, 2097), st.sampled_from([3, 6, 9, 12])),
)


@given(_UNITS)
def test_a_unit_in_words_reads_back_as_itself(unit: tuple[dt.date, dt.date, WhenPrecision]) -> None:
    when = _when(*unit)
    read = read_when(when_words(when), None)
    assert read is not None
    assert (read.start, read.end, read.precision) == (when.start, when.end, when.precision)


@given(_DAYS, st.integers(1, 900))
def test_a_range_in_words_reads_back_as_itself(start: dt.date, length: int) -> None:
    when = _when(start, min(start + dt.timedelta(days=length), dt.date(2099, 12, 31)), "range")
    read = read_when(when_words(when), None)
    assert read is not None
    assert (read.start, read.end) == (when.start, when.end)


_PIECES = [
    "on", "in", "Monday", "November", "the", "last", "year", "week", "of", "2023", "12", "May", "since", "between", "and", "to", "-",
    "three", "days", "ago", "before", "same", "day", "that", "31", "February", ",", "early", "mid-", "first", "half", "2019-2021",
    "999", "years", "decades", "later", "night", "overnight", "from", "summer", "weekend", "next", "until", "will", "99/99/9999", "the 30th", "0",
]  # fmt: skip


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join),
    st.none() | st.dates(),
)
def test_times_of_any_text_stand_in_it_in_order(text: str, published: dt.date | None) -> None:
    last = 0
    for when in find_whens(text, published):
        assert when.span is not None
        assert when.words == when.span.of(text) != ""
        assert when.span.start >= last
        assert (when.start is None) == (when.end is None) == (when.precision == "unknown")
        last = when.span.end


@pytest.mark.parametrize(
    ("unit", "length"),
    [
        ("1", 100_000), ("the ", 30_000), ("a a ", 30_000), ("on Monday and ", 30_000), ("2019-", 30_000), ("1 May to ", 30_000),
        (" ", 100_000), ("since the ", 30_000), ("in the first half of ", 30_000), ("\n", 100_000),
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str, length: int) -> None:
    started = time.process_time()
    find_whens(unit * (length // len(unit)), WEDNESDAY)
    assert time.process_time() - started < 4


def test_a_day_that_the_calendar_lacks_leaves_its_month() -> None:
    assert [when.words for when in find_whens("It was dated 31 February 2024.", WEDNESDAY)] == ["February 2024"]


def test_a_span_is_where_the_words_stand() -> None:
    when = find_whens("They left on 7 May 2024.", None)[0]
    assert when.span == Span(10, 23)


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("during Ramadan", "2024-03-11/2024-04-09"),
        ("the first day of Ramadan 2023", "2023-03-23/2023-03-23"),
        ("on Eid al-Fitr", "2024-04-10/2024-04-12"),
        ("on Good Friday", "2024-03-29/2024-03-29"),
        ("on Easter Sunday 2011", "2011-04-24/2011-04-24"),
        ("on Orthodox Easter", "2024-05-05/2024-05-05"),
        ("on Thanksgiving", "2023-11-23/2023-11-23"),
        ("on Memorial Day", "2024-05-27/2024-05-27"),
        ("in the second quarter", "2024-04-01/2024-06-30"),
        ("in Q4", "2023-10-01/2023-12-31"),
        ("the 12 months to June", "2023-07-01/2024-06-30"),
        ("the fiscal year that ended in September 2023", "2022-10-01/2023-09-30"),
        ("overnight into Saturday", "2024-08-23/2024-08-24"),
        ("late Saturday into early Sunday", "2024-08-24/2024-08-25"),
        ("the night before last", "2024-08-26/2024-08-26"),
        ("two Sundays ago", "2024-08-18/2024-08-18"),
        ("24-Aug-2024", "2024-08-24/2024-08-24"),
        ("on Monday 19th", "2024-08-19/2024-08-19"),
    ],
)
def test_feasts_quarters_business_years_and_nights_are_exact(words: str, interval: str) -> None:
    assert _interval(words) == interval


def test_a_feast_in_somebodys_name_and_the_quarter_of_a_town_are_no_times() -> None:
    assert find_whens("It was told, said Rose Easter, in the second quarter of the old town.", WEDNESDAY) == []
