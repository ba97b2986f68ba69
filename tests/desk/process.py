"""A desk in a process of its own, which tests can kill: `python -m tests.desk.process ACTION [NUMBER]`."""

import datetime as dt
import json
import sys
import time
from collections.abc import Iterable, Iterator

from tumen.claims import Claim, Reading, content_id
from tumen.desk.home import home_of
from tumen.desk.serve import set_up
from tumen.reports import Report
from tumen.values import Span

ITEMS = 40


class SlowReader:
    """Takes each report's first word for a claim, and a while for it, so that there is time to be killed in."""

    name = "slow"

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            time.sleep(self._seconds)
            yield Reading(report.id, (_claim(report),), (), ())


def _claim(report: Report) -> Claim:
    word = report.text.split()[0]
    return Claim(
        content_id("claim", report.id), report.id, Span(0, len(word)), word, None, (), None, "asserts", "arrest", False,
        None, None, None, None, None, "slow",
    )  # fmt: skip


def _hand_in(number: int) -> None:
    from tumen.desk import people, work
    from tumen.desk.models import Account, Case

    if people.needs_first_account():
        people.make_first_account("ada", "nine green herons wade")
    lines = [json.dumps({"text": f"Villagers of hamlet {one} were arrested.", "id": f"r{one}"}) for one in range(ITEMS)]
    for each in range(number):
        content = "\n".join([*lines, json.dumps({"text": f"Number {each} of the lists came later."})]).encode()
        work.hand_in(f"list-{each}.jsonl", content, Case.objects.get(), Account.objects.get())


def _work(number: int) -> None:
    from tumen.desk import models, work

    work.work(SlowReader(number / 1000), until=lambda: not models.Job.objects.filter(ended=None).exists())


def _work_on_a_full_disk(number: int) -> None:
    """Work with room for so many more pages; then, as somebody made room, with all of it."""
    from django.db import connection

    from tumen.desk import work

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + number}")
    looked = iter([False, False, True])
    work.work(SlowReader(0), until=lambda: next(looked))


def _decide(number: int) -> None:
    """Decide on each report's claim in turn, as one of several who do so at the same time."""
    from tumen.desk import clock, models, store
    from tumen.incidents import decide

    for claim in models.Claim.objects.order_by("id"):
        decision = decide("right", [claim.id], by=f"writer {number}", on=clock.now())
        case = models.Case.objects.get().pk
        while True:
            try:
                store.add_decision(decision, case, store.seen_now(case), by="ada")
            except store.OvertakenError:
                continue
            break


def _reader(number: int) -> None:
    from tests.desk.conftest import PASSWORD

    from tumen.desk.models import Account, Role

    Account.objects.create_user(username="rosa", password=PASSWORD, role=Role.READER)


def _state(number: int) -> None:
    from tumen.desk import models
    from tumen.desk.verify import verify

    proof = verify()
    state = {
        "jobs": [job.state for job in models.Job.objects.order_by("pk")],
        "done": [job.done for job in models.Job.objects.order_by("pk")],
        "taken": models.JobLine.objects.filter(outcome="taken").count(),
        "lines": models.JobLine.objects.count(),
        "reports": models.Report.objects.count(),
        "claims": models.Claim.objects.count(),
        "decisions": models.Decision.objects.count(),
        "listed": models.ReportRow.objects.filter(audience="full").count(),
        "faults": proof.faults,
    }
    sys.stdout.write(json.dumps(state))


ACTIONS = {
    "hand-in": _hand_in,
    "work": _work,
    "work-on-a-full-disk": _work_on_a_full_disk,
    "decide": _decide,
    "reader": _reader,
    "state": _state,
}

if __name__ == "__main__":
    set_up(home_of())
    from tumen.desk import work

    work.LEASE = dt.timedelta(seconds=2)  # so that a test need not wait for half a minute
    ACTIONS[sys.argv[1]](int(sys.argv[2]) if len(sys.argv) > 2 else 0)
