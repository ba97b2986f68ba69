"""Answers: what a verb above a report of an act does to it ('rejected the report that ...', 'is investigating reports that ...')."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.attributed.subjects import speaker_of
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
        if head == token or (token.dep_ in {"advcl", "conj"} and token.pos_ in {"NOUN", "PROPN", "PRON"}):
            return None
        if token.dep_ == "nsubj" and token.pos_ in {"NOUN", "PROPN", "PRON"}:
            return _of_judgement(head, token, doubted or _doubts(token))
        if head.pos_ in {"VERB", "AUX"}:
            answer = _of_verb(head, token, doubted) or _of_judgement(head, token, doubted)
            if answer is not None:
                return answer
        if head.pos_ == "NOUN" and doubted and lemma_of(head) in words("answers", "checking", "nouns"):
            return Answer("verifying", _who_checks(head))
        doubted = doubted or _doubts(head)
        token = head
    return None


def _doubts(noun: "Token") -> bool:
    return noun.pos_ == "NOUN" and lemma_of(noun) in words("answers", "doubts", "nouns")


def _who_checks(inquiry: "Token") -> "Token | None":
    """'Police opened an investigation into the alleged ...': police."""
    return subject_of(inquiry.head) if inquiry.dep_ == "dobj" else None


def _of_judgement(verb: "Token", below: "Token", doubted: bool) -> Answer | None:
    """'Claims that ... are false', 'it is not true that ...', 'called the report of ... a lie', 'wrongly reported that ...'."""
    if any(child.lower_ in words("answers", "judging", "adverbs") for child in verb.children):
        return Answer("denies", speaker_of(verb)[0]) if below.dep_ in {"ccomp", "dobj"} else None
    truth = below.dep_ in {"ccomp", "csubj"} and below.dep_ != "dobj"
    if not (doubted or (verb.lemma_ == "be" and truth)):
        return None
    if verb.lemma_ != "be" and lemma_of(verb) not in words("answers", "judging", "verbs"):
        return None
    judged = _judged_be(verb, below) if verb.lemma_ == "be" else _judged_as(verb, below)
    false = bool(judged & words("answers", "judging", "false"))
    untrue = bool(judged & words("answers", "judging", "true")) and is_negated(verb)
    if not (false and not is_negated(verb)) and not untrue:
        return None
    return Answer("denies", subject_of(verb) if verb.lemma_ != "be" else None)


def _judged_be(verb: "Token", below: "Token") -> set[str]:
    """'are false', 'is not true': the words of the predicate."""
    parts = [child for child in verb.children if child.dep_ in {"acomp", "attr"} and child != below]
    return {token.lower_ for part in parts for token in part.subtree if below not in token.ancestors and token != below}


def _judged_as(verb: "Token", below: "Token") -> set[str]:
    """'called ... a lie', 'described ... as lies': the words behind, which the parse often hangs into the clause."""
    return {token.lower_ for token in verb.doc[verb.i + 1 : verb.sent.end] if token != below}


def is_negated(verb: "Token") -> bool:
    """'did not deny', 'never denied', 'neither confirm nor deny'."""
    near = [*verb.children, *(verb.head.children if verb.dep_ == "conj" else ())]
    return any(child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"} for child in near)


def is_undone(word: "Token", stance: Stance) -> bool:
    """'Has not withdrawn its claim', 'never denied it'; and what was verified is being checked no more."""
    if stance == "denies":
        return word.pos_ == "VERB" and is_negated(word)
    checked = word.lemma_ in {"verify", "ascertain", "cross-check"} and word.tag_ in {"VBD", "VBN"}
    return checked and not any(child.dep_ == "auxpass" or child.tag_ == "VBG" for child in word.children)


def _of_verb(verb: "Token", below: "Token", doubted: bool) -> Answer | None:
    lemma = lemma_of(verb)
    if (
        lemma in words("answers", "rejecting", "verbs")
        and is_negated(verb)
        and below.dep_ in {"ccomp", "xcomp", "dobj"}
    ):
        return Answer(None, None)  # 'did not deny killing him' neither says so nor denies it
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
    if any(
        child.dep_ == "dobj" and lemma_of(child) in words("answers", "checking", "nouns") for child in verb.children
    ):
        return Answer("verifying", subject_of(verb))
    if lemma in words("answers", "checking", "verbs") or (lemma == "look" and below.lower_ == "into"):
        return Answer("verifying", subject_of(verb))
    if lemma in words("answers", "rejecting", "verbs") and not any(child.dep_ == "neg" for child in verb.children):
        return Answer("denies", subject_of(verb))
    return None


def _is_unable(verb: "Token") -> bool:
    return any(child.dep_ == "neg" for child in verb.children) or (
        verb.dep_ == "xcomp" and lemma_of(verb.head) in {"unable", "be", "fail"}
    )


def is_about_something_else(word: "Token") -> bool:
    """'Denied that the bus was too full', 'withdrew an affidavit': an answer whose own words say what it is about.

    What it is about stands elsewhere only where it says 'it', 'the report', 'that this happened' and the like.
    """
    verb = word.head if word.dep_ in {"aux", "auxpass"} else word
    if verb.pos_ != "VERB":
        return False
    things = [child for child in verb.children if child.dep_ == "dobj" and child.pos_ in {"NOUN", "PROPN"}]
    if any(not _points_back(thing) for thing in things) and lemma_of(verb) in {"deny", "withdraw", "retract"}:
        return True
    below = [*verb.children, *(child for thing in things if _doubts(thing) for child in thing.children)]
    clauses = [child for child in below if child.dep_ in {"ccomp", "acl"} and child.pos_ in {"VERB", "AUX"}]
    return any(not _is_general(clause) for clause in clauses)


def _points_back(thing: "Token") -> bool:
    return lemma_of(thing) in words("answers", "doubts", "nouns") | words("answers", "general", "nouns")


def _is_general(clause: "Token") -> bool:
    """'that it happened', 'that this was so', 'that any such thing took place'."""
    general = words("answers", "general", "subjects")
    subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}]
    return lemma_of(clause) in words("answers", "general", "verbs") or any(
        subject.lower_ in general or any(child.lower_ == "such" for child in subject.children) for subject in subjects
    )
