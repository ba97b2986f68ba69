"""Web archives for the tests, and corpora made of few reports cut into the smallest parts."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from tumen.corpus import Settings, Sizes, build
from tumen.corpus.folders import Manifest

# So small that a handful of reports is spread over many tasks and buckets.
SMALL = Sizes(input_bytes=1, report_rows=2, bucket_bytes=2_000, bucket_rows=2)


def settings(out: Path, *inputs: Path | str, sizes: Sizes = SMALL, jobs: int = 1, ray: str | None = None) -> Settings:
    """Return settings to make a corpus of the inputs in a folder."""
    return Settings(tuple(map(str, inputs)), out, None, None, None, jobs, ray, 120, sizes)


def made(of: Settings, only: str | None = None) -> dict[str, tuple[Manifest, bool]]:
    """Make the stages; return their manifests by name, and whether each was made just now."""
    return {manifest.stage: (manifest, fresh) for manifest, fresh in build(of, only)}


def page(title: str, story: str, published: str | None = "2024-03-05") -> bytes:
    """Return a web page."""
    dated = f'<meta property="article:published_time" content="{published}">' if published else ""
    return (
        f"<!doctype html><html><head><title>{title}</title>{dated}</head>"
        f"<body><article><h1>{title}</h1><p>{story}</p></article></body></html>"
    ).encode()


def answer(
    url: str, content: bytes, kind: str = "text/html; charset=utf-8", *headers: str, status: str = "200 OK"
) -> bytes:
    """Return the record of an answer."""
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, f"Content-Length: {len(content)}")
    message = "\r\n".join(lines).encode() + b"\r\n\r\n" + content
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-06T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:5f4f3b0e-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(message)}\r\n\r\n"
    )
    return head.encode() + message + b"\r\n\r\n"


def archive(path: Path, *records: bytes) -> Path:
    """Write a web archive, each record compressed for itself where its name says that it is."""
    packed = gzip.compress if path.suffix == ".gz" else bytes
    path.write_bytes(b"".join(packed(record) for record in records))
    return path


def pages(number: int) -> Iterator[bytes]:
    """Yield records of pages of which one in three tells of an arrest."""
    for at in range(number):
        story = f"The library of Town {at} has lent {at + 20} books more than in the year before, the council said."
        if at % 3 == 0:
            story = f"Police in Gusau arrested {at + 5} villagers on Monday, the River Watch Network said. They were held for a night."
        yield answer(f"http://news.example/{at}", page(f"Story {at}", story))
