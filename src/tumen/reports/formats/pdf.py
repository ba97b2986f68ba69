"""PDF files, one report a file: the text layer, with the lines of a paragraph joined."""

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator

from tumen.errors import UnreadableError
from tumen.reports import limits
from tumen.reports.draft import Draft, Format, Source, plain_draft

_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")
_NOT_ENCODED = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f]")
# A line this much shorter than the page's longest ends its paragraph.
_FULL_LINE = 0.7


def _read(source: Source) -> Iterator[Draft]:
    content = source.whole()
    pages = _pages(content)
    text = "\n\n".join(page for page in (_joined(page) for page in pages) if page)
    if not text.strip():
        raise UnreadableError("holds no text: it may be a scan; run OCR on it first")
    yield plain_draft(source.name, text, content)


def _pages(content: bytes) -> list[str]:
    """Return each page's text. A damaged file makes pypdf raise what its parts raise; each is a file that cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # its remarks on repaired files are for its developers
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("is encrypted: save a copy without a password")
        if len(reader.pages) > limits.PDF_PAGES:
            raise UnreadableError(f"has more than {limits.PDF_PAGES:,} pages: split it")
        pages: list[str] = []
        size = 0
        for page in reader.pages:
            pages.append(_NOT_ENCODED.sub(" ", page.extract_text()))
            size += len(pages[-1])
            if size > limits.PDF_CHARACTERS:
                raise UnreadableError("unpacks to more text than a report has: split it")
    except (DependencyError, NotImplementedError) as error:
        raise UnreadableError("is encrypted in a way that cannot be opened: save a copy without a password") from error
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise UnreadableError(f"is a damaged PDF ({error or type(error).__name__})") from error
    except (zlib.error, struct.error, OSError, AssertionError) as error:
        raise UnreadableError(f"is a damaged PDF ({error or type(error).__name__})") from error
    return pages


def _joined(page: str) -> str:
    """Return a page with the lines of each paragraph joined by a blank, and words that were divided put together."""
    lines = [line.strip() for line in page.splitlines()]
    longest = max((len(line) for line in lines), default=0)
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        divided = _HYPHEN.search(line) and following[:1].islower()
        if divided:
            parts.append(_HYPHEN.sub("", line))
        elif following and (len(line) >= longest * _FULL_LINE and not _begins_anew(following)):
            parts.append(f"{line} ")
        else:
            parts.append(f"{line}\n")
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def _begins_anew(line: str) -> bool:
    return line[0] in "•·-–—*[" or line.isupper()


def _recognises(source: Source) -> bool:
    return b"%PDF-" in source.head[:1024]


PDF = Format("PDF", (".pdf",), _recognises, _read)
