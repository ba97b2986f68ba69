"""Texts with characters nobody sees, letters decoded wrongly and sentences glued together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.texts import only, read, report

from tumen.claims import read_attributions
from tumen.claims.slips import mended
from tumen.values import Span


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("re\u00adpa\u00adtri\u00adated", "repatriated"),
        ("min\u200bistry\ufeff", "ministry"),
        ("â€œNo,â€\u009d she said â€“ itâ€™s", "“No,” she said – it’s"),
        ("BogotÃ¡, 15Â\u00a0people", "Bogotá, 15 people"),
        ("15\u00a0people", "15 people"),
        ("army´s ﬁghters", "army's fighters"),
        ("They left in May.The union said so", "They left in May. The union said so"),
    ],
)
def test_slips_are_mended(text: str, plain: str) -> None:
    found = mended(text)
    assert found is not None
    assert found.text == plain


@pytest.mark.parametrize("text", ["“No,” she said – it’s fine.", "CAFÉ “Âme” in Málaga", "The U.S. and the E.U.", ""])
def test_text_without_slips_is_left_alone(text: str) -> None:
    assert mended(text) is None


@given(st.text(st.sampled_from("ab .\u00ad\u200b\u00a0âÃ€™¡ﬁ"), max_size=40))
def test_stretches_of_the_mended_text_stand_in_the_report_in_order(text: str) -> None:
    found = mended(text)
    if found is None:
        return
    assert len(found.text) == len(found.starts) == len(found.ends)
    at = [found.given(Span(number, number + 1)) for number in range(len(found.text))]
    assert at == sorted(at)
    assert all(0 <= span.start <= span.end <= len(text) for span in at)


def test_claims_are_given_back_in_the_report_s_own_words() -> None:
    text = "The min\u200bistry said 15 farm\u00aders were ar\u00adrest\u00aded in Kun\u00adming."
    claim = only(read(text).claims)
    assert claim.act == "arrest"
    assert claim.text == text
    assert claim.count is not None
    assert claim.count.span is not None
    assert claim.count.span.of(text) == claim.count.words
    assert claim.speaker is not None
    assert claim.speaker.name == "The ministry"
    assert claim.speaker.span is not None
    assert claim.speaker.span.of(text) == "The min\u200bistry"


def test_attributions_are_given_back_in_the_report_s_own_words() -> None:
    text = "â€œThe bridge is old,â€\u009d the en\u00adgineer said."
    ((_, found),) = read_attributions([report(text)])
    assert [one.source.of(text) for one in found if one.source is not None] == ["the en\u00adgineer"]
