"""Acts: the words in a sentence that name one, and who takes part in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.attributions import agent_of, subject_of
from tumen.claims.claim import Act
from tumen.claims.phrases import is_people, is_thing, kind_of_captor
from tumen.claims.vocabulary import ActWord, act_nouns, act_verbs, cue_stances, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

# How far the words that must follow a verb may stand from it: beyond this the particle belongs to something else.
_REACH = 9
_EVENT_VERBS = frozenset(
    "happen occur take follow hit strike kill wound injure target destroy continue carry launch conduct stage hold begin start leave claim report condemn see suffer face confirm deny".split()
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One naming of an act: its word, who did it and to whom (head words), and how firmly the words carry it.

    `firm`: a verb, or a noun with its people; a noun alone only points at an occurrence told elsewhere. `inverse`:
    the negation is part of the naming ('did not survive'). `generic`: people were taken or held, the words do not say
    by what right.
    """

    word: "Token"
    act: Act
    actor: "Token | None"
    affected: "Token | None"
    firm: bool
    inverse: bool = False
    generic: bool = False


def find_occurrences(sentence: "Sentence") -> list[Occurrence]:
    """Return the acts that a sentence names, in the order of their words."""
    found: list[Occurrence] = []
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.ent_type_ in {"DATE", "TIME"}:  # 'March' and 'the fall' are no acts
            continue
        if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBN", "VBD", "VBG"} and token.pos_ == "ADJ"):
            found.extend(_from_verb(token, lemma))
        elif token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            found.extend(_from_noun(token, lemma))
    found.extend(_attacks_behind(found))
    return found


def _from_verb(verb: "Token", lemma: str) -> Iterator[Occurrence]:
    rows = act_verbs().get(lemma, ()) + (act_verbs().get(verb.lower_, ()) if verb.lower_ != lemma else ())
    for row in rows:
        if not _followed(verb, row.follow):
            continue
        actor, affected = _roles(verb, row)
        if _fits(verb, row, actor, affected):
            yield Occurrence(
                verb,
                _by_circumstance(row, verb, actor, affected),
                actor,
                affected,
                firm=_is_firm(verb, affected),
                inverse=row.use == "negated",
                generic=_is_generic(row, actor),
            )
            return


def _is_generic(row: ActWord, actor: "Token | None") -> bool:
    return row.act in {"arrest", "abduction"} and row.use in {"people", "passive"} and kind_of_captor(actor) is None


_SHORES = frozenset(
    "shore coast north south camp border safety port island mainland beach territory country Europe".split()
)


def _arrives(verb: "Token") -> bool:
    """To arrive is an act where people reach a country, a town or a shore, and not a number or an agreement."""
    return any(
        token.ent_type_ in {"GPE", "LOC"} or token.lower_ in _SHORES for token in verb.subtree if token.i > verb.i
    )


def is_negated(verb: "Token") -> bool:
    """Say whether a negation stands among the verb's own words or those of its auxiliary."""
    return any(
        child.dep_ == "neg" or child.lower_ in {"never", "nothing", "nobody", "no"} for child in verb.children
    ) or any(child.lower_ in {"nothing", "nobody", "none"} for child in verb.lefts)


def _followed(verb: "Token", follow: tuple[str, ...]) -> bool:
    if not follow:
        return True
    if any(_begins(child, follow) for child in verb.children):
        return True
    wanted = list(follow)
    for token in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]:
        if wanted[0] in (token.lower_, token.lemma_.lower()):
            wanted.pop(0)
            if not wanted:
                return True
        elif token.pos_ == "VERB" and token.dep_ not in {"amod", "acl", "relcl"}:
            return False
    return False


def _begins(child: "Token", follow: tuple[str, ...]) -> bool:
    """'drove 412 people, among them many children, to the frontier': the words hang on the verb, however far."""
    if follow[0] not in (child.lower_, child.lemma_.lower()) or (child.i < child.head.i and child.dep_ != "advmod"):
        return False
    inside = {word for token in child.subtree for word in (token.lower_, token.lemma_.lower())}
    return child.dep_ in {"prep", "prt", "advmod", "dobj", "oprd", "acomp", "dative"} and all(
        word in inside for word in follow[1:]
    )


def _roles(verb: "Token", row: ActWord) -> tuple["Token | None", "Token | None"]:
    """Return the heads of who did it and of whom it befell."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "advcl", "relcl"} and not objects
    )
    if not passive and verb.dep_ == "conj" and verb.tag_ == "VBN" and not objects:
        passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.head.children)
    subject = verb.head if verb.dep_ in {"acl", "amod"} and verb.tag_ in {"VBN", "VBG"} else subject_of(verb)
    if row.use == "subject":
        return None, subject
    if passive:
        return agent_of(verb), subject
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


def _fits(verb: "Token", row: ActWord, actor: "Token | None", affected: "Token | None") -> bool:
    if row.act == "attack":
        unnamed = actor is None and is_armed(verb.doc)  # 'a vehicle had been struck' in a story of drones
        return row.use == "object" or kind_of_captor(actor) is not None or _is_weapon(actor) or unnamed
    if row.use == "negated" and not is_negated(verb):
        return False
    if affected is None:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return row.use == "object" and (
            passive or (row.act != "ill-treatment" and actor is not None and not is_thing(actor))
        )
    if row.act == "arrival" and not (
        _arrives(verb)
        and affected.ent_type_ not in {"ORG", "GPE"}
        and affected.lower_ not in words("nouns", "captors", "authority")
    ):
        return False
    if row.use != "object" or row.follow:
        return is_people(affected)
    return not is_thing(affected)


def _by_circumstance(row: ActWord, verb: "Token", actor: "Token | None", affected: "Token | None") -> Act:
    """The same verb is another act by another hand: taken by police or by gunmen, killed by men or by a flood."""
    captor = kind_of_captor(actor)
    if row.act == "arrest" and captor == "armed":
        return "abduction"
    if row.act == "abduction" and captor == "authority" and row.use == "people":
        return "arrest"
    if row.act == "killing" and verb.lemma_ == "kill" and _by_accident(verb, actor):
        return "death"
    if row.act == "death" and _in_an_attack(verb):
        return "killing"
    if (
        row.act == "displacement"
        and verb.lemma_ == "flee"
        and affected is not None
        and "captivity" in {token.lower_ for token in verb.subtree}
    ):
        return "escape"
    return row.act


def _by_accident(verb: "Token", actor: "Token | None") -> bool:
    accident = words("nouns", "weapons", "accident")
    near = {token.lemma_.lower() for token in verb.subtree if token.pos_ in {"NOUN", "PROPN"}}
    if actor is not None:
        near |= {token.lemma_.lower() for token in actor.subtree}
    return bool(near & accident) and not near & words("nouns", "weapons", "words")


_BODY_VERBS = frozenset(
    "recover find retrieve discover identify pull hand wash bury exhume bring fish collect count locate".split()
)
_BODIES = frozenset({"body", "corpse", "remains"})


def _is_weapon(head: "Token | None") -> bool:
    if head is None:
        return False
    return bool(
        {token.lemma_.lower() for token in head.subtree if token.pos_ in {"NOUN", "PROPN"}}
        & words("nouns", "weapons", "words")
    )


def is_armed(doc: "Doc") -> bool:
    """Say whether a text is about weapons of war at all."""
    return any(token.lemma_.lower() in words("nouns", "weapons", "war") for token in doc)


def _in_an_attack(verb: "Token") -> bool:
    """'26 people died after a drone fired on a crowd': by people, and so a killing."""
    near = {token.lemma_.lower() for token in verb.subtree if token.pos_ in {"NOUN", "PROPN"}}
    return bool(
        near & (words("nouns", "weapons", "war") | {"ambush", "gunfire", "bullet", "shooting", "gunman"})
    ) and not near & words("nouns", "weapons", "accident")


def _is_firm(verb: "Token", affected: "Token | None") -> bool:
    """A participle before its noun ('the arrested men') only points back; a verb of its own tells."""
    return verb.dep_ != "amod" and (affected is not None or verb.dep_ != "acl")


def _from_noun(noun: "Token", lemma: str) -> Iterator[Occurrence]:
    for row in act_nouns().get(lemma, ()):
        before = [token.lemma_.lower() for token in noun.doc[max(noun.i - len(row.follow), noun.sent.start) : noun.i]]
        if list(row.follow) != before and not (len(row.follow) == 1 and "-".join([*row.follow, lemma]) == noun.lower_):
            continue
        affected = _people_of(noun)
        if affected is None and row.act not in {"attack", "protest"} and not _is_expected(noun):
            continue
        if noun.dep_ in {"compound", "amod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
            continue
        if lemma in _BODIES and not (noun.dep_ in {"nsubjpass", "dobj"} and noun.head.lemma_.lower() in _BODY_VERBS):
            continue
        if row.use == "weak" and affected is None and not _happens(noun) and not _is_expected(noun):
            continue
        yield Occurrence(
            noun,
            row.act,
            agent_of(noun),
            None if row.act == "attack" else affected,
            firm=_happens(noun) or affected is not None or _is_expected(noun),
        )
        return


def _is_expected(noun: "Token") -> bool:
    """'expects hundreds of arrests', 'fears more killings': the noun is all that the speaker expects."""
    head = noun
    while (
        head.dep_ in {"pobj", "prep", "conj"}
        and head.head.pos_ in {"NOUN", "ADP", "NUM"}
        and head.head.lower_
        in {"of", "hundreds", "thousands", "dozens", "scores", "wave", "more"}
        | {head.head.lower_ if head.dep_ == "conj" else ""}
    ):
        head = head.head
    return head.dep_ in {"dobj", "attr"} and cue_stances().get(head.head.lemma_.lower()) == "expects"


def _people_of(noun: "Token") -> "Token | None":
    """The people in 'the arrest of nine men', 'their arrest', 'nine deaths'."""
    for child in noun.children:
        if child.lower_ == "of":
            people = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if people is not None and is_people(people):
                return people
        if child.dep_ == "poss" and is_people(child) and child.lower_ != "whose":
            return child
        if child.dep_ == "nummod" and child.tag_ == "CD":
            return noun
    return None


def _happens(noun: "Token") -> bool:
    """A verb of happening says that there was such an event: 'an air strike hit ...', 'in an attack on ...'."""
    head = noun.head
    on_target = any(child.lower_ in {"on", "against"} and child.dep_ == "prep" for child in noun.children)
    if on_target and is_armed(noun.doc) and noun.lemma_.lower() in words("nouns", "weapons", "words"):
        return True
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj", "agent"} and head.pos_ == "VERB":
        return head.lemma_.lower() in _EVENT_VERBS
    if noun.dep_ == "pobj" and head.lower_ in {"in", "by", "after", "during", "from"} and head.head.pos_ == "VERB":
        return head.head.lemma_.lower() in {
            "kill",
            "wound",
            "injure",
            "die",
            "hit",
            "destroy",
            "damage",
            "hurt",
            "displace",
            "arrest",
        }
    return False


def _attacks_behind(found: list[Occurrence]) -> Iterator[Occurrence]:
    """What kills or wounds by a weapon is an attack too: 'artillery fire killed 14'."""
    if any(occurrence.act == "attack" for occurrence in found):
        return
    for occurrence in found:
        if (
            occurrence.act in {"killing", "injury"}
            and occurrence.firm
            and (_is_weapon(occurrence.actor) or _means_weapon(occurrence.word))
        ):
            yield Occurrence(occurrence.word, "attack", occurrence.actor, None, firm=True)
            return


def _means_weapon(verb: "Token") -> bool:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "by", "with", "when", "after"}:
            noun = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if noun is not None and noun.lemma_.lower() in words("nouns", "weapons", "words") - {
                "fire",
                "helicopter",
                "jet",
                "aircraft",
                "device",
            }:
                return True
    return False
