"""Figures: sentences that give the number of an act told elsewhere ('the police put the toll at 12')."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.claim import Act
from tumen.claims.vocabulary import table, words
from tumen.values import Count

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Figure:
    """A number given for an act; `act` None: for what the report told last."""

    word: "Token"
    act: Act | None
    count: Count


def find_figures(sentence: "Sentence", counts: tuple[Count, ...]) -> Iterator[Figure]:
    """Yield at most one figure of a sentence: a noun of number, a verb that puts it somewhere, and the number."""
    noun = next((token for token in sentence if token.lower_ in words("figures", "nouns")), None)
    if noun is None or _is_part_of(noun):
        return
    verb = noun
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    if verb.lemma_.lower() not in words("figures", "verbs"):
        return
    after = [count for count in counts if count.span and verb.idx < count.span.start < sentence.end_char]
    if after:
        yield Figure(
            verb,
            act_of(sentence),
            after[-1]
            if verb.lemma_.lower() in words("figures", "changes") and len(after) == 2 and _from_to(sentence)
            else after[0],
        )


def find_expected(sentence: "Sentence") -> "Token | None":
    """Return the verb by which a number is expected to change: 'the toll could rise', 'it expects that number to grow'."""
    for noun in sentence:
        if noun.lower_ not in words("figures", "nouns") or noun.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        verb = next((child for child in noun.head.children if child.dep_ == "xcomp"), noun.head)
        helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        if verb.lemma_.lower() in words("figures", "changes") and helpers & words("figures", "expected"):
            return verb
    return None


def _is_part_of(noun: "Token") -> bool:
    """'four of the dead were children' counts a part of them."""
    return (
        noun.dep_ == "pobj" and noun.head.lower_ in {"of", "among"} and noun.head.head.tag_ in {"CD", "DT", "JJ", "NNS"}
    )


def _from_to(sentence: "Sentence") -> bool:
    lowered = [token.lower_ for token in sentence]
    return "from" in lowered and "to" in lowered[lowered.index("from") :]


def act_of(sentence: "Sentence") -> Act | None:
    """Return the act whose people a sentence numbers, by the first word that says so."""
    named: dict[str, Act] = table("figures")["acts"]
    return next((named[token.lower_] for token in sentence if token.lower_ in named), None)
