"""Which incidents or reports a page shows: what stands behind the '?' of its address, checked, and the query it makes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from tumen.assessments import TUMEN
from tumen.claims import Act
from tumen.desk import models
from tumen.desk.queries import Desk

ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "when": (F("start").desc(nulls_last=True), "incident"),
    "changed": ("-changed", "incident"),
    "origins": ("-origins", "incident"),
    "people": (F("low").desc(nulls_last=True), "incident"),
}
STATUSES = tuple(TUMEN.meanings)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; None: anything. `faults` names what could not be read, so that nothing is filtered in silence."""

    words: str
    act: str | None
    status: str | None
    country: str | None
    place: str | None
    since: dt.date | None
    until: dt.date | None
    changed: dt.date | None
    origins: int | None
    order: str
    faults: tuple[str, ...]

    def address(self) -> str:
        """Return the filter as it stands behind the '?' of an address, without what asks for anything."""
        given = {
            "words": self.words, "act": self.act, "status": self.status, "country": self.country, "place": self.place,
            "since": self.since, "until": self.until, "changed": self.changed, "origins": self.origins,
            "order": None if self.order == "when" else self.order,
        }  # fmt: skip
        return urlencode({key: value for key, value in given.items() if value})


def filter_of(given: Mapping[str, str]) -> Filter:
    """Return the filter that the parameters of an address ask for."""
    faults: list[str] = []

    def chosen(key: str, choices: tuple[str, ...]) -> str | None:
        value = given.get(key, "").strip()
        if value and value not in choices:
            faults.append(f"{key} is one of {', '.join(choices)}; not {value[:40]!r}")
            return None
        return value or None

    def day(key: str) -> dt.date | None:
        value = given.get(key, "").strip()
        try:
            return dt.date.fromisoformat(value) if value else None
        except ValueError:
            faults.append(f"{key} is a day as 2024-08-21, not {value[:40]!r}")
            return None

    least = given.get("origins", "").strip()
    if least and not (least.isascii() and least.isdecimal() and len(least) < 5):
        faults.append(f"origins is a number, not {least[:40]!r}")
        least = ""
    return Filter(
        words=given.get("words", "").strip()[:200],
        act=chosen("act", get_args(Act)),
        status=chosen("status", STATUSES),
        country=(given.get("country", "").strip().upper()[:2] or None),
        place=(given.get("place", "").strip()[:100] or None),
        since=day("since"),
        until=day("until"),
        changed=day("changed"),
        origins=int(least) if least else None,
        order=chosen("order", tuple(ORDERS)) or "when",
        faults=tuple(faults),
    )


def incidents(desk: Desk, wanted: Filter) -> QuerySet[models.IncidentRow]:
    """Return the incidents that the filter asks for, in its order."""
    rows = desk.incidents()
    exact = {"act": wanted.act, "status": wanted.status, "country": wanted.country}
    rows = rows.filter(**{field: value for field, value in exact.items() if value is not None})
    if wanted.place:
        rows = rows.filter(place__icontains=wanted.place)
    if wanted.since:
        rows = rows.filter(Q(end__gte=wanted.since))
    if wanted.until:
        rows = rows.filter(Q(start__lte=wanted.until))
    if wanted.changed:
        rows = rows.filter(changed__gte=dt.datetime.combine(wanted.changed, dt.time(), dt.UTC))
    if wanted.origins:
        rows = rows.filter(origins__gte=wanted.origins)
    if wanted.words:
        rows = rows.filter(incident__in=desk.search("incident", wanted.words))
    return rows.order_by(*ORDERS[wanted.order])
