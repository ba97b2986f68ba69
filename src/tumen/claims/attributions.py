"""Attributions: which words of a document are whose, by cue verbs, 'according to', and quotation marks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tumen.claims.claim import Stance
from tumen.claims.parsing import text_of
from tumen.claims.phrases import is_people
from tumen.claims.quoting import quoted_stretches
from tumen.claims.vocabulary import cue_stances, lemma_of, words
from tumen.values.name import head_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

CLOSING = frozenset(
    {"say", "report", "announce", "state", "claim", "add", "tell", "inform", "confirm", "note", "explain"}
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue, the head of its source (None: nobody is named), the indices of the tokens it attributes.

    `relay` is who passes the source's words on: the lawmaker in 'a lawmaker, citing the agency, said'.
    """

    cue: "Token"
    source: "Token | None"
    stance: Stance
    content: frozenset[int]
    addressee: "Token | None"
    relay: "Token | None" = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks, as token indices [start, end)."""

    start: int
    end: int


def find_attributions(sentence: "Sentence") -> list[Attribution]:
    """Return the attributions of one sentence, in the order of their cues."""
    found = [_through_relay(attribution) for token in sentence for attribution in _at(token)]
    return [attribution for attribution in found if attribution.content or attribution.cue.lemma_ in {"say", "tell"}]


def _at(token: "Token") -> Iterator[Attribution]:
    if token.pos_ == "VERB" and (token.lemma_.lower() in cue_stances() or _makes_public(token)):
        verb = _from_verb(token, "announce" if _makes_public(token) else token.lemma_.lower())
        if verb is not None:
            yield verb
    elif token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from from_preposition(token)
    elif token.lower_ in {"by", "in", "on"} and token.dep_ == "prep":
        yield from from_account(token)
    elif token.lower_ == "per" and token.dep_ == "prep":
        yield from _from_per(token)
    elif token.pos_ == "NOUN" and token.lemma_ in _noun_cues():
        yield from _from_noun(token)


def subject_of(verb: "Token") -> "Token | None":
    """Return the head of a verb's subject, also where it stands with the verb before it or before the clause."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is not None:
        return _antecedent(subject) if subject.lower_ in {"who", "which", "that"} else subject
    if verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head)
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return _agent_behind(verb.head) or verb.head
    return None


def agent_of(verb: "Token") -> "Token | None":
    """Return the head of the 'by' phrase of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _antecedent(relative: "Token") -> "Token":
    clause = relative.head
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else relative


def _agent_behind(noun: "Token") -> "Token | None":
    """'footage released by a group, saying': who speaks is the group, not the footage."""
    for clause in noun.children:
        if clause.dep_ in {"acl", "relcl"} and clause.tag_ == "VBN":
            return agent_of(clause)
    return None


def _through_relay(attribution: Attribution) -> Attribution:
    """Give words that were passed on to whose they are: who is cited ('said, citing police') or heard ('learned from')."""
    cue, source = attribution.cue, attribution.source
    quoted = _quoted_as(cue)
    if quoted is not None:
        return replace(attribution, source=quoted[0], relay=quoted[1])
    cited = _cited_beside(cue) or _heard_from(cue)
    if cited is None or cited == source:
        return attribution
    if source is None:  # 'it was learned from the union that'
        return replace(attribution, source=cited) if cited.head.lower_ == "from" else attribution
    named = {token.i for token in source.subtree}
    if cited.head.lower_ != "from":
        named |= {token.i for token in cited.subtree}
    return replace(attribution, source=cited, relay=source, content=attribution.content - named)


def _quoted_as(cue: "Token") -> "tuple[Token, Token | None] | None":
    """'The radio quoted the mayor as saying', 'the mayor was quoted by the radio as saying': mayor and radio."""
    verb = cue.head.head
    if cue.dep_ != "pcomp" or cue.head.lower_ != "as" or lemma_of(verb) not in words("cues", "relaying", "verbs"):
        return None
    patient = next((child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}), None)
    if patient is None and verb.tag_ == "VBN" and verb.dep_ == "acl":
        patient = verb.head
    relay = agent_of(verb) if verb.tag_ == "VBN" and not _has_object(verb) else subject_of(verb)
    return (patient, relay) if patient is not None else None


def _has_object(verb: "Token") -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _cited_beside(cue: "Token") -> "Token | None":
    """'said, citing the agency', 'according to the ministry, which cited the guards': who is cited, if they can speak."""
    above = cue.head if cue.lower_ == "according" else cue
    told = [child for child in cue.children if child.dep_ == "ccomp"]  # 'said, citing police, that ...'
    inside = [part for clause in told for part in clause.children if part.i > cue.i and part.left_edge.i <= cue.i + 2]
    for child in (*cue.children, *above.children, *inside):
        if child.tag_ not in {"VBG", "VBD"} or child.dep_ not in {"advcl", "conj", "prep", "acl"}:
            continue
        if lemma_of(child) in words("cues", "relaying", "verbs"):
            cited = next((noun for noun in child.children if noun.dep_ in {"dobj", "pobj"}), None)
            if cited is not None and _may_be_cited(cited):
                return cited
    return None


def _may_be_cited(noun: "Token") -> bool:
    """Bodies, people and what they published are cited as sources; 'citing security reasons' names none."""
    if noun.pos_ == "PROPN" or is_people(noun) or head_kind(noun.lower_) is not None:
        return True
    return any(
        child.dep_ in {"poss", "compound"} or (child.dep_ == "prep" and child.lower_ in {"by", "from"})
        for child in noun.children
        if any(
            token.pos_ == "PROPN" or is_people(token) or head_kind(token.lower_) is not None for token in child.subtree
        )
    )


def _heard_from(cue: "Token") -> "Token | None":
    """'learned from two witnesses that': the witnesses."""
    if lemma_of(cue) not in words("cues", "relaying", "hearing"):
        return None
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ == "from":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _noun_cues() -> frozenset[str]:
    return frozenset().union(
        *(words("cues", "noun_cues", stance) for stance in ("asserts", "confirms", "denies", "expects"))
    )


def _makes_public(verb: "Token") -> bool:
    """'made public', 'made known': two words that announce."""
    return verb.lemma_ == "make" and verb.i + 1 < verb.sent.end and verb.nbor().lower_ in {"public", "known", "clear"}


def _from_verb(cue: "Token", lemma: str) -> Attribution | None:
    stance = cue_stances()[lemma]
    clauses = [
        child for child in cue.children if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and child.tag_ != "VB")
    ]
    heard = _heard_from(cue)
    if heard is not None and not clauses:  # 'learned from witnesses that police ...': the parse hangs it on them
        clauses = [
            child for child in heard.children if child.dep_ in {"relcl", "acl"} and child.left_edge.lower_ == "that"
        ]
    addressee = (
        next((child for child in cue.children if child.dep_ in {"dobj", "dative"}), None) if lemma == "tell" else None
    )
    source = subject_of(cue)
    if cue.tag_ == "VBN" and (_follows_as(cue) or any(child.dep_ == "auxpass" for child in cue.children)):
        source = agent_of(cue) or (source if lemma == "quote" else None)
    content = {token.i for clause in clauses for token in clause.subtree}
    if (
        not content
        and (cue.dep_ in {"parataxis", "ccomp", "advcl"} or _runs_on(cue))
        and cue.head.pos_ in {"VERB", "AUX"}
        and _set_off(cue)
    ):
        content = {token.i for token in cue.head.subtree} - {token.i for token in cue.subtree}
    if not content and (
        stance in {"denies", "confirms", "expects"}
        or lemma in {"report", "claim", "allege", "announce", "accuse", "document"}
    ):
        content = _object_content(cue)
    if not content and lemma in words("cues", "verbs", "needs_clause"):
        return None
    closing = _closing_source(cue) if lemma in CLOSING else None
    if closing is not None and (source is None or source.i < closing.left_edge.i):
        return Attribution(cue, closing, stance, frozenset(range(cue.sent.start, closing.left_edge.i)), None)
    outside = {token.i for token in source.subtree} if source is not None and not source.is_ancestor(cue) else set()
    return Attribution(cue, source, stance, frozenset(content - outside - {cue.i}), addressee)


def _closing_source(cue: "Token") -> "Token | None":
    """'Police arrested 15 people, a group that helps them said on Tuesday': the parse hangs the group on the people.

    The source is then the noun phrase after the last comma before a cue that closes its sentence.
    """
    if any(
        token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"acl", "relcl", "amod", "aux", "auxpass"}
        for token in cue.doc[cue.i + 1 : cue.sent.end]
    ):
        return None
    for token in reversed(list(cue.doc[cue.sent.start : cue.i])):
        if token.lower_ in {",", "–", "—"} and token.i + 1 < cue.i:
            first = cue.doc[token.i + 1]
            if first.pos_ not in {"DET", "PROPN", "ADJ", "NUM"} and first.lower_ not in {
                "police",
                "officials",
                "residents",
            }:
                return None
            inside = [
                noun
                for noun in cue.doc[token.i + 1 : cue.i]
                if noun.pos_ in {"NOUN", "PROPN"} and noun.left_edge.i == first.i
            ]
            speaking = [noun for noun in inside if is_people(noun) or head_kind(noun.lower_) or noun.pos_ == "PROPN"]
            return speaking[-1] if speaking else None
    return None


def _set_off(cue: "Token") -> bool:
    """'..., the group said, ...', 'as the group put it': a cue set off by commas, whose content is the clause around it."""
    if _follows_as(cue):
        return agent_of(cue) is not None or any(child.dep_ == "nsubj" for child in cue.children)
    return any(child.dep_ == "nsubj" for child in cue.children) and not any(
        child.dep_ == "mark" for child in cue.children
    )


def _runs_on(cue: "Token") -> bool:
    """'A sergeant crossed the line, the staff confirmed on Monday': joined by a comma alone, with its own subject."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None)
    if (
        cue.dep_ != "conj"
        or subject is None
        or subject.left_edge.i == cue.sent.start
        or subject.left_edge.nbor(-1).lower_ != ","
    ):
        return False
    return not any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in cue.children)


def _follows_as(cue: "Token") -> bool:
    return cue.dep_ == "advcl" and [child.lower_ for child in cue.children if child.dep_ == "mark"] == ["as"]


def _object_content(cue: "Token") -> set[int]:
    nouns = [child for child in cue.children if child.dep_ in {"dobj", "xcomp", "attr"}]
    preposition = [child for child in cue.children if child.dep_ == "prep" and child.lower_ in {"of", "about"}]
    return {token.i for part in nouns + preposition for token in part.subtree}


def from_preposition(according: "Token") -> Iterator[Attribution]:
    to = according.nbor()
    source = next((noun for noun in [*to.children, *according.children] if noun.dep_ == "pobj"), None)
    if source is not None:
        yield Attribution(according, source, "asserts", _clause_around(according, source), None)


def _from_per(per: "Token") -> Iterator[Attribution]:
    """'Nine were held, per the union'; 'per day' names nobody."""
    source = next((noun for noun in per.children if noun.dep_ == "pobj"), None)
    if source is not None and (head_kind(source.lower_) is not None or source.ent_type_ in {"ORG", "PERSON"}):
        yield Attribution(per, source, "asserts", _clause_around(per, source), None)


def from_account(preposition: "Token") -> Iterator[Attribution]:
    """'by the union's reckoning', 'by its count', 'in her words'."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None or noun.lower_ not in words("cues", "prepositions", "nouns"):
        return
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None and (preposition.lower_ == "by" or noun.lower_ in words("cues", "prepositions", "of")):
        of = next((child for child in noun.children if child.lower_ in {"of", "by"}), None)
        owner = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    if owner is not None:
        yield Attribution(noun, owner, "asserts", _clause_around(preposition, owner), None)


def _clause_around(token: "Token", source: "Token") -> frozenset[int]:
    head = token.head
    while head.dep_ not in {"ROOT", "ccomp", "parataxis"} and head.head != head:
        head = head.head
    inside = {other.i for other in head.subtree} if head != token else {other.i for other in token.sent}
    return frozenset(inside - {other.i for other in source.subtree} - {token.i})


def _from_noun(noun: "Token") -> Iterator[Attribution]:
    """'the claim that ...', 'fears that ...', 'reports of ...' with a named owner."""
    clause = [
        child
        for child in noun.children
        if child.dep_ in {"acl", "ccomp", "relcl"}
        and any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in child.children)
    ]
    if not clause:
        return
    stances: tuple[Stance, ...] = ("confirms", "denies", "expects", "asserts")
    stance = next(stance for stance in stances if noun.lemma_ in words("cues", "noun_cues", stance))
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    by = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ in {"by", "from"}), None)
    if owner is None and by is not None:
        owner = next((child for child in by.children if child.dep_ == "pobj"), None)
    yield Attribution(noun, owner, stance, frozenset(token.i for part in clause for token in part.subtree), None)


def find_quotes(doc: "Doc") -> list[Quote]:
    """Return the quoted stretches of a document, also those that run over sentences and paragraphs, in order."""
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in quoted_stretches(text_of(doc)))
    return [Quote(span.start, span.end) for span in spans if span is not None]
