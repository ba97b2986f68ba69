"""A stage's folder: worked on under another name, and there under its own only when it is whole, with its manifest.

OUT/claims/*.parquet, OUT/claims/manifest.json     a stage that is done
OUT/.work/claims/PHASE/TASK/                       one that is being worked on; a task's folder is there when it is done
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tumen import jsonl
from tumen.corpus.settings import Sizes
from tumen.errors import InputError

MANIFEST = "manifest.json"
_PLAN = "plan.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What a stage was made from: the version of Tumen and of what it runs on, its options, and what tells its inputs apart.

    That is for a file its size and when it was modified, for another stage the SHA-256 of its manifest.
    """

    versions: Mapping[str, str]
    options: Mapping[str, str | None]
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A stage that is done: what it was made from, rows of each table that came in and went out, and its files' SHA-256.

    `hashes` are the SHA-256 of what it read, by name: files on disk, or the manifests of other stages.
    """

    stage: str
    made: Made
    hashes: Mapping[str, str]
    rows_in: Mapping[str, int]
    rows_out: Mapping[str, int]
    files: Mapping[str, str]


def manifest_of(folder: Path) -> Manifest | None:
    """Return the manifest of a stage that is done; None where it is not there. Raises InputError where it cannot be read."""
    try:
        return jsonl.decode((folder / MANIFEST).read_bytes(), Manifest)
    except FileNotFoundError:
        return None
    except InputError as error:
        raise InputError(f"{folder / MANIFEST}: {error}; remove the folder to make the stage anew") from error


def open_work(out: Path, stage: str, made: Made, sizes: Sizes) -> Path:
    """Return the folder to work in: what is there of the same making is kept, anything else removed."""
    work = out / ".work" / stage
    plan = work / _PLAN
    wanted = f"{jsonl.encode(made)}\n{jsonl.encode(sizes)}"
    if not plan.is_file() or plan.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        write_whole(plan, wanted)
    return work


def finish(out: Path, manifest: Manifest, tables: Mapping[str, Iterable[Path]]) -> Manifest:
    """Put a stage's files in their place, all at once: those of the table '' in its folder, others in a folder in it.

    Return the manifest with the rows and files that went out. An older folder of the stage is replaced, the work removed.
    """
    stage = manifest.stage
    work = out / ".work" / stage
    making = work / "whole"
    shutil.rmtree(making, ignore_errors=True)
    rows: dict[str, int] = {}
    files: dict[str, str] = {}
    for table, paths in tables.items():
        (making / table).mkdir(parents=True)
        rows[table or stage] = 0
        for number, path in enumerate(paths):
            placed = making / table / f"part-{number:06d}.parquet"
            _place(path, placed)
            rows[table or stage] += rows_of(placed)
            files[str(placed.relative_to(making))] = sha256_of(placed)
    whole = replace(manifest, rows_out=rows, files=files)
    write_whole(making / MANIFEST, jsonl.encode(whole))
    _replace(making, out / stage, work / "before")
    shutil.rmtree(work, ignore_errors=True)
    return whole


def _place(path: Path, placed: Path) -> None:
    try:
        placed.hardlink_to(path)
    except OSError:  # file systems without hard links
        shutil.copyfile(path, placed)


def _replace(making: Path, done: Path, before: Path) -> None:
    if done.exists():
        shutil.rmtree(before, ignore_errors=True)
        done.rename(before)
    making.rename(done)


def rows_of(path: Path) -> int:
    """Return the number of rows of a Parquet file."""
    from pyarrow import parquet

    return int(parquet.read_metadata(path).num_rows)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is there as a whole or not at all."""
    making = path.with_name(f".{path.name}.{os.getpid()}")
    making.write_text(text, encoding="utf-8")
    making.replace(path)


def refuse_unwritable(out: Path) -> None:
    """Raise InputError where the folder cannot be made or written to."""
    _tried(lambda: (out / ".work").mkdir(parents=True, exist_ok=True), out)
    probe = out / ".work" / f"probe.{os.getpid()}"
    _tried(lambda: probe.write_bytes(b"1"), out)
    _tried(probe.unlink, out)


def _tried(step: Callable[[], object], out: Path) -> None:
    try:
        step()
    except OSError as error:
        raise InputError(f"{out} cannot be written to ({error.strerror}): name another folder with --out") from error
