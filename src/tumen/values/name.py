"""Name: what people and bodies are called, whether two names mean one of them, and what kind of speaker it is."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from tumen.values.span import Span
from tumen.values.spelling import key as plain

BodyKind = Literal[
    "state", "military", "intergovernmental", "civic", "media", "witness", "company", "court", "armed-group"
]

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\W|$)", re.IGNORECASE)
_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[-‐‑][^\W_]+)*")
# Where the head of a name ends: 'Ministry | of Foreign Affairs', 'a group | that helps escapees'.
_AFTER_HEAD = re.compile(
    r"\s+(?:of|for|in|on|at|against|to|from|near|with|by|who|that|which|whose|de|du|des|del|sans|without)\s+|,\s|\s\(|\s[-–—]\s"
)
_COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})
_LONGEST_HEAD = 6  # words
LONGEST = 400  # characters of a name that are looked at for its head


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name as a text writes them, at `span`."""

    words: str
    span: Span

    def __post_init__(self) -> None:
        if self.span.end - self.span.start != len(self.words):
            raise ValueError(f"the span {tuple(self.span)} does not fit {self.words!r}")


def key(name: str) -> str:
    """Return the normal form for indexes: core words in their order, without case, accents, titles and articles."""
    return " ".join(_core(name))


def core_words(name: str) -> frozenset[str]:
    """Return the words that tell this name from others; articles, titles, possessives and suffixes are no such words."""
    return frozenset(_core(name))


def acronym(name: str) -> str:
    """Return the initials of the name's words, linking words left out: 'National Intelligence Service' -> 'NIS'."""
    return "".join(word[0] for word in _words(name) if word.lower() not in _listed("linking")).upper()


def same_name(one: str, other: str) -> bool:
    """Say whether two names may be of one person or body, by the words alone.

    Case, titles, articles and possessives do not count; an acronym is its name in full ('NIS'); a surname is the
    full name ('Moon', 'Moon Ki-ho'); a body's noun is the body ('the ministry', 'the unification ministry'). Two
    names without a word that tells them from others are the same only when they are equal.
    """
    first, second = _core(one), _core(other)
    if not first or not second:
        return _words(one.lower()) == _words(other.lower())
    if set(first) == set(second):
        return True
    if _is_acronym_of(one, other) or _is_acronym_of(other, one):
        return True
    short, long = (first, second) if len(set(first)) <= len(set(second)) else (second, first)
    fuller = other if long is second else one
    return _stands_for(short, long, fuller)


def is_title(word: str) -> bool:
    """Say whether a word is a title or rank before a person's name: 'colonel', 'president'."""
    return plain(word) in _listed("titles")


def is_linking(word: str) -> bool:
    """Say whether a word joins the words of a name and is none of them: 'of', 'de la'."""
    return plain(word) in _listed("linking")


def head_noun(name: str) -> str | None:
    """Return the noun that says what the name names, in the singular where the tables have it: 'association'."""
    found = _head(name)
    return found[0] if found else None


def head_kind(name: str) -> BodyKind | None:
    """Return the kind of speaker that a name or description is by its nouns, None where they do not tell.

    'the unification ministry' -> 'state', 'residents of the village' -> 'witness', 'Moon Ki-ho' -> None.
    """
    found = _head(name)
    return found[1] if found else None


def fits(description: str, name: str) -> bool:
    """Say whether a description may mean the body of this name: 'the group' and '... Network', 'the ministry'.

    The nouns at their heads must be the same or of one family, and what else the description says must be in the
    name or be no name ('Seoul-based', 'rights'). A description that no noun heads fits nothing.
    """
    described = _head(description)
    if described is None:
        return False
    noun = described[0]
    own = _head(name)
    if own is None and not _looks_like_acronym(name):
        return False
    same = own is not None and _same_noun(described, own)
    if not same and not _one_family(noun, name, own[0] if own else ""):
        return False
    extra = [word for word in _core(description) if not _describes(word) and word not in noun.split()]
    named = core_words(name)
    return all(word in named or f"{word}s" in named or word.removesuffix("s") in named for word in extra)


def _same_noun(one: tuple[str, BodyKind], other: tuple[str, BodyKind]) -> bool:
    """Say whether two heads are one noun: 'association' and 'families association', not 'news agency' and 'spy agency'."""
    first, second = one[0].split(" "), other[0].split(" ")
    return _singular(first[-1]) == _singular(second[-1]) and (one[1] == other[1] or len(first) == 1)


def _describes(word: str) -> bool:
    return word in _listed("describing") or "based" in word.split() or word.endswith("based") or _is_nation(word)


def _is_nation(word: str) -> bool:
    from tumen.values.place.countries import country_of  # places read names, so this is taken when needed

    return word in _COMPASS or country_of(word) is not None


def _one_family(noun: str, name: str, head: str) -> bool:
    wanted = {_singular(noun), _singular(noun.rsplit(" ", maxsplit=1)[-1])}
    words = set(_core(name)) | {_singular(word) for word in _core(name)} | {head, _singular(head)}
    for family in _table()["families"].values():
        generic = {_singular(word) for word in family["generic"]}
        if not wanted & generic:
            continue
        if not head or words & set(family["members"]) & _heads_of(name, head):
            return True
    return False


def _heads_of(name: str, head: str) -> set[str]:
    """Return the nouns that may stand for the name's head: the head itself and its last word."""
    last = _core(name)[-1:]
    return {head, _singular(head), head.rsplit(" ", maxsplit=1)[-1] if head else "", *last}


def _stands_for(short: list[str], long: list[str], fuller: str) -> bool:
    if not set(short) <= set(long):
        return False
    missing = set(long) - set(short)
    if missing <= _COMPASS:
        return False
    head = _head(fuller)
    if head is not None:
        return _singular(head[0].split(" ")[-1]) in {_singular(word) for word in short}
    return short[0] in {long[0], long[-1]} or short[-1] == long[-1]


def _is_acronym_of(short: str, full: str) -> bool:
    letters = [word for word in _words(short) if word.lower() not in _listed("articles")]
    if len(letters) != 1 or not _looks_like_acronym(letters[0]):
        return False
    initials = letters[0].replace(".", "").upper()
    words = [word for word in _words(full) if word.lower() not in _listed("articles")]
    if len(words) < 2:
        return False
    every = "".join(word[0] for word in words).upper()
    parts = "".join(part[0] for word in words for part in word.split("-") if part and part not in _listed("linking"))
    return initials in {every, acronym(" ".join(words)), parts.upper()}


def _looks_like_acronym(name: str) -> bool:
    words = [word for word in _words(name) if word.lower() not in _listed("articles")]
    if len(words) != 1:
        return False
    letters = words[0].replace(".", "")
    return 2 <= len(letters) <= 8 and sum(letter.isupper() for letter in letters) >= max(2, len(letters) - 2)


def _words(name: str) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", name))


def _core(name: str) -> list[str]:
    """Return the telling words in order; a name of titles alone ('the minister') keeps its titles."""
    words = [plain(word) for word in _words(name)]
    small = _listed("articles") | _listed("linking")
    telling = [word for word in words if word and word not in small]
    named = [word for word in telling if word not in _listed("titles") and word not in _listed("suffixes")]
    return named or telling


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(plain(word) for word in _table()[group])


@cache
def _kinds() -> dict[str, BodyKind]:
    kinds: tuple[BodyKind, ...] = get_args(BodyKind)
    return {plain(noun): kind for kind in reversed(kinds) for noun in _table()["kinds"][kind]}


def _singular(noun: str) -> str:
    if noun in _kinds() and not noun.endswith("s"):
        return noun
    for ending, singular in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("es", "e"), ("s", "")):
        if noun.endswith(ending) and not noun.endswith("ss"):
            return noun.removesuffix(ending) + singular
    return noun


def _head(name: str) -> tuple[str, BodyKind] | None:
    """Return the head noun and its kind: the last known noun before 'of', 'for' and the like, else of what follows.

    A noun that only speaks for another body ('press office of the court') gives way to that body's.
    """
    found = None
    for part in _AFTER_HEAD.split(name[:LONGEST]):
        head = _head_of_part(part)
        if head is not None and (found is None or not part[:1].islower() or part.startswith("the ")):
            found = head
            if head[0] not in _listed("deferring"):
                break
    if found is not None:
        return _qualified(found, name)
    ranked = _listed("ranks").intersection(plain(word) for word in _WORD.findall(name[:LONGEST]))
    return (min(ranked), "military") if ranked else None


def _head_of_part(part: str) -> tuple[str, BodyKind] | None:
    words = [plain(word) for word in _WORD.findall(part.replace("’", "'").replace("'s", "s").replace("'", ""))]
    kinds = _kinds()
    for last in range(len(words), 0, -1):
        for first in range(max(0, last - _LONGEST_HEAD), last):
            noun = " ".join(words[first:last])
            for form in (noun, _singular(noun)):
                if form in kinds:
                    return form, kinds[form]
    return None


def _qualified(found: tuple[str, BodyKind], name: str) -> tuple[str, BodyKind]:
    """Let whole-name phrases win over a head noun alone: 'Committee against Torture' is no civic committee."""
    noun, kind = found
    whole = plain(_POSSESSIVE.sub("", name[:LONGEST])).removeprefix("the ")
    exact = _kinds().get(whole)
    if exact is not None:
        return whole, exact
    words = frozenset(re.split(r"\W+", whole))
    if kind in {"state", "civic", "witness"} and noun != "official" and words & {"un", "unhcr", "ohchr", "unicef"}:
        return noun, "intergovernmental" if kind != "witness" else kind
    if noun in {"agency", "group", "service", "site", "bulletin"} and words & {"news", "press", "media", "wire"}:
        return noun, "media"
    return noun, kind
