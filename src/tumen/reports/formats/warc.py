"""Web archives: WARC files, compressed or not, of which each page that was answered with is a report; WACZ, a package of them."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tumen.errors import UnreadableError
from tumen.reports import limits
from tumen.reports.draft import Draft, Format, Source, part_of
from tumen.reports.formats.page import read_page_bytes
from tumen.reports.formats.pdf import PDF
from tumen.reports.formats.plain import PLAIN
from tumen.reports.report import Skipped

_PAGES = ("text/html", "application/xhtml+xml")
# Where the next record may begin after a damaged one: a member of gzip, or a header after a record's end.
_NEXT = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|(?<=\r\n\r\n)WARC/1\.[01]\r\n")
_STEP = 1_000_000
_OVERLAP = 16
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")


def _read(source: Source) -> Iterator[Draft | Skipped]:
    """Yield each answer with a text; after a damaged record reading goes on at the next that can be found."""
    begin: int | None = 0
    while begin is not None:
        last = begin
        try:
            for record in _records(source.stream):
                last = begin + record.stream_pos
                item = f"{source.name} > {record.headers.get('WARC-Target-URI') or f'record at byte {last:,}'}"
                yield from _answer(item, record)
            return
        except OSError as error:
            yield Skipped(f"{source.name} after byte {last:,}", f"holds a damaged record ({error})")
        begin = _next_record(source.stream, last + 1)


def _records(stream: BinaryIO) -> Iterator[WarcRecord]:
    wanted = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="none")


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Put the stream where the next record may begin at or after a byte, and return that byte; None: nowhere, or it cannot be told."""
    if not stream.seekable():
        return None
    place, tail = stream.seek(start), b""
    while read := stream.read(_STEP):
        found = _NEXT.search(tail + read)
        if found:
            return stream.seek(place - len(tail) + found.start())
        place += len(read)
        tail = (tail + read)[-_OVERLAP:]
    return None


def _answer(item: str, record: WarcRecord) -> Iterator[Draft | Skipped]:
    try:
        yield from _drafts(item, record)
    except UnreadableError as error:
        yield Skipped(item, str(error))


def _drafts(item: str, record: WarcRecord) -> Iterator[Draft | Skipped]:
    status = record.http_headers.status_code if record.is_http_parsed else 200
    if status is not None and status != 200:
        yield Skipped(item, f"was answered with the status {status}: no page")
        return
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    reader = _reader_of(kind)
    content = _content(record)
    url = record.headers.get("WARC-Target-URI")
    if reader is None:
        drafts: Iterator[Draft | Skipped | Source] = iter([read_page_bytes(item, content, record.http_charset)])
    else:
        drafts = reader.read(replace(part_of(Source(item, b"", io.BytesIO(), 0, 0), "", content), name=item))
    for draft in drafts:
        if isinstance(draft, Draft):
            yield replace(draft, url=draft.url or url)
        elif isinstance(draft, Skipped):
            yield draft


def _reader_of(kind: str) -> Format | None:
    """Return the format of a content type; None: a web page. Raises UnreadableError where it is no text."""
    if kind in _PAGES:
        return None
    if kind == "application/pdf":
        return PDF
    if kind == "text/plain":
        return PLAIN
    raise UnreadableError(f"is {kind}, no page" if kind else "says of itself no content type: no page")


def _content(record: WarcRecord) -> bytes:
    """Return what was answered, unpacked. Raises UnreadableError where it is cut off, damaged or too large."""
    if record.content_length > limits.FILE_BYTES:
        size = limits.megabytes(record.content_length)
        raise UnreadableError(
            f"is too large to be one report ({size}; the limit is {limits.megabytes(limits.FILE_BYTES)})"
        )
    content = record.reader.read()
    if len(content) < record.content_length:
        raise UnreadableError("is cut off in the middle: the archive ends before the record does")
    if not record.is_http_parsed:
        return content
    headers = record.http_headers
    if (headers.get("Transfer-Encoding") or "").lower() == "chunked":
        content = _without_chunks(content)
    encoding = (headers.get("Content-Encoding") or "identity").lower()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _unpacked(content)
    if encoding not in ("identity", ""):
        raise UnreadableError(f"is packed with {encoding}, which cannot be unpacked")
    return content


def _without_chunks(content: bytes) -> bytes:
    """Return a body put together; as it is where it has no chunks: some crawlers leave the header and take the chunks out."""
    parts: list[bytes] = []
    place = 0
    while size := _CHUNK.match(content, place):
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(content[size.end() : size.end() + length])
        place = size.end() + length + 2
    return b"".join(parts) if parts else content


def _unpacked(content: bytes) -> bytes:
    for window in (47, -15):  # gzip or zlib by their head, and deflate without one, as some servers send it
        unpacking = zlib.decompressobj(window)
        try:
            found = unpacking.decompress(content, limits.FILE_BYTES + 1)
        except zlib.error:
            continue
        if len(found) > limits.FILE_BYTES:
            raise UnreadableError(f"unpacks to more than {limits.megabytes(limits.FILE_BYTES)}")
        return found
    if content.lstrip()[:1] == b"<":  # the header says packed, the crawler has unpacked it
        return content
    raise UnreadableError("is packed and damaged: it cannot be unpacked")


def _recognises(source: Source) -> bool:
    head = source.head
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _read_package(source: Source) -> Iterator[Source | Skipped]:
    """Yield the archives that lie in a package. Raises UnreadableError where it is damaged."""
    try:
        with zipfile.ZipFile(source.stream) as package:
            names = [name for name in sorted(package.namelist()) if re.search(r"\.warc(?:\.gz)?$", name)]
            if not names:
                raise UnreadableError("is a ZIP archive without a web archive in it: unpack it, and give what it holds")
            for name in names:
                with package.open(name) as member:
                    head = member.read(limits.HEAD_BYTES)
                    member.seek(0)
                    inside = f"{source.name} > {name}"
                    yield Source(inside, head, member, package.getinfo(name).file_size, source.depth + 1)  # type: ignore[arg-type]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(f"is a damaged or locked package ({error})") from error


def _recognises_package(source: Source) -> bool:
    return source.ending() == ".wacz" and source.head.startswith(b"PK\x03\x04")


WARC = Format("web archive", (".warc", ".warc.gz"), _recognises, _read)
WACZ = Format("package of web archives", (".wacz",), _recognises_package, _read_package)
