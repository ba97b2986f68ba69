"""Verbs that attribute: who is their subject, what is their content, and the chain of verbs before them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.attributed.found import Found
from tumen.claims.attributed.subjects import phrase, speaker_of
from tumen.claims.vocabulary import lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HELPING = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
_COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "oprd", "attr", "acomp", "dative"})
# Prepositions that bring what is said or judged; the others bring a place or a time of speaking.
_BRINGING = frozenset(
    {"for", "against", "as", "of", "about", "over", "to", "with", "on", "from", "toward", "towards", "into", "at"}
)
_TIMES = frozenset({"DATE", "TIME"})


def of_verbs(doc: "Doc") -> Iterator[Found]:
    """Yield the attributions of a document's verbs, those of a chain ('went on to say') once."""
    for token in doc:
        lemma = lemma_of(token)
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        if lemma in words("attributed", "verbs", "seeming"):
            found = _seeming(token)
        elif lemma in _cues() and not (lemma in words("attributed", "verbs", "chaining") and _chained(token)):
            found = _saying(token, lemma)
        else:
            continue
        if found is not None:
            yield found


def _cues() -> frozenset[str]:
    return frozenset().union(*(words("attributed", "verbs", use) for use in ("clause", "finite", "object")))


def is_saying(token: "Token") -> bool:
    """Say whether a verb may bring somebody's words in quotation marks."""
    return token.pos_ == "VERB" and lemma_of(token) in _cues()


def _chained(verb: "Token") -> bool:
    return any(child.dep_ == "xcomp" and lemma_of(child) in _cues() for child in verb.children)


def _chain(verb: "Token") -> "Token":
    """Return the first verb of the chain that leads to a verb: 'went' in 'went on to say'."""
    first = verb
    while (
        first.dep_ in {"xcomp", "advcl"}
        and first.tag_ in {"VB", "VBG"}
        and lemma_of(first.head) in words("attributed", "verbs", "chaining")
        and first.head.i < first.i
        and not any(
            child.dep_ in {"dobj", "nsubj"} and first.head.i < child.i < first.i for child in first.head.children
        )
        and first.i - first.head.i <= 4
    ):
        first = first.head
    return first


def _seeming(verb: "Token") -> Found | None:
    if any(child.dep_ == "prep" and child.i == verb.i + 1 and child.lower_ != "like" for child in verb.children):
        return None
    held = {token.i for token in verb.subtree} - set(cue_of(verb))
    return Found(cue_of(verb), frozenset(), held) if len(held) > 1 else None


def _saying(verb: "Token", lemma: str) -> Found | None:
    first = _chain(verb)
    cue = frozenset(range(min(cue_of(first)), max(cue_of(verb)) + 1))
    speaker, passive = speaker_of(first)
    held = _content(verb, lemma)
    if passive and lemma not in words("attributed", "verbs", "addressing") | words("attributed", "verbs", "finite"):
        held |= {token.i for child in first.children if child.dep_ == "nsubjpass" for token in child.subtree}
    preposition = _led(verb) if lemma in words("attributed", "verbs", "object") else None
    if preposition is not None and held and preposition.i in held and max(cue) + 1 == preposition.i:
        cue |= {preposition.i}
    source = phrase(speaker, verb) if speaker is not None else frozenset()
    held -= cue | source
    return Found(cue, source, held)


def cue_of(verb: "Token") -> frozenset[int]:
    """Return a verb with the helping verbs and adverbs that stand before it and the particle behind it."""
    first, last = verb.i, verb.i
    helping = {child.i for child in verb.children if child.dep_ in _HELPING}
    while first - 1 in helping:
        first -= 1
    while last + 1 in helping and verb.doc[last + 1].dep_ == "prt":
        last += 1
    return frozenset(range(first, last + 1))


def _content(verb: "Token", lemma: str) -> set[int]:
    finite = lemma in words("attributed", "verbs", "finite")
    clauses = [
        child
        for child in verb.children
        if (child.dep_ == "ccomp" and not (finite and child.tag_ in {"VB", "VBG"}))
        or (child.dep_ == "xcomp" and child.i > verb.i and not finite)
    ]
    held = {token.i for clause in clauses for token in restricted(clause)}
    if not held:
        held = _around(verb)
    if held and lemma in words("attributed", "verbs", "addressing"):
        return held
    if lemma in words("attributed", "verbs", "object"):
        held |= _objects(verb)
    return held


def _around(verb: "Token") -> set[int]:
    """'The bridge, she said, is safe': the clause that a cue set off by commas stands in."""
    if verb.dep_ not in {"ccomp", "parataxis", "advcl"} or verb.head.pos_ not in {"VERB", "AUX"}:
        return set()
    if any(child.dep_ == "mark" for child in verb.children) or not any(
        child.dep_ == "nsubj" for child in verb.children
    ):
        return set()
    return {token.i for token in verb.head.subtree} - {token.i for token in verb.subtree}


def _objects(verb: "Token") -> set[int]:
    parts = [child for child in verb.children if child.i > verb.i and (child.dep_ in _COMPLEMENTS or _brings(child))]
    return {token.i for part in parts for token in restricted(part)}


def _brings(child: "Token") -> bool:
    return (
        child.dep_ == "prep"
        and child.lower_ in _BRINGING
        and not any(noun.ent_type_ in _TIMES for noun in child.children)
    )


def restricted(part: "Token") -> "list[Token]":
    """Return a phrase without what only goes on about it at its end: ', which ...', ', a group that ...'."""
    tokens = list(part.subtree)
    for token in part.subtree:
        if token.dep_ not in {"relcl", "appos", "advcl"} or token.right_edge.i != tokens[-1].i:
            continue
        before = token.left_edge.i - 1
        if before > part.i and part.doc[before].text in {",", "—", "–", "-", "--"}:
            return [other for other in tokens if other.i < before]
    return tokens


def _led(verb: "Token") -> "Token | None":
    """The preposition right behind a verb without another object: 'called for', 'referring to'."""
    if any(child.dep_ == "dobj" for child in verb.children):
        return None
    last = max(cue_of(verb))
    return next((child for child in verb.children if child.dep_ == "prep" and child.i == last + 1), None)
