"""Rows on their way from the tasks that make them to the tasks that need them: the shuffle.

A task writes its rows into one file, block by block, each block's rows bound for one bucket, and beside it an index. A bucket's
task reads its blocks from all files. A row is a key, which decides the bucket, and a record.
"""

import hashlib
import os
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

Record = TypeVar("Record")

_BLOCKS, _INDEX = "blocks", "index.json"
# What a task holds before it writes.
_HELD_BYTES = 64_000_000
_encode = msgspec.msgpack.Encoder().encode


def bucket_of(key: str, buckets: int) -> int:
    """Return the bucket of a key, the same in every process."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) % buckets


class BlockWriter:
    """Writes rows into a new folder, at most some ten MB held at a time."""

    def __init__(self, folder: Path, buckets: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._buckets = folder, buckets
        self._held: dict[int, list[bytes]] = defaultdict(list)
        self._size = 0
        self._index: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._stream = (folder / _BLOCKS).open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._flush()
            (self._folder / _INDEX).write_bytes(msgspec.json.encode(self._index))
        self._stream.close()

    def put(self, key: str, record: object) -> None:
        """Write a record for the bucket of its key."""
        self.put_in(bucket_of(key, self._buckets), key, record)

    def put_in(self, bucket: int, key: str, record: object) -> None:
        """Write a record for a bucket."""
        row = _encode((key, record))
        self._held[bucket].append(row)
        self._size += len(row)
        if self._size > _HELD_BYTES:
            self._flush()

    def _flush(self) -> None:
        for bucket in sorted(self._held):
            block = zlib.compress(b"".join(len(row).to_bytes(4) + row for row in self._held[bucket]), 1)
            self._index[bucket].append((self._stream.tell(), len(block)))
            self._stream.write(block)
        self._held.clear()
        self._size = 0


def rows_in(folders: Iterable[Path], bucket: int, record_type: type[Record]) -> Iterator[tuple[str, Record]]:
    """Yield the rows of a bucket from the folders, in their order and as they were written; a block is held at a time."""
    decode = msgspec.msgpack.Decoder(tuple[str, record_type]).decode  # type: ignore[valid-type]
    for folder in folders:
        index = msgspec.json.decode((folder / _INDEX).read_bytes(), type=dict[int, list[tuple[int, int]]])
        if bucket not in index:
            continue
        with (folder / _BLOCKS).open("rb") as stream:
            for start, length in index[bucket]:
                stream.seek(start, os.SEEK_SET)
                yield from map(decode, _rows(zlib.decompress(stream.read(length))))


def _rows(block: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(block):
        length = int.from_bytes(block[place : place + 4])
        yield block[place + 4 : place + 4 + length]
        place += 4 + length


def groups_in(folders: Iterable[Path], bucket: int, record_type: type[Record]) -> Iterator[tuple[str, list[Record]]]:
    """Yield the keys of a bucket in order, each with its records; a bucket is held at a time."""
    held: dict[str, list[Record]] = defaultdict(list)
    for key, record in rows_in(folders, bucket, record_type):
        held[key].append(record)
    for key in sorted(held):
        yield key, held[key]
