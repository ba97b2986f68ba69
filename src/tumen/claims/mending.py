"""Mending the parse where reports have ways of writing that the language model often misreads."""

from typing import TYPE_CHECKING

from tumen.claims.vocabulary import cue_stances, lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend(doc: "Doc") -> "Doc":
    """Return the document with heads put right: parentheses between subject and verb, and answers behind 'and'."""
    for token in doc:
        if token.pos_ == "VERB":
            _free_subject(token)
            _free_answer(token)
    return doc


def _free_subject(cue: "Token") -> None:
    """'Police, the network said, arrested ...': police are who arrested, not who said."""
    if cue.dep_ not in {"parataxis", "ccomp"} or cue.head.pos_ not in {"VERB", "AUX"} or cue.head.i < cue.i:
        return
    if lemma_of(cue) not in cue_stances() or any(child.dep_ in {"nsubj", "nsubjpass"} for child in cue.head.children):
        return
    subjects = [child for child in cue.children if child.dep_ == "nsubj" and child.i < cue.i]
    beside = [child for subject in subjects for child in subject.children if child.dep_ == "appos"]
    if len(subjects) == 1 and len(beside) == 1 and beside[0].right_edge.i in {cue.i - 1, cue.i - 2}:
        beside[0].head, beside[0].dep_ = cue, "nsubj"
        subjects.append(beside[0])
    if len(subjects) == 2:
        passive = any(child.dep_ == "auxpass" for child in cue.head.children)
        subjects[0].head, subjects[0].dep_ = cue.head, "nsubjpass" if passive else "nsubj"


def _free_answer(verb: "Token") -> None:
    """'She said that soldiers killed him, and the army rejected the report': the army's answer is none of her words."""
    told = verb.head
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or lemma_of(told.head) not in cue_stances():
        return
    answers = lemma_of(verb) in words("answers", "rejecting", "verbs") | words("cues", "verbs", "confirms")
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    first = subject.left_edge.i if subject is not None else verb.i
    before = [token.lower_ for token in verb.doc[max(first - 2, 0) : first]]
    if not answers or before not in ([",", "and"], [",", "but"], [",", "while"]):
        return
    # 'said that they had hit a convoy, and denied that ...': who denies is who said, in the tense of the saying
    as_told = verb.tag_ == told.head.tag_ and (told.tag_ != verb.tag_ or lemma_of(verb) == "deny")
    if subject is not None or as_told:
        verb.head = told.head
