"""Tasks are done, each in a process that may be anywhere: in this one, in others of this machine, or on a Ray cluster.

A task's outcome is a folder that is there as a whole or not at all, so a task may be tried again, or be done twice at
once, and nothing is lost or doubled. What fails for a reason of its own stops the run; what fails with its worker is tried again.
"""

import importlib
import json
import logging
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from tumen import jsonl
from tumen.corpus.inputs import first_line
from tumen.corpus.settings import Settings
from tumen.errors import InputError, SetupError, TumenError

# How often tasks are given out again whose workers were lost.
_ROUNDS = 4
_SETTINGS = {
    "DO_NOT_TRACK": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "OMP_NUM_THREADS": "1",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A function, as 'module:name', and what it is given beside the folder to write in, as JSON; `folder` is there when it is done."""

    folder: str
    work: str
    given: str


def task(folder: Path, work: Callable[..., None], **given: Any) -> Task:
    """Return the task of calling a module's function with a new folder and what is given, which JSON must be able to hold."""
    return Task(str(folder), f"{work.__module__}:{work.__qualname__}", json.dumps(given))


def run(tasks: Sequence[Task], settings: Settings) -> None:
    """Do the tasks that are not done. Raises the reason of the first that cannot be done, or SetupError where workers are lost."""
    lost: Exception | None = None
    for _ in range(_ROUNDS):
        waiting = [each for each in tasks if not Path(each.folder).is_dir()]
        if not waiting:
            return
        try:
            for reason in filter(None, _outcomes(waiting, settings)):
                raise InputError(reason)
        except _failures() as error:
            lost = error
    if any(not Path(each.folder).is_dir() for each in tasks):
        raise SetupError(
            f"work was lost {_ROUNDS} times, perhaps for want of memory: use fewer --jobs, and start again; what is done is kept"
            f"{f' ({first_line(lost)})' if lost else ''}"
        ) from lost


def _failures() -> tuple[type[Exception], ...]:
    """Return what Daft and Ray raise when a worker is lost, or fails in a way that no task foresees."""
    from daft.exceptions import DaftCoreException
    from ray.exceptions import RayError

    return DaftCoreException, RayError, RuntimeError, ConnectionError


def perform(line: str) -> str:
    """Do a task, unless it is done, and return why it cannot be done, or nothing."""
    todo = jsonl.decode(line, Task)
    done = Path(todo.folder)
    if done.is_dir():
        return ""
    making = done.with_name(f".{done.name}.{secrets.token_hex(6)}")
    try:
        making.mkdir(parents=True)
        module, name = todo.work.split(":")
        getattr(importlib.import_module(module), name)(making, **json.loads(todo.given))
        making.rename(done)
    except TumenError as error:
        return str(error)
    except OSError as error:
        if done.is_dir():  # another worker was quicker
            return ""
        return f"{error.filename or done.parent}: {error.strerror or error}; make room or give leave, and start again: what is done is kept"
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return ""


def _outcomes(tasks: Sequence[Task], settings: Settings) -> Iterator[str]:
    if len(tasks) == 1 or (settings.ray is None and settings.jobs == 1):
        return (perform(jsonl.encode(each)) for each in tasks)
    return _patiently(_given_out(tasks, settings), settings.patience)


def _patiently(outcomes: Iterator[str], patience: float) -> Iterator[str]:
    """Yield outcomes as they come. Raises SetupError where none comes for too long: a cluster without workers hangs in silence."""
    while True:
        waiting = Future[str | None]()
        Thread(target=_follow, args=(outcomes, waiting), daemon=True).start()
        try:
            outcome = waiting.result(timeout=patience)
        except TimeoutError:
            raise SetupError(
                f"no worker has finished anything for {patience:,.0f} seconds: look whether the cluster still has workers, "
                "and start again; what is done is kept"
            ) from None
        if outcome is None:
            return
        yield outcome


def _follow(outcomes: Iterator[str], waiting: Future[str | None]) -> None:
    failures: tuple[type[Exception], ...] = (TumenError, *_failures())
    try:
        waiting.set_result(next(outcomes, None))
    except failures as error:
        waiting.set_exception(error)


def _given_out(tasks: Sequence[Task], settings: Settings) -> Iterator[str]:
    """Yield an outcome for each task, done by Daft's workers on this machine or on the cluster."""
    os.environ.update({name: os.environ.get(name, value) for name, value in _SETTINGS.items()})
    import daft

    if settings.ray is not None:
        _connect(settings.ray)
    workers = min(settings.jobs, len(tasks))
    method = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)(_Worker.perform)
    members = {"__module__": __name__, "perform": method}
    worker = daft.cls(type("Worker", (), members), max_concurrency=workers, use_process=True)()
    frame = daft.from_pydict({"task": [jsonl.encode(each) for each in tasks]})
    if settings.ray is not None:
        frame = frame.into_partitions(len(tasks))
    for row in frame.select(worker.perform(frame["task"]).alias("outcome")).iter_rows():
        yield str(row["outcome"])


class _Worker:
    def perform(self, tasks: Any) -> list[str]:
        return [perform(each) for each in tasks.to_pylist()]


def _connect(address: str) -> None:
    """Use a Ray cluster. Raises SetupError where there is none at the address."""
    import daft
    import ray

    if ray.is_initialized():
        return
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise SetupError(f"there is no Ray cluster at {address} ({first_line(error)})") from error
    daft.set_runner_ray(noop_if_initialized=True)
