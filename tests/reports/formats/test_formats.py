"""Each format: what it reads, and that content goes before name."""

import datetime as dt
import email.policy
import gzip
import hashlib
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tumen.reports import Report, Skipped, read_reports

STORY = "Police in Dandong held four people on Monday, the Orchid Network said."
MORE = "Two of them were women, and one was a child of six."


def _read(path: Path, content: bytes | str) -> list[Report | Skipped]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_reports([path]))


def _one(path: Path, content: bytes | str) -> Report:
    (report,) = _read(path, content)
    assert isinstance(report, Report), report
    return report


def _reason(path: Path, content: bytes | str) -> str:
    (skipped,) = _read(path, content)
    assert isinstance(skipped, Skipped), skipped
    return skipped.reason


# ---- content before name


@pytest.mark.parametrize(
    "content",
    [
        f'{{"text": "{STORY}"}}',
        f'{{\n "text": "{STORY}"\n}}',
        f"<!DOCTYPE html><html><p>{STORY}</p></html>",
        f'id,text\n1,"{STORY}"\n',
        STORY,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_the_content_tells_the_format(name: str, content: str, tmp_path: Path) -> None:
    assert _one(tmp_path / name, content).text == STORY


def test_a_transcript_that_begins_with_a_bracket_is_text(tmp_path: Path) -> None:
    assert _one(tmp_path / "a.txt", f"[Anchor]\n{STORY}").text.startswith("[Anchor]")


# ---- JSON


def test_a_list_of_reports_gives_each_with_its_own_digest(tmp_path: Path) -> None:
    first, second, third = _read(
        tmp_path / "a.json", f'[{{"text": "{STORY}"}}, {{"text": 5}}, {{"id": "3", "text": "{MORE}"}}]'
    )
    assert isinstance(first, Report)
    assert first.sha256 == hashlib.sha256(f'{{"text": "{STORY}"}}'.encode()).hexdigest()
    assert isinstance(second, Skipped)
    assert second.item.endswith("a.json item 2")
    assert isinstance(third, Report)
    assert third.id == "3"


def test_json_lines_in_utf16_say_what_to_do(tmp_path: Path) -> None:
    assert "JSON Lines are UTF-8" in _reason(tmp_path / "a.jsonl", f'{{"text": "{STORY}"}}'.encode("utf-16"))


def test_a_byte_order_mark_before_json_lines_is_no_part_of_them(tmp_path: Path) -> None:
    assert _one(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + f'{{"text": "{STORY}"}}'.encode()).text == STORY


# ---- tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_with_its_delimiter_and_encoding(delimiter: str, encoding: str, tmp_path: Path) -> None:
    rows = [
        ["id", "text", "published"],
        ["1", '"Café, ""held"";\n| four\tof them were held by the police."', "2024-03-05"],
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    report = _one(tmp_path / "a.csv", content.encode(encoding))
    assert report.text == 'Café, "held";\n| four\tof them were held by the police.'
    assert (report.id, report.published) == ("1", dt.date(2024, 3, 5))


def test_each_bad_row_costs_only_itself(tmp_path: Path) -> None:
    content = f'id,text\n1,{MORE.replace(",", "")}\n2,\n3,a,b\n4,"never closed\n5,{MORE.replace(",", " ")}\n'
    read = _read(tmp_path / "a.csv", content)
    assert [item.id if isinstance(item, Report) else item.item.rsplit(" ", 1)[1] for item in read] == [
        "1",
        "3",
        "4",
        "5",
        "5",
    ]
    reasons = " ".join(item.reason for item in read if isinstance(item, Skipped))
    assert "has no text" in reasons
    assert "more fields than the header" in reasons
    assert "never closed" in reasons


def test_a_text_longer_than_the_csv_modules_own_limit_is_read(tmp_path: Path) -> None:
    text = f"{STORY} " * 4_000
    assert _one(tmp_path / "a.csv", f'id,text\n1,"{text}"\n').text == text


# ---- web pages

PAGE = f"""<!doctype html><html><head><title>Four held | Hill Post</title>
<link rel="canonical" href="https://hill.example/four">
%s
</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>Four held in Dandong</h1><p>{STORY}</p><p>{MORE}</p><p>source : https://orchid.example/1</p></article>
<aside><a href="/x">Ferry strike called off</a></aside></body></html>"""
META = """<meta property="og:title" content="Four held in Dandong"><meta property="og:site_name" content="Hill Post">
<meta property="article:published_time" content="2024-03-05T10:00:00+02:00"><meta name="author" content="Ana Ruiz">"""
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "Four held in Dandong", "datePublished": "2024-03-05T10:00:00+02:00", "publisher": {"@type": "Organization", "name": "Hill Post"},
"author": [{"@type": "Person", "name": "Ana Ruiz"}]}]}</script>"""


@pytest.mark.parametrize("head", [META, LINKED])
def test_a_page_gives_its_fields_and_says_where_they_stand(head: str, tmp_path: Path) -> None:
    report = _one(tmp_path / "a.html", PAGE % head)
    assert (report.title, report.outlet, report.byline) == ("Four held in Dandong", "Hill Post", "Ana Ruiz")
    assert report.published_at == dt.datetime.fromisoformat("2024-03-05T10:00:00+02:00")
    assert report.url == "https://hill.example/four"
    assert report.source == "https://orchid.example/1"
    assert {found.field for found in report.found} >= {"title", "outlet", "byline", "published"}
    assert any("2024-03-05T10:00:00+02:00" in found.words for found in report.found)


def test_nothing_of_a_page_is_cut_and_what_is_not_story_is_marked(tmp_path: Path) -> None:
    report = _one(tmp_path / "a.html", PAGE % META)
    marked = {each.span.of(report.text) for each in report.furniture}
    for words in (STORY, MORE, "Ferry strike called off", "Home News", "source : https://orchid.example/1"):
        assert words in report.text
    assert {"Home News", "Ferry strike called off", "Four held in Dandong"} <= marked
    assert not {STORY, MORE} & marked


def test_a_page_without_metadata_takes_its_title_and_time_element(tmp_path: Path) -> None:
    html = f"<html><head><title>Four held</title></head><body><time datetime='2024-03-05'>5 March</time><p>{STORY}</p></body></html>"
    report = _one(tmp_path / "a.html", html)
    assert (report.title, report.published) == ("Four held", dt.date(2024, 3, 5))


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    html = f'<html><head><meta charset="iso-8859-2"></head><body><p>Zażółć said so. {STORY}</p></body></html>'
    assert "Zażółć" in _one(tmp_path / "a.html", html.encode("iso-8859-2")).text


# ---- PDF


def _pdf(lines: list[str]) -> bytes:
    """Return a PDF of one page with these lines, written by hand as the format's standard shows."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 50 780 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(content),
    )
    return content + end


def test_the_lines_of_a_pdf_are_joined_to_paragraphs(tmp_path: Path) -> None:
    lines = [
        "Four held in Dandong",
        "Police in the city held four peo-",
        "ple on Monday, the network said,",
        "as they boarded a bus.",
        "Two were women.",
    ]
    report = _one(tmp_path / "a.pdf", _pdf(lines))
    assert "Police in the city held four people on Monday, the network said, as they boarded a bus.\n" in report.text
    assert report.text.endswith("Two were women.")


def test_a_pdf_without_text_or_key_says_what_to_do(tmp_path: Path) -> None:
    scan, locked = PdfWriter(), PdfWriter()
    for writer in (scan, locked):
        writer.add_blank_page(200, 200)
    locked.encrypt("secret")
    scan.write(tmp_path / "scan.pdf")
    locked.write(tmp_path / "locked.pdf")
    reasons = [item.reason for item in read_reports([tmp_path]) if isinstance(item, Skipped)]
    assert reasons == [
        "is encrypted: save a copy without a password",
        "holds no text: it may be a scan; run OCR on it first",
    ]


def test_a_pdf_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    bomb = zlib.compress(b"BT (x) Tj ET " * 20_000_000, 9)
    packed = _pdf(["x"]).replace(b"<< /Length 38 >>", b"<< /Length %d /Filter /FlateDecode >>" % len(bomb))
    start, end = packed.index(b"stream\n") + 7, packed.index(b"\nendstream")
    assert "PDF" in _reason(tmp_path / "a.pdf", packed[:start] + bomb + packed[end:])


# ---- mail


def _mail(**headers: str) -> EmailMessage:
    mail = EmailMessage(policy=email.policy.SMTP)
    for name, value in {"From": "Hill Desk <desk@hill.example>", "Subject": "Four held", **headers}.items():
        mail[name] = value
    return mail


def test_a_mail_gives_sender_subject_and_date(tmp_path: Path) -> None:
    mail = _mail(Date="Tue, 05 Mar 2024 10:00:00 +0900")
    mail.set_content(f"{STORY}\n\n{MORE}\n", charset="iso-8859-1")
    report = _one(tmp_path / "a.eml", mail.as_bytes())
    assert report.text == f"{STORY}\n\n{MORE}\n"
    assert (report.title, report.outlet) == ("Four held", "Hill Desk")
    assert report.published_at == dt.datetime.fromisoformat("2024-03-05T10:00:00+09:00")
    assert [found.words for found in report.found if found.field == "outlet"] == ["From: Hill Desk"]


def test_attachments_become_reports_and_those_that_cannot_say_why(tmp_path: Path) -> None:
    mail = _mail()
    mail.set_content(STORY)
    mail.add_attachment(f"{MORE} That was in the attached text.", filename="notes.txt")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(20), maintype="image", subtype="png", filename="map.png")
    inner = _mail(Subject="Inner")
    inner.set_content(f"{MORE} That was in the inner mail.")
    mail.add_attachment(inner)
    body, notes, picture, forwarded = _read(tmp_path / "a.eml", mail.as_bytes())
    assert isinstance(body, Report)
    assert isinstance(notes, Report)
    assert "attached text" in notes.text
    assert isinstance(picture, Skipped)
    assert picture.item.endswith("a.eml > map.png")
    assert isinstance(forwarded, Report)
    assert forwarded.title == "Inner"


def test_a_mail_in_html_keeps_its_header(tmp_path: Path) -> None:
    mail = _mail()
    mail.set_content(f"<html><body><p>{STORY}</p></body></html>", subtype="html")
    report = _one(tmp_path / "a.eml", mail.as_bytes())
    assert (report.text, report.outlet) == (STORY, "Hill Desk")


def test_mails_in_mails_without_end_are_refused(tmp_path: Path) -> None:
    mail = _mail()
    mail.set_content(STORY)
    for number in range(6):
        outer = _mail(Subject=f"Forward {number}")
        outer.set_content(f"{MORE} Forwarded for the {number}. time.")
        outer.add_attachment(mail)
        mail = outer
    read = _read(tmp_path / "a.eml", mail.as_bytes())
    assert sum(isinstance(item, Report) for item in read) == 4
    assert isinstance(read[-1], Skipped)
    assert "mails deep" in read[-1].reason


def test_a_compressed_file_says_what_to_do(tmp_path: Path) -> None:
    assert "unpack it first" in _reason(tmp_path / "a.jsonl.gz", gzip.compress(STORY.encode()))
