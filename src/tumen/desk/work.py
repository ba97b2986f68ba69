"""Work in the background: take a job, read what was handed in, store it, bring the derived tables up to date.

A worker is a process of its own, so that reading never slows a page. It holds a job for half a minute at a time; when it is
killed, another takes the job and goes on behind the last line that was stored. Reports, their lines and the progress
are one transaction, so that each is taken once.
"""

import datetime as dt
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import F, Q

from tumen.claims import Reader, rules_reader
from tumen.desk import clock, models, store
from tumen.desk.derive import derive_reported
from tumen.desk.lists import Mapped
from tumen.errors import TumenError
from tumen.reports import Report, Skipped, read_reports
from tumen.reports.fetch import fetch

log = logging.getLogger("tumen.desk")
LEASE = dt.timedelta(seconds=30)
_BATCH = 8
_MOST_ATTEMPTS = 5


class LeaseLostError(Exception):
    """Another worker has taken the job, or a person has ended it."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A report or what could not be used, the how many-th of its job, and where it lies."""

    number: int
    name: str
    found: Report | Skipped


def hand_in(name: str, content: bytes, case: models.Case, account: models.Account) -> models.Job:
    """Store what was handed in and make the job that reads it."""
    sha256 = store.add_original(name, content, by=account.username)
    return models.Job.objects.create(
        kind="read", case=case, original_id=sha256, name=name, by=account, made=clock.now()
    )


def hand_in_list(name: str, rows: Mapped, case: models.Case, account: models.Account) -> models.Job:
    """Store the rows of a list and make the job that reads them; rows that were not mapped have their lines at once."""
    with transaction.atomic():
        job = hand_in(f"{name}.jsonl", rows.lines, case, account)
        models.JobLine.objects.bulk_create(
            models.JobLine(job=job, number=-number, item=f"{name} {item.item}", outcome="skipped", reason=item.reason)
            for number, item in enumerate(reversed(rows.skipped), start=1)
        )
    return job


def hand_in_address(address: str, case: models.Case, account: models.Account) -> models.Job:
    """Make the job that fetches a page and reads it."""
    return models.Job.objects.create(kind="fetch", case=case, name=address, by=account, made=clock.now())


def work(reader: Reader | None = None, *, until: Callable[[], bool]) -> None:
    """Do jobs as they come until told to end. A database that is away is waited for."""
    reader = reader or rules_reader()
    while not until():
        try:
            busy = do_one(reader)
        except (OperationalError, OSError) as error:  # the database or the disk: what was begun is rolled back
            log.warning("work interrupted", extra={"error": type(error).__name__})
            connection.close()
            busy = False
        if not busy:
            time.sleep(0.5)


def do_one(reader: Reader) -> bool:
    """Do the oldest job that waits, or that was left by a worker which ended. Say whether there was one."""
    job = _take()
    if job is None:
        return False
    try:
        _read(job, reader)
        _renew(job)
        derive_reported(job.case_id)
        _end(job, "done", None)
    except (LeaseLostError, IntegrityError):
        log.warning("job taken over", extra={"job": job.pk})
    except TumenError as error:
        _end(job, "failed", str(error))
    return True


def _take() -> models.Job | None:
    now = clock.now()
    free = Q(state="waiting") | Q(state="running", leased_until__lt=now)
    with transaction.atomic():
        job = models.Job.objects.select_for_update().filter(free).order_by("pk").first()
        if job is None:
            return None
        job.state, job.leased_until, job.attempts = "running", now + LEASE, job.attempts + 1
        if job.attempts > _MOST_ATTEMPTS:
            job.state, job.ended = "failed", now
            job.reason = f"it ended {_MOST_ATTEMPTS} workers; what was taken until then is kept"
        job.save()
    return job if job.state == "running" else None


def _renew(job: models.Job, done: int = 0) -> None:
    held = models.Job.objects.filter(pk=job.pk, state="running", attempts=job.attempts)
    if not held.update(leased_until=clock.now() + LEASE, done=F("done") + done):
        raise LeaseLostError


def _end(job: models.Job, state: str, reason: str | None) -> None:
    held = models.Job.objects.filter(pk=job.pk, attempts=job.attempts)
    held.update(state=state, reason=reason, ended=clock.now(), leased_until=None)
    lines = models.JobLine.objects.filter(job=job)
    taken, skipped = lines.filter(outcome="taken").count(), lines.filter(outcome="skipped").count()
    log.info("job ended", extra={"job": job.pk, "kind": state, "taken": taken, "skipped": skipped})


def _read(job: models.Job, reader: Reader) -> None:
    if job.kind == "fetch" and job.original is None:
        fetched = fetch(job.name)
        job.original_id = store.add_original(fetched.address, fetched.content, by=job.by.username)
        job.save(update_fields=["original"])
    if job.original is None:
        raise TumenError("what was handed in has been expunged")
    ready = set(models.JobLine.objects.filter(job=job).values_list("number", flat=True))
    with tempfile.TemporaryDirectory(dir=settings.DESK_HOME.path) as folder:
        path = Path(folder) / store.file_name(job.name)
        path.write_bytes(bytes(job.original.content))
        items = (item for item in _items(path) if item.number not in ready)
        while batch := list(islice(items, _BATCH)):
            _store(job, batch, reader)


def _items(path: Path) -> Iterator[_Item]:
    places: dict[str, str] = {}

    def placed(report: Report, item: str) -> None:
        places[report.id] = item

    for number, found in enumerate(read_reports([path], today=clock.now().date(), on_read=placed), start=1):
        name = places.pop(found.id, path.name) if isinstance(found, Report) else found.item
        yield _Item(number, name.replace(f"{path.parent}{os.sep}", ""), found)


def _store(job: models.Job, batch: list[_Item], reader: Reader) -> None:
    held = {item.found.id for item in batch if isinstance(item.found, Report)}
    held &= set(models.Filing.objects.filter(case=job.case_id, report__in=held).values_list("report_id", flat=True))
    reports = [item.found for item in batch if isinstance(item.found, Report) and item.found.id not in held]
    read = list(zip(reports, reader.read(reports), strict=True))
    with transaction.atomic():
        _renew(job, len(batch))
        outcomes = store.add_reports(read, str(job.original_id), job.case_id, by=job.by.username)
        became = {report.id: outcome for (report, _), outcome in zip(read, outcomes, strict=True)}
        models.JobLine.objects.bulk_create(_line(job, item, became) for item in batch)


def _line(job: models.Job, item: _Item, became: dict[str, store.Outcome]) -> models.JobLine:
    line = models.JobLine(job=job, number=item.number, item=item.name)
    if isinstance(item.found, Skipped):
        line.outcome, line.reason = "skipped", item.found.reason
        return line
    outcome = became.get(item.found.id, "held")
    line.outcome, line.report = outcome, item.found.id
    if outcome == "held":
        line.reason = "lies in this case already"
    elif outcome == "expunged":
        line.outcome, line.report, line.reason = "skipped", None, "was expunged: it does not come back"
    return line
