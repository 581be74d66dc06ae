"""Reading spend."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Sum

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.spend.models import SpendLine

DATASET = DATASETS["spend_lines"]


@dataclass(frozen=True, slots=True)
class NamedInSpend:
    """A supplier as spend lines name it, with how many lines and how much excluding VAT."""

    key: str
    number: str
    name: str
    enterprise_number: str
    lines: int
    amount: Decimal


def spend_lines(**wanted: Any) -> Iterator[ImportedRecord]:
    """Spend lines, as records."""
    return records(SpendLine, DATASET, **wanted)


def export() -> Export:
    """All spend lines as typed columns."""
    return exported(SpendLine, DATASET)


def named_suppliers(*, batch: int | None = None, authority: str | None = None) -> Iterator[NamedInSpend]:
    """Every supplier that the lines name, of one batch or authority or of all."""
    lines = SpendLine.objects.exclude(supplier_key="")
    if batch is not None:
        lines = lines.filter(batch=batch)
    if authority is not None:
        lines = lines.filter(authority=authority)
    rows = lines.values("supplier_key").annotate(
        number=Max("supplier_number"),
        name=Max("supplier_name"),
        enterprise_number=Max("supplier_enterprise_number"),
        lines=Count("id"),
        amount=Sum("amount_excl_vat"),
    )
    for row in rows.order_by("supplier_key").iterator():
        amount = row["amount"] or Decimal(0)
        yield NamedInSpend(
            row["supplier_key"], row["number"], row["name"], row["enterprise_number"], row["lines"], amount
        )
