"""The text of a report, cut so that every claim's words can be marked and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import claim

from tumen.publications import stretches
from tumen.reports import Furniture
from tumen.values import Span

TEXT = "Leave a comment. The union said nine men were held and two were beaten."


@given(st.data())
def test_joined_the_stretches_are_the_text_and_mark_every_claim_whole(data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(TEXT) - 1), max_size=5))
    told = [
        claim(f"c{number}", "r", text=TEXT[start : data.draw(st.integers(start + 1, len(TEXT)))], start=start)
        for number, start in enumerate(starts)
    ]
    found = stretches(TEXT, told, [Furniture("comment", Span(0, 16))])
    assert "".join(stretch.text for stretch in found) == TEXT
    for one in told:
        assert "".join(stretch.text for stretch in found if one.id in stretch.claims) == one.text
        assert [one.id in stretch.begins for stretch in found].count(True) == 1


def test_claims_that_overlap_share_the_stretch_that_both_rest_on() -> None:
    both = [
        claim("c1", "r", text="nine men were held and two", start=32),
        claim("c2", "r", text="two were beaten", start=55),
    ]
    marked = {stretch.text: stretch.claims for stretch in stretches(TEXT, both, []) if stretch.claims}
    assert marked == {"nine men were held and ": ("c1",), "two": ("c1", "c2"), " were beaten": ("c2",)}


def test_furniture_is_told_apart_and_a_masked_claim_marks_nothing() -> None:
    masked = claim("c1", "r", text="[withheld]", start=17)
    found = stretches(TEXT, [masked], [Furniture("comment", Span(0, 16))])
    assert [(stretch.text, stretch.furniture) for stretch in found] == [(TEXT[:16], "comment"), (TEXT[16:], None)]
    assert not any(stretch.claims for stretch in found)


def test_an_empty_text_has_no_stretches() -> None:
    assert stretches("", [], []) == []
