"""The words of a text as finding places needs them: capitals, what joins them, and the tables of words about places."""

import functools
import re
import tomllib
from dataclasses import dataclass

from tumen.values.place.index import DATA
from tumen.values.place.place import PlacePrecision

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|\b(?:St|Ste|Mt|Mr|Mrs|Ms|Dr|Col|Gen|Prof|Rev|Fr|Lt|Capt|Sgt|Maj|Cpl|Insp|Supt|Hon|Sen|Rep|Gov|No)\.(?= )|[^\W_]+(?:[’'‐‑-][^\W_]+)*"
)
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$", re.IGNORECASE)
_JOINTS = frozenset({" ", "\u00a0", "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word without its possessive ending; `after` is where the ending ends, `joined`: one space leads to the next."""

    text: str
    lower: str
    start: int
    end: int
    after: int
    capital: bool
    joined: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of words.toml; `area` and `site` hold phrases of one to three words."""

    area: dict[str, PlacePrecision]
    weak: frozenset[str]
    site: frozenset[str]
    also_bodies: frozenset[str]
    of_nations: frozenset[str]
    between: frozenset[str]
    cues: frozenset[str]
    strong_cues: frozenset[str]
    compass: frozenset[str]
    government: frozenset[str]
    compounds: frozenset[str]
    before: frozenset[str]
    breaks: frozenset[str]
    persons: frozenset[str]
    never: frozenset[str]
    homes: frozenset[str]
    government_bodies: frozenset[str]


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the words about places, read once."""
    read = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
    precisions: tuple[PlacePrecision, ...] = ("province", "district", "town")
    site, cues = read["site"], read["cues"]
    return Vocabulary(
        area={noun: precision for precision in precisions for noun in read["area"][precision]},
        weak=frozenset(read["area"]["weak"]),
        site=frozenset(site["nouns"]),
        also_bodies=frozenset(site["also_bodies"]),
        of_nations=frozenset(site["of_nations"]),
        between=frozenset(site["between"]),
        cues=frozenset(cues["place"]),
        strong_cues=frozenset(cues["strong"]),
        compass=frozenset(cues["compass"]),
        government=frozenset(cues["government"]),
        compounds=frozenset(cues["compounds"]),
        before=frozenset(cues["before"]),
        breaks=frozenset(cues["breaks"]),
        persons=frozenset(cues["persons"]),
        never=frozenset(cues["never"]),
        homes=frozenset([*read["homes"]["people"], *read["homes"]["bodies"]]),
        government_bodies=frozenset(read["homes"]["bodies"]),
    )


def tokenize(text: str) -> list[Token]:
    """Return the words of the text in order. Linear in its length."""
    found = list(_WORD.finditer(text))
    tokens = []
    opens = True
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        gap = text[match.end() : end] if end - match.end() < 8 else "\n"
        ending = _POSSESSIVE.search(match[0])
        word = match[0][: ending.start()] if ending and ending.start() else match[0]
        capital = _is_capital(word)
        joined = gap in _JOINTS and word == match[0] and number + 1 < len(found)
        tokens.append(
            Token(word, word.lower(), match.start(), match.start() + len(word), match.end(), capital, joined, opens)
        )
        opens = any(mark in gap for mark in '.!?\n:“"') and not (gap == " " and match[0].endswith("."))
    return tokens


def _is_capital(word: str) -> bool:
    """Say whether a word is written as a name: 'Kunming', 'al-Balah', but not 'Kunming-based'."""
    first, *others = re.split(r"[’'‐‑-]", word)
    if others and others[-1] in vocabulary().compounds:
        return False
    return first[:1].isupper() or any(part[:1].isupper() for part in others)
