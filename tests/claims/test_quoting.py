"""Where quotations stand in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.claims.quoting import quoted_stretches


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Come in,” she said.", ["“Come in,”"]),
        ('"Come in," she said. "Sit down."', ['"Come in,"', '"Sit down."']),
        ('“Come in," she said. "Sit down.”', ['“Come in,"', '"Sit down.”']),
        ("''Come in,'' she said.", ["''Come in,''"]),
        ("‘Come in, please,’ she said.", ["‘Come in, please,’"]),
        ("The plank was 5' 10\" long and 3' 2\" wide.", []),
        ("“Come in, she said.\nThe door was open.", ["“Come in, she said."]),
        ("“Come in.\n\n“Sit down.” They sat.", ["“Come in.\n\n“Sit down.”"]),
        ('"Come in," she said.\nHe said: "No."', ['"Come in,"', '"No."']),
    ],
)
def test_quotations_are_found_whatever_marks_a_page_has(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_stretches(text)] == quoted


@given(st.text(st.sampled_from("ab .,\n\"“”‘’'"), max_size=60))
def test_stretches_come_in_order_and_do_not_overlap(text: str) -> None:
    found = quoted_stretches(text)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(0 <= start < end <= len(text) for start, end in found)
