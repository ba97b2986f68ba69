"""Verbs that name an act: whether the words around one fit, who did it, and whom it befell."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.attributions import agent_of, subject_of
from tumen.claims.circumstances import (
    act_by_circumstance,
    is_accident,
    is_armed,
    is_force,
    is_force_of_nature,
    is_missile,
    is_weapon,
)
from tumen.claims.occurrences import Occurrence
from tumen.claims.phrases import is_people, is_thing, kind_of_captor, may_be_a_person
from tumen.claims.vocabulary import ActWord, act_verbs, lemma_of, words
from tumen.values.place import country_of, open_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far the words that must follow a verb may stand from it: beyond this the particle belongs to something else.
_REACH = 9
_CRAFT = (
    words("nouns", "classes", "carrier")
    | words("nouns", "classes", "vehicle")
    | {"canoe", "canoes", "helicopter", "patrol"}
)
# The last words of rows whose object is part of a person: whose it is, is affected.
_POSSESSED = frozenset({("life",), ("lives",), ("throat",), ("<body>",), ("nails",), ("fingernails",), ("head",)})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_REMAINS = frozenset({"body", "corpse", "remains"})
_RECEIVING = frozenset({"receive", "register", "take", "accept", "welcome"})
# Acts that only people do.
_BY_PEOPLE: frozenset[str] = frozenset({"arrest", "abduction", "attack", "ill-treatment", "sentence", "execution"})
_APPROXIMATE = frozenset({"between", "over", "around", "about", "under", "above", "near", "up"})
_NOBODY = frozenset({"nobody", "one", "none", "nothing"})


def from_verb(verb: "Token") -> Iterator[Occurrence]:
    """Yield the act that a verb names, if any."""
    rows = [row for lemma in _lookups(verb) for row in act_verbs().get(lemma, ())]
    for row in rows:
        if not _followed(verb, row.follow):
            continue
        actor, affected = _roles(verb, row)
        if _fits(verb, row, actor, affected):
            yield Occurrence(
                verb,
                act_by_circumstance(row, verb, actor, affected),
                actor if actor is not None else _blamed(verb),
                affected,
                firm=_is_firm(verb, affected),
                inverse=row.use == "negated",
                generic=_is_generic(row, actor),
            )
            return


def _blamed(verb: "Token") -> "Token | None":
    """'accused soldiers of killing 12', 'soldiers suspected of killing 12': who is said to have done it."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in {"of", "for", "in"}:
        return None
    blaming = verb.head.head
    if lemma_of(blaming) not in words("answers", "blaming", "verbs"):
        return None
    if blaming.tag_ == "VBN" and blaming.dep_ in {"acl", "amod"}:
        return blaming.head
    blamed = next((child for child in blaming.children if child.dep_ == "dobj"), None)
    return blamed if blamed is not None else next((c for c in blaming.children if c.dep_ == "nsubjpass"), None)


def _is_generic(row: ActWord, actor: "Token | None") -> bool:
    """'were taken', 'men pushed him into a car': by what right, only the rest of the report can say."""
    unknown = kind_of_captor(actor) is None or (actor is not None and actor.lower_ == "men")
    return row.act in {"arrest", "abduction"} and row.use in {"people", "passive"} and unknown


def _lookups(verb: "Token") -> list[str]:
    """The forms under which a verb stands in the data: 'ill-treated' is three tokens."""
    forms = [lemma_of(verb)]
    if verb.lower_ not in forms:
        forms.append(verb.lower_)
    if verb.i >= 2 and verb.nbor(-1).text == "-":
        forms.insert(0, f"{verb.nbor(-2).lower_}-{lemma_of(verb)}")
    return forms


def is_negated(verb: "Token") -> bool:
    """Say whether a negation stands among the verb's own words or those of its auxiliary."""
    return (
        any(child.dep_ == "neg" or child.lower_ in {"never", "nothing", "nobody", "no"} for child in verb.children)
        or any(child.lower_ in {"nothing", "nobody", "none"} for child in verb.lefts)
        or _is_without(verb)
    )


def _is_without(verb: "Token") -> bool:
    """'continues without being located'."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _followed(verb: "Token", follow: tuple[str, ...]) -> bool:
    if not follow:
        return True
    if any(_begins(token, verb, follow) for token in _own_words(verb)):
        return True
    wanted = list(follow)
    for token in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]:
        if _is_word(token, wanted[0]):
            wanted.pop(0)
            if not wanted:
                return True
        elif token.pos_ == "VERB" and token.dep_ not in {"amod", "acl", "relcl"}:
            return False
        elif token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"}:  # 'is dead and his cousin is in custody'
            return False
    return False


def _is_word(token: "Token", wanted: str) -> bool:
    """Say whether a token is the word that a row wants, or of the class that it names ('<hospital>')."""
    if not wanted.startswith("<"):
        return wanted in (token.lower_, token.lemma_.lower())
    name = wanted.strip("<>")
    if name == "country":
        return token.ent_type_ == "NORP" or (token.pos_ == "PROPN" and country_of(token.text) is not None)
    if name == "place":
        named = token.pos_ == "PROPN" and open_gazetteer().lookup(token.text) is not None
        return named or token.ent_type_ in {"GPE", "LOC", "FAC"} or token.lower_ in words("nouns", "classes", "place")
    return bool({token.lower_, token.lemma_.lower()} & words("nouns", "classes", name))


def _own_words(verb: "Token") -> Iterator["Token"]:
    """The words under a verb, without those of further verbs but with what stands in its objects' appositions."""
    for child in verb.children:
        if child.dep_ in {"conj", "ccomp", "relcl", "advcl", "parataxis"} and child.pos_ in {"VERB", "AUX"}:
            continue
        yield child
        if child.pos_ != "VERB":
            yield from _own_words(child)


def _begins(token: "Token", verb: "Token", follow: tuple[str, ...]) -> bool:
    """'drove 412 people, among them many children, to the frontier': the words hang on the verb, however far."""
    if not _is_word(token, follow[0]) or (token.i < verb.i and token.dep_ not in {"advmod", "nsubj"}):
        return False
    direct = token.head == verb and token.dep_ in {"advmod", "dobj", "oprd", "acomp", "dative", "attr", "nsubj"}
    inside = list(token.subtree)
    return (direct or token.dep_ in {"prep", "prt"}) and all(
        any(_is_word(below, word) for below in inside) for word in follow[1:]
    )


def _roles(verb: "Token", row: ActWord) -> tuple["Token | None", "Token | None"]:
    """Return the heads of who did it and of whom it befell."""
    objects = _objects_of(verb)
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)  # 'the claim that nine were arrested'
    reduced = verb.dep_ in {"acl", "amod"} and verb.tag_ in {"VBN", "VBG"} and not own
    subject = verb.head if reduced else subject_of(verb)
    passive_subjects = [
        child for child in verb.children if child.dep_ == "nsubjpass" and child.lower_ not in _RELATIVES
    ]
    if len(passive_subjects) > 1:  # two clauses run into one: the nearer subject is the verb's own
        subject = next((child for child in reversed(passive_subjects) if is_people(child)), passive_subjects[-1])
    subject = subject if subject is not None else _counted_subject(verb)
    if _is_without(verb):
        return None, subject_of(verb.head.head)
    if verb.dep_ == "acomp":  # 'had been ill-treated', as some parses have it
        subject = subject_of(verb.head)
    if row.use == "subject":
        return None, _aboard(subject) if row.act == "arrival" else subject
    if objects and row.follow[-1:] in _POSSESSED:
        return subject, next(
            (people for people in objects[0].subtree if people != objects[0] and is_people(people)), None
        )
    if row.use in {"object", "people"} and (behind := _behind(verb, row, objects)) is not None:
        return subject, behind
    if row.use == "negated" and row.follow and subject is not None and subject.lower_ in _NOBODY:
        return None, _of_whom_nothing(verb, row, subject, objects)
    if _is_passive(verb, objects) or _is_elliptical(verb, row, subject, objects):
        there = subject is None and objects and any(child.dep_ == "expl" for child in verb.children)
        return agent_of(verb), objects[0] if there else subject  # 'there were detained two men'
    if row.use == "passive":
        return None, None
    if row.use == "negated":
        return (
            (None, subject)
            if subject is not None and is_people(subject)
            else (subject, objects[0] if objects else None)
        )
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and subject is None:
        subject = subject_of(verb.head) if verb.head.pos_ == "VERB" else None
    return subject, objects[0] if objects else None


def _aboard(subject: "Token | None") -> "Token | None":
    """'A boat with 180 people reached the island': the people."""
    if subject is None or subject.lower_ not in _CRAFT:
        return subject
    return next((token for token in subject.subtree if token.dep_ in {"pobj", "dobj"} and is_people(token)), subject)


def _counted_subject(verb: "Token") -> "Token | None":
    """'Between 20 and 30 inmates fled', 'Over 40 people escaped': the parse hangs them on the first word."""
    for child in verb.lefts:
        if child.dep_ == "prep" and child.lower_ in _APPROXIMATE and verb.dep_ in {"ROOT", "ccomp"}:
            inside = [token for token in child.subtree if token.tag_ in {"NNS", "NN"} and is_people(token)]
            if inside and any(token.tag_ == "CD" for token in child.subtree):
                return inside[-1]
    return None


def _of_whom_nothing(verb: "Token", row: ActWord, subject: "Token", objects: list["Token"]) -> "Token | None":
    """'nothing was heard from the three', 'none of the six was seen again': the three, the six."""
    prepositions = [child for child in verb.children if child.lower_ == row.follow[0]]
    prepositions += [child for child in subject.children if child.lower_ == "of"]
    nouns = [noun for child in prepositions for noun in child.children if noun.dep_ == "pobj"]
    return next((_whose(noun) for noun in [*objects, *nouns]), None)


def _behind(verb: "Token", row: ActWord, objects: list["Token"]) -> "Token | None":
    """'made off with 16 passengers', 'gave a 12-year term to the driver': people behind the verb's preposition."""
    if row.follow[-1:] == ("<term>",) and objects and not is_people(objects[0]):
        wanted = "to"
    elif row.follow and (not objects or (row.follow[-1] == "on" and not is_people(objects[0]))):
        wanted = row.follow[-1]
    else:
        return None
    parts = [child for child in verb.children if child.dep_ in {"prep", "prt", "dative"}]
    prepositions = [
        *parts,
        *(inner for part in [*parts, *objects] for inner in part.children if inner.dep_ in {"prep", "dative"}),
    ]
    behind = (noun for one in prepositions if one.lower_ == wanted for noun in one.children if noun.dep_ == "pobj")
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    return next((noun for noun in behind if is_people(noun)), None) if not passive else None


def _whose(noun: "Token") -> "Token":
    """'nothing is known of their whereabouts': those whose they are."""
    return next((child for child in noun.children if child.dep_ == "poss"), noun)


def _objects_of(verb: "Token") -> list["Token"]:
    """The heads of a verb's objects, also where it shares one with the verb after it or stands in a relative clause."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    if not objects:
        objects = [
            inner
            for child in verb.children
            if child.dep_ == "ccomp" and child.tag_ in {"JJ", "VBN"}  # 'left 30 people dead'
            for inner in child.children
            if inner.dep_ in {"nsubj", "nsubjpass"} and lemma_of(verb) in words("nouns", "leaving", "verbs")
        ]
    if not objects:
        objects = [
            inner
            for child in verb.children
            if child.dep_ == "conj" and child.tag_ == verb.tag_ and child.i - verb.i <= 3  # 'rounded up and beat them'
            for inner in child.children
            if inner.dep_ == "dobj"
        ]
    if objects and objects[0].lower_ in _RELATIVES and verb.dep_ == "relcl":
        return [verb.head]
    if not objects and verb.dep_ == "relcl" and any(child.dep_ == "nsubj" for child in verb.children):
        subject = next(child for child in verb.children if child.dep_ == "nsubj")
        return [] if subject.lower_ in _RELATIVES else [verb.head]
    return objects


def _is_passive(verb: "Token", objects: list["Token"]) -> bool:
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    head_passive = verb.dep_ == "conj" and any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.head.children)
    if verb.tag_ == "VBD" and head_passive:  # 'expected to be moved and handed over', as some parses have it
        return not objects and not any(child.dep_ == "nsubj" for child in verb.children)
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod", "advcl", "relcl", "xcomp", "oprd", "acomp"}:
        return not objects
    return head_passive


def _is_elliptical(verb: "Token", row: ActWord, subject: "Token | None", objects: list["Token"]) -> bool:
    """'four others wounded', 'and a third captured': a verb that wants an object has none, and no auxiliary."""
    if objects or subject is None or verb.tag_ not in {"VBN", "VBD", "VBP"} or row.use not in {"object", "people"}:
        return False
    if any(child.dep_ in {"aux", "ccomp", "xcomp", "mark"} for child in verb.children):
        return False
    numbered = subject.tag_ == "CD" or any(child.dep_ == "nummod" for child in subject.children)
    counted = numbered or subject.lower_ in {"others", "another", "several", "many", "dozens", "third", "fourth"}
    return (
        counted
        and (is_people(subject) or subject.lower_ in {"third", "fourth"})
        and row.act != "attack"
        and (row.act != "forced-return" or bool(row.follow))
    )


def _fits(verb: "Token", row: ActWord, actor: "Token | None", affected: "Token | None") -> bool:
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
    if row.act == "arrest" and row.use == "people" and actor is not None and actor.lower_ in _CRAFT:
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
    if row.act == "execution" and actor is not None and _is_word(actor, "<body>"):
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
    if any(_is_word(thing, "<harmless>") for thing in _objects_of(verb)):
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
    somewhere = any(_is_word(token, "<place>") for token in verb.subtree if token.i > verb.i)
    somewhere = somewhere or affected.ent_type_ == "NORP" or affected.lemma_ in words("nouns", "persons", "moving")
    official = affected.ent_type_ in {"ORG", "GPE"} or affected.lower_ in words("nouns", "captors", "authority")
    return somewhere and not official


def _is_firm(verb: "Token", affected: "Token | None") -> bool:
    """A participle before its noun ('the arrested men') only points back; a verb of its own tells."""
    if verb.dep_ == "acl" and verb.head.lower_ in {"those", "them", "people"} and agent_of(verb) is None:
        return not any(child.dep_ == "det" for child in verb.head.children) and verb.head.lower_ == "people"
    return verb.dep_ != "amod" and (affected is not None or verb.dep_ != "acl")
