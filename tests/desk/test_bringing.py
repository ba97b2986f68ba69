"""Incidents of a corpus's tables come into a desk with their reports, whole, once, and under their own ids."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.corpus.archives import archive, made, pages, settings

from tumen.cli import main
from tumen.cli.importing import chosen_reports, readings_of
from tumen.corpus.tables import incidents_in, reports_in
from tumen.desk import models
from tumen.desk.bringing import bring_in
from tumen.desk.expunge import expunge
from tumen.desk.models import Case
from tumen.desk.verify import verify
from tumen.errors import InputError
from tumen.incidents import Incident


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of nine pages, of which three tell of arrests."""
    folder = tmp_path_factory.mktemp("corpus")
    made(settings(folder / "tables", archive(folder / "crawl.warc.gz", *pages(9))))
    return folder / "tables"


def incidents(tables: Path) -> dict[str, Incident]:
    return {one.id: one for path in (tables / "incidents").glob("*.parquet") for one in incidents_in(path)}


def brought(tables: Path, wanted: Callable[[Incident], bool] = lambda _: True) -> list[tuple[str, str]]:
    return list(bring_in(readings_of(tables, chosen_reports(tables, wanted, ())), "General", by="ada"))


def test_incidents_come_with_their_reports_under_the_ids_that_the_tables_give(case: Case, tables: Path) -> None:
    assert {outcome for _, outcome in brought(tables)} == {"taken"}
    rows = models.IncidentRow.objects.filter(case=case, audience="full")
    assert set(rows.values_list("incident", flat=True)) == set(incidents(tables)) != set()
    given = {one.id: one for path in (tables / "reports").glob("*.parquet") for one in reports_in(path)}
    stored = [row.to_record() for row in models.Report.objects.all()]
    assert stored == [given[one.id] for one in stored]


def test_what_was_brought_in_is_proved_whole_by_its_bytes(case: Case, tables: Path) -> None:
    brought(tables)
    assert verify().faults == ()


def test_a_second_import_adds_nothing(case: Case, tables: Path) -> None:
    first = brought(tables)
    additions = models.Addition.objects.count()
    assert brought(tables) == [(report, "held") for report, _ in first]
    assert models.Addition.objects.count() == additions


def test_an_import_that_breaks_off_goes_on_where_it_was(case: Case, tables: Path) -> None:
    reports = chosen_reports(tables, lambda _: True, ())
    broken = bring_in(readings_of(tables, reports), "General", by="ada")
    first = next(broken)
    broken.close()
    assert [outcome for _, outcome in brought(tables)] == ["held"] + ["taken"] * (len(reports) - 1)
    assert first[1] == "taken"


def test_what_was_expunged_does_not_come_back_and_the_rest_stays(case: Case, tables: Path) -> None:
    gone, *kept = [report for report, _ in brought(tables)]
    expunge(gone, "somebody is in danger", by="ada")
    assert dict(brought(tables)) == {gone: "expunged", **dict.fromkeys(kept, "held")}
    assert verify().faults == ()


def test_only_the_reports_of_chosen_incidents_are_taken(tables: Path) -> None:
    one = min(incidents(tables))
    chosen = chosen_reports(tables, lambda incident: incident.id == one, [one])
    everything = chosen_reports(tables, lambda _: True, ())
    assert chosen
    assert chosen <= everything
    assert chosen_reports(tables, lambda _: False, ()) == set()
    with pytest.raises(InputError, match="no incident incident-none"):
        chosen_reports(tables, lambda _: True, ["incident-none"])


def test_a_case_that_is_not_there_is_named_with_those_that_are(case: Case) -> None:
    with pytest.raises(InputError, match="no case 'Generel': name one of General"):
        list(bring_in([], "Generel", by="ada"))


def test_a_folder_without_tables_and_an_import_without_a_choice_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make it with tumen corpus"):
        chosen_reports(tmp_path, lambda _: True, ())
    refused = CliRunner().invoke(main, ["desk", "--home", str(tmp_path), "import", str(tmp_path), "--by", "ada"])
    assert refused.exit_code == 2
    assert "--all" in refused.stderr
