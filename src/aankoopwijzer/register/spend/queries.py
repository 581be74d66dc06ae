"""Reading spend."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum

from aankoopwijzer.domain.intake.invoices import EarlierLine
from aankoopwijzer.domain.records import spend_topic as records_of_topics
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.supplier_spend import OtherSpend, SpendGroup
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.spend.models import SpendLine, SpendPart, SpendTopic

DATASET = DATASETS["spend_lines"]
_ELECTRONIC = "ubl:"
"""What the keys of lines of electronic invoices begin with."""
_OF_AN_INVOICE = (
    "invoice_number",
    "date",
    "supplier_enterprise_number",
    "supplier_number",
    "supplier_name",
    "currency",
    "amount_excl_vat",
    "amount_incl_vat",
    "vat_rate",
    "vat_amount",
)
SAME_PART = ("topic_key", "authority", "supplier_key")
"""What the lines of a part of a topic have in common."""
EURO = "EUR"
_EURO = ("", EURO)
"""A line that names no currency is in euro."""
_AS_KEPT = Decimal("0.0001")
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class NamedInSpend:
    """A supplier as spend lines name it, with how many lines and how much excluding VAT by currency."""

    key: str
    number: str
    name: str
    enterprise_number: str
    lines: int
    amounts: Mapping[str, Decimal]


def spend_lines(**wanted: Any) -> Iterator[ImportedRecord]:
    """Spend lines, as records."""
    return records(SpendLine, DATASET, **wanted)


def invoice_lines(authority: str, supplier_key: str, number: str) -> tuple[EarlierLine, ...]:
    """The lines of electronic invoices and credit notes of this number of a supplier."""
    # The index of keys says which lines came so; only those are looked at.
    rows = SpendLine.objects.filter(
        authority=authority, key__startswith=_ELECTRONIC, supplier_key=supplier_key, invoice_number=number
    )
    wanted = rows.order_by("pk").values_list("key", "digest", "date", "is_credit_note")
    return tuple(EarlierLine(key, digest, date, bool(is_credit)) for key, digest, date, is_credit in wanted if date)


def electronic_invoices(authority: str) -> Iterator[dict[str, Any]]:
    """The lines of an authority that came as electronic invoices and credit notes, what tells of the invoice."""
    yield from _booked(SpendLine.objects.filter(authority=authority, key__startswith=_ELECTRONIC))


def lines_in_books(authority: str, first: dt.date, last: dt.date) -> Iterator[dict[str, Any]]:
    """The other lines of an authority with a day from `first` to `last`, what tells of their invoice."""
    rows = SpendLine.objects.filter(authority=authority, date__range=(first, last))
    yield from _booked(rows.exclude(invoice_number="").exclude(key__startswith=_ELECTRONIC))


def _booked(rows: QuerySet[SpendLine]) -> Iterator[dict[str, Any]]:
    yield from rows.values(*_OF_AN_INVOICE).iterator(chunk_size=5_000)


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
    rows = lines.values("supplier_key", "currency").annotate(
        number=Max("supplier_number"),
        name=Max("supplier_name"),
        enterprise_number=Max("supplier_enterprise_number"),
        lines=Count("id"),
        amount=Sum("amount_excl_vat"),
    )
    by_key = groupby(rows.order_by("supplier_key", "currency").iterator(), key=itemgetter("supplier_key"))
    for key, some in by_key:
        each = list(some)
        number, name, enterprise_number = (
            max(row[column] for row in each) for column in ("number", "name", "enterprise_number")
        )
        yield NamedInSpend(key, number, name, enterprise_number, sum(row["lines"] for row in each), _by_currency(each))


def _by_currency(rows: Iterable[Mapping[str, Any]]) -> dict[str, Decimal]:
    """The amounts of rows, euro first; a currency in which no line says how much is left out."""
    found: dict[str, Decimal] = {}
    for row in rows:
        if row["amount"] is not None:
            currency = EURO if row["currency"] in _EURO else row["currency"]
            found[currency] = found.get(currency, Decimal(0)) + row["amount"]
    return dict(sorted(found.items(), key=lambda one: (one[0] != EURO, one[0])))


def groups_of_year(authority: str, year: int) -> Iterator[SpendGroup]:
    """The lines in euro of an authority in a year, by supplier and contract."""
    lines = _of_year(authority, year).filter(currency__in=_EURO)
    rows = lines.values("supplier_key", "contract_reference").annotate(
        name=Max("supplier_name"),
        enterprise_number=Max("supplier_enterprise_number"),
        lines=Count("id"),
        known=Count("amount_excl_vat"),
        amount=Sum("amount_excl_vat"),
    )
    for row in rows.order_by("supplier_key", "contract_reference").iterator():
        yield SpendGroup(
            row["supplier_key"],
            row["contract_reference"],
            row["name"],
            row["enterprise_number"],
            row["lines"],
            _amount(row["amount"]),
            row["lines"] - row["known"],
        )


def total_of_year(authority: str, year: int) -> tuple[int, Decimal, int]:
    """The lines in euro of an authority in a year: how many, how much, and how many that say no amount."""
    found = (
        _of_year(authority, year)
        .filter(currency__in=_EURO)
        .aggregate(lines=Count("id"), known=Count("amount_excl_vat"), amount=Sum("amount_excl_vat"))
    )
    return found["lines"], _amount(found["amount"]), found["lines"] - found["known"]


def beside_year(authority: str, year: int) -> tuple[OtherSpend, ...]:
    """The lines of a year in other currencies, and those without a day, which may be of any year."""
    dayless = SpendLine.objects.filter(authority=authority, date=None)
    others = (_of_year(authority, year) | dayless).exclude(currency__in=_EURO).values("currency")
    sums = others.annotate(lines=Count("id"), amount=Sum("amount_excl_vat")).order_by("currency")
    found = [OtherSpend(row["currency"], row["lines"], _amount(row["amount"])) for row in sums]
    of_no_day = dayless.filter(currency__in=_EURO).aggregate(lines=Count("id"), amount=Sum("amount_excl_vat"))
    if of_no_day["lines"]:
        found.append(OtherSpend("", of_no_day["lines"], _amount(of_no_day["amount"])))
    return tuple(found)


def _of_year(authority: str, year: int) -> QuerySet[SpendLine]:
    return SpendLine.objects.filter(authority=authority, date__range=(dt.date(year, 1, 1), dt.date(year, 12, 31)))


def _amount(found: Decimal | None) -> Decimal:
    return (found or Decimal(0)).quantize(_AS_KEPT)


def new_topics(*, most: int) -> tuple[records_of_topics.SpendTopic, ...]:
    """Topics that nobody looked at yet."""
    return tuple(_topic(row) for row in SpendTopic.objects.filter(how="").order_by("pk")[:most])


def all_topics() -> tuple[records_of_topics.SpendTopic, ...]:
    """Every topic that lines carry, looked at or not."""
    return tuple(_topic(row) for row in SpendTopic.objects.order_by("pk"))


def doubtful_topics(
    authority: str | None, *, most: int, among: Collection[int] | None = None
) -> tuple[records_of_topics.SpendTopic, ...]:
    """Topics that only a person can settle, of the lines of one authority (None: of all), what costs most first.

    With `among`, only those of these numbers. Amounts of several currencies count as they are, for the order only.
    """
    topics = SpendTopic.objects.filter(how="doubtful")
    if among is not None:
        topics = topics.filter(pk__in=list(among))
    lines = SpendLine.objects.filter(topic_key__in=topics.values("key"))
    if SpendPart.objects.exists():
        # What follows a rule of its own is not asked.
        lines = lines.exclude(in_a_part())
    if authority is not None:
        lines = lines.filter(authority=authority)
    sums: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in lines.values("topic_key", "currency").annotate(lines=Count("id"), amount=Sum("amount_excl_vat")):
        sums[row["topic_key"]].append(row)
    amounts = {key: _by_currency(rows) for key, rows in sums.items()}
    wanted = sorted(sums, key=lambda key: (-sum(map(abs, amounts[key].values())), key))[:most]
    found = {row.key: _topic(row) for row in SpendTopic.objects.filter(key__in=wanted)}
    return tuple(
        found[key].model_copy(update={"lines": sum(row["lines"] for row in sums[key]), "amounts": amounts[key]})
        for key in wanted
    )


def in_a_part(**wanted: Any) -> Exists:
    """Whether a spend line is in a part of its topic, such as is wanted; for use in a question about lines."""
    return Exists(SpendPart.objects.filter(**{name: OuterRef(name) for name in SAME_PART}, **wanted))


def topics_by_key(keys: Collection[str]) -> dict[str, records_of_topics.SpendTopic]:
    """The topics of these keys, looked at or not."""
    return {row.key: _topic(row) for some in in_turn(keys) for row in SpendTopic.objects.filter(key__in=some)}


def in_turn(keys: Collection[str]) -> Iterator[list[str]]:
    """Some hundreds of the keys at a time: every database takes so many parameters in one question."""
    each = iter(keys)
    while some := list(islice(each, _ASKED_AT_ONCE)):
        yield some


def settled_topics() -> dict[str, frozenset[str] | None]:
    """The rows by key of every topic that is settled; an empty set for what lies outside every row."""
    settled = SpendTopic.objects.filter(how__in=records_of_topics.SETTLED)
    return {key: frozenset(rows) for key, rows in settled.values_list("key", "rows")}


def _topic(row: SpendTopic) -> records_of_topics.SpendTopic:
    return records_of_topics.SpendTopic.model_validate(
        {
            "number": row.pk,
            "key": row.key,
            "cpv": row.cpv or None,
            "account_code": row.account_code or None,
            "account_name": row.account_name or None,
            "description": row.description or None,
            "how": row.how,
            "rows": tuple(row.rows),
            "doubts": tuple(row.doubts),
            "matches": tuple(row.matches),
            "answered_by": row.answered_by,
            "answered_at": row.answered_at,
            "rule": row.rule_id,
        }
    )
