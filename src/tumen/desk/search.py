"""Full-text search: one small interface over SQLite's FTS5 and PostgreSQL's tsvector.

What is searched is derived (see `models/derived.py`): a line of words for each report and incident of a case and audience.
Words are matched whole and without their endings (English), all of them; Chinese, Japanese and Korean by overlapping pairs.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Literal

from django.db import connection

Kind = Literal["report", "incident"]

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")


def index(case: int, audience: str, lines: Iterable[tuple[Kind, str, str]]) -> None:
    """Add lines of (kind, id, words). An id that is there already must be taken out before."""
    rows = [(_scope(case, audience, kind), item, _spelled(words)) for kind, item, words in lines]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany("INSERT INTO desk_search (scope, item, words) VALUES (%s, %s, %s)", rows)
        else:
            cursor.executemany(
                "INSERT INTO desk_search (scope, item, words) VALUES (%s, %s, to_tsvector('english', %s))", rows
            )


def clear(case: int, audience: str, kind: Kind, items: Collection[str] | None = None) -> None:
    """Take out the lines of these ids of a kind, or all (None)."""
    scope = _scope(case, audience, kind)
    with connection.cursor() as cursor:
        if items is None:
            cursor.execute("DELETE FROM desk_search WHERE scope = %s", [scope])
        elif items:
            named = ", ".join(["%s"] * len(items))
            statement = f"DELETE FROM desk_search WHERE scope = %s AND item IN ({named})"  # noqa: S608  # %s alone
            cursor.execute(statement, [scope, *items])


def find(case: int, audience: str, kind: Kind, words: str, limit: int = 1000) -> list[str]:
    """Return the ids of the lines that hold all the words, the best first (how rank differs between the databases)."""
    terms = re.findall(r"\w+", _spelled(words))
    if not terms:
        return []
    scope = _scope(case, audience, kind)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            wanted = f'scope:"{scope}" AND words:({" AND ".join(f"{chr(34)}{term}{chr(34)}" for term in terms)})'
            cursor.execute(
                "SELECT item FROM desk_search WHERE desk_search MATCH %s ORDER BY rank, item LIMIT %s", [wanted, limit]
            )
        else:
            cursor.execute(
                "SELECT item FROM desk_search, plainto_tsquery('english', %s) query WHERE scope = %s AND words @@ query"
                " ORDER BY ts_rank(words, query) DESC, item LIMIT %s",
                [" ".join(terms), scope, limit],
            )
        return [str(row[0]) for row in cursor.fetchall()]


def _scope(case: int, audience: str, kind: Kind) -> str:
    """Return one word for where a line belongs, so that an index can begin with it."""
    return f"c{case}{audience}{kind}"


def _spelled(words: str) -> str:
    """Return the words without accents' variants, and runs without blanks as overlapping pairs of characters."""
    plain = unicodedata.normalize("NFKC", words).replace("\x00", " ")
    return _CJK.sub(lambda match: f" {' '.join(_pairs(match.group()))} ", plain)


def _pairs(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]


def forget() -> None:
    """Write the index anew, without what was taken out of it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO desk_search (desk_search) VALUES ('optimize')")
