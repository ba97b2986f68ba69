"""Which stretches of a report are the page's, not the story's: phrases from `hand/furniture.toml`, menus, lists of links.

Precision goes first: what is marked carries no claims, so a sentence that tells something must never be.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tumen.reports.layout import Layout, Line, ends_sentence, is_list_item, tells_story
from tumen.reports.report import Furniture, FurnitureKind
from tumen.reports.vocabulary import Phrase, phrases
from tumen.values import Span

_STROKES = re.compile(r"\s+[|·•»]\s+|\s+::\s+|\s{2,}|\s+>\s+|\t+")
_DIVIDED = re.compile(r"[|·•»>\t]|::|  ")
_NUMBER_CELL = re.compile(r"[\d.,%$€£ -]+")
_MACHINE = re.compile(
    r"(?:(?:#\w+[\s,]*)+"  # hashtags
    r"|(?:[\w(][\w ()]{0,40}:\s*|\(\w+\)\s*)?[\w.+-]+@[\w-]+\.[\w.-]+"  # an address of mail, perhaps with whose it is
    r"|https?://\S+|www\.\S+"  # an address of the web
    r"|(?:[\w(][\w ()]{0,40}:\s*)?(?:tel\.?:?\s*)?\+?\d[\d\s()/-]{6,}"  # a telephone
    r"|[-_=*~.•·#\s]{3,}"  # a rule
    r"|[A-Za-z]{2,3}/[A-Za-z]{2,3}(?:/[A-Za-z]{2,3})?"  # initials of writer and editor
    r")$"
)
_FARTHEST_COLON = 80  # code points to the end of the longest label or button
_LONGEST_HOLDING = 25  # words of a sentence that is furniture for what it holds
_LONGEST_LINK = 20  # words of a related headline
_LONGEST_CELL = 8  # words between two strokes of a menu
_LONGEST_LABELLED = 25  # words after a label ('Photo:'), if they tell something; a page may have run into its story


def mark_furniture(layout: Layout) -> Iterator[Furniture]:
    """Yield the furniture that is told by its words or form, line by line."""
    listed: FurnitureKind | None = None
    for number, line in enumerate(layout.lines):
        in_tail = number >= layout.tail - 1
        if listed and _is_link(line, in_tail):
            yield Furniture(listed, line.span)
            continue
        listed = None
        marks = _marks(line, in_tail, in_head=number < layout.body)
        yield from marks
        if marks and _is_heading(line, in_tail):
            listed = marks[0].kind


def mark_aside(layout: Layout, aside: Iterable[Span]) -> Iterator[Furniture]:
    """Yield the lines that a page's markup puts outside the story, unless they tell something."""
    spans = set(aside)
    for line in layout.lines:
        if line.span in spans and not line.tells:
            yield Furniture("other", line.span)


def _marks(line: Line, in_tail: bool, in_head: bool) -> list[Furniture]:
    cells = _cells(line)
    if _MACHINE.match(line.words):
        return [Furniture("other", line.span)]
    whole = _whole_line(cells, in_tail)
    if whole:
        return [Furniture(whole, line.span)]
    label = _last_label(cells, in_tail)
    if label:
        start = line.span.start + line.words.rindex(label[1])
        return [Furniture(label[0], Span(start, line.span.end))]
    if len(cells) >= 3 and (in_tail or in_head) and _is_menu(cells):
        return [Furniture("other" if in_head else "related", line.span)]
    return _sentence_marks(line, in_tail)


def _cells(line: Line) -> list[str]:
    if not _DIVIDED.search(line.words):
        return [line.words]
    return [cell.strip() for cell in _STROKES.split(line.words) if cell.strip()]


def _whole_line(cells: list[str], in_tail: bool) -> FurnitureKind | None:
    """The kind of a line whose first cell is a label or heading, or whose cells are all buttons."""
    if not cells:
        return None
    short = sum(len(cell.split()) for cell in cells) <= _LONGEST_LABELLED
    labelled = ("label",) if short or not any(map(tells_story, cells)) else ()
    kind = _cell_kind(cells[0], ("heading", *labelled), in_tail)
    if kind:
        return kind
    kinds = [_cell_kind(cell, ("line", *labelled), in_tail) for cell in cells]
    return kinds[0] if all(kinds) else None


def _cell_kind(cell: str, forms: tuple[str, ...], in_tail: bool) -> FurnitureKind | None:
    """The kind of the first phrase that the cell matches; a label's colon, or the end of a short cell, must come soon."""
    if len(cell) > _FARTHEST_COLON and ":" not in cell[:_FARTHEST_COLON]:
        return None
    return next((phrase.kind for phrase in _usable(forms, in_tail) if phrase.pattern.match(cell)), None)


def _last_label(cells: list[str], in_tail: bool) -> tuple[FurnitureKind, str] | None:
    """The kind and words of a line's last cell, where that is labelled ('<outlet> | <date> | Read more: ...')."""
    if len(cells) < 2:
        return None
    kind = _cell_kind(cells[-1], ("label",), in_tail)
    return (kind, cells[-1]) if kind else None


def _is_menu(cells: list[str]) -> bool:
    return all(
        len(cell.split()) <= _LONGEST_CELL and not cell.endswith(".") and not _NUMBER_CELL.fullmatch(cell)
        for cell in cells
    )


def _sentence_marks(line: Line, in_tail: bool) -> list[Furniture]:
    spans = line.sentences
    kinds = [_sentence_kind(span.of(line.words), in_tail) for span in spans]
    first = next((kind for kind in kinds if kind), None)
    if first is None:
        return []
    if not any(ends_sentence(span.of(line.words)) for span, kind in zip(spans, kinds, strict=True) if not kind):
        return [Furniture(first, line.span)]
    return [Furniture(kind, span.shifted(line.span.start)) for span, kind in zip(spans, kinds, strict=True) if kind]


def _sentence_kind(sentence: str, in_tail: bool) -> FurnitureKind | None:
    words = sentence.lower().split(None, _LONGEST_HOLDING)
    if len(words) > _LONGEST_HOLDING:
        return None
    first = words[0].lstrip("([*") if words else ""
    for phrase in _usable(("sentence", "credit", "holds"), in_tail):
        if phrase.may_begin(first) and phrase.pattern.match(sentence):
            return phrase.kind
    return None


@cache
def _usable(forms: tuple[str, ...], in_tail: bool) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in phrases() if phrase.form in forms and (in_tail or not phrase.tail_only))


def _is_heading(line: Line, in_tail: bool) -> bool:
    return not line.before_blank and any(phrase.pattern.match(line.words) for phrase in _usable(("heading",), in_tail))


def _is_link(line: Line, in_tail: bool) -> bool:
    """Say whether a line under a heading is one of its links; a list inside the story needs bullets to be taken for one."""
    if line.after_blank:
        return False
    short = len(line.words.split()) <= _LONGEST_LINK and not (ends_sentence(line.words) and line.words.endswith("."))
    return short and (in_tail or is_list_item(line.words))
