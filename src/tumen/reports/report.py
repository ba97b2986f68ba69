"""Report: a published text with its exact words and where it came from."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from tumen.values import Span

FurnitureKind = Literal[
    "headline", "byline", "dateline", "credit", "source", "share", "comment", "related", "sign-off", "other"
]
FoundField = Literal["title", "outlet", "credit", "byline", "source", "published"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the text that is the page's, not the story's. It stays in the text and carries no claims."""

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """Where a field of the report was found: in the text (`span`), or elsewhere in the file (`words` tell where)."""

    field: FoundField
    words: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Report:
    """A published text. `text` never changes after `id` was given; all spans of claims point into it.

    `credit` is the agency whose text the report says it carries, `source` the address or outlet its source line
    names. `published` is the day, `published_at` the moment where that is known. `sha256` is of the exact bytes that
    were read. `language` is ISO 639-1.
    """

    id: str
    text: str
    title: str | None
    outlet: str | None
    credit: str | None
    byline: str | None
    source: str | None
    published: dt.date | None
    published_at: dt.datetime | None
    url: str | None
    language: str
    sha256: str
    furniture: tuple[Furniture, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item that could not be used, and why; counted and shown, never dropped in silence."""

    item: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as the ledger lists it: where it came from, and whose text it copies; not the text itself."""

    id: str
    title: str | None
    outlet: str | None
    credit: str | None
    published: dt.date | None
    published_at: dt.datetime | None
    url: str | None
    language: str
    sha256: str
    copy_of: str | None


def entry_of(report: Report, copy_of: str | None) -> Entry:
    """Return the report as the ledger lists it."""
    return Entry(
        report.id, report.title, report.outlet, report.credit, report.published, report.published_at, report.url,
        report.language, report.sha256, copy_of,
    )  # fmt: skip
