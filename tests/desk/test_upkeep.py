import gzip
from pathlib import Path

import pytest
from django.db import connection
from tests.desk.stored import derived, stored

from tumen.claims import Reading
from tumen.desk import models, store
from tumen.desk.backup import backup, check, restore
from tumen.desk.derive import derive
from tumen.desk.expunge import expunge
from tumen.desk.models import Case
from tumen.desk.queries import Desk
from tumen.desk.verify import holds, verify
from tumen.errors import InputError, IntegrityError
from tumen.incidents import decide


def alter(table: str, change: str) -> None:
    """Alter stored rows as somebody could who may write to the database: past the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {table}_no_update")
            cursor.execute(f"DROP TRIGGER {table}_no_delete")
        else:
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(change)
        if connection.vendor != "sqlite":
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def decided(case: Case, verdict: str = "wrong") -> str:
    claim = models.Claim.objects.order_by("id")[0].id
    on = models.Addition.objects.order_by("-sequence")[0].on
    decision = decide(verdict, [claim], by="ada", on=on)  # type: ignore[arg-type]
    store.add_decision(decision, case.pk, store.seen_now(case.pk), by="ada")
    return decision.id


def test_what_nobody_touched_is_proved_whole(two_reports: Case) -> None:
    noted = verify()
    store.withdraw(decided(two_reports), two_reports.pk, by="ada")
    proof = verify()
    assert noted.faults == proof.faults == ()
    assert proof.additions == noted.additions + 2
    assert holds(noted.last)
    assert holds(proof.last)


@pytest.mark.parametrize(
    ("table", "change", "fault"),
    [
        ("desk_report", "UPDATE desk_report SET record = replace(record, 'Gusau', 'Kusau')", "is not what was added"),
        ("desk_claim", "UPDATE desk_claim SET record = replace(record, 'asserts', 'denies')", "is not what was added"),
        ("desk_claim", "DELETE FROM desk_claim", "is not what was added"),
        ("desk_original", "UPDATE desk_original SET name = 'other.txt'", "is not what was added"),
        ("desk_filing", "DELETE FROM desk_filing", "is not there any more"),
        ("desk_decision", "DELETE FROM desk_decision", "is not there any more"),
        ("desk_addition", "DELETE FROM desk_addition WHERE sequence = 2", "the chain is broken"),
        ("desk_addition", "UPDATE desk_addition SET by = 'rosa' WHERE sequence = 3", "the chain is broken"),
        ("desk_addition", "DELETE FROM desk_addition WHERE kind = 'decision'", "was never added"),
    ],
)
def test_what_was_altered_behind_the_desk_s_back_is_found(
    table: str, change: str, fault: str, two_reports: Case
) -> None:
    decided(two_reports)
    assert verify().faults == ()
    alter(table, change)
    assert any(fault in found for found in verify().faults)


def test_rebuilding_gives_what_was_kept(two_reports: Case) -> None:
    decided(two_reports)
    derive(two_reports.pk)
    kept = derived()
    derive(two_reports.pk)
    assert kept
    assert derived() == kept


def test_an_expunged_report_leaves_no_word_and_a_proof(two_reports: Case) -> None:
    report = models.Report.objects.order_by("id")[0]
    decided(two_reports)
    words = "River Watch" if "River Watch" in report.record else "Open Gate"
    assert words in stored() + derived()
    expunge(report.id, "a witness is in danger", by="ada")
    assert words not in stored() + derived()
    assert Desk(two_reports.pk, "full").search("report", words) == []
    assert models.Report.objects.count() == 1
    assert verify().faults == ()


def test_what_was_expunged_does_not_come_back(two_reports: Case) -> None:
    row = models.Report.objects.order_by("id")[0]
    report, original = row.to_record(), row.original_id
    expunge(report.id, "a witness is in danger", by="ada")
    assert store.add_report(report, Reading(report.id, (), (), ()), original, two_reports.pk, by="ada") == "expunged"
    assert models.Report.objects.count() == 1


def test_expunging_what_is_not_there_says_so(case: Case) -> None:
    with pytest.raises(InputError, match="there is no report r1"):
        expunge("r1", "no reason", by="ada")


def test_a_backup_that_was_altered_or_cut_is_refused(two_reports: Case, tmp_path: Path) -> None:
    file = tmp_path / "desk.backup"
    rows = backup(file)
    assert check(file) == rows
    assert file.stat().st_mode & 0o777 == 0o600
    lines = gzip.decompress(file.read_bytes())
    for damaged in (
        gzip.compress(lines.replace(b"Gusau", b"Kusau")),
        file.read_bytes()[:-40],
        gzip.compress(b""),
        b"x",
    ):
        (tmp_path / "damaged").write_bytes(damaged)
        with pytest.raises(IntegrityError):
            check(tmp_path / "damaged")
    with pytest.raises(InputError, match="is there already"):
        backup(file)
    with pytest.raises(InputError, match="not empty"):
        restore(file)
