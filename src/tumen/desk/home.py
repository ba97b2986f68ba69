"""The desk's home: the folder that holds its secret key and, on a laptop, its database. Knows nothing of Django.

The folder is open to its owner alone (mode 700), its files too (600): whoever reads the secret key can sign sessions,
whoever reads the database reads everything.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from tumen.errors import SetupError

HOME_VARIABLE = "TUMEN_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the desk keeps what is its own."""

    path: Path

    @property
    def database(self) -> Path:
        """Return the file of the SQLite database."""
        return self.path / "desk.sqlite3"

    @property
    def secret(self) -> Path:
        """Return the file of the secret key."""
        return self.path / "secret-key"


def home_of(given: Path | None = None) -> Home:
    """Return the home that was given, else the one that TUMEN_HOME names, else the folder for a user's data."""
    if given is None and os.environ.get(HOME_VARIABLE):
        given = Path(os.environ[HOME_VARIABLE])
    if given is None:
        data = os.environ.get("XDG_DATA_HOME")
        given = (Path(data) if data else Path.home() / ".local" / "share") / "tumen"
    return Home(given.expanduser().absolute())


def prepare(home: Home) -> None:
    """Make the folder and the secret key where they are not there yet. Raises SetupError, which says what to do."""
    try:
        home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(home.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if not home.path.is_dir():
            raise SetupError(f"{home.path} is a file: name a folder with --home") from None
    except OSError as error:
        raise SetupError(f"{home.path}: {error.strerror}; name a folder that can be written with --home") from error
    else:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))


def secret_key(home: Home) -> str:
    """Return the secret key of the home; where none was made yet, one that lasts for this process."""
    try:
        return home.secret.read_text(encoding="ascii")
    except FileNotFoundError:
        return secrets.token_urlsafe(64)


def postgres_settings(url: str) -> dict[str, object]:
    """Return Django's settings for an address such as postgresql://user:password@host:5432/name?sslmode=require.

    A host may also be given as ?host=/folder/of/the/socket. Raises SetupError where the address is of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise SetupError("DATABASE_URL must begin with postgresql://; without it the desk keeps a SQLite file")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite_settings(home: Home) -> dict[str, object]:
    """Return Django's settings for the SQLite file: readers and one writer at a time, who waits for at most 20 s.

    IMMEDIATE takes the write lock at the start of each transaction, so that two writers queue instead of failing in the
    middle; single reads stand outside transactions.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home.database,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON",
        },
    }
