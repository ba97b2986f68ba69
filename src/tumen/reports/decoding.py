"""Bytes to text: which encoding a file is in, or why it is not text."""

import codecs
import re

from tumen.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an Office document: save what it holds as text, PDF or HTML"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document: save it as text, PDF or HTML"),
    (b"{\\rtf", "a rich text document: save it as text, PDF or HTML"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound or video recording"),
)
# What Windows-1252 has above ASCII and English text holds: quotes, dashes, signs, and the letters of names.
_WINDOWS_WESTERN = re.compile(
    rb"[\x00-\x7f\x80\x82\x84\x85\x8a\x8c\x8e\x91-\x97\x99\x9a\x9c\x9e\x9f\xa0-\xbf\xc0-\xcf\xd1-\xd6\xd8-\xdd\xdf-\xef\xf1-\xf6\xf8-\xfd]*"
)
_UTF8_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Above this share of bytes that are not ASCII a text is in another script, and Windows-1252 no good guess.
_RARE = 0.15
# Bytes that are looked at for an encoding; more change no answer and cost time.
_SAMPLE = 200_000


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of a file's bytes, without a byte order mark; newlines stay as they are.

    Tried in this order: byte order mark, UTF-8, the encoding that the file declares, UTF-16 without a mark,
    Windows-1252 where little but ASCII stands in it (what browsers take for English without a declaration), and what
    charset-normalizer finds. Raises UnreadableError where nothing fits.
    """
    encoding = encoding_of(content, declared)
    mark = next((mark for mark, _ in _MARKS if content.startswith(mark)), b"")
    try:
        return content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"is not valid {encoding.upper()}: see byte {error.start + len(mark):,}; save it again as UTF-8"
        ) from error


def encoding_of(content: bytes, declared: str | None = None) -> str:
    """Return the name of the encoding, as `bytes.decode` takes it. Raises UnreadableError where it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    unmarked = _utf16_without_mark(content)
    if unmarked:
        return unmarked
    _refuse_binary(content)
    if _decodes(content, "utf-8"):
        return "utf-8"
    if declared and _known(declared) not in (None, "utf-8") and _decodes(content, declared):
        return declared
    return _legacy_encoding(content)


def _refuse_binary(content: bytes) -> None:
    for mark, kind in _KINDS:
        if content.startswith(mark):
            raise UnreadableError(f"is binary, not text ({kind})")
    sample = content[:_SAMPLE]
    if b"\x00" in sample or len(_CONTROL.findall(sample)) > len(sample) / 50:
        raise UnreadableError("is binary, not text")


def _utf16_without_mark(content: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every second byte."""
    sample = content[:2_000]
    if len(sample) < 8 or sample.count(0) < len(sample) * 0.4:
        return None
    for first_zero, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first_zero::2], sample[1 - first_zero :: 2]
        if zeros.count(0) > len(zeros) * 0.8 and others.count(0) == 0 and _decodes(content, encoding):
            return encoding
    return None


def _legacy_encoding(content: bytes) -> str:
    sample = content[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    if len(b"".join(_UTF8_LETTER.findall(sample))) * 2 > high:
        return "utf-8"  # most of it is UTF-8: the rest is damage, which decoding names
    if high <= len(sample) * _RARE:
        if _WINDOWS_WESTERN.fullmatch(content):
            return "cp1252"
        raise UnreadableError("is not valid UTF-8, nor Windows-1252: save it again as UTF-8")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or not _decodes(content, best.encoding):
        raise UnreadableError("is in no encoding that could be recognised: save it again as UTF-8")
    return best.encoding


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
