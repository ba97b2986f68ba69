"""Whose words a verb gives: its subject, or whoever does what it hangs on."""

from typing import TYPE_CHECKING

from tumen.claims.attributions import agent_of
from tumen.claims.vocabulary import lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_RELATIVE = frozenset({"who", "which", "that"})
_DEEPEST = 6


def is_passive(verb: "Token") -> bool:
    """Say whether a verb's subject is who is spoken of, not who speaks: 'was accused', 'a plan denounced as'."""
    if verb.tag_ != "VBN":
        return False
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return any(child.dep_ == "auxpass" for child in helpers) or (
        not helpers and verb.dep_ in {"acl", "amod", "advcl", "oprd", "xcomp"}
    )


def speaker_of(verb: "Token", depth: int = _DEEPEST) -> "tuple[Token | None, bool]":
    """Return the head of who speaks, None where nobody is named, and whether the verb is passive."""
    if is_passive(verb) or (
        verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head) and not _subject(verb)
    ):
        return agent_of(verb), True
    subject = _subject(verb)
    if subject is not None:
        return (None if subject.lower_ in {"it", "there"} and subject.dep_ == "expl" else subject), False
    return (_above(verb, depth - 1) if depth else None), False


def _subject(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _above(verb: "Token", depth: int) -> "Token | None":
    """Who does what a verb without a subject hangs on: 'she left, saying', 'began by asking', 'a letter warning'."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return speaker_of(head, depth)[0] if not is_passive(head) else _patient(head)
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and head.pos_ in {"VERB", "AUX"}:
        asked = next((child for child in head.children if child.dep_ == "dobj" and child.i < verb.i), None)
        if verb.dep_ == "xcomp" and asked is not None:
            return asked
        return _patient(head) if is_passive(head) else speaker_of(head, depth)[0]
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        above = head.head
        if above.pos_ in {"VERB", "AUX"}:
            return _patient(above) if is_passive(above) else speaker_of(above, depth)[0]
        return owner_of(above)
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        if verb.tag_ == "VBG" and verb.left_edge.i and verb.doc[verb.left_edge.i - 1].text == ",":
            return _leading(head, depth) or head
        return _behind(head, verb, depth)
    return None


def _leading(noun: "Token", depth: int) -> "Token | None":
    """'She met the farmers, promising ...': behind a comma it is she who promises, whatever noun stands beside."""
    token = noun
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        if token.dep_ in _SUBJECTS:
            return None
        token = token.head
    return speaker_of(token, depth)[0] if token.pos_ in {"VERB", "AUX"} else None


def _behind(noun: "Token", verb: "Token", depth: int) -> "Token | None":
    """'a group saying' is the group; 'released a letter saying' and 'their decision to ask' are whose these are."""
    writing = lemma_of(noun) in words("attributed", "nouns", "media")
    if verb.tag_ == "VBG" and not writing:
        return noun
    owner = owner_of(noun)
    if owner is not None:
        return owner
    if noun.dep_ in {"dobj", "pobj"}:
        above = noun.head if noun.dep_ == "dobj" else noun.head.head
        if above.pos_ in {"VERB", "AUX"} and not is_passive(above):
            return speaker_of(above, depth)[0]
    return noun if verb.tag_ == "VBG" else None


def owner_of(noun: "Token") -> "Token | None":
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "among"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return agent_of(child)
    return None


def _patient(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def phrase(head: "Token", verb: "Token | None" = None) -> frozenset[int]:
    """Return a source's tokens: the whole phrase of its head, without the clause in which the verb itself stands."""
    inside = {token.i for token in head.subtree}
    if verb is not None and verb.i in inside:
        clause = verb
        while clause.head != head and clause.head != clause:
            clause = clause.head
        inside = {at for at in inside if at < clause.left_edge.i}
    return frozenset(inside | {head.i})
