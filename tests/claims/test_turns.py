"""The labelled turns of transcripts and interviews."""

from hypothesis import given
from hypothesis import strategies as st

from tumen.claims.turns import find_turns


def _parts(text: str) -> list[tuple[str, str]]:
    return [(turn.called, turn.part) for turn in find_turns(text)]


def test_questions_and_answers_are_told_apart() -> None:
    text = "Q: Who came?\nA: Nobody.\nQ. Why?\nA. It rained."
    assert _parts(text) == [("Q", "asks"), ("A", "answers"), ("Q", "asks"), ("A", "answers")]


def test_who_mostly_asks_is_the_interviewer() -> None:
    text = "ADA OBI: Where?\n\nLIN MAO: In Gusau.\n\nAO: When?\n\nLM: In May."
    assert [part for _, part in _parts(text)] == ["asks", "named", "asks", "named"]


def test_labels_that_come_once_make_no_transcript() -> None:
    assert _parts("Gusau: It rained.\nKano: It snowed.\nLagos: The sun shone.") == []


def test_a_turn_runs_to_the_next_label_over_its_paragraphs() -> None:
    text = "Q: Where?\n\nMAO: In Gusau.\n\nThen in Kano.\n\nQ: When?\n\nMAO: In May."
    assert find_turns(text)[1].words.of(text) == "In Gusau.\n\nThen in Kano."


@given(st.text(st.sampled_from("QA:. ?\nabMAO[]()"), max_size=80))
def test_turns_come_in_order_and_stand_in_the_text(text: str) -> None:
    at = 0
    for turn in find_turns(text):
        assert at <= turn.label.start <= turn.label.end <= turn.words.start <= turn.words.end <= len(text)
        at = turn.words.end
