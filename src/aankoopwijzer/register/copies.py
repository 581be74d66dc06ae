"""The whole register out and in again, whatever the engine: every table of every app, found by walking the models."""

import base64
import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from aankoopwijzer.domain.records.backup import BackupAccount, BackupRefused, TableCopy
from aankoopwijzer.register.history.protection import protect, unprotect

LEFT_OUT = {
    "accounts.AccountSession": "a signed-in browser: it would let in whoever holds it; people sign in again",
    "socialaccount.SocialApp": "holds the secret of a sign-in provider; ours stand in the environment",
    "socialaccount.SocialToken": "a key to somebody's account elsewhere",
}
"""Models that no backup holds, and why. A restored site starts with none of them."""
MADE_BY_DJANGO = frozenset({"django_content_type", "auth_permission"})
"""Tables that are filled when they are made; they do not make a database that is in use."""
_AT_ONCE = 500


def is_of_this_version() -> bool:
    """Whether the database has exactly the tables that this version of the program knows."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def migrations() -> tuple[str, ...]:
    """The migrations that made the tables, by name."""
    ours = {(app, name) for app, name in MigrationRecorder(connection).applied_migrations()}
    return tuple(sorted(f"{app}.{name}" for app, name in ours))


def engine() -> str:
    """`sqlite` or `postgresql`."""
    return connection.vendor


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read inside is the state of one moment; others go on writing meanwhile."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Django would begin with the write lock and keep every writer waiting; a reader of the log needs none.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def copies() -> Iterator[TableCopy]:
    """Every table, in an order that does not change; read one to its end before the next."""
    for model in _models():
        fields = model._meta.concrete_fields
        rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
        yield TableCopy(
            name=model._meta.db_table,
            columns=_columns(model),
            counter=_counter(model),
            rows=([_plain(value, field) for value, field in zip(row, fields, strict=True)] for row in rows.iterator()),
        )


def make_tables() -> None:
    """Make the tables where there are none; raises `BackupRefused` in a database of another version."""
    if is_of_this_version():
        return
    if MigrationRecorder(connection).applied_migrations():
        raise BackupRefused("database-of-another-version")
    call_command("migrate", interactive=False, verbosity=0)


def fill(account: BackupAccount, rows: Callable[[str], Iterable[Sequence[Any]]], *, replace: bool) -> None:
    """Make the register what a backup says, in one transaction.

    Raises `BackupRefused`: other-version, other-tables, in-use (without `replace`), value-refused.
    """
    if set(account.migrations) != set(migrations()):
        raise BackupRefused("other-version", version=account.version)
    models_by_table = {model._meta.db_table: model for model in _models()}
    columns = {name: _columns(model) for name, model in models_by_table.items()}
    if columns != {name: table.columns for name, table in account.tables.items()}:
        raise BackupRefused("other-version", version=account.version)
    with transaction.atomic():
        if not replace and (used := _in_use()):
            raise BackupRefused("in-use", table=used)
        unprotect(connection)
        with connection.cursor() as cursor:
            for model in [*_left_out(), *_models()]:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - ours
        for name, model in models_by_table.items():
            try:
                _insert(model, rows(name))
            except (ValueError, TypeError, ArithmeticError, ValidationError, DataError, IntegrityError):
                raise BackupRefused("value-refused", table=name, engine=connection.vendor) from None
        try:
            connection.check_constraints()
        except IntegrityError:
            raise BackupRefused("value-refused", table="*", engine=connection.vendor) from None
        _set_counters(account, models_by_table)
        protect(connection)
    ContentType.objects.clear_cache()


def _models() -> list[type[models.Model]]:
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return sorted(
        (model for model in found if not model._meta.proxy and model._meta.label not in LEFT_OUT),
        key=lambda model: model._meta.db_table,
    )


def _columns(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(str(field.column) for field in model._meta.concrete_fields)


def _left_out() -> list[type[models.Model]]:
    # A token goes before the account that it belongs to.
    return [apps.get_model(label) for label in reversed(LEFT_OUT)]


def _in_use() -> str:
    for model in _models():
        if model._meta.db_table not in MADE_BY_DJANGO and model._base_manager.exists():
            return model._meta.db_table
    return ""


def _insert(model: type[models.Model], rows: Iterable[Sequence[Any]]) -> None:
    """Straight into the table: no default, no day of today and no rule of a model may change what is restored."""
    fields, quote = model._meta.concrete_fields, connection.ops.quote_name
    names, marks = ", ".join(map(quote, _columns(model))), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608 - names are ours
    all_rows = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(all_rows, _AT_ONCE)):
            cursor.executemany(
                statement,
                [[_stored(value, field) for value, field in zip(row, fields, strict=True)] for row in some],
            )


def _plain(value: Any, field: models.Field) -> Any:
    if isinstance(field, models.JSONField):
        # A JSON null and no value at all are two things.
        return None if value is None and field.null else {"json": value}
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | uuid.UUID) else value


def _stored(value: Any, field: models.Field) -> Any:
    return field.get_db_prep_save(_typed(value, field), connection)


def _typed(value: Any, field: models.Field) -> Any:
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return value["json"] if value["json"] is not None else models.Value(None, models.JSONField())
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value, validate=True)
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(value)


def _counted(model: type[models.Model]) -> bool:
    return isinstance(model._meta.pk, models.AutoField | models.BigAutoField | models.SmallAutoField)


def _counter(model: type[models.Model]) -> int | None:
    """The last number that the database gave out for this table; None where it gives none."""
    if not _counted(model):
        return None
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', model._meta.pk.column])
            cursor.execute(f"SELECT last_value, is_called FROM {cursor.fetchone()[0]}")  # noqa: S608 - its own name
            last, is_called = cursor.fetchone()
            return int(last) if is_called else 0
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def _set_counters(account: BackupAccount, models_by_table: dict[str, type[models.Model]]) -> None:
    for name, model in models_by_table.items():
        if not _counted(model):
            continue
        highest = model._base_manager.aggregate(most=models.Max("pk"))["most"] or 0
        last = max(highest, account.tables[name].counter or 0)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                    [f'"{name}"', model._meta.pk.column, max(last, 1), last > 0],
                )
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [name])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [name, last])
