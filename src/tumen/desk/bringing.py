"""Reports that were read elsewhere, brought in with what was read from them: as a corpus of archives gives them."""

import json
from collections.abc import Generator, Iterable

from tumen.claims import Reading
from tumen.desk import models, store
from tumen.desk.derive import derive_reported
from tumen.errors import InputError
from tumen.reports import Report

_ENDING = ".jsonl"


def bring_in(
    items: Iterable[tuple[Report, Reading]], case: str, *, by: str
) -> Generator[tuple[str, store.Outcome], None, None]:
    """Store reports with their readings in the case of this name, and yield each report's id with what became of it.

    Each report's original is a line of JSON of its own, with its id and text, so that one can be expunged without the others and
    `verify` reads the text again. Each is one transaction: an import that breaks off goes on where it was. What is derived
    follows behind the last. Raises InputError where there is no such case.
    """
    found = models.Case.objects.filter(name=case).first()
    if found is None:
        names = ", ".join(models.Case.objects.order_by("name").values_list("name", flat=True))
        raise InputError(
            f"there is no case {case!r}: " + (f"name one of {names}" if names else "start the desk and make an account")
        )
    try:
        for report, reading in items:
            yield report.id, _stored(report, reading, found.pk, by)
    finally:
        derive_reported(found.pk)


def _stored(report: Report, reading: Reading, case: int, by: str) -> store.Outcome:
    with store.alone():  # the original with its report, and no word of one that was expunged, even meanwhile
        if models.Filing.objects.filter(case_id=case, report_id=report.id).exists():
            return "held"
        if models.Tombstone.objects.filter(kind="report", item=report.id).exists():
            return "expunged"
        known = models.Report.objects.filter(id=report.id).values_list("original_id", flat=True).first()
        original = known or store.add_original(f"{report.id}{_ENDING}", _line(report), by=by)
        return store.add_report(report, reading, original, case, by=by)


def _line(report: Report) -> bytes:
    """Return the report as a line that is read as this report: its id and its exact text, and where it came from."""
    published = report.published_at or report.published
    fields = {
        "id": report.id,
        "text": report.text,
        "title": report.title,
        "outlet": report.outlet,
        "published": published.isoformat() if published else None,
        "url": report.url,
    }
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"
