"""The one way in: reports with what was read from them, decisions, and their undoing, each with its link in the chain.

Every function is one transaction: all of it is there afterwards, or nothing. Adding what is there already adds nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from django.db import connection, transaction

from tumen.claims import Claim, Position, Reading, Trend
from tumen.desk import clock, models
from tumen.desk.chain import BEGINNING, Link, content_hash, link_hash
from tumen.errors import DecisionError, InputError
from tumen.incidents import Decision, apply_decisions
from tumen.reports import Report
from tumen.reports.draft import digest

Outcome = Literal["taken", "held", "expunged"]
_LOCK = 7_487_364  # the number of the desk's lock among PostgreSQL's advisory locks


class OvertakenError(InputError):
    """Somebody decided on the same claims since the page was shown; `later` are those decisions."""

    def __init__(self, later: Sequence[Decision]) -> None:
        self.later = tuple(later)
        super().__init__(
            "somebody has decided on this since you opened the page; look at what changed and decide again"
        )


class Chain:
    """The end of the chain within a transaction that no other can overtake."""

    def __init__(self, by: str) -> None:
        self._by = by
        self.on = clock.now()
        last = models.Addition.objects.order_by("-sequence").values_list("sequence", "hash").first()
        self._sequence, self._hash = last or (0, BEGINNING)
        self._added: list[models.Addition] = []

    def add(self, kind: str, item: str, content: str) -> None:
        """Add a link for an item whose content has this hash."""
        self._sequence += 1
        link = Link(self._sequence, kind, item, self._by, self.on, content, self._hash)
        self._hash = link_hash(link)
        self._added.append(
            models.Addition(
                sequence=link.sequence, kind=kind, item=item, by=self._by, on=self.on, content=content,
                previous=link.previous, hash=self._hash,
            )
        )  # fmt: skip

    def write(self) -> None:
        """Store the links added so far."""
        models.Addition.objects.bulk_create(self._added, batch_size=500)
        self._added.clear()


@contextmanager
def adding(by: str) -> Iterator[Chain]:
    """Give the chain within one transaction; other writers wait until it ends."""
    with alone():
        chain = Chain(by)
        yield chain
        chain.write()


@contextmanager
def alone() -> Iterator[None]:
    """Be the only one who adds, within one transaction. On SQLite the transaction itself sees to it (IMMEDIATE)."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


def add_original(name: str, content: bytes, *, by: str) -> str:
    """Store the bytes of something that was handed in, and return their SHA-256."""
    sha256 = digest(content)
    if not models.Original.objects.filter(sha256=sha256).exists():
        with adding(by) as chain:
            _, made = models.Original.objects.get_or_create(sha256=sha256, defaults={"name": name, "content": content})
            if made:
                chain.add("original", sha256, content_hash(name, content))
    return sha256


def add_report(report: Report, reading: Reading, original: str, case: int, *, by: str) -> Outcome:
    """Store a report, what was read from it, and that it lies in the case.

    Returns 'taken', 'held' where it lay there already, or 'expunged' where it was expunged once: it does not come back.
    """
    return add_reports([(report, reading)], original, case, by=by)[0]


def add_reports(items: Sequence[tuple[Report, Reading]], original: str, case: int, *, by: str) -> list[Outcome]:
    """Store reports that were read from one original, in one transaction; see `add_report`."""
    ids = [report.id for report, _ in items]
    with adding(by) as chain:
        gone = set(models.Tombstone.objects.filter(kind="report", item__in=ids).values_list("item", flat=True))
        known = set(models.Report.objects.filter(id__in=ids).values_list("id", flat=True))
        filed = set(models.Filing.objects.filter(case_id=case, report_id__in=ids).values_list("report_id", flat=True))
        new: dict[str, tuple[Report, Reading]] = {}
        outcomes: list[Outcome] = []
        for report, reading in items:
            if report.id in gone:
                outcomes.append("expunged")
            elif report.id in filed:
                outcomes.append("held")
            else:
                new[report.id] = report, reading
                filed.add(report.id)
                outcomes.append("taken")
        _write([each for each in new.values() if each[0].id not in known], original, chain)
        models.Filing.objects.bulk_create(models.Filing(case_id=case, report_id=one, on=chain.on) for one in new)
        for one in new:
            chain.add("filing", f"{case} {one}", content_hash(str(case), one))
    return outcomes


def _write(items: Iterable[tuple[Report, Reading]], original: str, chain: Chain) -> None:
    reports, claims, statements = [], [], []
    for report, reading in items:
        row = models.Report.from_record(report, original)
        own_claims = [models.Claim.from_record(claim) for claim in {c.id: c for c in reading.claims}.values()]
        others: dict[str, Trend | Position] = {one.id: one for one in reading.trends}
        others |= {one.id: one for one in reading.positions}
        own_others = [models.Statement.from_record(one) for one in others.values()]
        chain.add("report", report.id, content_hash(original, row.record))
        chain.add("reading", report.id, reading_hash(own_claims, own_others))
        reports.append(row)
        claims += own_claims
        statements += own_others
    models.Report.objects.bulk_create(reports, batch_size=200)
    models.Claim.objects.bulk_create(claims, batch_size=300)
    models.Statement.objects.bulk_create(statements, batch_size=300)


def reading_hash(claims: Iterable[models.Claim], statements: Iterable[models.Statement]) -> str:
    """Return the content hash of all that a reader took from a report, in the order of the ids."""
    rows = sorted([*((row.id, row.record) for row in claims), *((row.id, row.record) for row in statements)])
    return content_hash(*(record for _, record in rows))


def add_claim(claim: Claim, *, by: str) -> None:
    """Store a claim that a person added to a report."""
    with adding(by) as chain:
        row = models.Claim.from_record(claim)
        if models.Claim.objects.filter(id=claim.id).exists():
            return
        row.save(force_insert=True)
        chain.add("claim", claim.id, content_hash(row.record))


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a page knew the case's decisions when it was shown: the highest `order` (0: none)."""

    order: int


def add_decision(decision: Decision, case: int, seen: Seen, *, by: str) -> None:
    """Store a decision; see `add_decisions`."""
    add_decisions([decision], case, seen, by=by)


def add_decisions(decisions: Sequence[Decision], case: int, seen: Seen, *, by: str) -> None:
    """Store decisions on claims that lie in the case, all of them or none.

    Raises DecisionError where a claim is not there or a correction does not fit its field, and OvertakenError where somebody
    else decided on one of the claims after what was `seen`.
    """
    with adding(by) as chain:
        own = {decision.id for decision in decisions}
        since = [one for one in _since(case, seen) if one.id not in own]
        for decision in decisions:
            _check(decision, case)
            later = [one for one in since if set(one.claims) & set(decision.claims)]
            if later:
                raise OvertakenError(later)
            if not models.Decision.objects.filter(id=decision.id).exists():
                row = models.Decision.from_record(decision, case)
                row.save(force_insert=True)
                chain.add("decision", decision.id, content_hash(str(case), row.record))


def _check(decision: Decision, case: int) -> None:
    rows = models.Claim.objects.filter(id__in=decision.claims, report__filings__case_id=case)
    claims = [row.to_record() for row in rows]
    others = models.Statement.objects.filter(id__in=decision.claims, report__filings__case_id=case)
    there = {claim.id for claim in claims} | set(others.values_list("id", flat=True))
    missing = [claim for claim in decision.claims if claim not in there]
    if missing:
        raise DecisionError(f"there is no claim {missing[0]} in this case")
    apply_decisions(claims, [decision])


def withdraw(decision: str, case: int, *, by: str) -> None:
    """Undo a decision: it stays on record and no longer counts. Raises DecisionError where there is none in the case."""
    with adding(by) as chain:
        row = models.Decision.objects.filter(id=decision, case_id=case).first()
        if row is None:
            raise DecisionError(f"there is no decision {decision} in this case")
        _, made = models.Withdrawal.objects.get_or_create(decision=row, defaults={"by": by, "on": chain.on})
        if made:
            chain.add("withdrawal", decision, content_hash(decision, by))


def seen_now(case: int) -> Seen:
    """Return how far the decisions of the case go; a page carries it in its forms."""
    last = models.Decision.objects.filter(case_id=case).order_by("-order").values_list("order", flat=True).first()
    return Seen(last or 0)


def decisions_in(case: int) -> list[Decision]:
    """Return the decisions of a case that count: those not withdrawn, in the order in which they came in."""
    rows = models.Decision.objects.filter(case_id=case, withdrawal=None).order_by("order")
    return [row.to_record() for row in rows]


def _since(case: int, seen: Seen) -> list[Decision]:
    rows = models.Decision.objects.filter(case_id=case, order__gt=seen.order, withdrawal=None).order_by("order")
    return [row.to_record() for row in rows]


def file_name(name: str) -> str:
    """Return a name of one folder's depth that keeps the ending, which tells the format."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lstrip(".").replace("\x00", "")
    return last.encode()[-150:].decode(errors="ignore") or "report.txt"
