"""Texts of strangers drive neither a terminal nor a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.publications.visible import link, markdown, visible


def test_control_characters_are_named_instead_of_obeyed() -> None:
    assert visible("safe\x1b[2Jtext\x07") == "safe⟨U+001B⟩[2Jtext⟨U+0007⟩"


def test_characters_that_reorder_a_line_are_named() -> None:
    assert visible("abc\u202edcba") == "abc⟨U+202E⟩dcba"


def test_white_space_becomes_one_blank() -> None:
    assert visible("two\n\nlines\tand\u2028more") == "two lines and more"


def test_accents_and_other_scripts_stay_as_they_are() -> None:
    assert visible("Niño, 평양, Орёл, ‘quoted’") == "Niño, 평양, Орёл, ‘quoted’"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("1. no list", "1\\. no list"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("*a* _b_ `c` [d](e)", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)"),
        ("see https://x.example", "see https:\\/\\/x.example"),
        ("a well-known case of 2.5 million", "a well-known case of 2.5 million"),
    ],
)
def test_markdown_is_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert markdown(text) == shown


@given(st.text())
def test_nothing_shown_holds_a_control_character_or_a_line_end(text: str) -> None:
    assert all(character.isprintable() or ord(character) >= 0xA0 for character in visible(text))


@pytest.mark.parametrize("address", [None, "javascript:alert(1)", "data:text/html,x", "http://[broken", "no address"])
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert link("Hill Post", address) == "Hill Post"


def test_an_address_cannot_end_its_link() -> None:
    assert link("Hill Post", "https://x.example/a>) b") == "[Hill Post](<https://x.example/a%3E%29%20b>)"
