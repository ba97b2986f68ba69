"""The SQL that makes stored tables append-only, and the tables of full-text search, for both databases."""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Table, the kind by which a tombstone names its rows, and the column that holds the row's id there.
_EXPUNGEABLE = (
    ("desk_original", "original", "sha256"),
    ("desk_report", "report", "id"),
    ("desk_claim", "report", "report_id"),
    ("desk_statement", "report", "report_id"),
    ("desk_filing", "report", "report_id"),
    ("desk_decision", "decision", "id"),
)
_FOREVER = ("desk_withdrawal", "desk_addition", "desk_tombstone")


def install(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers and the search table."""
    vendor = editor.connection.vendor
    if vendor == "postgresql":
        editor.execute(_POSTGRES_FUNCTION)
    for table, kind, column in _EXPUNGEABLE:
        found = f"SELECT 1 FROM desk_tombstone WHERE kind = '{kind}' AND item = OLD.{column}"  # noqa: S608  # of this file alone
        _guard(editor, table, f"NOT EXISTS ({found})")
    for table in _FOREVER:
        _guard(editor, table, None)
    for statement in _SEARCH[vendor]:
        editor.execute(statement)


def remove(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse: whoever wants the tables alterable must say so in SQL."""
    raise NotImplementedError("the stored tables stay append-only")


def _guard(editor: BaseDatabaseSchemaEditor, table: str, unless: str | None) -> None:
    if editor.connection.vendor == "sqlite":
        condition = f"WHEN {unless} " if unless else ""
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        editor.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
        editor.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {condition}{refuse}")
        return
    editor.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} EXECUTE FUNCTION desk_append_only()")
    editor.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION desk_append_only()")
    if unless is None:
        editor.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} EXECUTE FUNCTION desk_append_only()")
        return
    editor.execute(  # PostgreSQL allows no subquery in WHEN: the function for rows looks for the tombstone itself
        f"CREATE FUNCTION {table}_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {unless} THEN RAISE EXCEPTION '{table} is append-only'; END IF; RETURN OLD; END $$"
    )
    editor.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_delete()"
    )


_POSTGRES_FUNCTION = (
    "CREATE FUNCTION desk_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$"
)
_SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE desk_search USING fts5(scope, item UNINDEXED, words, tokenize='porter unicode61')",
    ),
    "postgresql": (
        "CREATE TABLE desk_search (scope varchar(60) NOT NULL, item varchar(200) NOT NULL, words tsvector NOT NULL)",
        "CREATE INDEX desk_search_words ON desk_search USING gin (words)",
        "CREATE INDEX desk_search_item ON desk_search (scope, item)",
    ),
}
