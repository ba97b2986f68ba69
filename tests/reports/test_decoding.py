"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableError
from tumen.reports.decoding import decode

WORDS = "The café’s owner, José Muñoz, saw four people being led away – at night."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_text_is_read_in_the_encodings_it_comes_in(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    words = "Zażółć gęślą jaźń: the Polish text was read out in court on Monday."
    assert decode(words.encode("iso-8859-2"), "iso-8859-2") == words


def test_a_declared_encoding_that_is_wrong_or_unknown_does_no_harm() -> None:
    assert decode(WORDS.encode(), "iso-8859-1") == WORDS
    assert decode(WORDS.encode("cp1252"), "no-such-encoding") == WORDS


def test_other_scripts_are_recognised() -> None:
    words = "Полиция задержала четырёх человек в городе, сообщили в понедельник в министерстве. " * 3
    assert decode(words.encode("cp1251")) == words


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_text_comes_back_as_it_was(words: str) -> None:
    assert decode(f"Held: {words}".encode()) == f"Held: {words}"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_with_a_reason(content: bytes) -> None:
    try:
        text = decode(content)
    except UnreadableError:
        return
    assert "\x00" not in text
