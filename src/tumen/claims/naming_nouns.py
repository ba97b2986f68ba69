"""Nouns that name an act: with their people, or by a verb that says that there was such an event."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.answers import answer_above
from tumen.claims.attributions import agent_of, subject_of
from tumen.claims.circumstances import is_armed, is_force_of_nature, is_harmless_blast, owner_of
from tumen.claims.occurrences import Occurrence
from tumen.claims.phrases import is_people
from tumen.claims.vocabulary import act_nouns, cue_stances, lemma_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({"body", "corpse", "remains"})
_POSSESSIVES = frozenset({"his", "her", "their", "our", "my"})


def from_noun(noun: "Token") -> Iterator[Occurrence]:
    """Yield the act that a noun names, if any."""
    lemma = lemma_of(noun)
    for row in act_nouns().get(lemma, ()):
        before = [lemma_of(token) for token in noun.doc[max(noun.i - len(row.follow), noun.sent.start) : noun.i]]
        if list(row.follow) != before and not (len(row.follow) == 1 and "-".join([*row.follow, lemma]) == noun.lower_):
            continue
        if noun.dep_ in {"compound", "amod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
            continue
        if lemma in _BODIES and not _is_recovered(noun):
            continue
        if (row.act == "attack" and is_harmless_blast(noun)) or _is_of_nature(noun):
            continue
        affected = _people_of(noun) or _people_of_light_verb(noun)
        claimed = _is_claimed(noun)
        told = _happens(noun) or lemma in _BODIES or claimed or _light(noun, "by") is not None
        expected = _is_expected(noun)
        answered = _is_answered(noun)
        answered = answered or _is_reported(noun) or _is_there(noun)
        if not answered and any(child.lower_ in words("answers", "doubts", "adjectives") for child in noun.children):
            continue  # 'whose supposed disappearance was shared thousands of times'
        shown = expected or answered or claimed or lemma in _BODIES or _light(noun, "by") is not None
        if affected is None and not shown and row.act not in {"attack", "protest"}:
            continue
        if lemma in words("nouns", "persons", "words") and lemma_of(noun.head) not in words(
            "nouns", "persons", "verbs"
        ):
            continue
        if row.act == "attack" and _is_no_attack(noun, lemma):
            continue
        if lemma in {"fate", "whereabouts"} and not _is_unknown(noun):
            continue
        if row.use == "weak" and affected is None and not told and not expected and not answered:
            continue
        yield Occurrence(
            noun,
            "killing" if lemma in _BODIES and _shows_violence(noun) else row.act,
            _actor_of(noun),
            None if row.act == "attack" else affected,
            firm=told or expected or answered or (affected is not None and affected.lower_ not in _POSSESSIVES),
        )
        return


def _is_of_nature(noun: "Token") -> bool:
    """'snow held the city hostage', 'a cold front launches an assault': nobody does it."""
    return noun.dep_ in {"dobj", "oprd"} and is_force_of_nature(subject_of(noun.head))


def _is_recovered(noun: "Token") -> bool:
    return noun.dep_ in {"nsubjpass", "dobj", "nsubj"} and lemma_of(noun.head) in words("nouns", "bodies", "verbs")


def _shows_violence(body: "Token") -> bool:
    """'a body bearing bullet wounds was found'."""
    return any(lemma_of(token) in words("nouns", "weapons", "violence") for token in body.head.subtree)


def _light(noun: "Token", *kinds: str) -> "Token | None":
    """The light verb above a noun: one that says no more than that the noun happened, or to whom."""
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _light(head, *kinds)
    if noun.dep_ == "pobj":
        head = head.head
        named = f"{lemma_of(head)} {noun.head.lower_}"
        return head if any(named in words("nouns", "light", kind) for kind in kinds) else None
    direct = noun.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}
    return head if direct and any(lemma_of(head) in words("nouns", "light", kind) for kind in kinds) else None


def _actor_of(noun: "Token") -> "Token | None":
    """'an attack by rebels', 'rebels carried out an attack', 'the army's bombardment'."""
    agent = agent_of(noun) or _behind_participle(noun)
    if agent is not None:
        return agent
    verb = _light(noun, "by")
    if verb is not None:
        return agent_of(verb) if noun.dep_ == "nsubjpass" else subject_of(verb)
    if _is_claimed(noun) and lemma_of(noun.head.head.head) in words("nouns", "light", "claiming"):
        return subject_of(noun.head.head.head)
    return _blamed(noun) or owner_of(noun)


def _behind_participle(noun: "Token") -> "Token | None":
    """'an attack carried out by rebels'."""
    return next((agent for child in noun.children if child.dep_ == "acl" and (agent := agent_of(child))), None)


def _blamed(noun: "Token") -> "Token | None":
    """'blamed the attack on rebels', 'attributed the murder to the army', 'claimed the attack'."""
    verb = noun.head
    if noun.dep_ != "dobj" or lemma_of(verb) not in words("nouns", "light", "blaming"):
        return None
    if lemma_of(verb) == "claim":
        return subject_of(verb)
    prepositions = [child for child in (*verb.children, *noun.children) if child.lower_ in {"on", "to"}]
    return next((inner for child in prepositions for inner in child.children if inner.dep_ == "pobj"), None)


def _is_claimed(noun: "Token") -> bool:
    """'claimed responsibility for the bombing': who claims it says that they did it."""
    preposition = noun.head
    if (
        noun.dep_ != "pobj"
        or preposition.lower_ != "for"
        or lemma_of(preposition.head) not in {"responsibility", "credit"}
    ):
        return False
    verb = preposition.head.head
    if lemma_of(verb) not in words("nouns", "light", "claiming") | words("answers", "rejecting", "verbs"):
        return False
    subject = subject_of(verb)
    return (
        subject is not None
        and subject.lower_ not in {"nobody", "none", "one"}
        and not any(child.lower_ == "no" for child in subject.children)
    )


def _is_reported(noun: "Token") -> bool:
    """'dismissed the allegations of torture', '14 cases of enforced disappearance'."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    above = noun.head.head
    if lemma_of(above) in words("answers", "doubts", "nouns"):
        answer = answer_above(noun)
        return answer is not None and answer.stance is not None
    return lemma_of(above) in {"case", "incident", "instance"} and any(child.tag_ == "CD" for child in above.children)


def _is_there(noun: "Token") -> bool:
    """'there was no massacre', 'there were two attacks'."""
    return noun.dep_ == "attr" and any(child.dep_ == "expl" for child in noun.head.children)


def _is_unknown(noun: "Token") -> bool:
    return any(child.lower_ in {"unknown", "unclear", "mystery", "uncertain"} for child in noun.head.children)


def _is_no_attack(noun: "Token", lemma: str) -> bool:
    """A raid by the police is a search and a strike one of workers unless a text is about weapons."""
    kinds = {child.lower_ for child in noun.children if child.dep_ in {"compound", "amod"}}
    labour = lemma == "strike" and (
        not is_armed(noun.doc) or bool(kinds & {"hunger", "general", "work", "rail", "labour"})
    )
    return labour or (lemma == "raid" and _is_of_police(noun))


def _is_of_police(raid: "Token") -> bool:
    """A raid by the police is a search."""
    near = [*raid.children] + ([agent] if (agent := agent_of(raid)) is not None else [])
    return any(child.lower_ in words("nouns", "captors", "police") for child in near)


def _people_of_light_verb(noun: "Token") -> "Token | None":
    """'they underwent torture', 'detainees were subjected to beatings', 'hundreds face deportation'."""
    verb = _light(noun, "to")
    if verb is not None and noun.dep_ != "nsubjpass":
        subject = subject_of(verb)
        return subject if subject is not None and is_people(subject) else None
    verb = _light(noun, "inflicted")
    if verb is not None:
        people = next((child for child in verb.children if child.dep_ in {"nsubjpass", "dobj"}), None)
        return people if people is not None and is_people(people) else None
    return None


def _is_expected(noun: "Token") -> bool:
    """'expects hundreds of arrests', 'fears more killings', 'at risk of arrest': the noun is all that is expected."""
    head = noun
    measures = words("nouns", "light", "measures")
    while head.dep_ in {"pobj", "prep", "conj"} and head.head.pos_ in {"NOUN", "ADP", "NUM"}:
        if head.dep_ != "conj" and head.head.lower_ not in measures:
            break
        head = head.head
    if head.dep_ == "prep" and head.lower_ == "of":
        return lemma_of(head.head) in words("nouns", "light", "risk")
    if head.dep_ == "nsubj" and lemma_of(head.head) in words("nouns", "light", "events"):
        return head.head.dep_ == "ccomp" and cue_stances().get(lemma_of(head.head.head)) == "expects"
    if head.dep_ not in {"dobj", "attr"}:
        return False
    above = lemma_of(head.head)
    return cue_stances().get(above) == "expects" or above in words("nouns", "light", "expected")


def _is_answered(noun: "Token") -> bool:
    """'denied any arrests', 'confirmed the arrests', 'foiled an attack': what is said of it is a claim by itself."""
    return noun.dep_ in {"dobj", "nsubjpass"} and lemma_of(noun.head) in words("nouns", "light", "answered")


def _people_of(noun: "Token") -> "Token | None":
    """The people in 'the arrest of nine men', 'their arrest', 'nine deaths'."""
    for child in noun.children:
        if child.lower_ == "of":
            people = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if people is not None and is_people(people):
                return people
        if child.dep_ == "poss" and child.lower_ != "whose" and (is_people(child) or child.lower_ in _POSSESSIVES):
            return child
        if child.dep_ == "nummod" and child.tag_ == "CD" and not _counts_blows(noun):
            return noun
    return None


def _counts_blows(noun: "Token") -> bool:
    """'six gunshot wounds' and '80 lashes' count no people."""
    return lemma_of(noun) in {"wound", "lash", "shock", "beating", "stroke"} and noun.lower_ != "wounded"


def _happens(noun: "Token") -> bool:
    """A verb of happening says that there was such an event: 'an air strike hit ...', 'in an attack on ...'."""
    head = noun.head
    on_target = any(child.lower_ in {"on", "against"} and child.dep_ == "prep" for child in noun.children)
    if on_target and is_armed(noun.doc) and lemma_of(noun) in words("nouns", "weapons", "words"):
        return True
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj", "agent"} and head.pos_ == "VERB":
        return lemma_of(head) in words("nouns", "light", "events")
    if noun.dep_ == "pobj" and head.lower_ in {"in", "by", "after", "during", "from"} and head.head.pos_ == "VERB":
        return lemma_of(head.head) in words("nouns", "light", "harms")
    return False
