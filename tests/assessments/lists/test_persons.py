"""Lists of persons, made up with a known number of people, linked without anyone labelling a pair."""

import random
import sys

import pytest

from tumen.assessments import hidden
from tumen.assessments.lists import PersonList, estimate_linked, link_persons, read_persons
from tumen.errors import InputError, SetupError

GIVEN = "ada bela cora dina edo fara gita hana ivo jana kofi lena mira nils olga pavel rosa sami tala uma vera wafa zora".split()
SYLLABLES = "ba bo da de fa ga ha ka ki la lo ma me na no pa ra ro sa se ta to va wa ya za".split()
TOWNS = "arden belmar corvo dunes elmira fosca garda hollow".split()
COLUMNS = ("given", "family", "born", "town")


def lists(true: int, chances: tuple[float, ...], errors: float, seed: int = 1) -> list[PersonList]:
    """Each list names each person with its chance; each cell of a row is misspelt, or missing, with the chance `errors`."""
    draw = random.Random(seed)  # noqa: S311 - a simulation
    rows: list[list[tuple[str, ...]]] = [[] for _ in chances]
    for _ in range(true):
        family = "".join(draw.choices(SYLLABLES, k=3))
        born = f"{draw.randint(1950, 2005)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        person = (draw.choice(GIVEN), family, born, draw.choice(TOWNS))
        for held, chance in zip(rows, chances, strict=True):
            if draw.random() < chance:
                held.append(tuple(misspelt(cell, errors, draw) for cell in person))
    return [PersonList(f"list {place}", COLUMNS, tuple(held)) for place, held in enumerate(rows, start=1)]


def misspelt(cell: str, errors: float, draw: random.Random) -> str:
    if draw.random() >= errors:
        return cell
    at = draw.randrange(len(cell))
    return draw.choice([cell[:at] + cell[at + 1 :], cell[:at] + draw.choice("aeiou13") + cell[at + 1 :], ""])


@pytest.mark.parametrize("errors", [0.0, 0.02, 0.05])
def test_the_known_number_of_people_lies_in_the_interval(errors: float) -> None:
    pytest.importorskip("splink")
    found = estimate_linked(link_persons(lists(1000, (0.35, 0.3, 0.25), errors)), replicates=100)
    assert found.refused is None
    for method in found.methods:
        assert method.interval is not None
        assert method.interval[0] < 1000 < method.interval[1]


def test_four_lists_with_many_errors_are_counted_right_too() -> None:
    pytest.importorskip("splink")
    given = lists(600, (0.4, 0.35, 0.3, 0.3), 0.1)
    table = link_persons(given).likely()
    assert table.lists == ("list 1", "list 2", "list 3", "list 4")
    fitted = hidden.fit(hidden.INDEPENDENT, table)
    assert fitted is not None
    assert fitted.total == pytest.approx(600, rel=0.12)


def test_a_person_named_twice_on_one_list_counts_once() -> None:
    pytest.importorskip("splink")
    given = lists(300, (0.5, 0.5), 0.0)
    twice = PersonList("list 1", COLUMNS, (*given[0].rows, *given[0].rows[:40]))
    assert link_persons([twice, given[1]]).likely().cases == link_persons(given).likely().cases


def test_without_splink_the_answer_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(SetupError, match=r"pip install 'tumen\[lists\]'"):
        link_persons(lists(20, (0.5, 0.5), 0.0))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([PersonList("a", ("name", "born"), (("x", "y"),))], "one list only"),
        ([PersonList("a", ("name", "born"), (("x", "y"),))] * 2, "two lists have the same name"),
        (
            [PersonList("a", ("name", "born"), (("x", "y"),)), PersonList("b", ("name", "town"), (("x", "y"),))],
            "share fewer than two columns",
        ),
        (
            [PersonList("a", ("name", "born"), (("x", "y"),)), PersonList("b", ("name", "born"), ())],
            "the list 'b' has no person",
        ),
    ],
)
def test_lists_that_cannot_be_linked_are_refused(given: list[PersonList], words: str) -> None:
    with pytest.raises(InputError, match=words):
        link_persons(given)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the list is empty"),
        ("1,2\n3,4\n", "no header"),
        ("name,name\na,b\n", "two columns are called 'name'"),
        ("name,born\na\n", "list, row 1: 1 columns, but the header has 2"),
    ],
)
def test_bad_files_of_persons_are_refused_by_name_and_row(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_persons("list", text.splitlines())
