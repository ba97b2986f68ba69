"""Tokens: words, figures and signs of a text, each with its place. Linear in the text's length."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """One word, figure or sign; `low` is its lower-case form with straight apostrophes. `text[start:end]` is it."""

    start: int
    end: int
    raw: str
    low: str


# Addresses first, so that no figure inside one is read. A blank line ends a sentence, a single line break does not.
_TOKEN = re.compile(
    r"(?P<junk>(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255}|\#\w{1,100})"
    r"|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+|-\d+|\.(?=[^\W\d_]\.)[^\W\d_])*)"
    r"|(?P<figure>\d+(?:[.,:/\u00a0\u202f]\d+)*(?:[^\W\d_]+|°)?)"
    r"|(?P<blank>\n[ \t\r]*\n)"
    r"|(?P<sign>[^\w\s]|_)"
)
_NUMBER = re.compile(r"\d{1,12}|\d{1,3}(?:,\d{2,3}){0,4},\d{3}|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,4}")
_DECIMAL = re.compile(r"\d{1,6}\.\d{1,4}")


def tokens_of(text: str) -> list[Token]:
    """Return the tokens in order; white space between them is left out."""
    return [
        Token(match.start(), match.end(), match[0], match[0].lower().replace("’", "'"))
        for match in _TOKEN.finditer(text)
    ]


def figure_value(token: Token) -> int | None:
    """Return the whole number that a token of digits writes ('8,100'); None for a decimal, clock time or date."""
    if not _NUMBER.fullmatch(token.raw) or (token.raw[0] == "0" and len(token.raw) > 1):
        return None
    return int(re.sub(r"\D", "", token.raw))


def decimal_value(token: Token) -> float | None:
    """Return the value of '1.2', which counts people only before 'million' and its like."""
    return float(token.raw) if _DECIMAL.fullmatch(token.raw) else None


def is_word(token: Token) -> bool:
    """Say whether the token is a word."""
    return token.raw[0].isalpha()
