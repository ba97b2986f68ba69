"""Tables that no method could use are refused, with the row and what to do."""

import numpy as np
import pytest
from tests.assessments.hidden.tables import small

from tumen.assessments import hidden
from tumen.errors import InputError


def test_counts_are_kept_by_pattern() -> None:
    table = small(A=20, B=12, C=8, AB=5, ABC=2)
    assert table.cases == 47
    assert table.sizes == (27, 19, 10)
    assert table.frequencies == (0, 40, 5, 2)
    assert table.overlap(0, 1) == 7


def test_rows_of_cases_give_the_same_table_as_counts() -> None:
    cases = [[1, 0]] * 4 + [[0, 1]] * 3 + [[1, 1]] * 2
    assert np.array_equal(hidden.table_of_cases("AB", cases).counts, small(A=4, B=3, AB=2).counts)


@pytest.mark.parametrize(
    ("lists", "patterns", "counts", "words"),
    [
        (["a"], [[1]], [3], "one list only"),
        ([f"list {n}" for n in range(13)], [], [], "13 lists: at most 12"),
        (["a", "a"], [[1, 0]], [3], "two lists are called 'a'"),
        (["a", " "], [[1, 0]], [3], "a list has no name"),
        (["a", "b"], [[1, 0], [0, 1]], [3, -1], "row 2: the count -1 is negative"),
        (["a", "b"], [[1, 0], [1, 0]], [3, 1], "row 2: the same pattern as row 1"),
        (["a", "b"], [[1, 0], [0, 0]], [3, 1], "row 2: cases on no list"),
        (["a", "b"], [[1, 2]], [3], "row 1: 2 for the list 'b'"),
        (["a", "b"], [[1, 0, 1]], [3], "row 1: 3 flags for 2 lists"),
        (["a", "b"], [[1, 0], [0, 1]], [0, 0], "all counts are zero"),
        (["a", "b"], [[1, 0]], [3], "the list 'b' has no case"),
        (["a", "b"], [[1, 0]], [10**13], "row 1: the count 10000000000000 is above"),
    ],
)
def test_bad_tables_say_what_is_wrong(
    lists: list[str], patterns: list[list[int]], counts: list[int], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        hidden.table_of(lists, patterns, counts)


def test_a_case_on_no_list_is_refused_by_its_row() -> None:
    with pytest.raises(InputError, match="row 2: a case on no list"):
        hidden.table_of_cases("ab", [[1, 1], [0, 0]])


def test_more_than_five_lists_are_not_searched_whole() -> None:
    table = small(A=4, B=4, C=4, D=4, E=4, F=4, AB=3)
    with pytest.raises(InputError, match="6 lists have too many models to try all: use stepwise"):
        hidden.rank(table)
