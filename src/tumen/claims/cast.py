"""Whom a report names: people with their roles, and bodies, whether the language model knows their names or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.phrases import is_people, phrase_text
from tumen.claims.vocabulary import words
from tumen.values.name import head_kind, is_title
from tumen.values.people import is_singular_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Entity


@dataclass(frozen=True, slots=True)
class Known:
    """Someone a document names: the words in full, their head token and kind; a person's `roles` ('governor') too."""

    name: str
    head: "Token"
    kind: str | None
    person: bool
    speaks: bool
    roles: frozenset[str] = frozenset()


def known_in(doc: "Doc", sources: Iterable["Token"]) -> list[Known]:
    """Return whom a document names, in order; `sources` are the heads of those who speak in it."""
    speaking = {source.i for source in sources}
    known = {one.head.i: one for entity in doc.ents if (one := _of_entity(entity, speaking)) is not None}
    for token in doc:
        if token.i not in known and (one := _of_token(token, speaking)) is not None:
            known[token.i] = one
    return [known[at] for at in sorted(known)]


def _of_entity(entity: "Entity", speaking: set[int]) -> Known | None:
    head = entity.root
    speaks = head.i in speaking
    if entity.label_ == "PERSON" or (entity.label_ in {"ORG", "GPE"} and _is_described_as_person(head)):
        return Known(bare(" ".join(entity.text.split())), head, _role_kind(head), True, speaks, _roles(head))
    bodies = {"ORG", "FAC", "NORP", "GPE", "LAW", "WORK_OF_ART", "LOC"}
    if entity.label_ not in bodies or head.pos_ not in {"PROPN", "NOUN"}:
        return None
    name = phrase_text(head)
    kind = head_kind(name)
    named = entity.label_ == "ORG" or kind is not None
    return Known(bare(name), head, kind, person=False, speaks=speaks) if named else None


def _of_token(token: "Token", speaking: set[int]) -> Known | None:
    """Whoever speaks without being a name to the language model: 'a resident', 'the office', a person's rare name."""
    speaks, name = token.i in speaking, phrase_text(token)
    if token.pos_ == "PROPN" and not token.ent_type_ and _is_described_as_person(token) and token.dep_ != "compound":
        return Known(bare(name), token, _role_kind(token), True, speaks, _roles(token))
    told_of = token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and is_singular_person(token.lower_)
    if (speaks or told_of) and token.pos_ == "NOUN" and is_people(token) and token.tag_ == "NN":
        return Known(name, token, head_kind(name), person=True, speaks=speaks)
    beside = (head_kind(phrase_text(child)) for child in token.children if child.dep_ == "appos")
    described = next((kind for kind in beside if kind not in {None, "witness"}), None)
    if token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and described is not None:
        return Known(bare(name), token, described, person=False, speaks=speaks)
    in_place = token.dep_ in {"nsubj", "nsubjpass", "pobj", "poss", "appos"} and token.pos_ in {"NOUN", "PROPN"}
    if in_place and (_names_a_body(token) or (speaks and head_kind(token.lower_) not in {None, "witness"})):
        return Known(bare(name), token, head_kind(name), person=False, speaks=speaks)
    return None


def _is_described_as_person(name: "Token") -> bool:
    """'Ana Ruiz, a lawyer for the families', 'Malam Sani Dogo': a person, whatever the model takes the name for."""
    if head_kind(name.text) not in {None, "witness"}:
        return False
    if name.dep_ == "appos" and name.head.tag_ == "NN" and is_singular_person(name.head.lower_):
        return True
    if any(child.dep_ == "relcl" and any(token.lower_ == "who" for token in child.children) for child in name.children):
        return True
    around = [child for child in name.children if child.dep_ in {"appos", "compound", "nmod"}]
    return any(
        (child.pos_ == "NOUN" and is_singular_person(child.lower_)) or (child.dep_ != "appos" and is_title(child.text))
        for child in around
    )


def _roles(person: "Token") -> frozenset[str]:
    """'Governor Abubakar Bello', 'Ana Ruiz, the association's director': the words for what somebody is."""
    around = [child for child in person.children if child.dep_ in {"appos", "compound", "nmod"}]
    if person.dep_ == "appos":
        around.append(person.head)
    return frozenset(child.lower_ for child in around if is_title(child.text) or is_singular_person(child.lower_))


def _names_a_body(token: "Token") -> bool:
    """'the Zamfara police command', 'the regional administration': a body's noun with a modifier of its own."""
    kind = head_kind(token.lower_)
    return (
        kind not in {None, "witness"}
        and token.tag_ != "NNS"
        and any(child.dep_ in {"compound", "amod", "nmod"} or child.ent_type_ for child in token.children)
    )


def bare(name: str) -> str:
    """Return a name without its possessive ending."""
    return name.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")


def _role_kind(person: "Token") -> str | None:
    """The kind of body that a person's role names: 'Ana Ruiz, the association's director', 'police chief Ana Ruiz'."""
    around = [child for child in person.children if child.dep_ in {"appos", "compound", "nmod", "amod"}]
    if person.dep_ == "appos":
        around.append(person.head)
    for word in around:
        kind = head_kind(" ".join(token.text for token in word.subtree if token.i != person.i))
        if kind:
            return kind
    led = (
        noun
        for clause in person.children
        if clause.dep_ == "relcl" and clause.lemma_ in words("cues", "leading", "verbs")
        for noun in clause.children
        if noun.dep_ == "dobj"
    )
    return next((head_kind(phrase_text(noun)) for noun in led), None)
