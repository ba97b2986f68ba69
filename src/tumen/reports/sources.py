"""Paths come in, open sources go out: files, folders in sorted order, and standard input ('-')."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tumen.reports import limits
from tumen.reports.draft import Source
from tumen.reports.report import Skipped


def open_sources(paths: Iterable[Path | str]) -> Iterator[Source | Skipped]:
    """Yield each file under the paths, open; it is closed when the next one is asked for.

    Hidden files and folders are left out, unless they are named themselves. A folder that contains itself through a link
    is walked once.
    """
    for path in paths:
        if str(path) == "-":
            yield _standard_input()
        else:
            for found in files_in(Path(path)):
                yield from [found] if isinstance(found, Skipped) else open_file(found)


def files_in(path: Path) -> Iterator[Path | Skipped]:
    """Yield the files under a path, which may be a file itself, in sorted order, and a `Skipped` for what cannot be opened."""
    if path.is_dir():
        yield from _folder(path, ancestors=())
    else:
        yield path


def _standard_input() -> Source:
    stream = sys.stdin.buffer
    head = stream.read(limits.HEAD_BYTES)
    return Source("standard input", head, io.BufferedReader(_Rejoined(head, stream)), None, 0)


def _folder(folder: Path, ancestors: tuple[tuple[int, int], ...]) -> Iterator[Path | Skipped]:
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError as error:
        yield Skipped(_shown(folder), f"cannot be opened ({_why(error)})")
        return
    place = (status.st_dev, status.st_ino)
    if place in ancestors:
        yield Skipped(_shown(folder), "leads back to a folder that it lies in (a loop of links): not walked again")
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _folder(path, (*ancestors, place))
        else:
            yield path


def open_file(path: Path) -> Iterator[Source | Skipped]:
    """Yield the file, open until the next one is asked for, or why it cannot be opened."""
    try:
        if path.exists() and not path.is_file():
            yield Skipped(_shown(path), "is no ordinary file (a device, socket or pipe)")
            return
        stream = path.open("rb")
    except FileNotFoundError:
        reason = "is a link to nothing" if path.is_symlink() else "does not exist: check the path"
        yield Skipped(_shown(path), reason)
        return
    except OSError as error:
        yield Skipped(_shown(path), f"cannot be opened ({_why(error)})")
        return
    with stream:
        try:
            head = stream.read(limits.HEAD_BYTES)
            stream.seek(0)
            size = os.fstat(stream.fileno()).st_size
        except OSError as error:
            yield Skipped(_shown(path), f"cannot be read ({_why(error)})")
            return
        yield Source(_shown(path), head, stream, size, 0)


def _shown(path: Path) -> str:
    """Return a path as it can be printed: names on disk are bytes, and need not be text."""
    return os.fsencode(path).decode("utf-8", "replace")


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were taken off, made whole again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io.BufferedReader gives nothing else
        taken = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)
