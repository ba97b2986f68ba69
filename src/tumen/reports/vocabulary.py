"""The words in `hand/`, made into patterns once."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from tumen.reports.report import FurnitureKind

Form = Literal["label", "heading", "line", "sentence", "credit", "holds"]

_PLACEHOLDERS = {
    r"\{n\}": r"(?:\d[\d,.]*|no|one|two|three|four|five|six|seven|eight|nine|ten)",
    r"\{words\}": r"[\w’'&.+-]+(?:\s+[\w’'&.+-]+){0,4}",
    r"\{name\}": r"(?-i:[^\W\d_a-z][\w’'&.+-]*)(?:\s+(?-i:[^\W\d_a-z])[\w’'&.+-]*){0,5}",
}
# What may follow 'reporting by': names, and the small words between them. The two do not overlap, so matching stays linear.
_CREDITED = (
    r"(?-i:[^\W\d_a-z][\w’'.-]*|\d{1,4}(?:st|nd|rd|th)?|and|in|of|for|the|from|at|on|with|our|by|de|da|del|van|von|al|el|bin|staff"
    r"|desk|team|newsroom|editors?|editing|edited|writing|written|reporting|additional|translated|translation|video|photos)"
)
_SHAPES: dict[str, str] = {
    "label": r"(?:%s)\s?:(?=\s|$)",
    "heading": r"(?:%s)\s?:?$",
    "line": r"[\s\W]*?(?:%s)(?:\s*\(\d+\))?[\s.!?:…»>]*$",
    "sentence": r"[(\[*]?(?:%s)(?!\w)",
    "credit": rf"[(\[*]?(?:%s):?\s+{_CREDITED}(?:[\s,;&/]+{_CREDITED})*[)\].]*$",
    "holds": r"(?s:.*?)(?<!\w)(?:%s)(?!\w)",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The phrases of one kind, form and zone, as one pattern to match from a stretch's beginning."""

    kind: FurnitureKind
    form: Form
    tail_only: bool
    pattern: re.Pattern[str]
    first_words: frozenset[str] | None

    def may_begin(self, word: str) -> bool:
        """Say whether a sentence that begins with the word, in lower case, can match: saves most of the matching."""
        return self.first_words is None or word in self.first_words


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """Return the furniture phrases, in the order of the file."""
    return tuple(
        Phrase(
            group["kind"],
            group["form"],
            group["zone"] == "tail",
            re.compile(
                _SHAPES[group["form"]] % "|".join(_as_pattern(words) for words in group["words"]), re.IGNORECASE
            ),
            _first_words(group["words"]) if group["form"] in ("sentence", "credit") else None,
        )
        for group in _toml("furniture.toml")["group"]
    )


def is_agency(name: str) -> bool:
    """Say whether this is a news agency's name, as agencies write themselves."""
    return name in _agencies()


def has_outlet_word(name: str) -> bool:
    """Say whether the name holds a word that outlets and publishing bodies are called by."""
    return not _outlet_words().isdisjoint(re.findall(r"[^\W\d_]+", name.lower()))


def is_no_place(label: str) -> bool:
    """Say whether capitals before a colon are a known label, not a place."""
    return label.lower() in _no_places()


def _first_words(words: list[str]) -> frozenset[str]:
    return frozenset(each.split()[0].lstrip("([*") for each in words)


def _as_pattern(words: str) -> str:
    pattern = re.escape(words).replace(r"\ ", r"\s+")
    for name, meaning in _PLACEHOLDERS.items():
        pattern = pattern.replace(name, meaning)
    return pattern


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(_toml("outlets.toml")["agencies"])


@lru_cache(maxsize=1)
def _outlet_words() -> frozenset[str]:
    return frozenset(_toml("outlets.toml")["outlet_words"])


@lru_cache(maxsize=1)
def _no_places() -> frozenset[str]:
    return frozenset(_toml("outlets.toml")["no_places"])


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("tumen.reports").joinpath("hand", name).read_text(encoding="utf-8"))
