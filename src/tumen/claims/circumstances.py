"""Circumstances: what the hand, the weapon or the accident behind an act makes of it."""

from typing import TYPE_CHECKING

from tumen.claims.attributions import agent_of
from tumen.claims.claim import Act
from tumen.claims.phrases import kind_of_captor
from tumen.claims.vocabulary import ActWord, lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def act_by_circumstance(row: ActWord, verb: "Token", actor: "Token | None", affected: "Token | None") -> Act:
    """The same verb is another act by another hand: taken by police or by gunmen, killed by men or by a flood."""
    captor = kind_of_captor(actor)
    if row.act == "arrest" and captor == "armed":
        return "abduction"
    if row.act == "abduction" and captor == "authority" and row.use in {"people", "passive"}:
        return "arrest"
    if row.act == "execution" and captor == "armed":
        return "killing"
    if row.act == "killing" and lemma_of(verb) in {"kill", "claim", "cost"} and is_accident(verb, actor):
        return "death"
    if row.act == "death" and lemma_of(verb) == "electrocute" and captor == "authority":
        return "ill-treatment"
    if row.act == "arrest" and lemma_of(verb) in {"jail", "imprison", "send"} and _is_a_bench(actor):
        return "sentence"
    if row.act == "arrest" and row.use == "people" and captor is None and _is_at_gunpoint(verb):
        return "abduction"
    if row.act == "death" and (_in_an_attack(verb) or (captor == "armed" and lemma_of(verb) == "leave")):
        return "killing"
    fleeing_captors = row.act == "displacement" and lemma_of(verb) == "flee" and affected is not None
    if fleeing_captors and "captivity" in {token.lower_ for token in verb.subtree}:
        return "escape"
    return row.act


def _is_a_bench(actor: "Token | None") -> bool:
    """'a court jailed 11 soldiers': who sentences."""
    bench = words("nouns", "classes", "bench")
    return actor is not None and any(lemma_of(token) in bench for token in actor.subtree)


def _is_at_gunpoint(verb: "Token") -> bool:
    """'was seized at gunpoint': by people who show no warrant."""
    return any(token.lower_ in {"gunpoint", "knifepoint"} for token in verb.subtree)


def is_accident(verb: "Token", actor: "Token | None") -> bool:
    """Say whether nature, a machine or an illness is behind a verb, and no weapon."""
    accident = words("nouns", "weapons", "accident")
    near = _nouns_and_verbs(verb)
    if actor is not None:
        near |= _nouns_and_verbs(actor)
    if verb.dep_ in {"advcl", "conj"}:  # 'a bus plunged into a ravine, killing 24'
        near.add(lemma_of(verb.head))
    return bool(near & accident) and not near & words("nouns", "weapons", "words")


def _nouns_and_verbs(head: "Token") -> set[str]:
    return {lemma_of(token) for token in head.subtree if token.pos_ in {"NOUN", "PROPN", "VERB"}}


def _in_an_attack(verb: "Token") -> bool:
    """'26 people died after a drone fired on a crowd': by people, and so a killing."""
    near = _nouns_and_verbs(verb.head if verb.dep_ == "advcl" and verb.tag_ == "VBG" else verb)
    means = words("nouns", "weapons", "war") | words("nouns", "weapons", "violence")
    return bool(near & means) and not near & words("nouns", "weapons", "accident")


def is_weapon(head: "Token | None") -> bool:
    """Say whether the words for a subject or means name a weapon, or an attack with one."""
    if head is None:
        return False
    inside = {lemma_of(token) for token in head.subtree if token.pos_ in {"NOUN", "PROPN"}}
    inside |= {child.lower_ for child in head.head.lefts if child.tag_ == "VBG"}  # a parse of 'Russian shelling killed'
    return bool(inside & words("nouns", "weapons", "words"))


def is_missile(head: "Token | None") -> bool:
    """Say whether a noun is something thrown, fired or set off: 'a grenade', '80 drones', 'a car bomb'."""
    if head is None:
        return False
    named = {lemma_of(head)} | {lemma_of(child) for child in head.children if child.dep_ in {"compound", "amod"}}
    return bool(named & words("nouns", "weapons", "missiles"))


def is_force(actor: "Token") -> bool:
    """Say whether an authority is one that bears arms: no court or ministry."""
    return bool({token.lower_ for token in actor.subtree} & words("nouns", "captors", "forces"))


def is_force_of_nature(actor: "Token | None") -> bool:
    """'snow held the city hostage': the weather takes, beats and condemns nobody."""
    return actor is not None and lemma_of(actor) in words("nouns", "weapons", "nature")


def is_armed(doc: "Doc") -> bool:
    """Say whether a text is about weapons of war at all."""
    return any(token.lemma_.lower() in words("nouns", "weapons", "war") for token in doc)


def is_harmless_blast(noun: "Token") -> bool:
    """'a gas explosion', 'a boiler blast': an accident, unless the text says more."""
    return any(
        lemma_of(child) in words("nouns", "weapons", "blasts_of")
        for child in noun.children
        if child.dep_ in {"compound", "amod", "prep", "pobj"}
    )


def means_weapon(verb: "Token") -> bool:
    """'killed in shelling', 'wounded by a mine': what kills or wounds by a weapon is an attack too."""
    for child in verb.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"in", "by", "with", "when", "after"}:
            noun = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if noun is not None and lemma_of(noun) in words("nouns", "weapons", "words") - words(
                "nouns", "weapons", "carriers"
            ):
                return not is_harmless_blast(noun)
    return False


def owner_of(noun: "Token") -> "Token | None":
    """'the army's bombardment', 'a rebel attack': whose attack it is. Other acts befall those who own them."""
    if lemma_of(noun) not in words("nouns", "weapons", "words") | words("nouns", "weapons", "events"):
        return None
    owners = (child for child in noun.children if child.dep_ in {"poss", "compound", "nmod", "amod"})
    return next((child for child in owners if child.ent_type_ in {"ORG", "NORP", "GPE"} or kind_of_captor(child)), None)


def hand_behind(actor: "Token | None") -> "Token | None":
    """Return who used the weapon that stands as an actor: the owner of 'Russian drones', nobody behind 'a bomb'."""
    people = words("nouns", "captors", "armed") | words("nouns", "captors", "authority")
    if actor is None or actor.lower_ in people:
        return actor
    if lemma_of(actor) in words("nouns", "weapons", "accident") | words("nouns", "weapons", "missiles"):
        return owner_of(actor)
    if lemma_of(actor) in words("nouns", "weapons", "words") | words("nouns", "weapons", "events"):
        return agent_of(actor) or owner_of(actor)
    return actor
