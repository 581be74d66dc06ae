"""Reading batches and what is remembered of sources."""

import datetime as dt
from collections.abc import Collection, Mapping

from aankoopwijzer.domain.records import held_file as records
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import held
from aankoopwijzer.register.columns import records as records_in
from aankoopwijzer.register.imports.models import Batch, ColumnMapping, HeldFile
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.register.spend.matching import with_matches

_MOST_SOURCES = 50


def batches(*, most: int = 200) -> tuple[ImportBatch, ...]:
    """The last batches, newest first, undone ones too."""
    return tuple(_record(row) for row in Batch.objects.all()[:most])


def batches_of(authority: str | None, *, start: int = 0, most: int = 100) -> tuple[ImportBatch, ...]:
    """The batches of one authority (None: of the region), newest first, from `start` on."""
    rows = Batch.objects.filter(authority=authority or "")[start : start + most]
    return tuple(_record(row) for row in rows)


def count_of(authority: str | None) -> int:
    """How many batches there are of one authority (None: of the region)."""
    return Batch.objects.filter(authority=authority or "").count()


def held_file(number: int, *, at: dt.datetime) -> records.HeldFile | None:
    """A file that waits; None when there is none of that number, or it was kept long enough."""
    row = HeldFile.objects.filter(pk=number, expires_at__gt=at).first()
    if row is None:
        return None
    return records.HeldFile(
        number=row.pk,
        kind=row.kind,
        authority=row.authority or None,
        name=row.name,
        content=bytes(row.content),
        columns=row.columns,
        by=row.by,
        expires_at=row.expires_at,
        batch=row.batch,
        look=row.look,
        keeps_doubles=row.keeps_doubles,
    )


def batch(number: int) -> ImportBatch | None:
    """One batch; None when there is none of that number."""
    row = Batch.objects.filter(pk=number).first()
    return _record(row) if row else None


def held_keys(dataset: str, authority: str, keys: Collection[str]) -> frozenset[str]:
    """Which of these keys an authority has rows of. Raises `KeyError` for an unknown dataset."""
    return frozenset(key for _authority, key in held(TABLES[dataset], [(authority, key) for key in keys]))


def named_by(dataset: str, authorities: Collection[str], columns: tuple[str, ...]) -> dict[tuple[str, str], str | None]:
    """What the records of these authorities name: of each, by whose it is and its number, the number that it names.

    `columns` are the one that names and that of the number. Raises `KeyError` for an unknown dataset.
    """
    names, number = columns
    rows = TABLES[dataset]._default_manager.filter(authority__in=sorted(authorities)).exclude(**{number: ""})
    return {(whose, own): other or None for whose, own, other in rows.values_list("authority", number, names)}


def mappings_of(kind: str, authority: str | None) -> tuple[Mapping[str, str], ...]:
    """What was said of every source of this kind and authority."""
    rows = ColumnMapping.objects.filter(kind=kind, authority=authority or "").order_by("-id")
    return tuple(rows.values_list("columns", flat=True)[:_MOST_SOURCES])


def columns_said(kind: str, authority: str | None, signature: str) -> Mapping[str, str] | None:
    """What a person said before of such a source; None when nobody did."""
    found = ColumnMapping.objects.filter(kind=kind, authority=authority or "", signature=signature).first()
    return found.columns if found else None


def _record(row: Batch) -> ImportBatch:
    return ImportBatch.model_validate(
        {
            "number": row.pk,
            "kind": row.kind,
            "authority": row.authority or None,
            "file_name": row.file_name,
            "file_hash": row.file_hash,
            "counts": row.counts,
            "by": row.by,
            "at": row.at,
            "undone_by": row.undone_by,
            "undone_at": row.undone_at,
        }
    )


def rows_after(
    dataset: str, number: int, *, most: int, authorities: Collection[str] | None = None
) -> tuple[list[ImportedRecord], int | None]:
    """Up to `most` rows of a dataset behind the row of this number, in the order they came in, of these authorities or
    (None) of all; and the number to go on from, None at the end. Spend lines come with what was found of them. Raises
    `KeyError` for an unknown dataset."""
    table = TABLES[dataset]
    wanted = {} if authorities is None else {"authority__in": list(authorities)}
    numbers = list(
        table._default_manager.filter(pk__gt=number, **wanted).order_by("pk").values_list("pk", flat=True)[: most + 1]
    )
    shown = numbers[:most]
    rows = records_in(table, DATASETS[dataset], pk__in=shown)
    found: list[ImportedRecord] = list(with_matches(rows) if dataset == "spend_lines" else rows)
    return found, shown[-1] if len(numbers) > most else None
