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
    found = said("“We have waited for nine years,” the widow said. “Nobody ever came to ask us anything.”")
    assert [(source, len(content)) for source, _, content in found] == [("the widow", 2)]


def test_a_quotation_that_nobody_is_named_for_stands_alone() -> None:
    found = said("The wall bore one line.\n\n“You will all be gone before the winter comes.”")
    assert [(source, cue) for source, cue, _ in found] == [(None, None)]


def test_plain_telling_is_attributed_to_nobody() -> None:
    assert said("The ferry left the harbour at noon and reached the island in the evening.") == []
