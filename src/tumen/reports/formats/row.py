"""A report's keys as JSON and tables give them: id, text, title, outlet, published, url; only text is required."""

from dataclasses import dataclass

from tumen.errors import UnreadableError
from tumen.reports.dates import parse_published
from tumen.reports.draft import Draft, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One report as it is written down: the input contract. Empty strings mean the same as null, except in `text`."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def row_draft(item: str, row: Row, content: bytes) -> Draft:
    """Return the draft of a row; its text is not touched. Raises UnreadableError on a date that is none."""
    published, moment = parse_published(row.published) if row.published else (None, None)
    return Draft(
        item=item,
        text=row.text,
        sha256=digest(content),
        id=row.id or None,
        title=row.title or None,
        outlet=row.outlet or None,
        byline=None,
        published=published,
        published_at=moment,
        url=row.url or None,
        found=(),
        aside=(),
    )


def as_unreadable(error: Exception) -> UnreadableError:
    """Return an error of the codec as a reason, without the line's end."""
    return UnreadableError(" ".join(str(error).split()))
