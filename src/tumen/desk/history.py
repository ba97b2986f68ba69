"""How an incident stands and stood: its state on a day, the days on which it could change, and what people decided."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from tumen import jsonl
from tumen.desk import models, store
from tumen.desk.queries import Desk
from tumen.incidents import Decision, Incident
from tumen.publications import Detail, Publication, detail_of


@dataclass(frozen=True, slots=True)
class State:
    """An incident on a day. `detail` is None where no report told of it yet; `others` are the incidents that then held the
    rest of its claims; `days` are those on which reports of it were published, `claims` the ids of all its claims.
    """

    detail: Detail | None
    others: tuple[Incident, ...]
    days: tuple[dt.date, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and who undid it and when, if anybody has."""

    decision: Decision
    undone_by: str | None
    undone_on: dt.datetime | None


def state_of(desk: Desk, row: models.IncidentRow, day: dt.date | None) -> State:
    """Return the state of an incident on a day (None: now), made of the reports published by then."""
    material = desk.neighbourhood(row)
    now = desk.record(row)
    reports = set(row.members.values_list("report", flat=True))
    days = sorted({entry.published for entry in material.entries if entry.id in reports and entry.published})
    found = _holding(desk.as_of(material, day), now.claims)
    detail = detail_of(*found[0]) if found else None
    return State(detail, tuple(incident for _, incident in found[1:]), tuple(days), now.claims)


def _holding(publication: Publication, claims: Collection[str]) -> list[tuple[Publication, Incident]]:
    """Return the incidents that hold any of the claims, those that hold most first."""
    wanted = set(claims)
    held = [one for one in publication.ledger.incidents if wanted & set(one.claims)]
    held.sort(key=lambda one: (-len(wanted & set(one.claims)), one.id))
    return [(publication, one) for one in held]


def decisions_on(desk: Desk, claims: Collection[str]) -> list[Decided]:
    """Return what was decided on any of the claims, the latest first; who withheld what is shown to nobody who may not see it."""
    wanted = set(claims)
    rows = models.Decision.objects.filter(case_id=desk.case).select_related("withdrawal").order_by("-order")
    found = []
    for row in rows.iterator(500):
        decision = jsonl.decode(row.record, Decision)
        if not wanted & set(decision.claims):
            continue
        if desk.audience == "open":
            continue
        undone = getattr(row, "withdrawal", None)
        found.append(Decided(decision, undone.by if undone else None, undone.on if undone else None))
    return found


def seen(desk: Desk) -> int:
    """Return how far the case's decisions go, for the forms of a page."""
    return store.seen_now(desk.case).order
