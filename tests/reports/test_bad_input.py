"""Bad input: each item gets one clear line that names it and the reason, and the rest goes on."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from tumen.reports import Report, Skipped, read_reports

STORY = "Police in Dandong held four people on Monday, the Orchid Network said."


def _reason(path: Path) -> str:
    (read,) = read_reports([path], today=dt.date(2024, 6, 1))
    assert isinstance(read, Skipped), read
    assert read.item.startswith(str(path))
    assert "\n" not in read.reason
    return read.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n\t ", "holds no text, only blanks"),
        ("a.txt", bytes(range(256)) * 10, "is binary, not text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "a PNG picture"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "Office document"),
        ("a.txt", f"{STORY} “Held.”".encode() + b" \xff\xff", "is not valid UTF-8: see byte"),
        ("a.txt", f"{STORY} ".encode() + b"\xff\xfe", "is not valid UTF-8, nor Windows-1252"),
        ("a.html", b"<html><head><script>run()</script></head><body></body></html>", "is a page without text"),
        ("a.pdf", b"%PDF-1.7\n" + b"garbage " * 50, "is a damaged PDF"),
        ("a.json", b'{"text": ', "not JSON"),
        ("a.json", b"[]", "is an empty list"),
        ("a.csv", b"id,words\n1,x\n", "has no column 'text'"),
        ("a.csv", b"id,text,when\n1,x,y\n", "has an unknown column 'when'"),
        ("a.eml", b"From: a@hill.example\nSubject: x\nContent-Type: text/plain\n\n \n", "holds no text"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert reason in _reason(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a"}', "missing required field `text`"),
        (
            '{"text": "x", "headline": "y"}',
            "unknown key 'headline': the keys are text, id, title, outlet, published, url",
        ),
        ('{"text": 5}', "Expected `str`, got `int`"),
        ('{"text": "x"', "not a line of JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 50_000, "nested too deep"),
        ('{"text": "x", "published": "yesterday"}', "published 'yesterday' is no ISO date"),
        ('{"text": "x", "published": "2024-02-30"}', "published '2024-02-30' is no ISO date"),
        ('{"text": "  "}', "holds no text"),
    ],
)
def test_a_line_that_cannot_be_used_names_file_line_and_reason(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join([json.dumps({"id": "1", "text": STORY}), line, json.dumps({"id": "3", "text": STORY})]))
    first, skipped, third = read_reports([path])
    assert isinstance(first, Report)
    assert isinstance(third, Report)
    assert isinstance(skipped, Skipped)
    assert skipped.item == f"{path} line 2"
    assert reason in skipped.reason


def test_a_line_that_is_not_utf8_is_skipped_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n' + json.dumps({"text": STORY}).encode())
    skipped, report = read_reports([path])
    assert isinstance(skipped, Skipped)
    assert isinstance(report, Report)


def test_a_line_of_more_than_ten_megabytes_is_skipped_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 10_500_000 + b'"}\n' + json.dumps({"text": STORY}).encode())
    skipped, report = read_reports([path])
    assert isinstance(skipped, Skipped)
    assert "is longer than 10 MB" in skipped.reason
    assert isinstance(report, Report)
    assert report.text == STORY


def test_a_file_of_200_megabytes_says_its_size_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    os.truncate(path, 200_000_000)
    reason = _reason(path)
    assert "200 MB" in reason
    assert "JSON Lines" in reason


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>x", "<b><i>", "<table><tr><td>"])
def test_ten_megabytes_of_nested_tags_are_refused(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + tag * (10_000_000 // len(tag)))
    assert "nests tags" in _reason(path)


def test_a_folder_that_contains_itself_is_walked_once(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    report, skipped = read_reports([folder])
    assert isinstance(report, Report)
    assert isinstance(skipped, Skipped)
    assert skipped.item == str(folder / "loop")
    assert "loop of links" in skipped.reason


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-pipe")
    (tmp_path / "b-link").symlink_to(tmp_path / "gone")
    pipe, link = read_reports([tmp_path])
    assert isinstance(pipe, Skipped)
    assert isinstance(link, Skipped)
    assert "no ordinary file" in pipe.reason
    assert link.reason == "is a link to nothing"
    assert _reason(tmp_path / "missing.txt") == "does not exist: check the path"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert "cannot be opened" in _reason(path)


def test_a_report_without_a_date_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    (report,) = read_reports([path])
    assert isinstance(report, Report)
    assert report.published is None


def test_a_report_from_the_future_is_skipped_and_names_the_day(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": STORY, "published": "2031-01-01"}))
    assert _reason(path) == "is dated in the future (2031-01-01): correct the date"


def test_a_day_ahead_is_another_time_zone_not_the_future(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": STORY, "published": "2024-06-02"}))
    (report,) = read_reports([path], today=dt.date(2024, 6, 1))
    assert isinstance(report, Report)


def test_a_future_day_found_in_the_text_is_not_the_date(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Four held in Dandong\n\n5 May 2031\n\n{STORY}")
    (report,) = read_reports([path], today=dt.date(2024, 6, 1))
    assert isinstance(report, Report)
    assert report.published is None


def test_a_name_that_is_no_text_is_shown_with_its_bad_letters_replaced(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb"):  # noqa: PTH123  # pathlib takes no bytes
        pass
    (skipped,) = read_reports([tmp_path])
    assert isinstance(skipped, Skipped)
    assert skipped.item == f"{tmp_path}/caf\ufffd.txt"


def test_a_mail_header_in_an_unsaid_encoding_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(b"From: Caf\xe9 Desk <a@hill.example>\nSubject: Held \xe2\x80\x93 four\n\n" + STORY.encode())
    (report,) = read_reports([path])
    assert isinstance(report, Report)
    assert report.title == "Held – four"
    assert report.outlet == "Caf\ufffd Desk"
