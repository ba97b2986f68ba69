"""Incidents: the overview with its filters, the same as CSV, JSON and points of a map, and one incident in full."""

import csv
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tumen.claims import Act
from tumen.desk import history, models, months
from tumen.desk.filters import ORDERS, STATUSES, filter_of, incidents
from tumen.desk.models import Role
from tumen.desk.views.access import account_of, allowed, case_of, desk_of
from tumen.publications import visible

COLUMNS = (
    "incident", "act", "place", "country", "latitude", "longitude", "start", "end", "status", "origins", "outlets", "reports",
    "claims", "low", "high", "link",
)  # fmt: skip
_MOST_POINTS = 5000


@allowed(Role.READER)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """List the incidents that the filter asks for, with a map and the months."""
    desk, wanted = desk_of(request), filter_of(request.GET)
    rows = incidents(desk, wanted)
    pages = Paginator(rows, 50).get_page(request.GET.get("page"))
    shown = {
        "case": case_of(request),
        "filter": wanted,
        "pages": pages,
        "months": months.of(rows),
        "acts": get_args(Act),
        "statuses": STATUSES,
        "orders": ORDERS,
        "query": wanted.address(),
    }
    return render(request, "desk/incidents.html", shown)


@allowed(Role.READER)
@require_GET
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return the incidents of the overview as CSV, row for row."""
    rows = incidents(desk_of(request), filter_of(request.GET))
    answer = StreamingHttpResponse(_csv_lines(request, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="incidents.csv"'
    return answer


@allowed(Role.READER)
@require_GET
def as_json(request: HttpRequest) -> JsonResponse:
    """Return the incidents of the overview as JSON, one object each."""
    rows = incidents(desk_of(request), filter_of(request.GET))
    return JsonResponse(
        {"incidents": [dict(zip(COLUMNS, _cells(request, row), strict=True)) for row in rows.iterator(500)]}
    )


@allowed(Role.READER)
@require_GET
def points(request: HttpRequest) -> JsonResponse:
    """Return where the incidents of the overview lie, for the map; at most 5,000, and how many there are."""
    rows = incidents(desk_of(request), filter_of(request.GET)).filter(lat__isnull=False)
    found = [
        {
            "at": [row.lon, row.lat],
            "name": f"{row.act}, {visible(row.place or '')}",
            "link": reverse("incident", args=[row.incident]),
        }
        for row in rows[:_MOST_POINTS]
    ]
    return JsonResponse({"points": found, "total": rows.count()})


def _cells(request: HttpRequest, row: models.IncidentRow) -> tuple[object, ...]:
    link = request.build_absolute_uri(reverse("incident", args=[row.incident]))
    return (
        row.incident, row.act, row.place, row.country, row.lat, row.lon, row.start, row.end, row.status, row.origins,
        row.outlets, row.reports, row.claims, row.low, row.high, link,
    )  # fmt: skip


def _csv_lines(request: HttpRequest, rows: QuerySet[models.IncidentRow]) -> Iterator[str]:
    class Line:
        def write(self, line: str) -> str:
            return line

    writer = csv.writer(Line())
    yield writer.writerow(COLUMNS)
    for row in rows.iterator(500):
        yield writer.writerow([_harmless(cell) for cell in _cells(request, row)])


def _harmless(cell: object) -> object:
    """Return the cell so that a spreadsheet takes it for words: a formula in a stranger's report must not run."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


@allowed(Role.READER)
@require_GET
def incident(request: HttpRequest, incident: str) -> HttpResponse:
    """Show one incident in full, as it stands or as it stood on a day."""
    desk, wanted = desk_of(request), _Wanted.of(request)
    row = desk.incident(incident)
    if row is None:
        raise Http404
    if row.incident != incident:
        return redirect(f"{reverse('incident', args=[row.incident])}{wanted.query}")
    state = history.state_of(desk, row, wanted.day)
    shown = {
        "case": case_of(request),
        "row": row,
        "state": state,
        "day": wanted.day,
        "fault": wanted.fault,
        "days_json": json.dumps([day.isoformat() for day in state.days]),
        "seen": history.seen(desk),
        "decisions": history.decisions_on(desk, state.claims),
        "may_decide": account_of(request).may(Role.REVIEWER),
        "may_withhold": account_of(request).may(Role.EDITOR),
    }
    return render(request, "desk/incident.html", shown)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The day that an address asks for."""

    day: dt.date | None
    fault: str | None

    @classmethod
    def of(cls, request: HttpRequest) -> "_Wanted":
        given = request.GET.get("as_of", "").strip()
        try:
            return cls(dt.date.fromisoformat(given) if given else None, None)
        except ValueError:
            return cls(None, f"as_of is a day as 2024-08-21, not {given[:40]!r}; shown is what is known now")

    @property
    def query(self) -> str:
        return f"?as_of={self.day.isoformat()}" if self.day else ""
