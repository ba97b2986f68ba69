"""One reader in several processes: the same readings in the same order, sooner."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from tumen.claims import Reader, Reading, rules_reader
from tumen.errors import SetupError
from tumen.reports import Report

# Enough for a process to batch its parsing, few enough that 16 processes hold some hundred reports in all.
_BATCH = 32


def reader_for(jobs: int) -> Reader:
    """Return a reader that uses so many processes; with one it reads in this process."""
    return rules_reader() if jobs == 1 else ParallelReader(jobs)


class ParallelReader:
    """Reads by rules in `jobs` processes, each of which loads the language model (some 500 MB)."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.name = rules_reader().name

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield a reading for each report, in order, holding at most two batches for each process."""
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # the processes share the cores already
        remaining = iter(reports)
        pending: deque[Future[list[Reading]]] = deque()
        pool = ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), _leave_interrupts_to_the_parent)
        try:
            while True:
                while len(pending) < 2 * self.jobs and (batch := list(islice(remaining, _BATCH))):
                    pending.append(pool.submit(_read_batch, batch))
                if not pending:
                    return
                yield from pending.popleft().result()
        except BrokenProcessPool as error:
            raise SetupError(
                "a reading process was ended from outside, perhaps for want of memory: use fewer --jobs"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            # An interrupt while the pool starts leaves processes that nobody would tell to end.
            for process in multiprocessing.active_children():
                process.terminate()


_reader = rules_reader()  # loads nothing until its first report; kept, so that each process loads its model once


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_batch(reports: list[Report]) -> list[Reading]:
    return list(_reader.read(reports))
