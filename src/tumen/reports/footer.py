"""What stands after a report's story, and the credits in it: sign-off, copyright, source line, agency, 'published in'."""

import re
from dataclasses import replace

from tumen.reports.cells import is_divided, read_cells
from tumen.reports.dates import find_dates
from tumen.reports.findings import Findings
from tumen.reports.layout import Layout, Line
from tumen.reports.names import is_capitalised, is_outlet, is_person
from tumen.reports.vocabulary import is_agency
from tumen.values import Span

_SOURCE = re.compile(r"(?:original |news )?sources?\s?:\s*(?P<source>\S.*)$|via\s?:\s*(?P<via>\S.*)$", re.IGNORECASE)
_REPORTS = re.compile(
    r"(?:(?:[Oo]ur|[Tt]he)\s[^.]{0,60}?(?:correspondent|reporter|editor)\s)?(?P<person>[^\W\d_a-z][\w’'. -]{3,50}?)\s"
    r"(?:reports|has more|has the story|has the details|has this report|with the story|with more)(?:\s(?:from|live)[\w\s’'-]{2,40})?\.$"
)
_SIGN_OFF = re.compile(
    r"(?:(?:[Tt]his (?:has been|is|was)|I[’']m|[Ff]or [^,]{3,40}, this is) )?(?P<person>[^,.]{3,60}), (?P<outlet>[^,.]{2,60})(?:, [^,.]{2,40})?\.?$"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:[-–]\d{2,4})?,?\s+)?(?P<outlet>[^\W\d_][^.,|©]{1,60})"
)
_RIGHTS = re.compile(r"(?P<outlet>(?-i:[^\W\d_a-z])[^.|]{1,60})\.\s+All rights reserved", re.IGNORECASE)
_DASHED = re.compile(
    r"[-–—]{1,2}\s?(?P<agency>[^\W\d_a-z][\w .’'&-]{1,40})$|[(\[](?P<bracketed>[^()\[\]]{2,40})[)\]]\.?$"
)
_CREDIT = re.compile(
    r"(?:(?:first|originally|previously) published (?:by|in|on|at)|(?:article|story|report|text) (?:was |is )?(?:first |originally )?(?:published by|appeared (?:in|on)|provided by|supplied by)|"
    r"(?:additional )?reporting by|with reporting (?:by|from)|courtesy of|syndicated from|distributed by|republished from|reprinted (?:from|with permission from)|by arrangement with)\s+(?:the\s+)?(?P<credit>(?-i:[^\W\d_a-z])[^.,;()]{1,60}?)(?=[.,;()]|$| on | under | and )",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^\(?(?P<credit>[^\W\d_a-z][\w .&’'-]{1,50}?) contributed (?:to this|reporting)", re.MULTILINE
)
_PUBLISHED_IN = re.compile(r"(?:published in|from)\s+(?P<outlet>(?-i:[^\W\d_a-z])[^.,|]{2,60}),", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"(?:^|[.|]\s*)(?P<outlet>[^\W\d_a-z][^.,|:]{2,60})(?:,|\s\|)\s*(?:\w+day,?\s*)?$")
# 'Tocoa, 20 September 2021' alone on a line
_PLACE_AND_WEEKDAY = re.compile(r"(?:[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+){0,2},? )?(?:\w+day,? )?")
# Where the date after the story stands among the others: surer than a header's, as it is the print's own line.
_AT_THE_END = 1


def read_footer(text: str, layout: Layout, found: Findings) -> None:
    """Add the source line, sign-off, credits and dates, wherever such lines stand."""
    for number, line in enumerate(layout.lines):
        last = number >= layout.tail - 1
        if _read_source(text, line, found) or _read_reports(text, line, found):
            continue
        if number >= layout.body and last:
            _read_sign_off(text, line, found)
        if number >= layout.tail:
            _read_dashed(text, line, found)
            if is_divided(line):
                read_cells(text, line, found, above_story=False)
        if last:
            _read_end_date(text, line, found)
            _read_rights(text, line, found)
            _read_credit(text, line, found)
        elif number < layout.body:
            _read_credit(text, line, found)


def _part(line: Line, match: re.Match[str], group: str) -> Span:
    return Span(*match.span(group)).shifted(line.span.start)


def _read_source(text: str, line: Line, found: Findings) -> bool:
    match = _SOURCE.match(line.words)
    if not match or len(line.words.split()) > 12:
        return False
    found.mark("source", line.span)
    found.name("source", text, _part(line, match, "source" if match["source"] else "via"), 0)
    return True


def _read_reports(text: str, line: Line, found: Findings) -> bool:
    """'Our foreign affairs correspondent Bae Eun-ji reports.' on a line of its own."""
    match = _REPORTS.match(line.words)
    if not match or not is_person(match["person"]):
        return False
    found.mark("byline", line.span)
    found.name("byline", text, _part(line, match, "person"), 1)
    return True


def _read_sign_off(text: str, line: Line, found: Findings) -> None:
    """'Bae Eun-ji, Arirang News.': a person and an outlet are the whole line."""
    match = _SIGN_OFF.match(line.words)
    if not match or not is_person(match["person"]):
        return
    if is_outlet(match["outlet"]) or is_agency(match["outlet"]):
        found.mark("sign-off", line.span)
        found.name("byline", text, _part(line, match, "person"), 2)
        found.name("outlet", text, _part(line, match, "outlet"), 1)


def _read_dashed(text: str, line: Line, found: Findings) -> None:
    """'- AFP' or '(AFP)' alone on a line after the story."""
    match = _DASHED.match(line.words)
    if not match:
        return
    group = "agency" if match["agency"] else "bracketed"
    name = match[group]
    if is_agency(name) or is_outlet(name):
        found.mark("credit", line.span)
        found.name("credit", text, _part(line, match, group), 1)


def _read_end_date(text: str, line: Line, found: Findings) -> None:
    """'The Weekend Ledger, Sunday 11 May 2025' and 'Published in The Bolan Times, August 17th, 2022'."""
    offset = line.sentences[-1].start if line.tells else 0
    dates = [date for date in find_dates(line.words[offset:]) if date.year]
    if not dates:
        return
    date = replace(dates[-1], span=dates[-1].span.shifted(offset))
    before = line.words[: date.span.start]
    match = _PUBLISHED_IN.search(before) or _BEFORE_DATE.search(before)
    labelled = re.match(r"(?:posted|published|issued|date)\b", line.words, re.IGNORECASE)
    named = match and is_capitalised(match["outlet"].removeprefix("The ")) and is_outlet(match["outlet"])
    if match and named:
        found.name("outlet", text, _part(line, match, "outlet"), 3)
    if named or _PLACE_AND_WEEKDAY.fullmatch(before) or (labelled and len(line.words.split()) <= 8):
        found.date(date, line.span.start, _AT_THE_END)
        rest = line.words[date.span.end :].strip(" .")
        if not rest and len(line.words.split()) <= 12:
            found.mark("sign-off", line.span)


def _read_rights(text: str, line: Line, found: Findings) -> None:
    """'© Outlet', '(c) 2024 Outlet', 'Outlet. All rights reserved.'."""
    sign = _COPYRIGHT.match(line.words)
    if sign:
        found.mark("sign-off", line.span)
    match = sign or _RIGHTS.search(line.words)
    if match and is_capitalised(match["outlet"].strip()):
        found.name("outlet", text, _part(line, match, "outlet"), 2)


def _read_credit(text: str, line: Line, found: Findings) -> None:
    """'Reuters contributed to this report', 'first published by Outlet'."""
    match = _CREDIT.search(line.words) or _CONTRIBUTED.search(line.words)
    if match and (is_agency(match["credit"].strip()) or is_outlet(match["credit"].strip())):
        found.name("credit", text, _part(line, match, "credit"), 1)
