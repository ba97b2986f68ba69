"""Frames: the number, the place and the time that belong to one naming of an act."""

import datetime as dt

import pytest
from tests.claims.texts import PUBLISHED, parsed

from tumen.claims.acts import find_occurrences
from tumen.claims.attributions import find_attributions
from tumen.claims.frames import count_of, find_surroundings, place_of, when_of
from tumen.values import Count, Place, When


def _frame(text: str, published: dt.date | None = PUBLISHED) -> tuple[Count | None, Place | None, When | None]:
    doc = parsed(text)
    first = next(iter(doc.sents))
    occurrence = find_occurrences(first)[0]
    around = find_surroundings(doc, published)
    attribution = next(iter(find_attributions(first)), None)
    return (
        count_of(occurrence, around),
        place_of(occurrence, attribution, around),
        when_of(occurrence, attribution, around),
    )


@pytest.mark.parametrize(
    ("people", "low", "high"),
    [
        ("Fifteen farmers", 15, 15),
        ("At least 15 farmers", 15, None),
        ("More than a dozen farmers", 13, None),
        ("About 40 farmers", 36, 44),
        ("Up to 40 farmers", 1, 40),
        ("Between 20 and 25 farmers", 20, 25),
        ("Dozens of farmers", 24, None),
        ("A farmer", 1, 1),
        ("Tomas Reeve", 1, 1),
        ("Tomas Reeve and Mina Oduya", 2, 2),
        ("A family of four", 4, 4),
        ("Mina Oduya, 34,", 1, 1),
    ],
)
def test_the_count_is_that_of_the_people_affected(people: str, low: int, high: int | None) -> None:
    verb = "was" if low == 1 and high == 1 else "were"
    count, _, _ = _frame(f"{people} {verb} arrested in Kunming on Monday.")
    assert count is not None
    assert (count.low, count.high) == (low, high)


def test_a_breakdown_is_no_second_count() -> None:
    count, _, _ = _frame("The union said 15 farmers, 13 women and two children, were arrested in Kunming.")
    assert count is not None
    assert (count.low, count.high, count.parts) == (15, 15, {"women": (13, 13), "children": (2, 2)})


def test_who_went_along_is_counted_too() -> None:
    count, _, _ = _frame("A diplomat defected with his wife and child in November.")
    assert count is not None
    assert (count.low, count.high) == (3, 3)


@pytest.mark.parametrize(
    "text", ["Nine guards arrested the farmers.", "The farmers were arrested after 12 years in Kunming."]
)
def test_numbers_of_others_and_of_years_are_not_theirs(text: str) -> None:
    assert _frame(text)[0] is None


def test_the_place_is_where_it_happened_and_not_the_goal() -> None:
    _, place, _ = _frame("Nine women were sent back to Laos from Kunming on Monday.")
    assert place is not None
    assert (place.name, place.country) == ("Kunming", "CN")


def test_the_place_of_a_speaker_is_not_the_place_of_the_act() -> None:
    assert _frame("The police of Hanoi said nine men were arrested.")[1] is None


def test_the_narrower_of_two_places_is_taken() -> None:
    _, place, _ = _frame("Nine farmers were arrested in Kunming, China, on Monday.")
    assert place is not None
    assert place.name == "Kunming"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nine farmers were arrested in Kunming on Monday.", dt.date(2024, 8, 26)),
        ("On Sunday nine farmers were arrested in Kunming.", dt.date(2024, 8, 25)),
        ("The union said nine farmers were arrested on 3 May 2024.", dt.date(2024, 5, 3)),
    ],
)
def test_the_time_is_the_latest_such_day_before_publication(text: str, day: dt.date) -> None:
    _, _, when = _frame(text)
    assert when is not None
    assert (when.start, when.end) == (day, day)


def test_the_time_of_speaking_is_not_the_time_of_the_act() -> None:
    _, _, when = _frame("The union said on Tuesday that nine farmers were arrested on Sunday.")
    assert when is not None
    assert when.start == dt.date(2024, 8, 25)
    assert _frame("The union said on Tuesday that nine farmers were arrested.")[2] is None


def test_a_relative_day_stays_unknown_without_a_publication_date() -> None:
    assert _frame("Nine farmers were arrested in Kunming on Monday.", published=None)[2] is None


@pytest.mark.parametrize(
    ("people", "many"),
    [
        ("Amina Yusuf and Peter Okoth", 2),
        ("The reporter and the camerawoman", 2),
        ("Mr Okello and his two sons", 3),
        ("John Park and his wife", 2),
        ("The 33-year-old", 1),
        ("Her husband", 1),
        ("Another", 1),
    ],
)
def test_people_without_a_number_are_as_many_as_are_named(people: str, many: int) -> None:
    count, _, _ = _frame(f"{people} were arrested in Kampala on Monday.")
    assert count is not None
    assert (count.low, count.high) == (many, many)
