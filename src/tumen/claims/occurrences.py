"""Occurrence: one naming of an act in a sentence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.claim import Act

if TYPE_CHECKING:
    from spacy.tokens import Token


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
