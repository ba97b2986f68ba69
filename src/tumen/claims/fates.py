"""Fates: whoever a report says was shot and says has died is told once, as dead."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tumen.claims.mentions import DEADLY, Mention
from tumen.claims.vocabulary import words

# Sentences between an attack and the death that it brought, and between a wound and the death that came of it, where
# no name tells that both befell one person.
_FOLLOWS = 2
_NEAR = 6
_REAL = frozenset({"asserts", "confirms"})

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def without_the_dead(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without the wounds of those who died of them, in order.

    'A man was shot on Elm Street ... He died in hospital' is a death; 'another man was shot in the leg' stays an
    injury. Several people stay injured: their number says who they are.
    """
    dead = [mention for mention in mentions if mention.act in DEADLY and mention.stance in _REAL and _is_one(mention)]
    return [
        mention
        for mention in mentions
        if not (
            mention.act == "injury"
            and mention.stance in _REAL
            and _is_one(mention)
            and any(_may_be_one(mention, other) for other in dead)
        )
    ]


def as_killings(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Yield the mentions; whoever 'died at the scene' right after shots or blows was killed.

    Not where the words for the death, or those before them, name an accident or an illness.
    """
    violent = [mention for mention in mentions if mention.act in {"attack", "killing"} and mention.stance in _REAL]
    for mention in mentions:
        near = [other for other in violent if 0 <= mention.order - other.order <= _FOLLOWS]
        if mention.act == "death" and mention.firm and near and not _is_of_accident(mention.span.of(text)):
            yield replace(mention, act="killing")
        else:
            yield mention


def _is_of_accident(sentence: str) -> bool:
    plain = {word.strip(".,;:'\"’“”()").lower() for word in sentence.split()}
    return bool(plain & words("nouns", "weapons", "accident"))


def with_deaths_denied(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions; 'no one died' denies the deaths that another tells of, and is dropped where nobody does."""
    for mention in mentions:
        if mention.act not in DEADLY or mention.count is None or mention.count.high != 0:
            yield mention
            continue
        told = (
            other
            for other in mentions
            if other.act in DEADLY and other.stance in _REAL and other.firm and other.speaker != mention.speaker
        )
        other = next(told, None)
        if other is not None and mention.speaker is not None:
            yield replace(mention, act=other.act, count=None, affected=None)


def _is_one(mention: Mention) -> bool:
    return mention.affected is not None and (mention.count is None or (mention.count.low, mention.count.high) == (1, 1))


def _may_be_one(hurt: Mention, dead: Mention) -> bool:
    """Say whether the words for two people may be for one: no name, no sex and no 'another' sets them apart."""
    one, other = _described(hurt), _described(dead)
    if (one | other) & words("nouns", "fates", "others") or one & words("nouns", "fates", "alive"):
        return False
    names = _names(hurt), _names(dead)
    if all(names):
        return bool(names[0] & names[1])
    if abs(hurt.order - dead.order) > _NEAR or (one ^ other) & words("nouns", "fates", "kin") - other:
        return False  # 'his cousin' is somebody beside him
    women, men = words("nouns", "fates", "female"), words("nouns", "fates", "male")
    if (one & women and other & men) or (one & men and other & women):
        return False
    vague = words("nouns", "fates", "anyone")
    shared = one & other & words("nouns", "fates", "female") | one & other & words("nouns", "fates", "male")
    return bool(shared or one & other or one & vague or other & vague or any(names))


def _described(mention: Mention) -> "AbstractSet[str]":
    plain = [word[:-2] if word.endswith(("’s", "'s")) else word for word in (mention.affected or "").lower().split()]
    alone = {"one"} if len(plain) > 1 else set()  # 'one fighter' is no 'one' of those told of
    return {word.strip(".,") for word in plain} - {"the", "a", "an", "of", "in"} - alone


def _names(mention: Mention) -> set[str]:
    """The words with a capital, without the first where it only opens the phrase ('The victim', 'One man')."""
    return {
        word.strip(".,").lower()
        for word in (mention.affected or "").split()
        if word[:1].isupper()
        and not word.isupper()
        and word.lower() not in words("nouns", "fates", "anyone") | words("nouns", "fates", "openers")
    }
