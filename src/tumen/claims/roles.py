"""Roles: who did what a verb names, and whom it befell."""

from typing import TYPE_CHECKING

from tumen.claims.attributions import agent_of, subject_of
from tumen.claims.phrases import is_people
from tumen.claims.vocabulary import ActWord, lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

CRAFT = (
    words("nouns", "classes", "carrier")
    | words("nouns", "classes", "vehicle")
    | {"canoe", "canoes", "helicopter", "patrol"}
)
# The last words of rows whose object is part of a person: whose it is, is affected.
_POSSESSED = frozenset({("life",), ("lives",), ("throat",), ("<body>",), ("nails",), ("fingernails",), ("head",)})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_APPROXIMATE = frozenset({"between", "over", "around", "about", "under", "above", "near", "up"})
_NOBODY = frozenset({"nobody", "one", "none", "nothing"})


def blamed_for(verb: "Token") -> "Token | None":
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


def find_roles(verb: "Token", row: ActWord) -> tuple["Token | None", "Token | None"]:
    """Return the heads of who did it and of whom it befell."""
    objects = objects_of(verb)
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
    if subject is None or subject.lower_ not in CRAFT:
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


def objects_of(verb: "Token") -> list["Token"]:
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
