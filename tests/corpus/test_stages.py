"""Stages go on where they were interrupted, and a table is there only when it is whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet
from tests.corpus.archives import answer, archive, made, page, pages, settings

from tumen.cli import main
from tumen.corpus import STAGES, reading, running
from tumen.corpus.folders import manifest_of
from tumen.corpus.tables import claim_row, rows_of
from tumen.errors import InputError, SetupError


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    return archive(tmp_path / "crawl.warc.gz", *pages(9))


def rows(out: Path, table: str) -> list[dict[str, object]]:
    return [dict(row) for path in sorted((out / table).glob("*.parquet")) for row in rows_of(path)]


def test_a_web_archive_becomes_tables(crawl: Path, tmp_path: Path) -> None:
    done = made(settings(tmp_path / "out", crawl))
    assert list(done) == list(STAGES)
    assert done["reports"][0].rows_out == {"reports": 9, "skipped": 0}
    assert {row["act"] for row in rows(tmp_path / "out", "incidents")} == {"arrest"}
    assert {row["month"] for row in rows(tmp_path / "out", "counts")} == {"2024-03"}
    assert list((tmp_path / "out" / ".work").iterdir()) == []


def test_a_manifest_says_what_a_stage_was_made_from_and_what_came_of_it(crawl: Path, tmp_path: Path) -> None:
    made(settings(tmp_path / "out", crawl))
    reports, claims = (manifest_of(tmp_path / "out" / stage) for stage in ("reports", "claims"))
    assert reports is not None
    assert claims is not None
    assert set(reports.made.versions) == {"tumen", "daft", "pyarrow", "spacy"}
    assert list(reports.hashes) == [str(crawl)]
    assert (claims.rows_in, set(claims.hashes)) == ({"reports": 9}, {"reports"})
    assert set(claims.files) == {path.name for path in (tmp_path / "out" / "claims").glob("*.parquet")}


def test_what_is_there_is_not_made_again_until_its_inputs_change(crawl: Path, tmp_path: Path) -> None:
    of = settings(tmp_path / "out", crawl)
    assert all(fresh for _, fresh in made(of).values())
    assert not any(fresh for _, fresh in made(of).values())
    shutil.rmtree(of.out / "incidents")
    assert {name for name, (_, fresh) in made(of).items() if fresh} == {"incidents"}
    archive(crawl, *pages(10))
    assert all(fresh for _, fresh in made(of).values())


def test_an_interrupted_stage_goes_on_and_is_not_seen_before_it_is_whole(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = settings(tmp_path / "out", crawl)
    made(of, "reports")
    whole, calls = claim_row, 0

    def fail(claim: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        return whole(claim)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "claim_row", fail)
    with pytest.raises(KeyboardInterrupt):
        made(of, "claims")
    assert not (of.out / "claims").exists()
    finished = {path.name: path.stat().st_mtime_ns for path in (of.out / ".work" / "claims" / "read").iterdir()}
    assert finished
    monkeypatch.undo()
    read: list[str] = []
    perform = running.perform

    def performed(line: str) -> str:
        read.append(line)
        return perform(line)

    monkeypatch.setattr(running, "perform", performed)
    made(of, "claims")
    assert len(read) + len(finished) == len(list((of.out / "reports").glob("*.parquet")))
    assert len({row["id"] for row in rows(of.out, "claims")}) == len(rows(of.out, "claims")) == 3


def test_a_stage_alone_names_the_one_that_it_needs(crawl: Path, tmp_path: Path) -> None:
    of = settings(tmp_path / "out", crawl)
    with pytest.raises(InputError, match="the stage claims needs reports"):
        made(of, "claims")
    made(of, "reports")
    assert list(made(of, "claims")) == ["claims"]


def test_parquet_and_lines_and_globs_are_read_and_what_is_missing_is_counted(tmp_path: Path) -> None:
    table = pa.table({"id": ["a", "b"], "text": ["The police in Gusau arrested two men.", None], "views": [1, 2]})
    parquet.write_table(table, tmp_path / "one.parquet")
    (tmp_path / "two.jsonl").write_text('{"id":"c","text":"The council of Gusau met."}\n')
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + b"\x00" * 50)
    parquet.write_table(pa.table({"words": ["x"]}), tmp_path / "other.parquet")
    of = settings(tmp_path / "out", tmp_path / "*.parquet", tmp_path / "two.jsonl", tmp_path / "gone.jsonl")
    made(of)
    assert {row["id"] for row in rows(of.out, "reports")} == {"a", "c"}
    reasons = {str(row["item"]).removeprefix(f"{tmp_path}/"): str(row["reason"]) for row in rows(of.out, "skipped")}
    assert set(reasons) == {"one.parquet line 2", "broken.parquet", "other.parquet", "gone.jsonl"}
    assert "damaged Parquet" in reasons["broken.parquet"]
    assert "no column 'text'" in reasons["other.parquet"]


def test_pages_of_one_address_and_text_are_kept_once_and_pages_without_a_date_are_kept(tmp_path: Path) -> None:
    story = "Police in Gusau arrested 12 villagers on Monday, the River Watch Network said."
    same = answer("http://news.example/1", page("One", story))
    crawl = archive(tmp_path / "a.warc.gz", same, same, answer("http://news.example/2", page("Two", story, None)))
    again = archive(tmp_path / "b.warc.gz", same)
    of = settings(tmp_path / "out", crawl, again)
    made(of)
    assert sorted((str(row["title"]), row["published"] is None) for row in rows(of.out, "reports")) == [
        ("One", False),
        ("Two", True),
    ]
    assert all("already read" in str(row["reason"]) for row in rows(of.out, "skipped"))
    assert len(rows(of.out, "skipped")) == 2


def test_addresses_are_read_by_daft_and_one_that_refuses_is_named(crawl: Path, tmp_path: Path) -> None:
    of = settings(tmp_path / "out", f"file://{crawl.parent}/*.warc.gz")
    assert made(of, "reports")["reports"][0].rows_out["reports"] == 9
    with pytest.raises(InputError, match=r"cannot be listed .*: check the address and your credentials"):
        made(settings(tmp_path / "other", "nostore://crawl/*.warc"))


def test_a_folder_that_cannot_be_written_to_is_named_before_any_work(crawl: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written to"):
        made(settings(tmp_path / "file" / "out", crawl))


def test_a_full_disk_stops_the_run_and_leaves_nothing_that_looks_whole(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = settings(tmp_path / "out", crawl)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28), str(tmp_path / "out"))

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(InputError, match=r"No space left on device; make room .* what is done is kept"):
        made(of)
    assert not (of.out / "reports").exists()
    monkeypatch.undo()
    assert made(of)["reports"][0].rows_out["reports"] == 9


def test_workers_that_finish_nothing_are_given_up() -> None:
    ended = Event()

    def hang() -> Iterator[str]:
        ended.wait()
        yield ""

    with pytest.raises(SetupError, match="no worker has finished anything"):
        list(running._patiently(hang(), 0.1))
    ended.set()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Daft leaves a file open
def test_workers_of_this_machine_make_the_same_tables(crawl: Path, tmp_path: Path) -> None:
    one, two = (settings(tmp_path / name, crawl, jobs=jobs) for name, jobs in (("one", 1), ("two", 2)))
    for of in (one, two):
        made(of, "reports")
        made(of, "claims")
    assert rows(one.out, "claims") == rows(two.out, "claims")


def test_the_command_says_what_it_made_and_what_was_as_it_was(crawl: Path, tmp_path: Path) -> None:
    arguments = ["corpus", str(crawl), "--out", str(tmp_path / "out"), "--jobs", "1"]
    first, second = (CliRunner().invoke(main, arguments) for _ in range(2))
    assert first.stdout.splitlines()[0] == "reports: 9 reports, 0 skipped"
    assert second.stdout.splitlines()[0] == "reports: 9 reports, 0 skipped (as it was)"
    assert tuple(line.split(":")[0] for line in first.stdout.splitlines()) == STAGES
