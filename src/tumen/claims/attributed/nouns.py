"""Nouns, adjectives and prepositions that attribute: 'the claim that', 'is confident that', 'according to'."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.attributed.found import Found
from tumen.claims.attributed.subjects import owner_of, phrase, speaker_of
from tumen.claims.attributed.verbs import cue_of, restricted
from tumen.claims.attributions import from_account, from_preposition
from tumen.claims.vocabulary import lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEHIND = frozenset(
    {"of", "for", "about", "on", "to", "against", "over", "toward", "towards", "with", "in", "at", "by"}
)


def of_nouns(doc: "Doc") -> Iterator[Found]:
    """Yield 'expressed concern that ...', 'the claim that ...', 'her criticism of ...'."""
    for token in doc:
        if token.pos_ != "NOUN":
            continue
        lemma = lemma_of(token)
        if lemma in words("attributed", "nouns", "clause") | words("attributed", "nouns", "owned"):
            found = _in_hands(token) or _owned(token, lemma)
            if found is not None:
                yield found


def _in_hands(noun: "Token") -> Found | None:
    """'expressed concern that', 'made the case for': the verb's subject speaks, what hangs on the noun is said."""
    verb = noun.head
    if noun.dep_ != "dobj" or lemma_of(verb) not in words("attributed", "nouns", "light") or verb.i > noun.i:
        return None
    held = _clause(noun) or _clause(verb) or _prepositional(noun) or _prepositional(verb)
    if not held or min(held) < noun.i:
        return None
    speaker, _ = speaker_of(verb)
    source = phrase(speaker, verb) if speaker is not None else frozenset[int]()
    cue = frozenset(range(min(cue_of(verb)), noun.i + 1))
    cue, held = _with_preposition(noun, cue, held)
    return Found(cue, source, held - source) if not source & cue else None


def _owned(noun: "Token", lemma: str) -> Found | None:
    owner = owner_of(noun)
    held = _clause(noun) if lemma in words("attributed", "nouns", "clause") else set[int]()
    if not held and owner is not None and lemma in words("attributed", "nouns", "owned"):
        held = _prepositional(noun)
    source = phrase(owner, noun) if owner is not None else frozenset[int]()
    held -= source
    if not held or min(held) < noun.i:
        return None
    cue, held = _with_preposition(noun, frozenset({noun.i}), held)
    return Found(cue, source, held)


def _with_preposition(noun: "Token", cue: frozenset[int], held: set[int]) -> tuple[frozenset[int], set[int]]:
    """Let the preposition right behind a noun be of the cue: 'support for', 'questions about'."""
    following = noun.i + 1
    if following in held and noun.doc[following].dep_ == "prep":
        return cue | {following}, held - {following}
    return cue, held


def _clause(word: "Token") -> set[int]:
    """'that ...' or 'to ...' behind a noun or a verb."""
    return {
        token.i
        for child in word.children
        if child.i > word.i and child.dep_ in {"acl", "ccomp", "relcl"} and _is_marked(child)
        for token in child.subtree
    }


def _is_marked(clause: "Token") -> bool:
    return any(
        child.dep_ in {"mark", "aux"} and child.lower_ in {"that", "to", "whether"} and child.i < clause.i
        for child in clause.children
    )


def _prepositional(word: "Token") -> set[int]:
    for child in word.children:
        if child.dep_ == "prep" and child.i == word.i + 1 and child.lower_ in _BEHIND - {"by"}:
            return {token.i for token in restricted(child)}
    return set()


def of_adjectives(doc: "Doc") -> Iterator[Found]:
    """Yield 'is confident that ...', 'was critical of ...', 'are willing to ...'."""
    for token in doc:
        if token.lower_ not in words("attributed", "attitudes", "adjectives") or token.dep_ not in {
            "acomp",
            "ROOT",
            "conj",
        }:
            continue
        verb = token.head
        if token.dep_ != "acomp" or verb.lemma_ not in {
            "be",
            "feel",
            "sound",
            "become",
            "remain",
            "seem",
            "look",
            "get",
        }:
            continue
        held = {
            other.i
            for child in (*token.children, *verb.children)
            if child.i > token.i
            and child.dep_ in {"ccomp", "xcomp", "prep"}
            and child.lower_ not in {"in", "at", "during"}
            for other in restricted(child)
        }
        speaker, _ = speaker_of(verb)
        source = phrase(speaker, verb) if speaker is not None else frozenset[int]()
        cue = frozenset(range(min(cue_of(verb)), token.i + 1))
        cue, held = _with_preposition(token, cue, held - source)
        if held and source:
            yield Found(cue, source, held)


def of_prepositions(doc: "Doc") -> Iterator[Found]:
    """Yield 'according to ...', 'by their count', and 'in a poll, 40 percent ...'."""
    for token in doc:
        if token.lower_ == "according" and token.i + 1 < len(doc) and token.nbor().lower_ == "to":
            rows = from_preposition(token)
        elif token.lower_ in {"by", "in", "on"} and token.dep_ == "prep":
            rows = from_account(token)
        else:
            continue
        for row in rows:
            cue = frozenset({token.i, token.i + 1}) if row.cue == token else frozenset({row.cue.i})
            source = phrase(row.source) if row.source is not None else frozenset[int]()
            yield Found(cue, source, set(row.content) - cue - source)
