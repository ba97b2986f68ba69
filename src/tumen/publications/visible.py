"""Texts of strangers, made safe to show: nothing in a report may drive a terminal or break out of a page.

Control characters can move a cursor or retitle a window, and bidirectional overrides make a line read otherwise than
it is written (Unicode Technical Report 36, section 2.5). Both are shown by name instead of being obeyed.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

# Marks, embeddings, overrides and isolates that reorder text; fillers that hide it are left alone.
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~&$]|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|//(?<=://)|(?<=www)\.)")


def visible(text: str) -> str:
    """Return the text on one line: runs of white space as one blank, control and reordering characters by number."""
    return "".join(_shown(character) for character in " ".join(text.split()))


def markdown(text: str) -> str:
    """Return the text so that Markdown shows it and obeys none of it, not even an address or an HTML tag."""
    return _MARKDOWN.sub(_escaped, visible(text))


def link(words: str, address: str | None) -> str:
    """Return a Markdown link, or the words alone where the address is none that a browser should follow."""
    if address is None or _scheme(address) not in ("http", "https"):
        return markdown(words)
    safe = quote(visible(address), safe=":/?#[]@!$&'*+,;=%~-._")
    return f"[{markdown(words)}](<{safe}>)"


def _scheme(address: str) -> str | None:
    """Return the scheme of an address, or None where it has none or cannot be taken apart."""
    try:
        return urlsplit(address.strip()).scheme.lower() or None
    except ValueError:
        return None


def _shown(character: str) -> str:
    hidden = character in _REORDERING or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    return f"⟨U+{ord(character):04X}⟩" if hidden else character


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\{character}" for character in match.group(1))
