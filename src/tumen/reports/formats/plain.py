"""Plain text, one report a file."""

from collections.abc import Iterator

from tumen.reports.decoding import decode
from tumen.reports.draft import Draft, Format, Source, plain_draft


def _read(source: Source) -> Iterator[Draft]:
    content = source.whole()
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    yield plain_draft(source.name, text, content)


def _recognises(source: Source) -> bool:
    return False  # nothing marks plain text: it is what no other format recognised


PLAIN = Format("plain text", (".txt", ".md", ".text"), _recognises, _read)
