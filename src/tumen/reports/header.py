"""What stands before a report's story: headline, subtitle, outlet, byline, date, dateline."""

import re

from tumen.reports.dateline import find_dateline
from tumen.reports.dates import find_dates
from tumen.reports.findings import Findings
from tumen.reports.layout import Layout, Line, ends_sentence
from tumen.reports.names import is_capitalised, is_outlet, is_person
from tumen.reports.vocabulary import has_outlet_word, is_agency
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
_DATE_LABEL = re.compile(
    r"\(?(?P<first>published|posted|issued|released|date|first published|publication date|filed|made public)\b"
    r"|\(?(?P<later>updated|last updated|modified|last modified)\b",
    re.IGNORECASE,
)
_DATE_REST = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b|published|posted|updated|issued|released|last|first|modified|date|on|at|of|press|release"
    r"|note|gmt|utc|[ap]\.?m\.?|hrs|local|time|\d+|[^\w]+",
    re.IGNORECASE,
)
# Title lines longer than this are a first sentence without its full stop.
_LONGEST_TITLE = 40
_LONGEST_OTHER = 12
_SUBTITLE_LINES = 4
# The later in this list, the less sure: labelled, alone on a line, in a header line, in a dateline, 'updated'.
_LABELLED, _ALONE, _IN_HEADER, _IN_DATELINE, _UPDATED = range(5)


def read_header(text: str, layout: Layout, title: str | None, found: Findings) -> None:
    """Add what the lines before the story, and the dateline, are and say."""
    lines = layout.lines[: layout.body]
    first = 0
    if layout.lines and _is_title(layout, title):
        found.mark("headline", layout.lines[0].span)
        found.name("title", text, layout.lines[0].span, 0)
        first = 1
    for number, line in enumerate(lines[first:], start=first):
        if not _read_line(text, line, found) and number <= _SUBTITLE_LINES and _is_subtitle(layout, number):
            found.mark("headline", line.span)
    if layout.body < len(layout.lines) and not (layout.body == 0 and first):
        _read_dateline(text, layout.lines[layout.body], found)


def _is_title(layout: Layout, title: str | None) -> bool:
    """Say whether the first line is the headline: the given title, or a line set off from a story that follows."""
    line = layout.lines[0]
    if title and _plain(title) == _plain(line.words):
        return True
    if len(layout.lines) < 2 or layout.body == 0 or len(line.words.split()) > _LONGEST_TITLE:
        return False
    following = layout.lines[1]
    set_off = line.before_blank or layout.body > 1 or len(following.words) > 1.3 * len(line.words)
    return set_off and not following.words[:1].islower() and not line.words.endswith((".", ",", ";", ":"))


def _plain(words: str) -> str:
    return "".join(re.findall(r"\w+", words.lower()))


def _is_subtitle(layout: Layout, number: int) -> bool:
    """Say whether a line before the story is a second headline: several words, no full stop, set off by blank lines."""
    line = layout.lines[number]
    words = line.words.split()
    return (
        line.alone
        and 5 <= len(words) <= _LONGEST_TITLE
        and not ends_sentence(line.words)
        and line.words[0] not in "[(*•-#"
    )


def _read_line(text: str, line: Line, found: Findings) -> bool:
    """Add what a line before the story says, cell by cell; False where it is none of the known ones."""
    cells = _cells(line, _SEPARATOR)
    if len(cells) == 1 and find_dates(line.words):
        cells = _cells(line, _DASH)
    known = [_read_cell(text, cell, len(cells), found) for cell in cells]
    if not any(known):
        return False
    if not any(mark.span.overlaps(line.span) for mark in found.furniture):
        found.mark("other", line.span)
    return True


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
    if len(words.split()) > _LONGEST_OTHER:
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
    after = rest[len(name) + 1 :]
    if is_outlet(after.strip()):
        found.name("credit", text, Span(start + len(name) + 1, start + len(rest)), 2)
    return True


def _read_date(text: str, cell: Span, found: Findings) -> bool:
    words = cell.of(text)
    dates = find_dates(words)
    if not dates:
        return False
    label = _DATE_LABEL.search(words)
    rest = _DATE_REST.sub("", words[: dates[0].span.start] + words[dates[-1].span.end :]).strip()
    rank = _IN_HEADER if rest else _ALONE
    if label:
        rank = _LABELLED if label["first"] else _UPDATED
    found.date(dates[0], cell.start, rank)
    return True


def _read_outlet(text: str, cell: Span, cells: int, found: Findings) -> bool:
    words = cell.of(text)
    if is_agency(words):
        found.name("credit", text, cell, 3)
        found.name("outlet", text, cell, 5)
        return True
    if is_outlet(words):
        found.name("outlet", text, cell, 2)
        return True
    name, _, rest = words.partition(", ")
    if rest and is_outlet(name) and not has_outlet_word(rest):
        found.name("outlet", text, Span(cell.start, cell.start + len(name)), 4)
        return True
    capitals = words.isupper() and len(words.split()) <= 4 and words.isprintable()
    if cells == 1 and capitals and re.fullmatch(r"[\w .&’'-]+", words) and not re.search(r"\d", words):
        found.name("outlet", text, cell, 6)
        return True
    return False


def _read_dateline(text: str, line: Line, found: Findings) -> None:
    dateline = find_dateline(line.words)
    if dateline is None:
        return
    found.mark("dateline", dateline.span.shifted(line.span.start))
    if dateline.date:
        found.date(dateline.date, line.span.start, _IN_DATELINE)
    if dateline.agency:
        found.name("credit", text, dateline.agency.shifted(line.span.start), 0)
