"""One run of the command: what it skipped, how far it is, and with what exit code it ends."""

import sys
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from tumen.publications import print_skipped, visible
from tumen.reports import Report, Skipped

# 0: all was read. 2 is click's for a command that is written wrongly, 130 the shell's for Ctrl-C.
NOTHING_READ, SOME_SKIPPED, INTERRUPTED, PIPE_CLOSED = 1, 3, 130, 141


class Session:
    """Counts what is read and skipped, and shows progress on standard error where that is a terminal.

    `streams`: results are printed while reading goes on, so that on a terminal they are the progress.
    """

    def __init__(self, *, streams: bool = False) -> None:
        self.read = 0
        self.skipped: list[Skipped] = []
        self._undated: dict[str, str] = {}
        self.notes = Console(stderr=True, highlight=False)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed:,.0f} reports read"),
            TimeElapsedColumn(),
            console=self.notes,
            transient=True,
            redirect_stdout=False,
            disable=not self.notes.is_terminal or (streams and sys.stdout.isatty()),
        )
        self._task = self._progress.add_task("reading", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def counted(self, items: Iterable[Report | Skipped]) -> Iterator[Report | Skipped]:
        """Yield the items, counting the reports."""
        for item in items:
            if isinstance(item, Report):
                self.read += 1
                self._progress.advance(self._task)
            yield item

    def placed(self, report: Report, item: str) -> None:
        """Remember where a report without a date lies: asked for a day, it is skipped, and named by its file then."""
        if report.published is None:
            self._undated[report.id] = item

    def skip(self, item: Skipped) -> None:
        """Take note of an item that cannot be used, and say so."""
        lies = self._undated.get(item.item)
        item = item if lies is None else Skipped(f"{lies} ({item.item})", item.reason)
        self.skipped.append(item)
        print_skipped([item], self.notes)

    def note(self, words: str) -> None:
        """Say something that changes no exit code."""
        self.notes.print(Text(visible(words)), soft_wrap=True)

    def close(self) -> int:
        """Say how many items were skipped, and return the exit code."""
        self._progress.stop()
        if self.skipped:
            self.note(f"{len(self.skipped):,} skipped, {self.read:,} read")
        if not self.read:
            return NOTHING_READ
        return SOME_SKIPPED if self.skipped else 0
