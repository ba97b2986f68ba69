"""The chain of hashes over everything that was added: pure functions, without the database.

SHA-256 over a JSON array of a link's fields in their order. Whoever alters, removes or moves a stored row has to make all later
hashes anew; whoever keeps one hash elsewhere (`tumen desk verify` prints the last) sees that.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """An addition: the `sequence`th, of an `item` of a `kind`, whose content has this SHA-256."""

    sequence: int
    kind: str
    item: str
    by: str
    on: dt.datetime
    content: str
    previous: str


def link_hash(link: Link) -> str:
    """Return the hash of a link, in hexadecimal."""
    fields = [
        link.sequence, link.kind, link.item, link.by, link.on.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        link.content, link.previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(fields, ensure_ascii=True).encode()).hexdigest()


def content_hash(*parts: str | bytes) -> str:
    """Return the SHA-256 of an item's content; each part is preceded by its length, so that none runs into the next."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(f"{len(content)}:".encode())
        found.update(content)
    return found.hexdigest()
