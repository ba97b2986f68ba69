"""Quotation marks in a text: curly, straight, doubled single ones, mixed, left open, and opened anew at each paragraph."""

import re
from collections.abc import Iterator

# An opening mark, and what may close it: pages mix curly and straight ones.
_MARK = re.compile(
    r"(?P<open>“|(?<![\w.,!?…%)])(?:\"|'')(?=\S)|„)"
    r"|(?P<close>”|(?<=\S)(?:\"|''))"
)
_SINGLE = re.compile(r"‘[^’\n]{8,400}?’(?=[\s,.;])")
_LONGEST = 4000  # characters of one quotation


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Return where quotations stand, marks included, in order; one left open ends with its paragraph.

    Where a paragraph's quotation is left open and the next paragraph opens with a mark, as print does with long
    quotations, both are one.
    """
    found: list[tuple[int, int]] = []
    left_open = False
    for start, end in _paragraphs(text):
        stretches, open_at_end = _in_paragraph(text, start, end)
        if (
            left_open
            and found
            and stretches
            and stretches[0][0] == start
            and stretches[0][1] - found[-1][0] <= _LONGEST
        ):
            stretches[0] = (found.pop()[0], stretches[0][1])
        found += stretches
        left_open = open_at_end
    for single in _SINGLE.finditer(text):
        if not any(start < single.end() and single.start() < end for start, end in found):
            found.append(single.span())
    return sorted(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines stand that are not blank, without the blanks around them."""
    for line in re.finditer(r"[^\n]+", text):
        words = line[0].strip()
        if words:
            start = line.start() + line[0].index(words)
            yield start, start + len(words)


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None and mark["open"]:
            opened = mark.start()
        elif opened is not None and mark["close"]:
            found.append((opened, mark.end()))
            opened = None
    left_open = opened is not None and end - opened > 2
    if opened is not None and left_open:
        found.append((opened, end))
    return found, left_open
