"""Whose words stand where no sentence says so: statements, transcripts, interviews, entries with a label."""

import pytest
from tests.claims.texts import parsed, read, report

from tumen.claims import Speaker
from tumen.claims.attributions import find_quotes
from tumen.claims.voices import issuer
from tumen.values import Span


def _issuer(outlet: str | None, text: str) -> Speaker | None:
    doc = parsed(text)
    return issuer(report(text, outlet=outlet), doc, find_quotes(doc))


def _told(text: str, outlet: str = "Lantern Daily") -> list[tuple[str | None, str, str]]:
    claims = read(text, outlet=outlet).claims
    return [(claim.speaker.name if claim.speaker else None, claim.stance, claim.act) for claim in claims]


def test_the_press_speaks_for_itself_as_nobody() -> None:
    assert _issuer("Lantern Daily News", "Nine men were arrested in Gusau.") is None
    assert _issuer(None, "Nine men were arrested in Gusau.") is None


def test_a_body_that_publishes_its_own_statement_is_its_speaker() -> None:
    assert _issuer("Ministry of Defence", "Nine men were arrested in Gusau.") == Speaker(
        "Ministry of Defence", "state", None
    )


def test_a_body_without_a_telling_noun_speaks_where_it_says_we_and_names_itself() -> None:
    text = "We at Open Gate Lanna saw it. Our members at Open Gate Lanna counted nine men."
    assert _issuer("Open Gate Lanna", text) == Speaker("Open Gate Lanna", "civic", Span(6, 21))


def test_we_in_a_quotation_makes_no_outlet_a_speaker() -> None:
    assert _issuer("Open Gate Lanna", "“We saw it,” she told Open Gate Lanna. “Our friends saw it.”") is None


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Harbour Monitor", "Nine men were held, a sailor told the Monitor. We asked the port. Our question is open."),
        ("Northern Court Review", "Nine men were sentenced in Gusau on Monday."),
        ("Delta Press Club", "Transcript prepared by Delta Press Club.\n\nNine men were arrested in Gusau."),
    ],
)
def test_papers_and_pages_whose_names_sound_like_bodies_are_no_speakers(outlet: str, text: str) -> None:
    assert _issuer(outlet, text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Statement: nine people sent back\n\nRiver Families Network\n\nNine people were deported on Monday.",
            "River Families Network",
        ),
        (
            "Two sentenced\n\nThe Ministry of Justice issued the following statement today:\n\nTwo men were sentenced.",
            "The Ministry of Justice",
        ),
        ("Statement by the River Families Network\n\nNine people were deported.", "the River Families Network"),
    ],
)
def test_a_page_that_carries_a_statement_gives_its_words_to_the_body_that_issued_it(text: str, name: str) -> None:
    found = _issuer("Public Noticeboard", text)
    assert found is not None
    assert found.name == name


TRANSCRIPT = """Q (Ada Obi, Delta Radio): Did your officers push back 14 people on Sunday?

Maj. Piotr Wolny: There was no such event. On Monday our patrols arrested nine farmers near Gusau.

Q: And in May, when soldiers killed six herders?

Maj. Wolny: Two soldiers were injured that day.
"""


def test_answers_are_the_words_of_who_answers_and_questions_are_nobody_s() -> None:
    told = _told(TRANSCRIPT)
    assert ("Maj. Piotr Wolny", "asserts", "arrest") in told
    assert ("Maj. Piotr Wolny", "asserts", "injury") in told
    assert not any(act == "killing" for _, _, act in told)


def test_initials_in_an_interview_are_the_names_that_began_it() -> None:
    text = (
        "ADA OBI: You were there?\n\nLINDA MAO: Yes. Soldiers arrested nine farmers near Gusau.\n\n"
        "AO: And then?\n\nLM: Guards beat two of them."
    )
    assert {name for name, _, _ in _told(text)} == {"Linda Mao"}


def test_the_correspondent_of_a_broadcast_speaks_for_the_outlet() -> None:
    text = (
        "ANCHOR: Good evening. Ada Obi reports.\n\nOBI: Soldiers arrested nine farmers near Gusau on Monday.\n\n"
        "ANCHOR: Thank you.\n\nOBI: Good night."
    )
    assert _told(text, outlet="Delta Radio") == [(None, "asserts", "arrest")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "14 May, 19:20. The governor's office of Batken: 136 people were evacuated.",
            "The governor's office of Batken",
        ),
        ("Police: Nine farmers were arrested near Gusau on Monday.", "Police"),
        ("Rights group: nine farmers were arrested near Gusau on Monday.", "Rights group"),
        ("12.30 Lawyers' group Open Bench: “Nine farmers were arrested near Gusau.”", "Lawyers' group Open Bench"),
        ("Nine farmers arrested near Gusau on Monday – rights group", "rights group"),
        ("River Watch (@riverwatch) August 27, 2024: Nine farmers were arrested near Gusau.", "River Watch"),
        ("Soldiers arrested nine farmers near Gusau.\n— River Watch (@riverwatch) August 27, 2024", "River Watch"),
    ],
)
def test_an_entry_s_label_is_its_speaker(text: str, name: str) -> None:
    assert name in {who for who, _, _ in _told(text)}


@pytest.mark.parametrize("label", ["Gusau", "Police raid", "Correction", "The army attack"])
def test_a_place_or_an_event_before_a_colon_is_no_speaker(label: str) -> None:
    assert {who for who, _, _ in _told(f"{label}: Nine farmers were arrested near Gusau on Monday.")} == {None}


def test_a_paragraph_s_first_sentence_is_of_whom_the_quotation_behind_it_quotes() -> None:
    text = "Nine farmers were killed near Gusau. “Our nurses found them at the well,” said Ana Ruiz, a doctor. “It was dark.”"
    assert _told(text) == [("Ana Ruiz", "asserts", "killing")]


def test_a_body_s_statement_is_its_own_again_after_it_names_somebody_else() -> None:
    text = "Statement\n\nRiver Families Network\n\nPolice said it rained. Nine farmers were deported on Monday."
    assert _told(text, outlet="Public Noticeboard") == [("River Families Network", "asserts", "forced-return")]


def test_what_an_interviewer_states_is_no_question() -> None:
    text = "ADA OBI: Where?\n\nLIN MAO: In Gusau.\n\nAO: The army says soldiers arrested nine farmers near Gusau.\n\nLM: Yes."
    assert [name for name, _, _ in _told(text)] == ["The army"]


def test_agencies_ask_at_a_briefing_and_whose_briefing_it_is_answers() -> None:
    text = (
        "SPOKESPERSON LIN MAO: Police arrested nine farmers near Gusau on Monday.\n\n"
        "REUTERS: Can you confirm that soldiers killed six herders?\n\nLIN MAO: Two of them were injured.\n\n"
        "AFP: Was anybody deported?\n\nLIN MAO: Nobody."
    )
    told = _told(text)
    assert {act for _, _, act in told} == {"arrest", "injury"}
    assert all(name is not None and name.endswith("Lin Mao") for name, _, _ in told)
