"""Incidents and people by month, as ranges: what the overview draws and lists under the drawing."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from tumen.desk import models


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its incidents, and the people affected as the sum of lows and of highs; `high` None: no upper bound is known.

    `height` is the number of incidents in percent of the fullest month.
    """

    first: dt.date
    incidents: int
    low: int
    high: int | None
    height: int


def of(rows: QuerySet[models.IncidentRow]) -> list[Month]:
    """Return the months of the incidents whose start is known, the earliest first, at most the last 36.

    People are added over incidents of one act only: those of one story (arrest, then release) are often the same ones.
    """
    one_act = rows.order_by().values("act").distinct().count() == 1
    found = (
        rows.filter(start__isnull=False)
        .order_by()
        .annotate(month=TruncMonth("start"))
        .values("month")
        .annotate(
            incidents=Count("pk"),
            lowest=Sum("low"),
            highest=Sum("high"),
            open=Count("pk", filter=Q(low__isnull=False, high__isnull=True)),
            unknown=Count("pk", filter=Q(low__isnull=True)),
        )
        .order_by(F("month").desc())[:36]
    )
    months = list(found)[::-1]
    most = max((month["incidents"] for month in months), default=1)
    return [
        Month(
            month["month"],
            month["incidents"],
            (month["lowest"] or 0) if one_act else 0,
            None if not one_act or month["open"] or month["unknown"] else month["highest"],
            max(1, round(100 * month["incidents"] / most)),
        )
        for month in months
    ]
