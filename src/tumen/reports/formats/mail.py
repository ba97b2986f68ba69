"""Mails (.eml) and saved pages (.mhtml): the body is a report, and so is each attachment that can be read."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart

from tumen.errors import UnreadableError
from tumen.reports.dates import parse_any
from tumen.reports.decoding import decode
from tumen.reports.draft import Draft, Format, Source, part_of, plain_draft
from tumen.reports.formats.page import page_draft
from tumen.reports.report import Found, Skipped

_HEADER = re.compile(
    rb"^(From|Date|Subject|To|Received|Message-ID|MIME-Version|Return-Path|Content-Type):\s",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST = re.compile(rb"^[!-9;-~]+:[ \t]")
_SAVED_PAGE = ("multipart/related", "snapshot-content-location")


@dataclass(frozen=True, slots=True)
class _Header:
    subject: str | None
    sender: str | None
    date: str | None


def _read(source: Source) -> Iterator[Draft | Skipped | Source]:
    content = source.whole()
    try:
        mail = email.message_from_bytes(content, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        parts = list(_attachments(mail))
        header = _Header(_words(mail, "Subject"), _sender(mail), _words(mail, "Date"))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError(f"is a damaged mail ({error})") from error
    saved_page = mail.get_content_type() == _SAVED_PAGE[0] and mail[_SAVED_PAGE[1]]
    if body is None and not parts:
        raise UnreadableError("is a mail without a text")
    if body is not None:
        draft = _body(source, body, content)
        yield draft if saved_page else _with_header(draft, header)
    if not saved_page:
        yield from (part_of(source, name, part) for name, part in parts)


def _body(source: Source, body: MIMEPart, content: bytes) -> Draft:
    text = decode(_bytes(body), body.get_content_charset())
    if body.get_content_subtype() == "html":
        return page_draft(source.name, text, content)
    return plain_draft(source.name, text.replace("\r\n", "\n"), content)


def _with_header(draft: Draft, header: "_Header") -> Draft:
    """Return the draft with the mail's subject, sender and date, and the words that give them."""
    title, outlet, sent = header.subject, header.sender, header.date
    date = parse_any(sent) if sent else None
    found = (
        Found("title", f"Subject: {title}", None) if title else None,
        Found("outlet", f"From: {outlet}", None) if outlet else None,
        Found("published", f"Date: {sent}", None) if date else None,
    )
    return replace(
        draft,
        title=title or draft.title,
        outlet=outlet,
        published=date[0] if date else None,
        published_at=date[1] if date else None,
        found=tuple(each for each in found if each),
    )


def _attachments(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(mail.iter_attachments(), start=1):
        name = part.get_filename() or f"attachment {number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield f"{name}.eml" if "." not in name else name, inner.as_bytes()
        elif part.get_content_maintype() != "multipart":
            yield name, _bytes(part)


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _words(mail: EmailMessage, name: str) -> str | None:
    return _readable(str(mail.get(name) or ""))


def _sender(mail: EmailMessage) -> str | None:
    """Return the name that the sender gives itself, without the address."""
    addresses = getattr(mail.get("From"), "addresses", ())
    return _readable(next((address.display_name for address in addresses if address.display_name), ""))


def _readable(words: str) -> str | None:
    """Return header words on one line; letters that were sent without saying in which encoding are read as UTF-8."""
    return " ".join(words.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split()) or None


def _recognises(source: Source) -> bool:
    if not _FIRST.match(source.head):
        return False
    head = re.split(rb"\r?\n\r?\n", source.head, maxsplit=1)[0]
    return len({name.lower() for name in _HEADER.findall(head)}) >= 2


MAIL = Format("mail", (".eml", ".mht", ".mhtml"), _recognises, _read)
