"""What changed from one ledger to a later one, and which reports made each change."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tumen.assessments.assessment import Assessment
from tumen.assessments.ledger import Ledger
from tumen.values import CountRange, count_words

Changed = Literal["new", "joined", "gone", "status", "count", "origins", "verifying"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing about an incident that is not as it was. `because` are the reports of the day that tell of the incident.

    `what`: 'new', it was not there; 'joined', its claims are now part of the incident that `after` names; 'gone', nothing tells of
    it any more; the others are parts of its assessment, in words; None: there was, or is, none.
    """

    day: dt.date
    incident: str
    what: Changed
    before: str | None
    after: str | None
    because: tuple[str, ...]


def changes_between(before: Ledger, after: Ledger, day: dt.date) -> list[Change]:
    """Return what changed, by incident. `day` is the day of the later ledger, and both go by one rule set."""
    known = {entry.id for entry in before.entries}
    report_of = {claim.id: claim.report for claim in after.claims}
    made_by = {
        incident.id: tuple(sorted({report_of[claim] for claim in incident.claims} - known))
        for incident in after.incidents
    }
    then = {assessment.incident: assessment for assessment in before.assessments}
    now = {assessment.incident: assessment for assessment in after.assessments}
    changes = [
        _left(incident.id, incident.claims, after, day, made_by)
        for incident in before.incidents
        if incident.id not in now
    ]
    for incident_id, assessment in now.items():
        for what, earlier, later in _compared(then.get(incident_id), assessment):
            changes.append(Change(day, incident_id, what, earlier, later, made_by[incident_id]))
    return sorted(changes, key=lambda change: (change.incident, change.what))


def _left(
    incident_id: str, claims: tuple[str, ...], after: Ledger, day: dt.date, made_by: dict[str, tuple[str, ...]]
) -> Change:
    """Return what became of an incident that is no more: the one that took over most of its claims, if any."""
    shared = {incident.id: len(set(claims) & set(incident.claims)) for incident in after.incidents}
    heir = max(sorted(shared), key=lambda one: shared[one], default=None)
    if heir is None or not shared[heir]:
        return Change(day, incident_id, "gone", None, None, ())
    return Change(day, incident_id, "joined", None, heir, made_by[heir])


def _compared(before: Assessment | None, after: Assessment) -> Iterator[tuple[Changed, str | None, str | None]]:
    if before is None:
        yield "new", None, after.status
        return
    rows: tuple[tuple[Changed, str | None, str | None], ...] = (
        ("status", before.status, after.status),
        ("count", _count(before.count), _count(after.count)),
        ("origins", str(len(before.origins)), str(len(after.origins))),
        ("verifying", _checking(before), _checking(after)),
    )
    yield from (row for row in rows if row[1] != row[2])


def _count(count: CountRange | None) -> str | None:
    return None if count is None else count_words(count.low, count.high)


def _checking(assessment: Assessment) -> str | None:
    return ", ".join(body.speaker for body in assessment.verifying) or None
