"""A line of a page's header or footer, cell by cell: '<outlet> | <date> | By <name>'."""

import re

from tumen.reports.dates import find_dates
from tumen.reports.findings import Findings
from tumen.reports.layout import Line
from tumen.reports.names import is_capitalised, is_outlet, is_person
from tumen.reports.vocabulary import is_agency
from tumen.values import Span

_SEPARATOR = re.compile(r"\s+[|·•]\s+|\s+::\s+|\s{2,}|\t+")
_DASH = re.compile(r"\s+[-–—]\s+")
_BY = re.compile(
    r"(?:(?:words|text|story|report|written|reported|photos?|pictures|compiled|live|analysis)\s+)?by:?\s+(?=(?-i:[^\W\d_a-z]))|(?:reporter|text|words|author|presenter)\s?:\s+",
    re.IGNORECASE,
)
_BY_ARRANGEMENT = re.compile(
    r"(?:by (?:special )?arrangement with|by courtesy of|courtesy of|compiled from|via|in partnership with)\s+",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"(?P<person>.+?) in (?P<place>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})$")
DATE_LABEL = re.compile(
    r"\(?(?P<first>published|posted|issued|released|date|first published|publication date|filed|made public)\b"
    r"|\(?(?P<later>updated|last updated|modified|last modified)\b",
    re.IGNORECASE,
)
_DATE_REST = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b|published|posted|updated|issued|released|last|first|modified|date|on|at|of|press|release"
    r"|note|gmt|utc|[ap]\.?m\.?|hrs|local|time|\d+|[^\w]+",
    re.IGNORECASE,
)
# An abbreviation in brackets after a name: 'National Observatory (NO)'.
_SHORT_FORM = re.compile(r"\s*\([A-Z][\w-]{1,9}\)$")
# One to four words in capitals.
_CAPITALS = re.compile(r"[^\W\d_][^\W\d_.&’'-]*(?: [^\W\d_.&’'-]+){0,3}")
# Words of a cell; a longer one is a sentence.
_LONGEST_CELL = 12
# The later in this list, the less sure: labelled, alone on a line, in a header line, in a dateline, 'updated'.
LABELLED, ALONE, IN_HEADER, IN_DATELINE, UPDATED = range(5)


def read_cells(text: str, line: Line, found: Findings, *, above_story: bool) -> bool:
    """Add what a line beside the story says, cell by cell; False where it is none of the known ones.

    `above_story`: the story follows without a blank line, so that capitals are a section's heading, no outlet.
    """
    cells = _cells(line, _SEPARATOR)
    if len(cells) == 1 and find_dates(line.words):
        cells = _cells(line, _DASH)
    heading = above_story and len(cells) == 1 and line.words.isupper()
    known = [not heading and _read_cell(text, cell, len(cells), found) for cell in cells]
    if not any(known):
        return False
    others = [mark.span.start for mark in found.furniture if mark.span.overlaps(line.span)]
    end = min(others, default=line.span.end)
    if end > line.span.start:
        found.mark("other", Span(line.span.start, end))
    return True


def is_divided(line: Line) -> bool:
    """Say whether strokes or wide blanks divide a line into cells."""
    return len(_cells(line, _SEPARATOR)) > 1


def _cells(line: Line, separator: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for gap in separator.finditer(line.words):
        spans.append(Span(start, gap.start()).shifted(line.span.start))
        start = gap.end()
    spans.append(Span(start, len(line.words)).shifted(line.span.start))
    return [span for span in spans if span.end > span.start]


def _read_cell(text: str, cell: Span, cells: int, found: Findings) -> bool:
    words = cell.of(text)
    if len(words.split()) > _LONGEST_CELL:
        return False
    arrangement = _BY_ARRANGEMENT.match(words)
    if arrangement:
        found.mark("credit", cell)
        found.name("credit", text, Span(cell.start + arrangement.end(), _until_comma(words, cell)), 1)
        return True
    return _read_byline(text, cell, found) or _read_date(text, cell, found) or _read_outlet(text, cell, cells, found)


def _until_comma(words: str, cell: Span) -> int:
    comma = words.find(",")
    return cell.start + comma if comma > 0 else cell.end


def _read_byline(text: str, cell: Span, found: Findings) -> bool:
    words = cell.of(text)
    by = _BY.match(words)
    rest = words[by.end() :] if by else words
    start = cell.start + (by.end() if by else 0)
    name = rest.split(",")[0]
    place = _IN_PLACE.match(name)
    person = place["person"] if place else name
    authors = re.split(r"\s+and\s+", person)
    if not ((by and is_capitalised(authors[0])) or (place and is_person(authors[0]))):
        return False
    found.mark("byline", cell)
    found.name("byline", text, Span(start, start + len(person)), 0)
    if is_outlet(rest[len(name) + 1 :].strip()):
        after = Span(start + len(name) + 1, start + len(rest))
        found.name("credit", text, after, 2)
        if not is_agency(after.of(text).strip()):
            found.name("outlet", text, after, 5)
    return True


def _read_date(text: str, cell: Span, found: Findings) -> bool:
    words = cell.of(text)
    dates = find_dates(words)
    if not dates:
        return False
    label = DATE_LABEL.search(words)
    rest = _DATE_REST.sub("", words[: dates[0].span.start] + words[dates[-1].span.end :]).strip()
    rank = IN_HEADER if rest else ALONE
    if label:
        rank = LABELLED if label["first"] else UPDATED
    after_label = [date for date in dates if label and date.span.start >= label.end()]
    found.date((after_label or dates)[0], cell.start, rank)
    return True


def _read_outlet(text: str, cell: Span, cells: int, found: Findings) -> bool:
    words = cell.of(text)
    name, _, rest = words.partition(", ")
    short_form = _SHORT_FORM.search(words)
    if is_agency(words):
        found.name("credit", text, cell, 3)
        found.name("outlet", text, cell, 5)
    elif is_outlet(words) or (is_outlet(name) and is_outlet(rest)):
        found.name("outlet", text, cell, 2)
    elif short_form and is_outlet(words[: short_form.start()]):
        found.name("outlet", text, Span(cell.start, cell.start + short_form.start()), 2)
    elif rest and is_outlet(name):
        found.name("outlet", text, Span(cell.start, cell.start + len(name)), 4)
    elif cells == 1 and words.isupper() and _CAPITALS.fullmatch(words):
        found.name("outlet", text, cell, 6)
    else:
        return False
    return True
