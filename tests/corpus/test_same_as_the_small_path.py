"""The corpus gives what the rooms give for the same reports, however small the parts it cuts its work into."""

import datetime as dt
import json
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from tests.corpus.archives import SMALL, made, settings

from tumen.assessments import Ledger, build_ledger
from tumen.claims import rules_reader
from tumen.cli.gathering import Gathered, gather
from tumen.corpus import Settings
from tumen.corpus.tables import assessments_in, claims_in, incidents_in, reports_in, rows_of
from tumen.reports import Report, Skipped, read_reports

TOWNS = ("Gusau", "Kunming", "Dandong", "Yola", "Mopti")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, and beside them reports of which some are copies, some without a day, some of one id."""
    folder = tmp_path_factory.mktemp("reports")
    with as_file(files("tumen") / "samples" / "reports") as samples:
        for path in samples.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
    lines = [_line(number) for number in range(24)]
    (folder / "many.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in [*lines, lines[3], "no report"]))
    return folder


def _line(number: int) -> dict[str, str | None]:
    town = TOWNS[number % 5]
    story = (
        f"Police in {town} arrested {number % 4 + 3} villagers on Monday, the River Watch Network said. "
        f"A day later {number % 4 + 3} of them were released in {town}, the police told Radio Maré. "
        f"The mayor of {town} fears that more will be arrested in {town}."
    )
    told = (
        story
        if number % 6
        else (
            "Soldiers stopped a bus on the road to the old salt works in the early hours and led the passengers away one by one, "
            f"said the Open Gate Association, and {town} was where nine of them were killed that night, it added."
        )
    )
    day = None if number == 7 else f"2024-03-{5 + number % 9:02d}"
    return {
        "id": f"m{number}",
        "text": told,
        "outlet": f"Paper {number % 7}",
        "published": day,
        "title": None,
        "url": None,
    }


def small_path(folder: Path, as_of: dt.date | None) -> tuple[Gathered, Ledger, list[Skipped]]:
    skipped: list[Skipped] = []
    held = gather(read_reports([folder]), rules_reader(), skipped.append, as_of)
    ledger = build_ledger({entry.id: entry for entry in held.entries}, held.claims, (), as_of)
    return held, ledger, [*skipped, *ledger.skipped]


def tables(of: Settings, table: str) -> list[Path]:
    return sorted((of.out / table).glob("*.parquet"))


@pytest.mark.parametrize("as_of", [None, dt.date(2024, 3, 8)])
def test_the_corpus_is_what_the_small_path_gives(reports: Path, tmp_path: Path, as_of: dt.date | None) -> None:
    of = replace(settings(tmp_path, reports), as_of=as_of)
    made(of)
    held, ledger, skipped = small_path(reports, as_of)
    copies = {row["report"]: row["copy_of"] for path in tables(of, "copies") for row in rows_of(path)}
    claims = {claim.id: claim for path in tables(of, "claims") for claim in claims_in(path)}
    incidents = [incident for path in tables(of, "incidents") for incident in incidents_in(path)]
    assessments = [one for path in tables(of, "assessments") for one in assessments_in(path)]
    known = {entry.id for entry in ledger.entries}
    assert len(tables(of, "reports")) > 10
    assert copies == {entry.id: entry.copy_of for entry in held.entries if entry.copy_of}
    assert {one for one, claim in claims.items() if claim.report in known} == {claim.id for claim in ledger.claims}
    assert sorted(incidents, key=lambda one: one.id) == list(ledger.incidents)
    assert sorted(assessments, key=lambda one: one.incident) == list(ledger.assessments)
    left = [Skipped(row["item"], row["reason"]) for path in tables(of, "skipped") for row in rows_of(path)]
    assert sorted(left, key=str) == sorted(skipped, key=str)
    assert copies
    assert len(incidents) > 3


def test_the_reports_are_those_that_the_small_path_reads(reports: Path, tmp_path: Path) -> None:
    of = settings(tmp_path, reports)
    made(of, "reports")
    found = {report.id: report for path in tables(of, "reports") for report in reports_in(path)}
    assert found == {item.id: item for item in read_reports([reports]) if isinstance(item, Report)}


def test_into_how_many_parts_the_work_is_cut_changes_nothing(reports: Path, tmp_path: Path) -> None:
    whole = replace(SMALL, input_bytes=10**9, report_rows=1_000, bucket_bytes=10**9, bucket_rows=10**6)
    one, other = settings(tmp_path / "one", reports), settings(tmp_path / "other", reports, sizes=whole)
    for of in (one, other):
        made(of)
    assert len(tables(other, "reports")) == 1
    for table in ("reports", "copies", "claims", "incidents", "assessments", "counts", "skipped"):
        rows = [sorted(str(row) for path in tables(of, table) for row in rows_of(path)) for of in (one, other)]
        assert rows[0] == rows[1]
