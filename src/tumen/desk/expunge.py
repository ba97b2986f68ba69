"""The one deletion, for people at risk: a report's words, bytes and claims go, a tombstone stays.

With the report go its original bytes (also where other reports were read from the same file: these keep their text),
what was read from it, the decisions on its claims, and what lists and search held of it. What stays is that something
was there: ids and hashes in the chain, and why and by whom it was expunged. Backups made before still hold it.
"""

from collections.abc import Iterable

from django.db import connection, transaction

from tumen.desk import models, search
from tumen.desk.chain import content_hash
from tumen.desk.derive import derive
from tumen.desk.store import Chain, adding
from tumen.errors import InputError

GONE = "[expunged]"


def expunge(report: str, reason: str, *, by: str) -> None:
    """Expunge a report from every case. Raises InputError where there is none of this id. The reason is kept for ever."""
    with transaction.atomic():
        with adding(by) as chain:
            row = models.Report.objects.filter(id=report).first()
            if row is None:
                raise InputError(f"there is no report {report}")
            original = row.original_id
            cases = list(models.Filing.objects.filter(report=row).values_list("case_id", flat=True))
            claims = set(models.Claim.objects.filter(report=row).values_list("id", flat=True))
            decisions = [
                each.id for case in cases for each in models.Decision.objects.filter(case_id=case)
                if claims & set(each.to_record().claims)
            ]  # fmt: skip
            _bury(chain, "report", [report], reason, by)
            _bury(chain, "original", [original], reason, by)
            _bury(chain, "decision", decisions, reason, by)
        _remove(report, original, decisions)
        for case in cases:
            derive(case)
    search.forget()
    _forget_pages()


def _bury(chain: Chain, kind: str, items: Iterable[str], reason: str, by: str) -> None:
    for item in items:
        if models.Tombstone.objects.filter(kind=kind, item=item).exists():
            continue
        models.Tombstone.objects.create(kind=kind, item=item, reason=reason, by=by, on=chain.on)
        chain.add("expunge", f"{kind} {item}", content_hash(kind, item, reason))


def _remove(report: str, original: str, decisions: list[str]) -> None:
    models.Job.objects.filter(original_id=original).update(original=None, name=GONE)
    models.JobLine.objects.filter(report=report).update(item=GONE)
    models.Decision.objects.filter(id__in=decisions).delete()
    for rows in (models.Statement, models.Claim, models.Filing):
        rows.objects.filter(report_id=report).delete()
    models.Report.objects.filter(id=report).delete()
    models.Original.objects.filter(sha256=original).delete()


def _forget_pages() -> None:
    """Write over what the journal of the database still holds; PostgreSQL does so at its next vacuum."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
