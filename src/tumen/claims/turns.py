"""Turns: the labelled speech of transcripts and interviews ('SPOKESPERSON LI HUA: ...', 'Q: ...'), by the text alone."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from tumen.claims.vocabulary import words
from tumen.values import Span
from tumen.values.name import head_kind

Part = Literal["asks", "outlet", "answers", "named"]

# At the start of a line: a name or role of a few words, perhaps with a note in brackets, and a colon; 'Q.' and 'A.' too.
_LABEL = re.compile(
    r"^[ \t]*(?:(?P<letter>[QA])(?P<note> ?\([^)\n]{1,90}\))?[.:](?: ?\([^)\n]{1,90}\):)?"
    r"|\[(?P<bracketed>[A-Z][^\]\n:.]{1,40})\]:?"
    r"|(?P<name>[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){0,5})(?: ?\([^)\n]{1,90}\))?:)(?=[ \t\n])",
    re.MULTILINE,
)
_LEAST_TURNS = 3
_LONGEST_ASKED = 0.5  # share of a label's turns that end in a question mark from which on it asks


@dataclass(frozen=True, slots=True)
class Turn:
    """One labelled turn: where its `label` with the colon and its `words` stand, who it is `called`, and what part that is."""

    label: Span
    words: Span
    called: str
    part: Part


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript, in order; none where the text is no transcript.

    A transcript has three turns or more, and a label that asks, answers or speaks for the outlet, or that comes again.
    """
    found = [(match, _called(match)) for match in _LABEL.finditer(text) if _is_label(_called(match))]
    count = Counter(key for _, called in found for key in {_last(called), _initials(called)})
    kept = [
        (match, called)
        for match, called in found
        if _part(called) != "named" or max(count[_last(called)], count[_initials(called)]) > 1
    ]
    if len(kept) < _LEAST_TURNS:
        return ()
    kept = found  # in a transcript every label begins a turn
    ends = [match.start() for match, _ in kept[1:]] + [len(text)]
    asking = _askers(text, [(called, match.end(), end) for (match, called), end in zip(kept, ends, strict=True)])
    return tuple(
        Turn(
            _trimmed(text, match.start(), match.end()),
            _trimmed(text, match.end(), end),
            called,
            "asks" if called in asking and _part(called) == "named" else _part(called),
        )
        for (match, called), end in zip(kept, ends, strict=True)
    )


def _called(match: re.Match[str]) -> str:
    return (match["letter"] or match["bracketed"] or match["name"]).strip()


def _last(called: str) -> str:
    return called.rsplit(maxsplit=1)[-1].lower()


def _initials(called: str) -> str:
    parts = called.split()
    return "".join(part[0] for part in parts).upper() if len(parts) > 1 else called


def _is_label(called: str) -> bool:
    """Names and roles are in capitals, but for small linking words."""
    small = words("voices", "labels", "small")
    return all(word[:1].isupper() or word.lower() in small for word in called.split())


def _part(called: str) -> Part:
    first = re.split(r"[ (]", called.lower().rstrip("."))[0]
    if first in words("voices", "labels", "asking"):
        return "asks"
    if first in words("voices", "labels", "outlet"):
        return "outlet"
    if head_kind(called) == "media":  # agencies that ask at a briefing
        return "asks"
    return "answers" if called.lower() in words("voices", "labels", "answering") else "named"


def _askers(text: str, turns: list[tuple[str, int, int]]) -> frozenset[str]:
    """Whose turns are questions, where none is labelled so: a host, a reporter, or one of two names."""
    if any(_part(called) == "asks" for called, _, _ in turns):
        return frozenset()
    total = Counter(_initials(called) for called, _, _ in turns)
    asked = Counter(_initials(called) for called, start, end in turns if text[start:end].rstrip().endswith("?"))
    return frozenset(
        called for called, _, _ in turns if asked[_initials(called)] >= _LONGEST_ASKED * total[_initials(called)]
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    first = start + len(inside) - len(inside.lstrip())
    return Span(first, max(first, start + len(inside.rstrip())))
