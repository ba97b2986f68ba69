"""From text to parsed document: every word keeps its place, and what is no story is blank."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.texts import parsed, report

from tumen.claims.parsing import PIECE, parse, parser, readable
from tumen.reports import Furniture
from tumen.values import Span

_LINES = st.lists(
    st.sampled_from(
        (
            "The union said nine men were held.",
            "ANCHOR: Good evening.",
            "- “No one,” she said…",
            "10:45 GMT Police fired.",
            "in southern China,.. which borders Laos",
            "1) first",
            "",
            "   \t",
            "Ümlaut 🙂 naïve",
        )
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    max_size=8,
)


@given(_LINES, st.data())
@settings(deadline=None)
def test_the_readable_text_is_as_long_as_the_text_with_every_kept_letter_in_its_place(
    lines: list[str], data: st.DataObject
) -> None:
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    cut = Span(start, data.draw(st.integers(start, len(text))))
    story = readable(report(text, furniture=[Furniture("related", cut)]))
    assert len(story) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, story, strict=True) if old not in ",.")
    assert story[cut.start : cut.end].strip() == "" or len(story.strip()) == 0


def test_furniture_is_blanked_and_the_story_kept() -> None:
    text = "Share this page\nThe union said nine men were held.\nLeave a comment"
    furniture = [Furniture("share", Span(0, 15)), Furniture("comment", Span(51, len(text)))]
    story = readable(report(text, furniture=furniture))
    assert story.strip() == "The union said nine men were held."
    assert story.index("The union") == text.index("The union")
    assert story.count("\n") == 2


def test_a_headline_is_not_read_with_its_story_but_is_read_where_there_is_no_story() -> None:
    headline = Furniture("headline", Span(0, 19))
    assert readable(report("Nine men were held.\nMore soon.", furniture=[headline])).strip() == "More soon."
    assert readable(report("Nine men were held.", furniture=[headline])) == "Nine men were held."


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("ANCHOR: Nine men were held.", "Nine men were held."),
        ("MARIA LOPEZ (reporter): Nine men were held.", "Nine men were held."),
        ("- Nine men were held.", "Nine men were held."),
        ("• Nine men were held.", "Nine men were held."),
        ("2) Nine men were held.", "Nine men were held."),
        ("10:45 GMT Nine men were held.", "Nine men were held."),
        ("10.45am - The latest from the harbour", ""),
        ("Police: nine men were held.", "Police: nine men were held."),
        ("Nine men - all farmers - were held.", "Nine men - all farmers - were held."),
        ("Nine men were held at 10:45 GMT.", "Nine men were held at 10:45 GMT."),
        ("[TEXT] Nine men [words indistinct] were held.", "Nine men                    were held."),
    ],
)
def test_labels_bullets_and_clock_headings_are_blanked_at_the_start_of_a_line_only(line: str, kept: str) -> None:
    text = f"It began on Monday.\n{line}"
    story = readable(report(text))
    assert len(story) == len(text)
    assert story.split("\n")[1].strip() == kept


def test_what_a_wire_sets_before_its_text_is_blanked() -> None:
    text = "NAIROBI, 3 MAY 90 (KNA) -- [REPORT] [TEXT] NINE MEN WERE HELD -- ALL FARMERS."
    assert readable(report(text)).strip() == "NINE MEN WERE HELD -- ALL FARMERS."


def test_a_comma_with_two_dots_is_read_as_a_comma() -> None:
    assert readable(report("in China,.. which borders Laos")) == "in China,   which borders Laos"


def test_every_word_of_a_long_document_points_at_itself() -> None:
    line = "The union said nine men were held in Gusau on Monday.\n"
    text = line * (PIECE // len(line) + 40)
    assert len(text) > PIECE
    doc = parsed(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)


def test_a_long_line_without_a_break_is_read_whole() -> None:
    text = "nine men " * (PIECE // 9 + 30)
    doc = parsed(text)
    assert doc.text == text
    assert doc[-1].idx > PIECE


def test_a_paragraph_starts_a_sentence_even_without_a_full_stop() -> None:
    text = "The harbour in the morning\n\nNine men were held by police."
    starts = [sentence.start_char for sentence in parsed(text).sents]
    assert text.index("Nine") in starts


def test_documents_come_in_the_order_of_the_texts_whatever_their_length() -> None:
    texts = ["First one.", "Second one.\n" * 2500, "Third one.", "", "Fifth one."]
    assert [doc.text for doc in parse(iter(texts), batch=2)] == texts


def test_the_parser_is_loaded_once() -> None:
    assert parser() is parser()
