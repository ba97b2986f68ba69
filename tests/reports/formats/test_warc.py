import gzip
import zipfile
from pathlib import Path

import pytest
from tests.corpus.archives import answer, archive, page

from tumen.reports import Report, Skipped, limits, read_reports

STORY = "Police in Gusau arrested 12 villagers on Monday, the River Watch Network said. They were held for a night."
PAGE = page("Twelve held", STORY)


def read(path: Path) -> list[Report | Skipped]:
    return list(read_reports([path]))


def titles(path: Path) -> list[str | None]:
    return [item.title for item in read(path) if isinstance(item, Report)]


def reasons(path: Path) -> list[str]:
    return [item.reason for item in read(path) if isinstance(item, Skipped)]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_each_page_of_a_web_archive_is_a_report_with_its_address_and_date(tmp_path: Path, name: str) -> None:
    (report,) = read(archive(tmp_path / name, answer("http://news.example/1", PAGE)))
    assert isinstance(report, Report)
    assert (report.title, report.url, str(report.published)) == ("Twelve held", "http://news.example/1", "2024-03-05")
    assert STORY in report.text


def chunked(content: bytes) -> bytes:
    parts = [content[at : at + 100] for at in range(0, len(content), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(PAGE)), ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (PAGE, ["Content-Encoding: gzip"]),
        (PAGE, ["Transfer-Encoding: chunked"]),
    ],
)
def test_what_was_packed_on_its_way_is_unpacked_and_what_the_crawler_unpacked_is_left(
    tmp_path: Path, content: bytes, headers: list[str]
) -> None:
    record = answer("http://news.example/1", content, "text/html; charset=utf-8", *headers)
    assert titles(
        archive(tmp_path / "crawl.warc.gz", record, answer("http://news.example/2", page("Next", STORY)))
    ) == [
        "Twelve held",
        "Next",
    ]


def test_the_encoding_that_the_server_named_is_used(tmp_path: Path) -> None:
    content = PAGE.decode().replace("Gusau", "Málaga").encode("iso-8859-1")
    (report,) = read(
        archive(tmp_path / "crawl.warc", answer("http://x.example/", content, "text/html; charset=iso-8859-1"))
    )
    assert isinstance(report, Report)
    assert "Málaga" in report.text


def test_what_is_no_page_is_skipped_with_its_reason(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "crawl.warc.gz",
        answer("http://news.example/a.png", b"\x89PNG", "image/png"),
        answer("http://news.example/gone", PAGE, status="404 Not Found"),
        answer("http://news.example/none", b"<html><body></body></html>"),
        answer("http://news.example/bytes", b"\x00\x01\x02" * 50),
        answer("http://news.example/br", b"\x8b", "text/html", "Content-Encoding: br"),
    )
    found = reasons(path)
    assert len(found) == 5
    assert found[0] == "is image/png, no page"
    assert found[1] == "was answered with the status 404: no page"
    assert "without text" in found[2]
    assert "binary" in found[3]
    assert found[4] == "is packed with br, which cannot be unpacked"


def test_a_page_that_is_too_large_is_skipped_unread_or_as_it_unpacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 5_000)
    path = archive(
        tmp_path / "crawl.warc.gz",
        answer("http://news.example/1", PAGE + b" " * 6_000),
        answer("http://news.example/2", gzip.compress(PAGE + b" " * 6_000), "text/html", "Content-Encoding: gzip"),
        answer("http://news.example/3", PAGE),
    )
    assert titles(path) == ["Twelve held"]
    assert ["too large" in reasons(path)[0], "unpacks to more" in reasons(path)[1]] == [True, True]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_an_archive_that_is_cut_off_gives_what_is_whole(tmp_path: Path, name: str) -> None:
    path = archive(
        tmp_path / name, *(answer(f"http://news.example/{at}", page(f"Story {at}", STORY * 3)) for at in range(3))
    )
    path.write_bytes(path.read_bytes()[:-60])
    assert titles(path) == ["Story 0", "Story 1"]
    assert "cut off" in reasons(path)[0]


def test_after_a_damaged_record_reading_goes_on(tmp_path: Path) -> None:
    records = [answer(f"http://news.example/{at}", page(f"Story {at}", STORY)) for at in range(4)]
    path = archive(tmp_path / "crawl.warc.gz", *records)
    content, first = bytearray(path.read_bytes()), len(gzip.compress(records[0]))
    content[first + 60 : first + 90] = bytes(30)
    path.write_bytes(content)
    assert titles(path) == ["Story 0", "Story 2", "Story 3"]
    assert any("damaged record" in reason for reason in reasons(path))


def test_what_only_begins_like_an_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"WARC/1.0\r\n" + b"\xff" * 1_000)
    assert [item for item in read(path) if isinstance(item, Report)] == []


def test_a_package_gives_the_pages_of_its_archives(tmp_path: Path) -> None:
    inside = archive(tmp_path / "data.warc.gz", answer("http://news.example/1", PAGE))
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as package:
        package.write(inside, "archive/data.warc.gz")
        package.writestr("datapackage.json", "{}")
    assert titles(tmp_path / "crawl.wacz") == ["Twelve held"]


def test_a_package_that_is_damaged_or_holds_no_archive_is_skipped(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "empty.wacz", "w") as package:
        package.writestr("datapackage.json", "{}")
    (tmp_path / "broken.wacz").write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    assert "without a web archive" in reasons(tmp_path / "empty.wacz")[0]
    assert "damaged" in reasons(tmp_path / "broken.wacz")[0]
