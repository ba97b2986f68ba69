"""Uses: whether a verb that names an act does so here, or has one of its other uses."""

from typing import TYPE_CHECKING

from tumen.claims.attributions import subject_of
from tumen.claims.circumstances import is_accident, is_armed, is_force, is_force_of_nature, is_missile, is_weapon
from tumen.claims.following import is_word
from tumen.claims.phrases import is_people, is_thing, kind_of_captor, may_be_a_person
from tumen.claims.roles import CRAFT, is_negated, objects_of
from tumen.claims.vocabulary import ActWord, lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_REMAINS = frozenset({"body", "corpse", "remains"})
_RECEIVING = frozenset({"receive", "register", "take", "accept", "welcome"})
# Acts that only people do.
_BY_PEOPLE: frozenset[str] = frozenset({"arrest", "abduction", "attack", "ill-treatment", "sentence", "execution"})


def is_generic(row: ActWord, actor: "Token | None") -> bool:
    """'were taken', 'men pushed him into a car': by what right, only the rest of the report can say."""
    unknown = kind_of_captor(actor) is None or (actor is not None and actor.lower_ == "men")
    return row.act in {"arrest", "abduction"} and row.use in {"people", "passive"} and unknown


def fits_use(verb: "Token", row: ActWord, actor: "Token | None", affected: "Token | None") -> bool:
    """Say whether a verb with these roles names the row's act here."""
    if row.use == "weapon":
        return is_missile(affected if affected is not None else actor) or is_missile(actor)
    if row.act == "attack":
        return _is_armed_attack(verb, row, actor)
    if row.use == "negated" and not is_negated(verb):
        return False
    if _is_another_use(verb, row, actor, affected):
        return False
    if affected is None:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return row.use == "object" and (
            passive or (row.act != "ill-treatment" and actor is not None and not is_thing(actor))
        )
    if row.act == "arrival" and not _may_arrive(verb, affected):
        return False
    if row.use == "negated" and (affected.dep_ == "poss" or affected.head.lower_ == "of"):
        return affected.dep_ == "poss" or is_people(affected) or affected.tag_ == "CD"
    if row.use != "object" or row.follow:
        return is_people(affected)
    return not is_thing(affected) or may_be_a_person(affected)


def _is_another_use(verb: "Token", row: ActWord, actor: "Token | None", affected: "Token | None") -> bool:
    if row.act == "displacement" and kind_of_captor(affected) == "armed":  # 'the suspect fled the scene'
        return True
    if row.act == "arrest" and row.use == "people" and actor is not None and actor.lower_ in CRAFT:
        return True  # a vessel that picks up survivors arrests nobody
    if row.use == "subject" and any(child.dep_ == "auxpass" for child in verb.children):
        return True  # what somebody does, and not what is done to them
    if row.act in {"escape", "protest"} and kind_of_captor(affected) == "armed":  # 'the gunmen got away on foot'
        return True
    if row.act == "release" and affected is not None and affected.lemma_.lower() in _REMAINS:
        return True
    if row.act == "arrival" and lemma_of(verb) in _RECEIVING and not _is_on_the_move(affected):
        return True
    if row.follow == ("<body>",) and (kind_of_captor(subject_of(verb)) is None) == (row.act == "ill-treatment"):
        return True  # who breaks a leg is hurt; whose arm a guard breaks is ill-treated
    if row.act == "execution" and actor is not None and is_word(actor, "<body>"):
        return True  # 'hung by the wrists in a cell'
    if row.act in _BY_PEOPLE and is_force_of_nature(actor):
        return True
    if verb.lower_ == "missing" and (verb.dep_ == "amod" or any(child.dep_ == "dobj" for child in verb.children)):
        return True
    if affected is not None and affected.lower_ in {"himself", "herself", "themselves"}:
        return True
    return lemma_of(verb) == "bury" and not is_accident(verb, actor)


def _is_on_the_move(affected: "Token | None") -> bool:
    """'received 57,000 refugees', 'registered 6,800 Congolese': people whose being received is an arrival."""
    return affected is not None and (
        affected.ent_type_ == "NORP" or affected.lemma_.lower() in words("nouns", "persons", "moving")
    )


def _is_armed_attack(verb: "Token", row: ActWord, actor: "Token | None") -> bool:
    if any(is_word(thing, "<harmless>") for thing in objects_of(verb)):
        return False  # 'fired tear gas at the crowd'
    if row.use == "object":
        return row.follow != ("on", "fire") or all(
            child.lower_ not in {"himself", "herself"} for child in verb.children
        )
    if row.use == "subject":  # a minister comes under fire too
        return is_armed(verb.doc) or any(kind_of_captor(token) for token in verb.doc if token.pos_ == "NOUN")
    if (
        lemma_of(verb) in {"raid", "storm"}
        and actor is not None
        and actor.lower_ in words("nouns", "captors", "police")
    ):
        return False  # a raid by the police is a search
    if any(lemma_of(token) in words("nouns", "weapons", "arms") for token in verb.subtree):
        return True
    if kind_of_captor(actor) == "authority" and actor is not None and not is_force(actor):
        return False  # a court strikes down a law
    unnamed = actor is None and is_armed(verb.doc)  # 'a vehicle had been struck' in a story of drones
    return kind_of_captor(actor) is not None or is_weapon(actor) or unnamed


def _may_arrive(verb: "Token", affected: "Token") -> bool:
    """To arrive is an act where people reach a country, a town or a shore, and not a number or an agreement."""
    somewhere = any(is_word(token, "<place>") for token in verb.subtree if token.i > verb.i)
    somewhere = somewhere or affected.ent_type_ == "NORP" or affected.lemma_ in words("nouns", "persons", "moving")
    official = affected.ent_type_ in {"ORG", "GPE"} or affected.lower_ in words("nouns", "captors", "authority")
    return somewhere and not official
