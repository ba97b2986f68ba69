"""What stands before a report's story: headline, subtitle, outlet, byline, date, dateline."""

import re

from tumen.reports.cells import DATE_LABEL, IN_DATELINE, LABELLED, is_divided, read_cells
from tumen.reports.dateline import find_dateline
from tumen.reports.dates import find_dates
from tumen.reports.findings import Findings
from tumen.reports.layout import Layout, Line, ends_sentence
from tumen.reports.names import is_outlet

# Words of a headline; a longer line is a first sentence without its full stop.
_LONGEST_TITLE = 40
# Words of a headline that begins as furniture does ('Video: ...').
_SHORTEST_LABELLED = 5
# A second headline is one of the first lines.
_SUBTITLE_LINES = 4
# 'Issued by the desk, 3 October 2024. Valid for seven days.' may stand where a story could: one of the first lines, and short.
_LABELLED_LINES, _LABELLED_WORDS = 6, 14


def read_header(text: str, layout: Layout, title: str | None, found: Findings) -> None:
    """Add what the lines before the story, and the dateline, are and say."""
    headline = _headline(layout, title, found)
    if headline is not None:
        found.mark("headline", layout.lines[headline].span)
        found.name("title", text, layout.lines[headline].span, 0)
    first = 0 if headline is None else headline + 1
    for number in range(first, layout.body):
        line = layout.lines[number]
        if _has_sure_dateline(line):
            break
        above_story = number == layout.body - 1 and not line.before_blank
        known = read_cells(text, line, found, above_story=above_story)
        if not known and first and number <= _SUBTITLE_LINES and _is_subtitle(line, found):
            found.mark("headline", line.span)
    for line in layout.lines[layout.body : _LABELLED_LINES]:
        _read_labelled_date(line, found)
    for line in layout.lines[first : layout.body + 1]:
        if _has_sure_dateline(line) or line is layout.lines[min(layout.body, len(layout.lines) - 1)]:
            _read_dateline(text, line, found)
            break


def _headline(layout: Layout, title: str | None, found: Findings) -> int | None:
    """Return the number of the headline's line: the given title, or the first line if it is set off from a story."""
    if title:
        for number, line in enumerate(layout.lines[: max(1, layout.body)]):
            if _plain(title) == _plain(line.words):
                return number
    first = next((number for number in range(layout.body) if not _is_navigation(layout.lines[number], found)), None)
    return first if first is not None and _is_set_off(layout, first) else None


def _is_navigation(line: Line, found: Findings) -> bool:
    """Say whether a line is a page's menu or button; a labelled headline ('Video: ...') is longer."""
    marked = any(mark.span.overlaps(line.span) for mark in found.furniture)
    return marked and (is_divided(line) or len(line.words.split()) < _SHORTEST_LABELLED)


def _is_set_off(layout: Layout, number: int) -> bool:
    line = layout.lines[number]
    if number + 1 == len(layout.lines) or len(line.words.split()) > _LONGEST_TITLE or _has_sure_dateline(line):
        return False
    following = layout.lines[number + 1]
    apart = line.before_blank or layout.body > number + 1 or len(following.words) > 1.3 * len(line.words)
    return apart and not following.words[:1].islower() and not line.words.endswith((".", ",", ";", ":"))


def _plain(words: str) -> str:
    return "".join(re.findall(r"\w+", words.lower()))


def _is_subtitle(line: Line, found: Findings) -> bool:
    """Say whether a line before the story is a second headline: several words, no full stop, set off by blank lines."""
    return (
        line.alone
        and 5 <= len(line.words.split()) <= _LONGEST_TITLE
        and not ends_sentence(line.words)
        and not is_divided(line)
        and line.words[0] not in "[(*•-#"
        and not any(mark.span.overlaps(line.span) for mark in found.furniture)
    )


def _has_sure_dateline(line: Line) -> bool:
    """Say whether a line begins as a wire's story does, with a date or an agency, and goes on."""
    dateline = find_dateline(line.words)
    return bool(dateline and (dateline.date or dateline.agency) and dateline.span.end < len(line.words))


def _read_labelled_date(line: Line, found: Findings) -> None:
    if len(line.words.split()) > _LABELLED_WORDS:
        return
    for span in line.sentences:
        label = DATE_LABEL.match(span.of(line.words))
        dates = [date for date in find_dates(span.of(line.words)) if date.year] if label and label["first"] else []
        if dates:
            found.date(dates[0], line.span.start + span.start, LABELLED)


def _read_dateline(text: str, line: Line, found: Findings) -> None:
    dateline = find_dateline(line.words)
    if dateline is None or is_outlet(dateline.span.of(line.words).rstrip(" -–—:")):
        return
    found.mark("dateline", dateline.span.shifted(line.span.start))
    if dateline.date:
        found.date(dateline.date, line.span.start, IN_DATELINE)
    if dateline.agency:
        found.name("credit", text, dateline.agency.shifted(line.span.start), 0)
