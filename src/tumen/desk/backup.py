"""Backup and restore: everything that was stored, and the accounts, in one file that either database can take up.

Gzipped JSON Lines: what the desk holds at one moment, then a line with the number of rows and the SHA-256 of all lines before.
Sessions and what is derived are left out. The file holds everything that the desk protects: keep it as safe as the desk.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from tumen.desk import models as desk
from tumen.desk.derive import derive_all
from tumen.desk.store import alone
from tumen.desk.verify import Proof, verify
from tumen.errors import InputError, IntegrityError

TABLES: tuple[type[models.Model], ...] = (
    desk.Case, desk.Account, TOTPDevice, desk.Original, desk.Report, desk.Claim, desk.Statement, desk.Filing,
    desk.Decision, desk.Withdrawal, desk.Addition, desk.Tombstone, desk.Invitation, desk.Job, desk.JobLine,
)  # fmt: skip
_BATCH = 500


def rows_of(table: type[models.Model]) -> models.Manager[Any]:
    """Return all rows of a table."""
    return table._base_manager  # noqa: SLF001  # so Django documents it


def backup(path: Path) -> int:
    """Write the backup and return the number of its rows. Raises InputError where the file is there already."""
    part = path.with_name(f"{path.name}.part")
    try:
        if path.exists():
            raise InputError(f"{path} is there already: name another file")
        with (
            os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
            gzip.open(file, "wb") as out,
        ):
            rows = _write(out)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
    return rows


def _write(out: gzip.GzipFile) -> int:
    sha256, rows = hashlib.sha256(), 0
    with alone():
        for table in TABLES:
            found = rows_of(table).order_by("pk").iterator(_BATCH)
            while batch := list(islice(found, _BATCH)):
                lines = serializers.serialize("jsonl", batch).encode()
                sha256.update(lines)
                out.write(lines)
                rows += len(batch)
    out.write(json.dumps({"rows": rows, "sha256": sha256.hexdigest()}).encode() + b"\n")
    return rows


def check(path: Path) -> int:
    """Return how many rows a backup holds. Raises IntegrityError where it is not what was written."""
    sha256, rows, last = hashlib.sha256(), 0, b""
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                if last:
                    sha256.update(last)
                    rows += 1
                last = line
        said = json.loads(last)
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist") from error
    except (OSError, EOFError, ValueError) as error:
        raise IntegrityError(f"{path} is no whole backup: it is cut off, or another kind of file") from error
    if said != {"rows": rows, "sha256": sha256.hexdigest()}:
        raise IntegrityError(f"{path} is not what was written: take another backup")
    return rows


def restore(path: Path) -> Proof:
    """Take up a backup into an empty desk, derive everything, and return the proof that it is whole.

    Raises InputError where the desk is not empty, IntegrityError where the file is not what was written: nothing is taken then.
    """
    check(path)
    with transaction.atomic():
        if desk.Account.objects.exists() or desk.Addition.objects.exists():
            raise InputError("this desk is not empty: restore into a new home, or an empty database")
        ContentType.objects.clear_cache()
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for batch in _batches(line for line in file if '"model"' in line[:12]):
                _take(batch)
        _reset_counters()
    for _ in derive_all():
        pass
    return verify()


def _batches(lines: Iterable[str]) -> Iterator[list[Any]]:
    found = iter(lines)
    while batch := list(islice(found, _BATCH)):
        yield list(serializers.deserialize("jsonl", "".join(batch)))


def _take(batch: list[Any]) -> None:
    by_table: dict[type[models.Model], list[models.Model]] = {}
    for each in batch:
        by_table.setdefault(type(each.object), []).append(each.object)
    for table, rows in by_table.items():
        rows_of(table).bulk_create(rows)
    for each in batch:
        for name, keys in each.m2m_data.items():
            getattr(each.object, name).set(keys)


def _reset_counters() -> None:
    """Let the next row of each table be numbered behind those restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
            cursor.execute(statement)
