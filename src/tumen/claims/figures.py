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
    if noun is None:
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
            _act_of(sentence),
            after[-1]
            if verb.lemma_.lower() in words("figures", "changes") and len(after) == 2 and _from_to(sentence)
            else after[0],
        )


def _from_to(sentence: "Sentence") -> bool:
    lowered = [token.lower_ for token in sentence]
    return "from" in lowered and "to" in lowered[lowered.index("from") :]


def _act_of(sentence: "Sentence") -> Act | None:
    named: dict[str, Act] = table("figures")["acts"]
    return next((named[token.lower_] for token in sentence if token.lower_ in named), None)
