"""The queries that docs/corpus.md shows run on tables made of the samples."""

import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from tests.corpus.archives import made, settings

from tumen.corpus import SIZES
from tumen.corpus.tables import SCHEMAS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")


def test_the_queries_of_the_docs_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    with as_file(files("tumen") / "samples" / "reports") as samples:
        made(settings(tmp_path / "tables", samples, sizes=SIZES))
    monkeypatch.chdir(tmp_path)
    queries = re.findall(r"^```sql\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)
    assert len(queries) == 2
    with duckdb.connect() as connection:
        assert all(connection.sql(query).fetchall() for query in queries)


def test_every_column_of_the_tables_is_told() -> None:
    told = dict(re.findall(r"^\| (\w+) \| (.*) \|$", DOCUMENT, re.MULTILINE))
    for table, schema in SCHEMAS.items():
        if table != "told":
            assert set(schema.names) - set(re.findall(r"\w+", told[table])) == set(), table
