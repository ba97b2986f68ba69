"""The words of a name brought to one form, so that 'N’Djaména' and 'Ndjamena' are found as one."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
_DROPPED = re.compile(r"['’‘`´ʹʻʼʾʿˈ.]")
_SEPARATORS = re.compile(r"[\s\-‐‑–—/]+")


def key(name: str) -> str:
    """Return the form under which a name is kept and looked up: no case, accents, apostrophes, dots or hyphens."""
    if name.isascii():
        plain = name.lower()
    else:
        parts = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        plain = "".join(character for character in parts if not unicodedata.combining(character))
    return _SEPARATORS.sub(" ", _DROPPED.sub("", plain)).strip()
