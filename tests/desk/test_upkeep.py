import datetime as dt
import gzip
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from tests.desk.stored import derived, stored

from tumen.claims import Reader, Reading
from tumen.desk import models, store, work
from tumen.desk.backup import backup, check, restore
from tumen.desk.derive import derive, derive_decided, keeping
from tumen.desk.expunge import expunge
from tumen.desk.models import Account, Case
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
    return store_decision(case, verdict, [claim], models.Addition.objects.order_by("-sequence")[0].on)


def store_decision(case: Case, verdict: str, claims: Sequence[str], on: dt.datetime) -> str:
    decision = decide(verdict, claims, by="ada", on=on)  # type: ignore[arg-type]
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


def _rebuilt(case: Case) -> str:
    """Return what rebuilding gives, and leave everything as it was, what the process keeps included."""
    kept = dict(keeping)
    with transaction.atomic():
        derive(case.pk)
        rebuilt = derived()
        transaction.set_rollback(True)
    keeping.update(kept)
    return rebuilt


def test_what_is_kept_up_is_what_rebuilding_gives(
    two_reports: Case, first: Account, rules: Reader, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    case = two_reports.pk
    with django_capture_on_commit_callbacks(execute=True):
        derive(case)
    claims = list(models.Claim.objects.order_by("id").values_list("id", flat=True))
    made: list[str] = []

    def decided_on(verdict: str, *named: str) -> None:
        on = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=len(made))
        made.append(store_decision(two_reports, verdict, named, on))

    def reported(number: int) -> None:
        words = f"Police in Gusau arrested {number} villagers on Monday, the River Watch Network said."
        work.hand_in(f"{number}.txt", f"Paper\nPublished: 6 March 2024\n\n{words}\n".encode(), two_reports, first)
        assert work.do_one(rules)

    steps: list[Callable[[], None]] = [
        lambda: decided_on("not-same", *claims[:2]),
        lambda: reported(12),
        lambda: decided_on("wrong", claims[0]),
        lambda: store.withdraw(made[0], case, by="ada"),
        lambda: reported(40),
        lambda: store.withdraw(made[1], case, by="ada"),
        lambda: decided_on("same", *claims[:2]),
        lambda: decided_on("wrong", claims[1]),
        lambda: store.withdraw(made[2], case, by="ada"),
    ]
    for step in steps:
        with django_capture_on_commit_callbacks(execute=True):
            step()
        assert case in keeping
        with django_capture_on_commit_callbacks(execute=True):
            derive_decided(case)
        assert derived() == _rebuilt(two_reports)
