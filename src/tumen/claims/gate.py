"""The gate: a cheap look at a report's words that tells whether the parser could find a claim there at all.

Every row of the acts, figures and trends in `hand/` is looked for, sentence by sentence, in all forms that its words
may take. A report in which no sentence holds all words of a row names no act, and is not parsed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tumen.claims.lexicon import lemmas_of
from tumen.claims.vocabulary import act_nouns, act_verbs, table, words

_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_SENTENCE = re.compile(r"[^.!?\n]+")
# Classes of words that only the parser and the gazetteer know, of which any sentence may hold one, and a hyphen.
_OPEN = frozenset({"<country>", "<place>", "-"})


def may_claim(text: str) -> bool:
    """Say whether some sentence of the text holds all words of an act, a figure or a trend."""
    return any(_names_an_act(sentence[0]) for sentence in _SENTENCE.finditer(text))


def _names_an_act(sentence: str) -> bool:
    seen: set[str] = set()
    rows: set[tuple[str, ...]] = set()
    for word in _WORD.findall(sentence.lower()):
        forms = _forms(word)
        if forms:
            seen |= forms
            rows |= _rows_of(word)
    return any(_all_seen(row, seen) for row in rows)


def forms_in(text: str) -> set[str]:
    """Return all that the words of a text may be forms of, their parts at hyphens included."""
    found = set[str]()
    for word in _WORD.findall(text.lower()):
        for part in (word, *re.split(r"[-‐’']", word)):
            found |= lemmas_of(part)
    return found


def holds(row: Sequence[str], seen: set[str]) -> bool:
    """Say whether forms hold all words of a row of `hand/`, any one of the class where it names one."""
    return _all_seen(tuple(word for word in row if word not in _OPEN), seen)


def _all_seen(row: tuple[str, ...], seen: set[str]) -> bool:
    return all(word in seen or bool(_class(word) & seen) for word in row)


@cache
def _class(word: str) -> frozenset[str]:
    return words("nouns", "classes", word.strip("<>")) if word.startswith("<") else frozenset()


@cache
def _forms(word: str) -> frozenset[str]:
    """Return a word's forms that rows may ask for, its parts included; none where no row asks for any."""
    parts = re.split(r"[-‐’']", word)
    found = {word, *lemmas_of(word), *parts, *(lemma for part in parts for lemma in lemmas_of(part))}
    if len(parts) == 2:
        found |= {f"{parts[0]}-{lemma}" for lemma in lemmas_of(parts[1])}
    return frozenset(found & _asked())


@cache
def _rows_of(word: str) -> frozenset[tuple[str, ...]]:
    """Return what else must stand in the sentence, for each row that one form of the word begins."""
    return frozenset(row for form in _forms(word) for row in _rows().get(form, ()))


@cache
def _rows() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for first, rest in _each_row():
        found.setdefault(first, []).append(tuple(word for word in rest if word not in _OPEN))
    return found


def _each_row() -> Iterator[tuple[str, tuple[str, ...]]]:
    for rows in (act_verbs(), act_nouns()):
        for lemma, uses in rows.items():
            for row in uses:
                yield lemma, row.follow
                if len(row.follow) == 1:
                    yield f"{row.follow[0]}-{lemma}", ()
    for noun in words("figures", "nouns"):
        yield from ((noun, (word,)) for word in table("figures")["acts"])
    directions = table("trends")["directions"]
    for people in table("trends")["people"]:
        yield from ((people, (word,)) for group in directions.values() for word in group)


@cache
def _asked() -> frozenset[str]:
    """Return all words that some row asks for."""
    rows = _rows()
    return frozenset(rows) | {
        word for rest in rows.values() for row in rest for asked in row for word in (_class(asked) or {asked})
    }
