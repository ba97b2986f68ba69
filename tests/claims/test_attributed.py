"""Who says what, whatever it is about."""

import pytest
from tests.claims.texts import report

from tumen.claims import read_attributions


def said(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    told = report(text)
    ((_, found),) = read_attributions([told])
    return [
        (
            text[one.source.start : one.source.end] if one.source else None,
            text[one.cue.start : one.cue.end] if one.cue else None,
            [text[span.start : span.end] for span in one.content],
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor has repeatedly said that the bridge is safe.",
            "The mayor",
            "has repeatedly said",
            "that the bridge is safe",
        ),
        (
            "The ferry is late, according to the harbour office.",
            "the harbour office",
            "according to",
            "The ferry is late",
        ),
        ("The teachers called for smaller classes.", "The teachers", "called for", "smaller classes"),
        ("The council praised the new library.", "The council", "praised", "the new library"),
        ("“We have waited for nine years,” the widow said.", "the widow", "said", "“We have waited for nine years,”"),
    ],
)
def test_source_cue_and_content_are_the_report_s_own_words(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in said(text)


def test_a_quotation_that_goes_on_in_its_paragraph_stays_with_its_speaker() -> None:
    found = said("“We have waited for nine years,” the widow said. “Nobody ever came to see this house.”")
    assert [(source, len(content)) for source, _, content in found] == [("the widow", 2)]


def test_a_quotation_that_nobody_is_named_for_stands_alone() -> None:
    found = said("The wall bore one line.\n\n“You will all be gone before the winter comes.”")
    assert [(source, cue) for source, cue, _ in found] == [(None, None)]


def test_plain_telling_is_attributed_to_nobody() -> None:
    assert said("The ferry left the harbour at noon and reached the island in the evening.") == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The miller went on to say that the dam was full.", "The miller", "went on to say", "that the dam was full"),
        ("The miller declined to discuss the dam.", "The miller", "declined to discuss", "the dam"),
        (
            "The ferrymen expressed concern that the pier would close.",
            "The ferrymen",
            "expressed concern",
            "that the pier would close",
        ),
        ("Her criticism of the new pier was sharp.", "Her", "criticism of", "the new pier"),
        (
            "The ferrymen are confident that the pier will open.",
            "The ferrymen",
            "are confident",
            "that the pier will open",
        ),
        (
            "The guide published a letter warning that the path was closed.",
            "The guide",
            "warning",
            "that the path was closed",
        ),
        (
            "She met the anglers, promising that the lake would be cleaned.",
            "She",
            "promising",
            "that the lake would be cleaned",
        ),
        (
            "The mayor said the bridge was safe, which nobody believed.",
            "The mayor",
            "said",
            "the bridge was safe",
        ),
    ],
)
def test_chains_nouns_attitudes_and_asides_are_told_apart(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in said(text)


def test_what_stands_inside_a_quotation_is_no_source_of_it() -> None:
    found = said("“Every single lock. Every single door,” said the night porter, who has the keys.")
    assert [source for source, _, _ in found] == ["the night porter, who has the keys"]


def test_a_quotation_goes_on_over_paragraphs_that_open_with_a_mark() -> None:
    text = "“The well is dry,” the shepherd said. “It was full in May.\n\n“Now we walk to the river.”"
    assert [(source, content[-1][-25:]) for source, _, content in said(text)] == [
        ("the shepherd", "“Now we walk to the river.”"[-25:])
    ]


def test_who_is_spoken_of_in_the_passive_is_no_source() -> None:
    assert [source for source, _, _ in said("The tax was denounced by the guild.")] == ["the guild"]
    assert all(source is None for source, _, _ in said("The tax was denounced as unfair."))


def test_a_turn_of_a_transcript_is_the_words_of_its_label() -> None:
    text = "Q: Who came?\n\nANA MAO: Nobody came.\n\nQ: Why?\n\nANA MAO: It rained."
    found = said(text)
    assert ("ANA MAO", ":", ["Nobody came."]) in found
    assert ("Q", ":", ["Why?"]) in found
