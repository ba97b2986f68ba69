"""What reading a page's furniture finds: furniture, and values for the report's fields, the surest first."""

from dataclasses import dataclass
from typing import Literal

from tumen.reports.dates import HeaderDate
from tumen.reports.report import Furniture, FurnitureKind
from tumen.values import Span

NameField = Literal["title", "outlet", "credit", "byline", "source"]


@dataclass(frozen=True, slots=True)
class FoundName:
    """A value for a field, as the text writes it. `rank`: the lower, the surer."""

    field: NameField
    value: str
    span: Span
    rank: int


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that may be the day of publication. `rank`: the lower, the surer; its span is in the report's text."""

    date: HeaderDate
    span: Span
    rank: int


@dataclass(slots=True)
class Findings:
    """Gathered while the lines are read from top to bottom."""

    furniture: list[Furniture]
    names: list[FoundName]
    dates: list[FoundDate]

    def mark(self, kind: FurnitureKind, span: Span) -> None:
        """Add a stretch of furniture."""
        self.furniture.append(Furniture(kind, span))

    def name(self, field: NameField, text: str, span: Span, rank: int) -> None:
        """Add the words at a span as a field's value, without blanks around them; nothing where they are none."""
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        value = words.strip()
        if value:
            self.names.append(FoundName(field, value, Span(start, start + len(value)), rank))

    def date(self, date: HeaderDate, offset: int, rank: int) -> None:
        """Add a date that was found in words that begin at an offset of the text."""
        self.dates.append(FoundDate(date, date.span.shifted(offset), rank))
