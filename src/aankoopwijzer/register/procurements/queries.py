"""Reading planned purchases and procurements."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear
from pydantic import BaseModel, ValidationError

from aankoopwijzer.domain.records import saved_purchase as records
from aankoopwijzer.domain.records.procurement import NOTICE, PARTS, PUBLISHED, Procurement, Stage, own_columns
from aankoopwijzer.register.columns import Export
from aankoopwijzer.register.procurements import models
from aankoopwijzer.register.procurements.keeping import PART_TABLES, is_several, recorded
from aankoopwijzer.register.procurements.models import SavedPurchase

_READ_AT_ONCE = 1000
_STREAMED_AT_ONCE = 500
ORDERS = {
    "date": "on_day",
    "title": "title",
    "authority": "authority",
    "stage": "stage",
    "estimated": "value_estimated",
    "awarded": "value_awarded",
}
"""By what procurements can be sorted. `date` is the day of publication, else that of the plan."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which procurements somebody asks for; what is None or empty does not matter.

    `within` are the authorities of which also unpublished ones may be seen (None: all), so that nobody forgets whom the
    answer is for. `order` is a key of `ORDERS`, with a minus before it for the other way round. `is_fictitious` asks
    for demonstration data only, or for none of it.
    """

    within: Collection[str] | None
    authority: str | None = None
    stage: Stage | None = None
    row: str | None = None
    year: int | None = None
    text: str = ""
    order: str = "-date"
    is_fictitious: bool | None = None

    def to_publish(self) -> "Wanted":
        """The same of what is published only, unless a stage is asked for by name."""
        return self if self.stage else replace(self, within=frozenset())


def purchase_by_token(token: str, *, on: dt.date) -> records.SavedPurchase | None:
    """The purchase that this token opens; None when there is none, it has expired, or it can no longer be read."""
    row = SavedPurchase.objects.filter(Q(expires_on__isnull=True) | Q(expires_on__gt=on), token=token).first()
    try:
        return _record(row) if row else None
    except ValidationError:
        # Saved by a version that knew other fields: an honest "no longer there" beats a half-read purchase.
        return None


def example_purchases() -> tuple[records.SavedPurchase, ...]:
    """The examples that are shipped with the pack, by name."""
    return tuple(_record(row) for row in SavedPurchase.objects.filter(is_example=True).order_by("token"))


def _record(row: SavedPurchase) -> records.SavedPurchase:
    return records.SavedPurchase(
        number=row.pk,
        token=row.token,
        purchase=row.purchase,
        options=row.options,
        created_on=row.created_on,
        expires_on=row.expires_on,
        is_example=row.is_example,
    )


def procurement(number: int) -> Procurement | None:
    """The procurement of this number; None when there is none."""
    row = models.Procurement.objects.filter(pk=number).first()
    return record_of(row) if row else None


def standing_of(number: int) -> tuple[str, bool] | None:
    """Whose procurement this is and whether it is published; None when there is none of this number.

    A number that was joined with a plan stands for that plan.
    """
    found = models.Procurement.objects.filter(pk=number).values_list("authority", "stage").first()
    if found is None and (joined := now_known_as(number)) is not None:
        return standing_of(joined)
    return None if found is None else (found[0], found[1] in PUBLISHED)


def now_known_as(number: int) -> int | None:
    """The number of the plan that the procurement of this number was joined with; None when it was not."""
    return models.NoticePair.objects.filter(notice=number, is_same=True).values_list("plan_id", flat=True).first()


def procurements_by_number(numbers: Collection[int]) -> tuple[Procurement, ...]:
    """The procurements of these numbers that there are."""
    return tuple(_records(models.Procurement.objects.filter(pk__in=numbers)))


def procurement_by_reference(authority: str, reference: str) -> Procurement | None:
    """The procurement that an authority knows by this reference; None when there is none."""
    # To leave out the empty ones lets the database use the index of references, which holds none of those.
    rows = models.Procurement.objects.exclude(reference="").filter(authority=authority, reference=reference)
    row = rows.order_by().first() if reference else None
    return record_of(row) if row else None


def procurement_told_by(authority: str, notices: Collection[str]) -> Procurement | None:
    """The procurement of which one of these notices told, by their names as documents; the oldest of several."""
    told = models.Document.objects.filter(procurement__authority=authority, kind=NOTICE, name__in=list(notices))
    number = told.order_by("procurement_id").values_list("procurement_id", flat=True).first() if notices else None
    return None if number is None else procurement(number)


def contracts_of(authority: str) -> dict[str, set[tuple[str | None, bool | None]]]:
    """The procedure, and whether it is a framework agreement, of each contract of an authority, by every reference that
    an invoice may carry; several where a reference stands for several."""
    found: dict[str, set[tuple[str | None, bool | None]]] = {}
    also = _called_before(authority, ("reference", "contract_reference"))
    rows = models.Procurement.objects.filter(authority=authority)
    for number, reference, contract, procedure, is_framework in rows.values_list(
        "pk", "reference", "contract_reference", "procedure", "is_framework_agreement"
    ):
        for name in {reference, contract, *also.get(number, ())} - {""}:
            found.setdefault(name, set()).add((procedure or None, is_framework))
    return found


def contracts_called_before(authority: str | None = None) -> dict[int, frozenset[str]]:
    """By number, what the contracts of procurements were called before a plan and its notice became one: an invoice may
    carry the number of either."""
    return _called_before(authority, ("contract_reference",))


def _called_before(authority: str | None, fields: tuple[str, ...]) -> dict[int, frozenset[str]]:
    pairs = models.NoticePair.objects.filter(is_same=True)
    if authority is not None:
        pairs = pairs.filter(authority=authority)
    return {
        plan: frozenset(images[one][name] for one in ("plan", "notice") for name in fields if images[one][name])
        for plan, images in pairs.values_list("plan_id", "images")
        if images
    }


def count(wanted: Wanted) -> int:
    """How many procurements are as wanted."""
    return _wanted(wanted).count()


def procurements(wanted: Wanted, *, start: int = 0, most: int | None = None) -> tuple[Procurement, ...]:
    """The procurements as wanted, in that order, from `start` on."""
    return tuple(_records(_wanted(wanted)[start : None if most is None else start + most]))


def all_procurements(wanted: Wanted, *, start: int = 0, most: int | None = None) -> Iterator[tuple[Procurement, ...]]:
    """The procurements as wanted, in that order, some at a time: those that were there when the first were read."""
    numbers = list(_wanted(wanted).values_list("pk", flat=True)[start : None if most is None else start + most])
    for at in range(0, len(numbers), _STREAMED_AT_ONCE):
        some = numbers[at : at + _STREAMED_AT_ONCE]
        found = {one.number: one for one in procurements_by_number(some)}
        yield tuple(found[number] for number in some if number in found)


def years(within: Collection[str] | None) -> tuple[int, ...]:
    """The years that procurements are of, the latest first."""
    found = _wanted(Wanted(within=within)).order_by().annotate(year=ExtractYear(Coalesce("published_on", "planned_on")))
    return tuple(sorted({year for year in found.values_list("year", flat=True).distinct() if year}, reverse=True))


def fictitious_numbers() -> tuple[int, ...]:
    """The numbers of all procurements that are demonstration data."""
    return tuple(models.Procurement.objects.filter(is_fictitious=True).values_list("pk", flat=True))


def export() -> dict[str, Export]:
    """All procurements as typed columns, by dataset: one for the whole, one for each thing they hold several of.

    `number` is that of the procurement everywhere; `typed_fields` counts what a person typed. Text that is not known is
    None; empty are the product groups of a lot that is of none.
    """
    whole = own_columns(Procurement)
    rows = models.Procurement.objects.order_by("pk").values_list("pk", *(name for name in whole if name != "number"))
    at = list(whole).index("typed")
    typed = ((*_known(row), len(row[at].split())) for row in rows.iterator(chunk_size=_READ_AT_ONCE))
    datasets = {"procurements": Export((*whole, "typed_fields"), (*whole.values(), int), typed)}
    for name, record in PARTS.items():
        columns = own_columns(record)
        of = PART_TABLES[name]._default_manager.order_by("procurement_id", "position")
        parts = of.values_list("procurement_id", *columns).iterator(chunk_size=_READ_AT_ONCE)
        datasets[f"procurement_{name}"] = Export(
            ("number", *columns), (int, *columns.values()), map(_known_of(record, columns), parts)
        )
    return datasets


def record_of(row: models.Procurement) -> Procurement:
    """A row with its parts as a record."""
    return next(iter(_records([row])))


def _wanted(wanted: Wanted) -> QuerySet[models.Procurement]:
    found = models.Procurement.objects.annotate(on_day=Coalesce("published_on", "planned_on"))
    if wanted.within is not None:
        found = found.filter(Q(stage__in=PUBLISHED) | Q(authority__in=wanted.within))
    if wanted.is_fictitious is not None:
        found = found.filter(is_fictitious=wanted.is_fictitious)
    if wanted.authority:
        found = found.filter(authority=wanted.authority)
    if wanted.stage:
        found = found.filter(stage=wanted.stage)
    if wanted.row:
        found = found.filter(pk__in=models.Row.objects.filter(row=wanted.row).values("procurement_id"))
    if wanted.year:
        found = found.filter(on_day__range=(dt.date(wanted.year, 1, 1), dt.date(wanted.year, 12, 31)))
    for word in wanted.text.split():
        found = found.filter(
            Q(title__icontains=word)
            | Q(description__icontains=word)
            | Q(reference__icontains=word)
            | Q(supplier_name__icontains=word)
        )
    column = F(ORDERS[wanted.order.removeprefix("-")])
    by = column.desc(nulls_last=True) if wanted.order.startswith("-") else column.asc(nulls_last=True)
    return found.order_by(by, "-pk")


def _records(rows: Iterable[models.Procurement]) -> Iterator[Procurement]:
    found = list(rows)
    parts: dict[str, dict[int, list[Any]]] = {name: {} for name in PARTS}
    numbers = [row.pk for row in found]
    for name, record in PARTS.items():
        for start in range(0, len(numbers), _READ_AT_ONCE):
            some = numbers[start : start + _READ_AT_ONCE]
            of: QuerySet[Any] = PART_TABLES[name]._default_manager.filter(procurement_id__in=some)
            for part in of.order_by("procurement_id", "position"):
                kept = record.model_validate(recorded(part, record))
                parts[name].setdefault(part.procurement_id, []).append(kept)
    for row in found:
        held = {name: tuple(parts[name].get(row.pk, ())) for name in PARTS}
        yield Procurement.model_validate({"number": row.pk, **recorded(row, Procurement), **held})


def _known(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(None if value == "" else value for value in row)


def _known_of(record: type[BaseModel], columns: Iterable[str]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """How a row of a part is read, the number of its procurement first."""
    says_none = [False, *(is_several(record, name) and record.model_fields[name].default is None for name in columns)]
    if not any(says_none):
        return _known
    return lambda row: tuple(
        None if value == "" and not told else value for value, told in zip(row, says_none, strict=True)
    )
