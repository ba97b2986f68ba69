"""Everything that a desk holds, as text to compare or to look for words in."""

from django.core import serializers
from django.db import connection

from tumen.desk import models
from tumen.desk.backup import TABLES, rows_of


def stored() -> str:
    """Return all stored rows; the bytes of originals as characters."""
    originals = "".join(bytes(row.content).decode("latin-1") for row in models.Original.objects.order_by("sha256"))
    return originals + "".join(serializers.serialize("jsonl", rows_of(table).order_by("pk")) for table in TABLES)


def derived() -> str:
    """Return all derived rows, without the numbers that the database gives them."""
    lines = [
        *models.ReportRow.objects.values_list("case", "audience", "report", "title", "outlet", "copy_of", "claims", "entry"),
        *models.IncidentRow.objects.values_list(
            "case", "audience", "incident", "act", "place", "start", "end", "status", "origins", "outlets", "reports", "low",
            "high", "first", "last", "record",
        ),
        *models.StatusRow.objects.values_list("row__audience", "row__incident", "rules", "status", "record"),
        *models.IncidentClaim.objects.values_list("case", "audience", "row__incident", "claim", "report", "alias"),
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope, item, words FROM desk_search")
        lines += cursor.fetchall()
    return "\n".join(sorted(repr(line) for line in lines))
