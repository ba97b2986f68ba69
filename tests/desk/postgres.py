"""A PostgreSQL server for the tests: made in a folder, reached through a socket there, ended with them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def missing() -> str | None:
    """Return why no server can be started, or None."""
    return (
        None if _PROGRAMS else "PostgreSQL IS NOT INSTALLED (apt-get install postgresql): the desk was not tested on it"
    )


def _as_postgres(*command: str | Path) -> None:
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # the server refuses to be root's
    subprocess.run(
        [*user, *map(str, command)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        timeout=60,
    )


@contextmanager
def server(folder: Path) -> Iterator[Path]:
    """Start a server in a folder whose path is short, and give that folder, which holds its socket."""
    folder.mkdir(mode=0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    programs, data = _PROGRAMS[-1], folder / "data"
    _as_postgres(programs / "initdb", "-D", data, "-U", "tumen", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    _as_postgres(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield folder
    finally:
        _as_postgres(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def new_database(folder: Path, name: str) -> str:
    """Make an empty database and return its address."""
    _as_postgres(_PROGRAMS[-1] / "createdb", "-h", folder, "-U", "tumen", name)
    return f"postgresql://tumen@/{name}?host={folder}"


def restart(folder: Path) -> None:
    """Cut every connection, as a crash does, and start the server again."""
    _as_postgres(
        _PROGRAMS[-1] / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "-l", folder / "log", "restart"
    )
