"""The ledger day after day, and what changed from each to the next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.assessments import Change, changes_between
from tumen.cli.gathering import Gathered
from tumen.incidents import Decision, Incident
from tumen.publications import Publication, publish
from tumen.reports import Entry


@dataclass(frozen=True, slots=True)
class History:
    """The changes, in the order of their days, and all that they speak of, by id."""

    changes: tuple[Change, ...]
    incidents: dict[str, Incident]
    entries: dict[str, Entry]


def follow(held: Gathered, decisions: Sequence[Decision], first: dt.date, last: dt.date) -> History:
    """Return what changed after the first day until the last. Costs a ledger for each day on which a report was published."""
    published = {entry.published for entry in held.entries if entry.published is not None}
    days = sorted(day for day in published if first < day <= last)
    before = _on(first, held, decisions)
    changes: list[Change] = []
    incidents = {incident.id: incident for incident in before.ledger.incidents}
    for day in days:
        after = _on(day, held, decisions)
        changes += changes_between(before.ledger, after.ledger, day)
        incidents |= {incident.id: incident for incident in after.ledger.incidents}
        before = after
    return History(tuple(changes), incidents, {entry.id: entry for entry in before.released.entries})


def _on(day: dt.date, held: Gathered, decisions: Sequence[Decision]) -> Publication:
    return publish(held.entries_by(day), held.claims, held.trends, held.positions, decisions, day)
