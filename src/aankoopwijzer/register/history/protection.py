"""Triggers that keep the history as it was written, also against raw SQL and against our own mistakes.

A migration of Django that makes the table anew on SQLite loses its triggers: end such a migration with `protect`.
"""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "history_line"
_REFUSAL = "a line of the history is never changed or removed"
_ON = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_no_{verb} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for verb in ("update", "delete")
    ],
    "postgresql": [
        f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
        f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    ],
}
_OFF = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}" for verb in ("update", "delete")],
    "postgresql": [f"DROP FUNCTION IF EXISTS {TABLE}_refuse() CASCADE"],
}


def protect(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the table; raises `KeyError` on a database that we do not support."""
    _run(connection, _OFF[connection.vendor] + _ON[connection.vendor])


def unprotect(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off: for undoing the migration, and for tests that empty their database."""
    _run(connection, _OFF[connection.vendor])


def in_migration(step: Callable[[BaseDatabaseWrapper], None]) -> Callable[[Any, Any], None]:
    """`protect` or `unprotect` as `migrations.RunPython` calls it."""
    return lambda apps, schema_editor: step(schema_editor.connection)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
