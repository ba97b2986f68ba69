"""Acts: the words in a sentence that name one, and who takes part in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.circumstances import is_weapon, means_weapon
from tumen.claims.naming_nouns import from_noun
from tumen.claims.naming_verbs import from_verb
from tumen.claims.occurrences import Occurrence
from tumen.claims.vocabulary import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence


def find_occurrences(sentence: "Sentence") -> list[Occurrence]:
    """Return the acts that a sentence names, in the order of their words."""
    found: list[Occurrence] = []
    for token in sentence:
        if token.ent_type_ in {"DATE", "TIME"}:  # 'March' and 'the fall' are no acts
            continue
        if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBN", "VBD", "VBG"} and token.pos_ == "ADJ"):
            found.extend(from_verb(token))
        elif token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            found.extend(from_noun(token))
    found = [occurrence for occurrence in found if not _is_fatal_shot(occurrence, found)]
    found.extend(_attacks_behind(found))
    return found


def _is_fatal_shot(occurrence: Occurrence, found: list[Occurrence]) -> bool:
    """'was shot and killed', 'was shot and later died': the shot is told as a death."""
    return occurrence.act == "injury" and any(
        other.act in {"killing", "death"}
        and other.affected is not None
        and other.affected == occurrence.affected
        and lemma_of(occurrence.word) in {"shoot", "stab", "take", "rush", "airlift", "transport"}
        for other in found
    )


def _attacks_behind(found: list[Occurrence]) -> Iterator[Occurrence]:
    """What kills or wounds by a weapon is an attack too: 'artillery fire killed 14'."""
    if any(occurrence.act == "attack" for occurrence in found):
        return
    for occurrence in found:
        harms = occurrence.act in {"killing", "injury"} and occurrence.firm
        if harms and (is_weapon(occurrence.actor) or means_weapon(occurrence.word)):
            yield Occurrence(occurrence.word, "attack", occurrence.actor, None, firm=True)
            return
