"""Attributions: whose words are whose."""

import pytest
from tests.claims.texts import only, parsed, sentence

from tumen.claims import Stance
from tumen.claims.attributions import Attribution, agent_of, find_attributions, find_quotes, subject_of


def _words(attribution: Attribution) -> set[str]:
    return {attribution.cue.doc[at].text for at in attribution.content}


@pytest.mark.parametrize(
    ("text", "cue", "source", "stance"),
    [
        ("The union said police arrested nine men.", "said", "union", "asserts"),
        ("Police arrested nine men, the union said.", "said", "union", "asserts"),
        ("The union told Radio Lanna that police arrested nine men.", "told", "union", "asserts"),
        ("According to the union, police arrested nine men.", "According", "union", "asserts"),
        ("Police arrested nine men, according to the union.", "according", "union", "asserts"),
        (
            "Police arrested nine men on the outskirts of Gulu, the press office of the ministry informed reporters.",
            "informed",
            "office",
            "asserts",
        ),
        (
            "Police arrested nine men before daybreak and asked to search a house, the staff confirmed.",
            "confirmed",
            "staff",
            "confirms",
        ),
        ("The ministry confirmed that police arrested nine men.", "confirmed", "ministry", "confirms"),
        ("The ministry denied that police arrested nine men.", "denied", "ministry", "denies"),
        ("The union fears that police arrested nine men.", "fears", "union", "expects"),
    ],
)
def test_a_cue_gives_its_source_its_stance_and_the_clause_it_attributes(
    text: str, cue: str, source: str, stance: Stance
) -> None:
    found = only(find_attributions(sentence(text)))
    assert found.source is not None
    assert (found.cue.text, found.source.text, found.stance) == (cue, source, stance)
    assert {"arrested", "nine", "men"} <= _words(found)
    assert source not in _words(found)


def test_one_source_inside_another_gives_two_attributions() -> None:
    outer, inner = find_attributions(sentence("The union said the ministry announced that nine men were arrested."))
    assert outer.source is not None
    assert inner.source is not None
    assert (outer.source.text, inner.source.text) == ("union", "ministry")
    assert inner.content < outer.content


def test_the_medium_that_was_told_is_kept() -> None:
    found = only(find_attributions(sentence("The union told Radio Lanna that nine men were arrested.")))
    assert found.addressee is not None
    assert found.addressee.text == "Lanna"


def test_seeing_a_thing_attributes_nothing() -> None:
    assert find_attributions(sentence("The farmers saw a truck.")) == []


def test_a_sentence_without_a_cue_has_no_attribution() -> None:
    assert find_attributions(sentence("Police arrested nine men in Gusau.")) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Nine men were held,” the union said.", "“Nine men were held,”"),
        ('"Nine men were held," the union said.', '"Nine men were held,"'),
        ("The union said: “Nine men were held. Two were beaten.”", "“Nine men were held. Two were beaten.”"),
        ("The union said: “Nine men were held", "“Nine men were held"),
    ],
)
def test_quotations_are_found_also_over_sentences_and_unclosed(text: str, quoted: str) -> None:
    doc = parsed(text)
    quote = only(find_quotes(doc))
    assert doc[quote.start : quote.end].text == quoted


def test_a_possessive_opens_no_quotation() -> None:
    assert find_quotes(parsed("The farmers' union and the herders' union met.")) == []


def test_the_subject_and_the_agent_of_a_verb() -> None:
    active = next(token for token in sentence("Police arrested nine men.") if token.text == "arrested")
    passive = next(token for token in sentence("Nine men were arrested by police.") if token.text == "arrested")
    subject, agent = subject_of(active), agent_of(passive)
    assert subject is not None
    assert agent is not None
    assert (subject.text, agent.text) == ("Police", "police")
    assert agent_of(active) is None


def test_a_relative_clause_has_the_noun_before_it_as_its_subject() -> None:
    verb = next(t for t in sentence("The men who arrested the farmers wore masks.") if t.text == "arrested")
    subject = subject_of(verb)
    assert subject is not None
    assert subject.text == "men"
