"""The words in `hand/`, read once: acts and their verbs and nouns, cues, modals, kinds of noun."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, get_args

from tumen.claims.claim import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

Use = Literal["object", "people", "subject", "passive", "negated", "weapon", "noun", "weak"]


@dataclass(frozen=True, slots=True)
class ActWord:
    """A word that names an act: how its neighbours take part (`use`), and the words that must `follow` it."""

    act: Act
    use: Use
    follow: tuple[str, ...]


@cache
def table(name: str) -> dict[str, Any]:
    """Return one file of `hand/` as TOML gives it."""
    return tomllib.loads(files("tumen.claims").joinpath("hand", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return one list of words in `hand/`, by file and keys."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


@cache
def act_verbs() -> dict[str, tuple[ActWord, ...]]:
    """Return, by lemma, the acts a verb may name; those with words to follow come first."""
    found: dict[str, list[ActWord]] = defaultdict(list)
    for act in get_args(Act):
        uses: tuple[Use, ...] = ("object", "people", "subject", "passive", "negated", "weapon")
        for use in uses:
            for row in table("acts")[act][use]:
                lemma, *follow = (word for word in row.split() if word not in {"the", "a", "an"})
                for verb in words("nouns", "states", "verbs") if lemma == "be" else (lemma,):
                    found[verb].append(ActWord(act, use, tuple(follow)))
    return {lemma: tuple(sorted(rows, key=lambda row: -len(row.follow))) for lemma, rows in found.items()}


def lemma_of(token: "Token") -> str:
    """Return a token's lemma in small letters, mended where the model does not know the form ('raped', 'staged')."""
    forms: dict[str, str] = table("nouns")["forms"]
    return forms.get(token.lower_) or token.lemma_.lower()


@cache
def act_nouns() -> dict[str, tuple[ActWord, ...]]:
    """Return, by the lemma of the last word, the acts a noun may name; `follow` are the words before it."""
    found: dict[str, list[ActWord]] = defaultdict(list)
    for act in get_args(Act):
        uses: tuple[tuple[str, Use], ...] = (("nouns", "noun"), ("weak", "weak"))
        for key, use in uses:
            for row in table("acts")[act][key]:
                *before, lemma = row.split()
                found[lemma].append(ActWord(act, use, tuple(before)))
    return {lemma: tuple(sorted(rows, key=lambda row: -len(row.follow))) for lemma, rows in found.items()}


@cache
def cue_stances() -> dict[str, Stance]:
    """Return the stance that each saying verb takes by itself, by lemma; the stronger one where two lists name it."""
    stances: dict[str, Stance] = {}
    order: tuple[Stance, ...] = ("asserts", "expects", "denies", "confirms")
    for stance in order:
        stances |= dict.fromkeys(table("cues")["verbs"][stance], stance)
    return stances


@cache
def phrases(*keys: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list in cues.toml, each as its lemmas."""
    return tuple(tuple(phrase.split()) for phrase in sorted(words("cues", *keys)))
