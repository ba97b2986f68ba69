"""Source and Draft: what a format is given, and what it gives back.

A format is one file in `formats/`, with a function `Source -> Draft | Skipped | Source`: drafts are reports
before their page was read (language, furniture, fields in the text), a source is an item found inside (an attachment).
"""

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tumen.errors import UnreadableError
from tumen.reports import limits
from tumen.reports.report import Found, Skipped
from tumen.values import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A file or a part of one, open for reading at its beginning.

    `head` are its first bytes, at most `limits.HEAD_BYTES`. `size` is in bytes, None where it is not known before the
    end. `depth` counts the items it lies in.
    """

    name: str
    head: bytes
    stream: BinaryIO
    size: int | None
    depth: int

    def whole(self) -> bytes:
        """Return all bytes. Raises UnreadableError above the limit for files."""
        if self.size is None or self.size <= limits.FILE_BYTES:
            content = self.stream.read(limits.FILE_BYTES + 1)
            if len(content) <= limits.FILE_BYTES:
                return content
        size = "more than that" if self.size is None else limits.megabytes(self.size)
        raise UnreadableError(
            f"is too large to be one report ({size}; the limit is {limits.megabytes(limits.FILE_BYTES)}): "
            "split it, or write many reports as JSON Lines, which may be of any size"
        )

    def ending(self) -> str:
        """Return the name's ending in lower case, with its dot ('.html'), or an empty string."""
        last = self.name.rsplit("/", 1)[-1].lower()
        return f".{last.rsplit('.', 1)[1]}" if "." in last else ""


def part_of(source: Source, name: str, content: bytes) -> Source:
    """Return an item found inside a source as a source of its own."""
    head = content[: limits.HEAD_BYTES]
    return Source(f"{source.name} > {name}", head, io.BytesIO(content), len(content), source.depth + 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its file gives it. `id`, `title`, ... are what the file says outside the text, None where it is silent.

    `item` names where it lies, for people. `found` says which of the file's words gave a field. `aside` are stretches of the text
    that the page's markup puts outside the story.
    """

    item: str
    text: str
    sha256: str
    id: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: dt.date | None
    published_at: dt.datetime | None
    url: str | None
    found: tuple[Found, ...]
    aside: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which reports lie in files.

    `recognises` looks at a source's head and name without reading on; `endings` decide where no content did.
    `read` may raise UnreadableError, which skips the whole source.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Draft | Skipped | Source]]


def digest(content: bytes) -> str:
    """Return the SHA-256 of an item's exact bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def plain_draft(item: str, text: str, content: bytes) -> Draft:
    """Return the draft of a text about which its file says nothing."""
    return Draft(item, text, digest(content), None, None, None, None, None, None, None, (), ())
