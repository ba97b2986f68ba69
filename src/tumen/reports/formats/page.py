"""Web pages: the whole visible text, with what the markup puts outside the story marked, and the fields of the markup."""

import re
from collections.abc import Iterator
from html import unescape

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tumen.errors import UnreadableError
from tumen.reports import limits
from tumen.reports.decoding import decode
from tumen.reports.draft import Draft, Format, Source, digest
from tumen.reports.formats.markup import address, markup_fields
from tumen.values import Span

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that have no end tag, or may leave it out: they do not nest by being repeated.
_UNNESTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
    ]
)


def _read(source: Source) -> Iterator[Draft]:
    yield read_page_bytes(source.name, source.whole(), None)


def read_page_bytes(item: str, content: bytes, declared: str | None) -> Draft:
    """Return the draft of a page's bytes; `declared` is the encoding that it was sent with. Raises UnreadableError as `page_draft`."""
    found = _DECLARED.search(content[:4096])
    inside = next(iter(filter(None, found.groups()))).decode() if found else None
    return page_draft(item, decode(content, declared or inside), content)


def page_draft(item: str, html: str, content: bytes) -> Draft:
    """Return the draft of a page's markup; `content` are the bytes that its digest is of.

    Raises UnreadableError where the page holds no text, or nests its tags without end.
    """
    _refuse_bomb(html)
    tree = HTMLTree.parse(html)
    text = _tidied(extract_plain_text(tree, main_content=False, alt_texts=False))
    if not text:
        raise UnreadableError("is a page without text: it may be filled by a script; save it from a browser")
    fields, found = markup_fields(tree, html[: limits.PAGE_METADATA_CHARACTERS])
    return Draft(
        item=item,
        text=text,
        sha256=digest(content),
        id=None,
        title=fields.title,
        outlet=fields.outlet,
        byline=fields.byline,
        published=fields.published,
        published_at=fields.published_at,
        url=address(tree),
        found=found,
        aside=_outside_story(text, extract_plain_text(tree, main_content=True, alt_texts=False)),
    )


def _refuse_bomb(html: str) -> None:
    """Raise UnreadableError where tags nest deeper than the text extraction stands."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _UNNESTED:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > limits.PAGE_DEPTH:
            raise UnreadableError(f"nests tags more than {limits.PAGE_DEPTH:,} deep: no browser shows such a page")


def _tidied(text: str) -> str:
    lines = (" ".join(line.split()) for line in unescape(text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _outside_story(text: str, story: str) -> tuple[Span, ...]:
    """Return the lines that the extraction of the main content leaves out; none where it found no main content."""
    kept = {" ".join(line.split()) for line in unescape(story).splitlines()} - {""}
    if not kept:
        return ()
    outside: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line and line not in kept:
            outside.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(outside)


def _recognises(source: Source) -> bool:
    return _PAGE.match(source.head.removeprefix(b"\xef\xbb\xbf")) is not None


PAGE = Format("web page", (".html", ".htm", ".xhtml"), _recognises, _read)
