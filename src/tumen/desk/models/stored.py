"""What is stored: reports, claims, what else was read, decisions. Rows are only ever added, which triggers enforce.

`record` is the record as `jsonl` writes it, so that a row can lose nothing of it; the other columns are keys to find
rows by. Text that a database refuses (NUL) is escaped there. Every addition has a row in `Addition`, a chain of hashes:
who, when, what, and the hash of the addition before. `Tombstone` names what was expunged, the one deletion there is.
Only `store.py` makes these rows.
"""

from typing import Self

from django.db import models

from tumen import claims, incidents, jsonl, reports


class Original(models.Model):
    """The exact bytes that were handed in, by their SHA-256: a file, or what was pasted or fetched.

    In the database and not in a folder, so that one transaction holds the bytes and the reports read from them, one
    backup holds both, and several servers need no shared disk.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    name = models.TextField()
    content = models.BinaryField()


class Report(models.Model):
    """A report, and the bytes that it was read from."""

    id = models.CharField(primary_key=True, max_length=200)
    original = models.ForeignKey(Original, on_delete=models.DO_NOTHING, db_constraint=False, related_name="reports")
    record = models.TextField()

    @classmethod
    def from_record(cls, record: reports.Report, original: str) -> Self:
        """Return the row of a report. `original` is the SHA-256 of the bytes it was read from."""
        return cls(id=record.id, original_id=original, record=jsonl.encode(record))

    def to_record(self) -> reports.Report:
        """Return the report."""
        return jsonl.decode(self.record, reports.Report)


class Claim(models.Model):
    """A claim. What the reader took and what a person added stand side by side; the record's `reader` tells."""

    id = models.CharField(primary_key=True, max_length=200)
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="claims")
    record = models.TextField()

    @classmethod
    def from_record(cls, record: claims.Claim) -> Self:
        """Return the row of a claim."""
        return cls(id=record.id, report_id=record.report, record=jsonl.encode(record))

    def to_record(self) -> claims.Claim:
        """Return the claim."""
        return jsonl.decode(self.record, claims.Claim)


class Statement(models.Model):
    """What else a reader took from a report: a trend or a position."""

    id = models.CharField(primary_key=True, max_length=200)
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="statements")
    kind = models.CharField(max_length=10, choices=[("trend", "trend"), ("position", "position")])
    record = models.TextField()

    @classmethod
    def from_record(cls, record: claims.Trend | claims.Position) -> Self:
        """Return the row of a trend or a position."""
        kind = "trend" if isinstance(record, claims.Trend) else "position"
        return cls(id=record.id, report_id=record.report, kind=kind, record=jsonl.encode(record))

    def to_record(self) -> claims.Trend | claims.Position:
        """Return the trend or the position."""
        if self.kind == "trend":
            return jsonl.decode(self.record, claims.Trend)
        return jsonl.decode(self.record, claims.Position)


class Filing(models.Model):
    """A report lies in a case. The same report may lie in several, each time with that case's own decisions."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT)
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="filings")
    on = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "report"], name="filed_once"),)


class Decision(models.Model):
    """A decision by a person, within a case. `order` counts them as they came in."""

    order = models.BigAutoField(primary_key=True)
    id = models.CharField(max_length=200, unique=True)
    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT)
    record = models.TextField()

    @classmethod
    def from_record(cls, record: incidents.Decision, case: int) -> Self:
        """Return the row of a decision in a case."""
        return cls(id=record.id, case_id=case, record=jsonl.encode(record))

    def to_record(self) -> incidents.Decision:
        """Return the decision."""
        return jsonl.decode(self.record, incidents.Decision)


class Withdrawal(models.Model):
    """A decision is undone: from now on as if it had not been made; both stay on record."""

    decision = models.OneToOneField(
        Decision, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="withdrawal"
    )
    by = models.CharField(max_length=150)
    on = models.DateTimeField()


class Addition(models.Model):
    """A link of the chain: what was added, by whom and when. `hash` is over all other columns (see `chain.py`)."""

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    item = models.CharField(max_length=200)
    by = models.CharField(max_length=150)
    on = models.DateTimeField()
    content = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=["kind", "item"], name="addition_item"),)


class Tombstone(models.Model):
    """A stored row that was expunged: of which table and which id, why, by whom; its words are gone."""

    kind = models.CharField(max_length=20)
    item = models.CharField(max_length=200)
    reason = models.TextField()
    by = models.CharField(max_length=150)
    on = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "item"], name="expunged_once"),)
