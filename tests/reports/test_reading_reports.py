"""From paths to reports: folders, ids, digests, defaults."""

import datetime as dt
import hashlib
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reports import Report, Skipped, read_reports

STORY = "Police in Dandong held four people on Monday, the Orchid Network said."


def _reports(*paths: Path | str) -> list[Report]:
    read = list(read_reports(paths))
    assert all(isinstance(item, Report) for item in read), read
    return [item for item in read if isinstance(item, Report)]


def test_a_folder_is_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{STORY} This is file {name}.")
    assert [report.text.split()[-1] for report in _reports(tmp_path)] == ["a.txt.", "b.txt.", "sub/c.txt."]


def test_the_id_is_the_given_one_or_comes_from_the_content(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(
        json.dumps({"id": "mine", "text": STORY}) + "\n" + json.dumps({"text": STORY, "outlet": "Hill Post"}) + "\n"
    )
    given_id, content_id = _reports(tmp_path / "r.jsonl")
    (tmp_path / "again.jsonl").write_text(json.dumps({"outlet": "Hill Post", "text": STORY}))
    assert given_id.id == "mine"
    assert _reports(tmp_path / "again.jsonl")[0].id == content_id.id
    assert content_id.id != _content_id_of(tmp_path, {"text": STORY, "outlet": "Lake Post"})


def _content_id_of(tmp_path: Path, row: dict[str, str]) -> str:
    path = tmp_path / "other.jsonl"
    path.write_text(json.dumps(row))
    return _reports(path)[0].id


def test_the_digest_is_of_the_exact_bytes(tmp_path: Path) -> None:
    content = f"{STORY}\r\nThey were let go.\r\n".encode()
    (tmp_path / "a.txt").write_bytes(content)
    line = json.dumps({"text": STORY}).encode()
    (tmp_path / "b.jsonl").write_bytes(b"\n" + line + b"\r\n")
    file, row = _reports(tmp_path)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert file.text == f"{STORY}\nThey were let go.\n"
    assert row.sha256 == hashlib.sha256(line).hexdigest()


def test_the_same_report_twice_is_skipped_and_says_where_it_was_first(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(STORY)
    first, second = read_reports([tmp_path])
    assert isinstance(first, Report)
    assert second == Skipped(str(tmp_path / "two.txt"), f"already read: same id and text as {tmp_path / 'one.txt'}")


def test_one_id_for_two_texts_is_skipped_and_names_both_places(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("".join(json.dumps({"id": "x", "text": text}) + "\n" for text in (STORY, f"{STORY} More.")))
    _, second = read_reports([path])
    assert isinstance(second, Skipped)
    assert second.item == f"{path} line 2"
    assert f"{path} line 1" in second.reason


def test_the_default_day_is_for_reports_that_have_none(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY, "published": "2024-03-05"}))
    days = [
        report.published for report in read_reports([path], published=dt.date(2024, 3, 9)) if isinstance(report, Report)
    ]
    assert days == [dt.date(2024, 3, 9), dt.date(2024, 3, 5)]


def test_a_moment_is_kept_only_with_its_zone(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    moments = ("2024-03-05T23:30:00+09:00", "2024-03-05T23:30:00")
    rows = [{"id": moment, "text": STORY, "published": moment} for moment in moments]
    path.write_text("\n".join(map(json.dumps, rows)))
    zoned, zoneless = _reports(path)
    assert (zoned.published, zoneless.published) == (dt.date(2024, 3, 5), dt.date(2024, 3, 5))
    assert zoned.published_at == dt.datetime.fromisoformat("2024-03-05T23:30:00+09:00")
    assert zoneless.published_at is None


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (json.dumps({"text": STORY}) + "\n" + json.dumps({"text": f"{STORY} Again."}), [STORY, f"{STORY} Again."]),
        (STORY, [STORY]),
        (f"<html><body><p>{STORY}</p></body></html>", [STORY]),
    ],
)
def test_standard_input_is_told_by_its_content(content: str, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [report.text for report in _reports("-")] == texts


def test_standard_input_longer_than_its_head_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [json.dumps({"id": str(number), "text": STORY}) for number in range(2_000)]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(rows).encode())))
    assert [report.id for report in _reports("-")] == [str(number) for number in range(2_000)]


@given(text=st.text(min_size=1).filter(lambda text: text.strip()), title=st.none() | st.text())
def test_a_text_in_json_lines_is_never_altered_and_all_spans_lie_in_it(
    text: str, title: str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("rows") / "r.jsonl"
    path.write_text(json.dumps({"text": text, "title": title}), encoding="utf-8")
    (read,) = read_reports([path])
    if isinstance(read, Skipped):
        assert "is written in" in read.reason
        return
    assert read.text == text
    _check_spans(read)


LINES = st.sampled_from(
    [
        "",
        "Four held in Dandong",
        "By Ana Ruiz",
        "The Hill Post | 5 March 2024",
        "DANDONG, China, March 5 (Orchid Wire) - Police held four people on Monday, a group said.",
        "They were led away at night, it said. Subscribe to our newsletter.",
        "Related: Ferry strike called off",
        "Most read:",
        "- Ferry strike called off",
        "Ana Ruiz, Hill News.",
        "source : https://hill.example/1",
        "Leave a Comment",
        "© 2024 The Hill Post. All rights reserved.",
        "  Share this | Print  ",
        "14:05 - The mayor speaks",
        "[Reporter]",
    ]
)


@given(lines=st.lists(LINES, min_size=1, max_size=12), carriage=st.booleans())
def test_furniture_and_found_words_lie_in_the_text_in_order(
    lines: list[str], carriage: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = ("\r\n" if carriage else "\n").join(lines)
    path = tmp_path_factory.mktemp("lines") / "r.jsonl"
    path.write_text(json.dumps({"text": text}))
    for read in read_reports([path]):
        if isinstance(read, Report):
            _check_spans(read)


def _check_spans(report: Report) -> None:
    ends = 0
    for furniture in report.furniture:
        assert ends <= furniture.span.start < furniture.span.end <= len(report.text)
        ends = furniture.span.end
    for found in report.found:
        assert found.span is not None
        assert found.span.of(report.text) == found.words


def test_memory_does_not_grow_with_the_length_of_a_file(tmp_path: Path) -> None:
    """Ids and their places are kept, some hundred bytes a report; the texts, 4,000 bytes each, are not."""
    path = tmp_path / "r.jsonl"
    with path.open("w") as file:
        for number in range(300):
            file.write(json.dumps({"id": str(number), "text": f"{STORY} {number} " * 60}) + "\n")
    reports = read_reports([path])
    next(reports)
    tracemalloc.start()
    for _ in reports:
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 600_000 < path.stat().st_size
