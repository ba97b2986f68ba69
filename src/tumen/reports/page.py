"""A draft's page read: its furniture, and the fields that its file leaves open, with the words that give them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from tumen.reports.dates import find_dates
from tumen.reports.draft import Draft
from tumen.reports.findings import Findings, FoundDate, NameField
from tumen.reports.footer import read_footer
from tumen.reports.furniture import mark_aside, mark_furniture
from tumen.reports.header import read_header
from tumen.reports.layout import Layout, layout_of, without
from tumen.reports.names import same_name
from tumen.reports.report import Found, Furniture
from tumen.values import Span


@dataclass(frozen=True, slots=True)
class Page:
    """What reading a page gives for a `Report`, field for field."""

    title: str | None
    outlet: str | None
    credit: str | None
    byline: str | None
    source: str | None
    published: dt.date | None
    published_at: dt.datetime | None
    furniture: tuple[Furniture, ...]
    found: tuple[Found, ...]


def read_page(draft: Draft, latest: dt.date | None) -> Page:
    """Return the furniture and the fields of a draft; what its file gives wins over what its text shows.

    A date in the text that is after `latest` is not the day of publication.
    """
    whole = layout_of(draft.text)
    marked = list(mark_furniture(whole))
    layout = without(whole, [each.span for each in marked])
    findings = Findings(marked if layout is whole else list(mark_furniture(layout)), [], [])
    findings.furniture.extend(mark_aside(layout, draft.aside))
    read_header(draft.text, layout, draft.title, findings)
    read_footer(draft.text, layout, findings)
    names = _Names(findings)
    title = draft.title or names.take("title")
    outlet = draft.outlet or names.take("outlet")
    credit = names.take("credit", other_than=outlet)
    byline = draft.byline or names.take("byline")
    source = names.take("source")
    published, moment = draft.published, draft.published_at
    dated: tuple[Found, ...] = ()
    if published is None:
        published, moment, dated = _published(draft.text, layout, findings.dates, latest)
    return Page(
        title=title,
        outlet=outlet,
        credit=credit,
        byline=byline,
        source=source,
        published=published,
        published_at=moment,
        furniture=_merged(findings.furniture),
        found=(*draft.found, *names.found, *dated),
    )


class _Names:
    """The names found, taken field by field; a taken one is remembered with its words."""

    def __init__(self, findings: Findings) -> None:
        self._names = sorted(findings.names, key=lambda name: (name.rank, name.span))
        self.found: list[Found] = []

    def take(self, field: NameField, other_than: str | None = None) -> str | None:
        for name in self._names:
            if name.field == field and not same_name(name.value, other_than):
                self.found.append(Found(field, name.value, name.span))
                return name.value
        return None


def _published(
    text: str, layout: Layout, dates: list[FoundDate], latest: dt.date | None
) -> tuple[dt.date | None, dt.datetime | None, tuple[Found, ...]]:
    """Return the surest date; a date without a year has that of another date around the story, if all say the same."""
    year = _year(layout, dates)
    for candidate in sorted(dates, key=lambda each: (each.rank, each.date.year is None, each.span)):
        day = candidate.date.on(year)
        if day is None or (latest and day > latest):
            continue
        moment = dt.datetime.combine(day, candidate.date.moment) if candidate.date.moment else None
        return day, moment, (Found("published", candidate.span.of(text), candidate.span),)
    return None, None, ()


def _year(layout: Layout, dates: list[FoundDate]) -> int | None:
    around = [*layout.lines[: layout.body], *layout.lines[layout.tail :]]
    years = {date.year for line in around for date in find_dates(line.words) if date.year}
    years |= {each.date.year for each in dates if each.date.year}
    return years.pop() if len(years) == 1 else None


def _merged(furniture: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Return the furniture in order, without what lies inside another; a headline is nothing else."""
    merged: list[Furniture] = []
    for each in sorted(furniture, key=lambda each: (each.span.start, each.kind != "headline", -each.span.end)):
        if not merged or each.span.start >= merged[-1].span.end:
            merged.append(each)
        elif each.span.end > merged[-1].span.end:
            merged.append(Furniture(each.kind, Span(merged[-1].span.end, each.span.end)))
    return tuple(merged)
