"""Files, pages and folders come in, reports go out: the room's way from a path to a `Report`."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from tumen.errors import UnreadableError
from tumen.reports import limits
from tumen.reports.draft import Draft, Source
from tumen.reports.formats import format_of
from tumen.reports.language import other_language
from tumen.reports.page import read_page
from tumen.reports.report import Report, Skipped
from tumen.reports.sources import open_sources

# A newspaper in Auckland is dated a day after the clock of a reader in Los Angeles.
_ZONES = dt.timedelta(days=1)


def read_reports(
    paths: Iterable[Path | str],
    *,
    published: dt.date | None = None,
    today: dt.date | None = None,
    on_read: Callable[[Report, str], None] | None = None,
) -> Iterator[Report | Skipped]:
    """Yield each report that lies in the paths, and a `Skipped` for each item that cannot be used.

    A path is a file, a folder (all files in it, in sorted order, hidden ones left out), or '-' for standard input. The
    format is told by content, then by name. `published` is the day for reports that neither state nor show one.
    With `today`, a report that states a later day is skipped, and such a day found in a text is not taken for its date.
    `on_read` is told of each report and where it lies (a file, or a line of one).
    Of items with the same id the first is read. One item is held at a time, and for each id some hundred bytes.
    """
    return read_sources(open_sources(paths), published=published, today=today, on_read=on_read)


def read_sources(
    sources: Iterable[Source | Skipped],
    *,
    published: dt.date | None = None,
    today: dt.date | None = None,
    on_read: Callable[[Report, str], None] | None = None,
) -> Iterator[Report | Skipped]:
    """Yield what `read_reports` does, from sources that are open already; each is read before the next is asked for."""
    seen = Seen()
    for source in sources:
        if isinstance(source, Skipped):
            yield source
            continue
        for draft in _drafts(source):
            if isinstance(draft, Skipped):
                yield draft
                continue
            item = seen.only_new(_report(draft, published, today), draft.item)
            if on_read is not None and isinstance(item, Report):
                on_read(item, draft.item)
            yield item


def _drafts(source: Source) -> Iterator[Draft | Skipped]:
    """Yield what a source and the sources inside it hold."""
    if not source.head:
        yield Skipped(source.name, "is empty")
        return
    if source.depth > limits.PART_DEPTH:
        yield Skipped(source.name, f"lies more than {limits.PART_DEPTH} mails deep: save it as a file of its own")
        return
    try:
        for item in format_of(source).read(source):
            if isinstance(item, Source):
                yield from _drafts(item)
            else:
                yield item
    except UnreadableError as error:
        yield Skipped(source.name, str(error))
    except OSError as error:
        yield Skipped(source.name, f"cannot be read ({error.strerror or type(error).__name__})")


def _report(draft: Draft, published: dt.date | None, today: dt.date | None) -> Report | Skipped:
    latest = today + _ZONES if today else None
    if not draft.text.strip():
        return Skipped(draft.item, "holds no text, only blanks")
    if latest and draft.published and draft.published > latest:
        return Skipped(draft.item, f"is dated in the future ({draft.published.isoformat()}): correct the date")
    language = other_language(draft.text)
    if language:
        return Skipped(draft.item, f"is written in {language}; Tumen reads English so far")
    page = read_page(draft, latest)
    return Report(
        id=draft.id or _content_id(draft),
        text=draft.text,
        title=page.title,
        outlet=page.outlet,
        credit=page.credit,
        byline=page.byline,
        source=page.source,
        published=page.published or published,
        published_at=page.published_at,
        url=draft.url,
        language="en",
        sha256=draft.sha256,
        furniture=page.furniture,
        found=page.found,
    )


def _content_id(draft: Draft) -> str:
    """Return an id of what the file gives, not of what was found in the text: better finding must not change it."""
    day = draft.published.isoformat() if draft.published else None
    given = msgspec.json.encode([draft.text, draft.outlet, day, draft.url, draft.title])
    return f"r{hashlib.sha256(given).hexdigest()[:16]}"


class Seen:
    """The ids read so far: of each a hash of its text, and where it was."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[bytes, str]] = {}

    def only_new(self, report: Report | Skipped, item: str) -> Report | Skipped:
        """Return the report, or why it is skipped if its id was read before."""
        if isinstance(report, Skipped):
            return report
        text = hashlib.blake2b(report.text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        before = self._places.get(report.id)
        if before is None:
            self._places[report.id] = text, item
            return report
        if before[0] == text:
            return Skipped(item, f"already read: same id and text as {before[1]}")
        return Skipped(item, f"has the id {report.id!r} of another text, {before[1]}: give each report its own id")
