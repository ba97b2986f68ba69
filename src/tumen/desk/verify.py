"""Proof that nothing stored was altered, removed or slipped in: the chain is followed from its beginning.

Each link's hash is computed anew, each stored row's content is compared with its link, each claim's words with its
report's text at the span, and each report's text with what its original bytes give when they are read again. What was
expunged is known by its tombstone. Whoever can write to the database can make a whole new chain: keep the last hash that
`tumen desk verify` prints somewhere else, and give it with `--expect`.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef

from tumen.desk import models, store
from tumen.desk.chain import BEGINNING, Link, content_hash, link_hash
from tumen.errors import InputError
from tumen.reports import Report, read_reports
from tumen.reports.draft import digest


@dataclass(frozen=True, slots=True)
class Proof:
    """How many additions the chain holds, its last hash, and every fault that was found, in words."""

    additions: int
    last: str
    faults: tuple[str, ...]


def verify() -> Proof:
    """Return the proof. Holds one original at a time; takes about as long as reading the files without their claims."""
    faults: list[str] = []
    number, previous = 0, BEGINNING
    linked: dict[str, set[str]] = {}
    gone = set(models.Tombstone.objects.values_list("kind", "item"))
    for number, row in enumerate(models.Addition.objects.order_by("sequence").iterator(2000), start=1):
        link = Link(row.sequence, row.kind, row.item, row.by, row.on, row.content, row.previous)
        if row.sequence != number or row.previous != previous or row.hash != link_hash(link):
            faults.append(f"addition {number}: the chain is broken")
            break
        previous = row.hash
        linked.setdefault(row.kind, set()).add(row.item)
        fault = _CHECKS[row.kind](row.item, row.content) if row.kind in _CHECKS else "is of an unknown kind"
        if fault and _grave(row) not in gone:
            faults.append(f"{row.kind} {row.item}: {fault}")
    faults += _not_linked(linked)
    faults += _spans()
    faults += _texts()
    return Proof(number, previous, tuple(faults))


def _grave(row: models.Addition) -> tuple[str, str]:
    """Return the tombstone under which an addition would lie."""
    if row.kind == "filing":
        return "report", row.item.split(" ", 1)[1]
    return {"reading": "report", "withdrawal": "decision"}.get(row.kind, row.kind), row.item


def _original(item: str, content: str) -> str | None:
    row = models.Original.objects.filter(sha256=item).first()
    if row is None:
        return "is not there any more"
    stored = bytes(row.content)
    return _differs(content_hash(row.name, stored) == content and digest(stored) == item)


def _report(item: str, content: str) -> str | None:
    row = models.Report.objects.filter(id=item).first()
    return "is not there any more" if row is None else _differs(content_hash(row.original_id, row.record) == content)


def _reading(item: str, content: str) -> str | None:
    by_person = models.Addition.objects.filter(kind="claim", item=OuterRef("id"))
    claims = models.Claim.objects.filter(~Exists(by_person), report_id=item)
    return _differs(store.reading_hash(claims, models.Statement.objects.filter(report_id=item)) == content)


def _claim(item: str, content: str) -> str | None:
    row = models.Claim.objects.filter(id=item).first()
    return "is not there any more" if row is None else _differs(content_hash(row.record) == content)


def _filing(item: str, content: str) -> str | None:
    case, report = item.split(" ", 1)
    there = models.Filing.objects.filter(case_id=int(case), report_id=report).exists()
    return None if there else "is not there any more"


def _decision(item: str, content: str) -> str | None:
    row = models.Decision.objects.filter(id=item).first()
    if row is None:
        return "is not there any more"
    return _differs(content_hash(str(row.case_id), row.record) == content)


def _withdrawal(item: str, content: str) -> str | None:
    row = models.Withdrawal.objects.filter(decision__id=item).first()
    return "is not there any more" if row is None else _differs(content_hash(item, row.by) == content)


def _tombstone(item: str, content: str) -> str | None:
    kind, named = item.split(" ", 1)
    row = models.Tombstone.objects.filter(kind=kind, item=named).first()
    return "is not there any more" if row is None else _differs(content_hash(kind, named, row.reason) == content)


def _differs(same: bool) -> str | None:
    return None if same else "is not what was added"


_CHECKS: dict[str, Callable[[str, str], str | None]] = {
    "original": _original,
    "report": _report,
    "reading": _reading,
    "claim": _claim,
    "filing": _filing,
    "decision": _decision,
    "withdrawal": _withdrawal,
    "expunge": _tombstone,
}


def _not_linked(linked: dict[str, set[str]]) -> Iterator[str]:
    stored = (
        ("original", models.Original.objects.values_list("sha256", flat=True)),
        ("report", models.Report.objects.values_list("id", flat=True)),
        ("decision", models.Decision.objects.values_list("id", flat=True)),
        ("withdrawal", models.Withdrawal.objects.values_list("decision__id", flat=True)),
    )
    for kind, ids in stored:
        known = linked.get(kind, set())
        yield from (f"{kind} {item}: was never added" for item in ids if item is not None and item not in known)


def _spans() -> Iterator[str]:
    for row in models.Report.objects.order_by("id").prefetch_related("claims").iterator(200):
        try:
            report = row.to_record()
            found = [claim.to_record() for claim in row.claims.all()]
        except InputError as error:
            yield f"report {row.id}: is not readable ({error})"
            continue
        yield from (
            f"claim {claim.id}: its words do not stand at its span"
            for claim in found
            if claim.span.of(report.text) != claim.text
        )


def _texts() -> Iterator[str]:
    """Yield the reports whose text is not what their bytes give."""
    for original in models.Original.objects.order_by("sha256").iterator(20):
        stored = {row.id: row.to_record().text for row in models.Report.objects.filter(original=original)}
        with tempfile.TemporaryDirectory(dir=settings.DESK_HOME.path) as folder:
            path = Path(folder) / store.file_name(original.name)
            path.write_bytes(bytes(original.content))
            given = {item.id: item.text for item in read_reports([path]) if isinstance(item, Report)}
        yield from (
            f"report {report}: its bytes give another text"
            for report, text in stored.items()
            if given.get(report) != text
        )


def holds(last: str) -> bool:
    """Say whether the chain holds a hash that was noted when it was shorter."""
    return models.Addition.objects.filter(hash=last).exists()
