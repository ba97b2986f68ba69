"""Words to counts of people, and what a count can be compared with."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.values import (
    CountRange,
    add_ranges,
    compatible,
    count_words,
    find_counts,
    parts_fit,
    read_count,
    span_ranges,
)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("15", 15, 15),
        ("at least 15", 15, None),
        ("15 or more", 15, None),
        ("no fewer than 15", 15, None),
        ("upwards of 15", 15, None),
        ("more than 15", 16, None),
        ("over 200", 201, None),
        ("more than a dozen", 13, None),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a dozen", 6, 6),
        ("about 40", 36, 44),
        ("around 40", 36, 44),
        ("some 40", 36, 44),
        ("nearly 40", 36, 44),
        ("close to 40", 36, 44),
        ("~40", 36, 44),
        ("twenty or so", 18, 22),
        ("about five", 4, 6),
        ("up to 40", 1, 40),
        ("as many as 40", 1, 40),
        ("not more than 40", 1, 40),
        ("at most 40", 1, 40),
        ("fewer than 20", 1, 19),
        ("40-odd", 41, 49),
        ("between 20 and 25", 20, 25),
        ("20 to 25", 20, 25),
        ("two or three", 2, 3),
        ("two to three hundred", 200, 300),
        ("dozens", 24, None),
        ("a few dozen", 24, None),
        ("scores of residents", 40, None),
        ("hundreds", 200, None),
        ("several hundred", 300, None),
        ("thousands", 2000, None),
        ("tens of thousands", 20000, None),
        ("several", 3, None),
        ("a number of", 3, None),
        ("a handful", 3, None),
        ("a few", 2, None),
        ("a couple", 2, 2),
        ("both men", 2, 2),
        ("a family of four", 4, 4),
        ("a crowd of about 300", 270, 330),
        ("a man", 1, 1),
        ("an 80-year-old woman", 1, 1),
        ("a 22-year-old from the coast", 1, 1),
        ("no one", 0, 0),
        ("nobody", 0, 0),
        ("none", 0, 0),
        ("no civilians", 0, 0),
        ("sixty-seven", 67, 67),
        ("four hundred and twelve", 412, 412),
        ("8,100", 8100, 8100),
        ("1.2 million", 1_200_000, 1_200_000),
        ("3,000-strong", 3000, 3000),
        ("all nine", 9, 9),
        ("the 15", 15, 15),
        ("his wife and child", 3, 3),
        ("a man and his wife", 2, 2),
        ("a father and two sons", 3, 3),
    ],
)
def test_count_words_have_the_bounds_of_the_domain(words: str, low: int, high: int | None) -> None:
    count = read_count(words)
    assert count is not None
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [("a senior diplomat", 1, 1), ("the nine", 9, 9), ("dozens of residents", 24, None), ("the driver", 1, 1)],
)
def test_a_noun_phrase_states_its_count(phrase: str, low: int, high: int | None) -> None:
    count = read_count(phrase)
    assert count is not None
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize("phrase", ["civilians", "600 kilometres", "the harbour", "a refugee camp", "", "three weeks"])
def test_a_phrase_that_states_no_count_of_people_reads_as_none(phrase: str) -> None:
    assert read_count(phrase) is None


@pytest.mark.parametrize(
    "text",
    [
        "The tailor, aged 43, sold it for $1.20.",
        "The baker, Ana Ruiz, 47, kept the shop.",
        "Ana Ruiz (52) and Leo Blum (38) are cousins.",
        "The sisters, aged 12 and 9, were late.",
        "The bride was aged between 19 and 46.",
        "It cost 280,000 won, 18 euros or 3.1 billion rupees.",
        "Turnout was 38 percent, or 9 per cent less.",
        "The road runs 600 kilometres at 54 miles an hour in 9C.",
        "It lasted three weeks and two and a half hours.",
        "In 2019 and since 1998 nothing changed.",
        "On 12 May 2024, at 12.40, the doors closed at nine.",
        "Call +41 22 555 01 47 or 0 800 330 951.",
        "See Highway 101, Article 5 and No. 7.",
        "One of the doors was open.",
        "The 40-day fast and the two-week strike ended 2-1.",
        "All but three had come home.",
        "The 31st and the third were late.",
        "Prices rose four hundred times to N58,000.",
    ],
)
def test_numbers_that_cannot_count_people_are_left_out(text: str) -> None:
    assert find_counts(text) == []


@pytest.mark.parametrize(
    ("text", "low", "parts"),
    [
        ("19 sailors, 12 men and seven women, were taken ashore.", 19, {"men": 12, "women": 7}),
        ("Nine people - six women, two men and a child - were held.", 9, {"women": 6, "men": 2, "children": 1}),
        ("Forty people: 30 men and ten women.", 40, {"men": 30, "women": 10}),
        ("Six people, including two children, are missing.", 6, {"children": 2}),
        ("At least 15, among them four minors, are missing.", 15, {"children": 4}),
        ("27 walkers, nine of them minors, were driven back.", 27, {"children": 9}),
        ("27 walkers, nine minors among them, were driven back.", 27, {"children": 9}),
        ("Eighty families came, 200 people, of whom 90 were women.", 200, {"women": 90}),
        ("13 women and two children were arrested.", 15, {"women": 13, "children": 2}),
        ("A woman aged 68 and two men were killed.", 3, {"women": 1, "men": 2}),
        ("Two babies among thirteen seized at the ferry", 13, {"children": 2}),
        ("Four men were struck.", 4, {"men": 4}),
    ],
)
def test_a_breakdown_belongs_to_its_total(text: str, low: int, parts: dict[str, int]) -> None:
    count = find_counts(text)[-1]
    assert (count.low, count.parts) == (low, {key: (number, number) for key, number in parts.items()})


def test_parts_never_come_out_as_counts_of_their_own() -> None:
    text = "Police held 15 defectors, 13 women and two children, on Monday, and six sailors, including a boy."
    assert [count.low for count in find_counts(text)] == [15, 6]


def test_mostly_women_is_more_than_half_of_them() -> None:
    assert find_counts("31 people, mostly women, fled.")[0].parts == {"women": (16, 31)}


def test_relatives_come_with_the_one_they_belong_to() -> None:
    counts = find_counts("A senior envoy crossed over with his wife and two children.")
    assert [(count.low, count.words) for count in counts] == [(1, "A senior envoy"), (4, "his wife and two children")]


def test_a_couple_is_two_people_and_no_part() -> None:
    count = find_counts("A couple and their three children drowned.")[0]
    assert (count.low, count.parts, parts_fit(count)) == (5, {"children": (3, 3)}, True)


def test_a_list_of_peoples_is_no_breakdown_of_the_first_of_them() -> None:
    assert find_counts("Four Afghans, a Pakistani and two Iranians walked.")[0].low == 7


def test_he_is_counted_with_his_family() -> None:
    assert [count.low for count in find_counts("It killed him, his wife and their two children.")] == [4]


def test_the_one_named_is_counted_with_the_others() -> None:
    assert [count.low for count in find_counts("The reporter and two colleagues were freed.")] == [3]


def test_a_new_clause_is_no_second_item_of_a_list() -> None:
    assert [count.low for count in find_counts("Guards killed two men and three officers were hurt.")] == [2, 3]


def test_men_women_and_children_without_numbers_are_not_all_men() -> None:
    assert find_counts("Four hundred and twelve men, women and children walked.")[0].parts == {}


def test_a_denied_or_former_number_is_no_count() -> None:
    assert [count.low for count in find_counts("The toll rose from four to five; 11 men, not 14, were hanged.")] == [
        5,
        11,
    ]


def test_a_family_whose_number_follows_a_toll_word_is_not_a_time_of_day() -> None:
    assert [count.low for count in find_counts("The union put the number of those held at eight.")] == [8]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("15 defectors, 13 women and two children, were arrested.", True),
        ("15 defectors, 13 women and three children, were arrested.", False),
        ("15 defectors, 11 women and two children, were arrested.", False),
        ("15 defectors, including two children, were arrested.", True),
        ("Two people, including three children, were arrested.", False),
        ("At least 15 people, 13 women and five children, were arrested.", True),
    ],
)
def test_parts_that_cannot_make_up_the_total_are_told(text: str, *, fits: bool) -> None:
    assert parts_fit(find_counts(text)[0]) is fits


def test_ranges_are_compatible_where_some_number_fits_both() -> None:
    assert compatible(CountRange(13, None), CountRange(15, 15))
    assert compatible(CountRange(36, 44), CountRange(1, 40))
    assert not compatible(CountRange(9, 9), CountRange(13, None))


def test_ranges_add_up_and_span() -> None:
    ranges = [CountRange(13, 15), CountRange(2, 2)]
    assert add_ranges(ranges) == CountRange(15, 17)
    assert add_ranges([*ranges, CountRange(1, None)]) == CountRange(16, None)
    assert add_ranges([]) == CountRange(0, 0)
    assert span_ranges(ranges) == CountRange(2, 15)
    assert span_ranges([*ranges, CountRange(1, None)]) == CountRange(1, None)


@given(low=st.integers(0, 10**9), more=st.none() | st.integers(0, 10**6))
def test_a_range_in_words_reads_back_as_itself(low: int, more: int | None) -> None:
    high = None if more is None else low + more
    count = read_count(count_words(low, high))
    if (low, high) == (0, None):
        assert count is None
    else:
        assert count is not None
        assert (count.low, count.high) == (low, high)


_PIECES = [
    "15", "a", "dozen", "at least", "men", "women and", "two children", ",", ".", "-", " of them ", "his wife", "among",
    "between", "20", "and", "no", "one", "8,100", "including", "(", ")", "aged", "no one", "\n\n", "half", "million",
    "a family of", "more than", "year-old", "mostly", "the", ":",
]  # fmt: skip


@given(st.text(max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_counts_of_any_text_stand_in_it_in_order(text: str) -> None:
    last = 0
    for count in find_counts(text):
        assert count.span is not None
        assert count.words == count.span.of(text) != ""
        assert count.span.start >= last
        assert count.high is None or 0 <= count.low <= count.high
        last = count.span.end


@pytest.mark.parametrize(
    ("unit", "length"),
    [
        ("1", 100_000), ("a ", 30_000), ("a man, ", 30_000), ("at least ", 30_000), ("one hundred and ", 30_000),
        ("9-", 30_000), ("two of them ", 30_000), ("1,", 100_000), ("his ", 30_000), ("two men and ", 30_000),
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str, length: int) -> None:
    started = time.process_time()
    find_counts(unit * (length // len(unit)))
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("all but three of the 20 hostages", 17, 17),
        ("half of the 30 detainees", 15, 15),
        ("more than half of the 200 protesters", 101, 200),
        ("most of the 200 protesters", 101, 200),
        ("two thirds of the 30 miners", 20, 20),
        ("a third of the 31 miners", 10, 11),
    ],
)
def test_a_share_of_a_number_is_worked_out(phrase: str, low: int, high: int) -> None:
    [count] = find_counts(phrase)
    assert (count.low, count.high) == (low, high)


def test_the_dead_the_wounded_and_the_missing_are_counted_apart() -> None:
    found = find_counts("The raid left four dead, 12 injured and three missing.")
    assert [count.low for count in found] == [4, 12, 3]
