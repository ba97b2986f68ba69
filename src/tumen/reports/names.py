"""Names of people and outlets as headers write them, told apart by their form."""

import re

from tumen.reports.vocabulary import has_outlet_word, is_agency

_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "le",
        "ter",
        "the",
        "ul",
        "van",
        "von",
        "y",
        "of",
        "and",
        "for",
        "in",
        "on",
        "at",
        "du",
        "des",
        "&",
    ]
)
_TOKEN = re.compile(r"[^\W\d_][\w.’'&-]*\.?$|&$")
_OF_OUTLETS = frozenset(
    [
        "del",
        "do",
        "da",
        "und",
        "und",
        "di",
        "delle",
        "of",
        "and",
        "for",
        "in",
        "on",
        "at",
        "the",
        "&",
        "du",
        "des",
        "de",
        "la",
        "le",
    ]
)


def is_person(words: str) -> bool:
    """Say whether the words have the form of a person's name: two to five of them, each in a capital, particles aside."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 5 or has_outlet_word(words):
        return False
    return _capitalised(tokens) and not set(words.lower().split()) & {"of", "and", "for", "in", "on", "at", "the"}


def is_outlet(words: str) -> bool:
    """Say whether the words have the form of an outlet's name: an agency, or two to eight words in capitals with a word for outlets."""
    if is_agency(words):
        return True
    tokens = words.split()
    return 2 <= len(tokens) <= 8 and len(words) <= 80 and _capitalised(tokens, _OF_OUTLETS) and has_outlet_word(words)


def is_capitalised(words: str) -> bool:
    """Say whether the words, particles aside, all begin in capitals, and none is a number."""
    tokens = words.split()
    return 1 <= len(tokens) <= 8 and _capitalised(tokens)


def same_name(one: str | None, other: str | None) -> bool:
    """Say whether two names of outlets are one: case, 'the', brackets and marks aside."""
    if not one or not other:
        return False
    return _bare(one) == _bare(other) or _is_short_for(one, other) or _is_short_for(other, one)


def _is_short_for(short: str, name: str) -> bool:
    """'AFP' for Agence France-Presse; for what is no agency also letters from inside the words ('TCW' for Transcontinental Wire)."""
    if not re.fullmatch(r"[A-Z]{2,6}", short) or name.isupper():
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    if short == initials or is_agency(short):
        return short == initials
    letters = iter(name.lower())
    return name[0] == short[0] and all(letter in letters for letter in short.lower())


def _bare(name: str) -> str:
    words = re.findall(r"\w+", re.sub(r"\([^)]*\)", " ", name).lower())
    return " ".join(word for word in words if word != "the")


def _capitalised(tokens: list[str], particles: frozenset[str] = _PARTICLES) -> bool:
    return tokens[0][0].isupper() and all(
        (_TOKEN.match(token) and token[0].isupper()) or token.lower() in particles for token in tokens
    )
