"""The gate: every word of `hand/` opens it, in all its forms; texts without any are not parsed."""

import pytest
from tests.claims.texts import parsed, read, report

from tumen.claims import rules_reader
from tumen.claims.acts import find_occurrences
from tumen.claims.gate import may_claim
from tumen.claims.vocabulary import act_nouns, act_verbs

QUIET = "The orchestra will play two new pieces. Tickets cost nine crowns, and the doors open at six."


def _spelled(word: str) -> str:
    classes = {"<country>": "Kenya", "<place>": "shore", "<border>": "frontier", "<cell>": "custody", "<term>": "years"}
    return classes.get(word, word)


def test_each_act_word_opens_the_gate_by_itself() -> None:
    verbs = [[lemma, *use.follow] for lemma, uses in act_verbs().items() for use in uses]
    nouns = [[*use.follow, lemma] for lemma, uses in act_nouns().items() for use in uses]
    for row in (*verbs, *nouns):
        if all(not word.startswith("<") or _spelled(word) != word for word in row):
            assert may_claim(f"They {' '.join(map(_spelled, row)).replace(' - ', '-')}."), row


@pytest.mark.parametrize(
    "text",
    [
        "Nine men were arrested.",
        "NINE MEN WERE ARRESTED.",
        "The detainees’ re-arrest angered them.",
        "Two were shot.",
        "They fled north.",
        "Three women were found dead.",
        "Rebels carried out air-strikes.",
        "It put the toll at 12 dead.",
        "There are more defectors than last year, an increase.",
        "Quiet here.\nA soldier hanged himself.",
        "He was ill-treated.",
    ],
)
def test_forms_of_act_words_open_it(text: str) -> None:
    assert may_claim(text)


@pytest.mark.parametrize("text", [QUIET, "", "Snow is likely in the hills.", "The bank lent more than last year."])
def test_a_text_without_an_act_does_not(text: str) -> None:
    assert not may_claim(text)


def test_the_parts_of_a_phrase_open_it_in_one_sentence_only() -> None:
    assert may_claim("Officers led him away in handcuffs.")
    assert not may_claim("They put the lamps on. The snow lay across the lawn.")


def test_where_the_gate_stays_shut_the_parser_finds_no_act_either() -> None:
    assert all(not find_occurrences(sentence) for sentence in parsed(QUIET).sents)
    assert read(QUIET).claims == ()


def test_readings_come_in_the_order_of_the_reports_with_and_without_acts() -> None:
    told = "Police arrested nine men in Gusau on Monday, the union said."
    texts = [QUIET, told, "", told, QUIET, QUIET]
    reports = [report(text, report_id=str(number)) for number, text in enumerate(texts)]
    readings = list(rules_reader().read(reports))
    assert [reading.report for reading in readings] == [each.id for each in reports]
    assert [bool(reading.claims) for reading in readings] == [text == told for text in texts]
