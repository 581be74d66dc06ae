"""Reading spend."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Sum

from aankoopwijzer.domain.records import spend_topic as records_of_topics
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.spend.models import SpendLine, SpendTopic

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


def new_topics(*, most: int) -> tuple[records_of_topics.SpendTopic, ...]:
    """Topics that nobody looked at yet."""
    return tuple(_topic(row) for row in SpendTopic.objects.filter(how="").order_by("pk")[:most])


def doubtful_topics(authority: str | None, *, most: int) -> tuple[records_of_topics.SpendTopic, ...]:
    """Topics that only a person can settle, of the lines of one authority (None: of all), what costs most first."""
    lines = SpendLine.objects.filter(topic_key__in=SpendTopic.objects.filter(how="doubtful").values("key"))
    if authority is not None:
        lines = lines.filter(authority=authority)
    sums = {
        row["topic_key"]: (row["lines"], row["amount"] or Decimal(0))
        for row in lines.values("topic_key").annotate(lines=Count("id"), amount=Sum("amount_excl_vat"))
    }
    wanted = sorted(sums, key=lambda key: (-abs(sums[key][1]), key))[:most]
    rows = {row.key: row for row in SpendTopic.objects.filter(key__in=wanted)}
    return tuple(_topic(rows[key]).model_copy(update={"lines": sums[key][0], "amount": sums[key][1]}) for key in wanted)


def rows_of_topics() -> dict[str, tuple[str, ...]]:
    """The rows of the framework by the key that lines carry, for every topic that counts for any."""
    settled = SpendTopic.objects.filter(how__in=["matched", "person"]).exclude(rows=[])
    return {key: tuple(rows) for key, rows in settled.values_list("key", "rows")}


def settled_topics() -> dict[str, frozenset[str] | None]:
    """The rows by key of every topic that is settled; an empty set for what lies outside every row."""
    settled = SpendTopic.objects.filter(how__in=["matched", "person", "outside"])
    return {key: frozenset(rows) for key, rows in settled.values_list("key", "rows")}


def _topic(row: SpendTopic) -> records_of_topics.SpendTopic:
    return records_of_topics.SpendTopic.model_validate(
        {
            "key": row.key,
            "cpv": row.cpv or None,
            "account_code": row.account_code or None,
            "account_name": row.account_name or None,
            "description": row.description or None,
            "how": row.how,
            "rows": tuple(row.rows),
            "doubts": tuple(row.doubts),
        }
    )
