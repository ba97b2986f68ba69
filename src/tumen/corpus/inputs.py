"""What the user named comes in, files to read go out: on disk, or wherever Daft finds them (s3://, gs://, az://, hf:// ...)."""

import datetime as dt
import glob
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tumen.errors import InputError, UnreadableError
from tumen.reports import Skipped, limits
from tumen.reports.draft import Source
from tumen.reports.sources import files_in, open_file

_PARQUET = b"PAR1"
_KEYS = ("id", "text", "title", "outlet", "published", "url")
# Rows of a Parquet file that are held at a time.
_ROWS = 256


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: its path or address, its size in bytes, and when it was modified (nanoseconds; 0: not known)."""

    name: str
    size: int
    modified: int


def is_address(name: str) -> bool:
    """Say whether it is an address that Daft reads, rather than a path."""
    return "://" in name


def find_inputs(named: Iterable[str]) -> tuple[list[Input], list[Skipped]]:
    """Return the files under paths, globs and addresses, in the order in which they were named, and what is not there.

    Raises InputError where a store refuses to list what it holds.
    """
    found: dict[str, Input] = {}
    missing: list[Skipped] = []
    for name in named:
        for item in _listed(name) if is_address(name) else _on_disk(name):
            if isinstance(item, Skipped):
                missing.append(item)
            else:
                found.setdefault(item.name, item)
    return list(found.values()), missing


def _on_disk(name: str) -> Iterator[Input | Skipped]:
    matching = [name] if Path(name).exists() else sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - its ** and order
    for path in matching or [name]:
        for file in files_in(Path(path)):
            if isinstance(file, Skipped):
                yield file
            elif file.is_file():
                status = file.stat()
                yield Input(str(file), status.st_size, status.st_mtime_ns)
            else:
                yield Skipped(
                    str(file), "does not exist: check the path" if not file.exists() else "is no ordinary file"
                )


def _listed(address: str) -> Iterator[Input]:
    import daft
    from daft.exceptions import DaftCoreException

    pattern = f"{address}**" if address.endswith("/") else address
    try:
        listed = daft.from_glob_path(pattern).to_pydict()
    except (DaftCoreException, OSError, ValueError, RuntimeError) as error:
        raise InputError(
            f"{address} cannot be listed ({first_line(error)}): check the address and your credentials"
        ) from error
    for path, size in sorted(zip(listed["path"], listed["size"], strict=True)):
        yield Input(str(path), int(size or 0), 0)


def open_inputs(names: Iterable[str]) -> Iterator[Source | Skipped]:
    """Yield each file, open until the next one is asked for; a Parquet file as the JSON Lines that its rows would be."""
    for name in names:
        for source in _opened(name) if is_address(name) else open_file(Path(name)):
            if isinstance(source, Source) and source.head.startswith(_PARQUET):
                try:
                    yield _as_lines(source)
                except UnreadableError as error:
                    yield Skipped(source.name, str(error))
            else:
                yield source


def _opened(address: str) -> Iterator[Source | Skipped]:
    import daft
    from daft.exceptions import DaftCoreException

    try:
        file = daft.File(address)
        size = file.size()
        with file.open() as stream:
            whole = io.BufferedReader(_Remote(stream), limits.HEAD_BYTES)
            head = whole.read(limits.HEAD_BYTES)
            whole.seek(0)
            yield Source(address, head, whole, size, 0)
    except (DaftCoreException, OSError) as error:
        yield Skipped(address, f"cannot be opened ({first_line(error)})")


def first_line(error: Exception) -> str:
    """Return the first line of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0]


class _Remote(io.RawIOBase):
    """A file of Daft's as Python's streams have them."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io.BufferedReader gives nothing else
        read = self._file.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)


def _as_lines(source: Source) -> Source:
    lines = _lines(source)
    first = next(lines, b"")
    head = first[: limits.HEAD_BYTES]
    return Source(source.name, head, io.BufferedReader(_Written(first, lines)), None, source.depth)


def _lines(source: Source) -> Iterator[bytes]:
    """Yield a line for each row, of the columns that the input contract has."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(source.stream)
        columns = [name for name in table.schema_arrow.names if name in _KEYS]
        if "text" not in columns:
            raise UnreadableError(f"has no column 'text': name the columns {', '.join(_KEYS)}")
        for batch in table.iter_batches(_ROWS, columns=columns):
            for row in batch.to_pylist():
                yield msgspec.json.encode({key: _written(value) for key, value in row.items()}) + b"\n"
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"is a damaged Parquet file ({first_line(error)})") from error


def _written(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, dt.date) else str(value)


class _Written(io.RawIOBase):
    """A stream of lines that are written as they are asked for."""

    def __init__(self, first: bytes, lines: Iterator[bytes]) -> None:
        self._waiting, self._lines = first, lines

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io.BufferedReader gives nothing else
        if not self._waiting:
            self._waiting = next(self._lines, b"")
        taken = self._waiting[: len(buffer)]
        self._waiting = self._waiting[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)
