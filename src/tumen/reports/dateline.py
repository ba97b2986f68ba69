"""The dateline: 'KUNMING, China, Aug. 27 (Agency) -' before a report's first sentence."""

import re
from dataclasses import dataclass, replace

from tumen.reports.dates import HeaderDate, find_dates
from tumen.reports.names import is_capitalised
from tumen.reports.vocabulary import is_agency, is_no_place
from tumen.values import Span

_WORD = r"[^\W\d_][\w.’'/-]*"
_PLACE = rf"(?-i:[^\W\d_a-z])[\w.’'/-]*(?:[ ]{_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?:[ ]\((?-i:[^\W\d_a-z])[\w .-]{{2,30}}\))?(?:,[ ]{_PLACE}){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:(?:\w+day,?[ ])?{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]\d{{4}})?|\d{{1,2}}[ ]{_MONTH}(?:,?[ ]\d{{2,4}})?)"
_BRACKETS = r"\([^()\n]{2,60}\)"
_DASH = r"[ ]?(?:\.?[ ]?(?:--|[-–—])|=|:)(?:[ ]|$)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<places>{_PLACES}),?[ ](?P<a>{_BRACKETS}),?[ ](?P<date>{_DATE}){_DASH}",
        rf"(?P<places>{_PLACES}),?[ ](?P<date>{_DATE})[ ]?(?P<a>{_BRACKETS})\.?{_DASH}",
        rf"(?P<places>{_PLACES}),?[ ](?P<date>{_DATE})(?:{_DASH}|\.[ ])",
        rf"(?P<places>{_PLACES}),?[ ](?P<a>{_BRACKETS})\.?{_DASH}",
        rf"[(\[](?P<places>{_PLACE})[ ]?=[ ]?(?P<agency>[^()=\[\]]{{2,40}})[)\]](?:[ ]Reporter[ ][^=]{{3,40}}=|[ ]?[-–—=])?[ ]",
        rf"(?P<a>{_BRACKETS})[ ]?(?:--|[-–—])[ ]",
        r"(?P<agency>[A-Z]{2,5})[ ](?:--|[-–—])[ ]",
        rf"(?P<only>{_PLACES})[ ]?(?:(?:--|[-–—])[ ]|:[ ])",
    )
)
_TEXT_MARK = re.compile(r"\s*(?:\[[A-Z][A-Z ]+\]\s*)*")
_LONGEST = 140  # code points; a longer 'dateline' is a sentence


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's span from the line's beginning, its date, and the agency that it names, with its span."""

    span: Span
    date: HeaderDate | None
    agency: Span | None


def find_dateline(words: str) -> Dateline | None:
    """Return the dateline that a line begins with, spans counted from the line's beginning."""
    head = words[:_LONGEST]
    for form in _FORMS:
        match = form.match(head)
        if match and _fits(match):
            return _dateline(match, words)
    return None


def _fits(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    if parts.get("only"):
        town, *around = parts["only"].split(", ")  # 'SELAH, Wash. -'
        written = town == town.upper() and all(is_capitalised(name) for name in around)
        return written and len(town) > 3 and not is_no_place(parts["only"]) and not is_agency(parts["only"])
    if parts.get("a") and not (parts["a"][1].isupper() or parts["a"][1].isdigit()):
        return False
    if parts.get("agency") and not parts.get("places"):
        return is_agency(parts["agency"])
    return bool(not parts.get("places") or is_capitalised(re.sub(r"[,()]", "", parts["places"])))


def _dateline(match: re.Match[str], words: str) -> Dateline:
    parts = match.groupdict()
    agency: Span | None = None
    dates = _dates(words, Span(*match.span("date"))) if parts.get("date") else []
    if parts.get("a"):
        inside = Span(match.start("a") + 1, match.end("a") - 1)
        bracketed = _dates(words, inside)
        dates = dates or bracketed
        agency = None if bracketed else inside
    elif parts.get("agency"):
        agency = Span(*match.span("agency"))
    end = match.end() + len((_TEXT_MARK.match(words[match.end() :]) or [""])[0])
    return Dateline(Span(0, end), dates[0] if dates else None, agency)


def _dates(words: str, span: Span) -> list[HeaderDate]:
    return [replace(date, span=date.span.shifted(span.start)) for date in find_dates(span.of(words))]
