"""The rows of any dataset as they are held, with their number, for whoever measures; and how fresh they are."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import BigIntegerField, Count, ExpressionWrapper, F, Max, Sum

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.register.history.models import Line
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.register.spend.models import SpendTopic
from aankoopwijzer.register.suppliers.models import NamedSupplier

_AT_ONCE = 5_000
_MICROSECONDS = 1_000_000
_MOMENTS = 10**18
"""More than there are microseconds since 1970, so that a later line is higher whatever its moment."""

_PRIME, _WEIGHTS = 2_147_483_629, 1_009
"""Small enough that the sum over some millions of rows is a number that databases hold."""


def given(dataset: str, authority: str | None = None) -> Iterator[Mapping[str, Any]]:
    """The rows of a dataset, of one authority ("" for those of none) or of all; unknown is None, `id` their number."""
    types = DATASETS[dataset].types
    rows = TABLES[dataset]._default_manager.order_by("pk")
    if authority is not None:
        rows = rows.filter(authority=authority)
    names = ("id", *types)
    is_text = [types.get(name) is str for name in names]
    for row in rows.values_list("pk", *types).iterator(chunk_size=_AT_ONCE):
        yield {name: (value or None) if text else value for name, value, text in zip(names, row, is_text, strict=True)}


def authorities_in(dataset: str) -> tuple[str, ...]:
    """The authorities that a dataset has rows of; "" stands for none."""
    found = TABLES[dataset]._default_manager.order_by("authority").values_list("authority", flat=True)
    return tuple(found.distinct())


def state_of(dataset: str) -> str:
    """What the rows of a dataset are, in some numbers: rows that were added, changed, put back or removed change them.

    Each row carries a digest of what it holds and the batch that it came with. A sum over all of them, weighted by the
    number of the row so that rows that change places are seen, costs one walk over the rows.
    """
    weighed = ExpressionWrapper((F("digest") % _PRIME) * (F("pk") % _WEIGHTS + 1), output_field=BigIntegerField())
    found = TABLES[dataset]._default_manager.aggregate(
        rows=Count("pk"), last_row=Max("pk"), last_batch=Max("batch"), batches=Sum("batch"), weighed=Sum(weighed)
    )
    return " ".join(f"{name}={value or 0}" for name, value in found.items())


def freshness() -> Mapping[str, int]:
    """A number for each authority ("" for the region) that grows with each change of its records.

    Every change is in the history, so its last line tells: by its number and its moment, because a register that was
    put back from a backup gives numbers out again. What the product itself settled about suppliers and topics of spend
    counts for the region.
    """
    last = dict(Line.objects.order_by().values_list("authority").annotate(Max("id")))
    moments = Line.objects.filter(pk__in=last.values()).values_list("authority", "at", "pk")
    heads = {authority: number * _MOMENTS + int(at.timestamp() * _MICROSECONDS) for authority, at, number in moments}
    settled = SpendTopic.objects.exclude(how="").count() + NamedSupplier.objects.exclude(supplier=None).count()
    return {**heads, "": (heads.get("") or 0) + settled}
