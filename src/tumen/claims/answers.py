"""Answers: what a verb above a report of an act does to it ('rejected the report that ...', 'is investigating reports that ...')."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.attributions import subject_of
from tumen.claims.claim import Stance
from tumen.claims.vocabulary import lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody does to words about an act: `stance` None where it is no claim at all ('could not confirm that')."""

    stance: Stance | None
    who: "Token | None"


def answer_above(word: "Token") -> Answer | None:
    """Return what the verbs above an act's word do to it; None where nothing answers it.

    A verb that checks or rejects answers an act that stands behind a word for a report, an allegation or an open
    question: 'is investigating the death' takes the death as given.
    """
    doubted = any(lemma_of(child) in words("answers", "doubts", "adjectives") for child in word.children)
    token = word
    for _ in range(_FAR):
        if any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in token.children):
            doubted = True
        head = token.head
        if head == token or (token.dep_ in {"nsubj", "advcl", "conj"} and token.pos_ in {"NOUN", "PROPN", "PRON"}):
            return None
        if head.pos_ in {"VERB", "AUX"}:
            answer = _of_verb(head, token, doubted)
            if answer is not None:
                return answer
        doubted = doubted or (head.pos_ == "NOUN" and lemma_of(head) in words("answers", "doubts", "nouns"))
        token = head
    return None


def _of_verb(verb: "Token", below: "Token", doubted: bool) -> Answer | None:
    lemma = lemma_of(verb)
    if lemma == "confirm" and below.dep_ in {"ccomp", "dobj"} and _is_unable(verb):
        if any(child.lower_ in {"yet", "still"} for child in verb.children):
            return Answer("verifying", subject_of(verb))
        return Answer(None, None)
    doubted = doubted or (
        below.dep_ == "ccomp"
        and any(
            lemma_of(child) in words("answers", "doubts", "nouns") for child in verb.children if child.dep_ == "dobj"
        )
    )
    if not doubted or below.dep_ in {"advcl", "nsubj"}:
        return None
    if lemma in words("answers", "checking", "verbs") or (lemma == "look" and below.lower_ == "into"):
        return Answer("verifying", subject_of(verb))
    if lemma in words("answers", "rejecting", "verbs") and not any(child.dep_ == "neg" for child in verb.children):
        return Answer("denies", subject_of(verb))
    return None


def _is_unable(verb: "Token") -> bool:
    return any(child.dep_ == "neg" for child in verb.children) or (
        verb.dep_ == "xcomp" and lemma_of(verb.head) in {"unable", "be", "fail"}
    )
