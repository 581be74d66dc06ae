"""Reading suppliers."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from aankoopwijzer.domain.intake.words import name_key
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.registered_supplier import RegisteredSupplier
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.suppliers.commands import PERSON, Named
from aankoopwijzer.register.suppliers.models import ChainDisclosure, NamedSupplier, SocialRecognition, Supplier


@dataclass(frozen=True, slots=True)
class WhoItIs:
    """Who a name in the spend is: a supplier of the register, or none; how that was found, and who answered when.

    `number` is that of the record of the name.
    """

    number: int
    supplier: int | None
    name: str
    enterprise_number: str
    authority: str
    how: str
    answered_by: str
    answered_at: dt.datetime | None


def suppliers(**wanted: Any) -> Iterator[ImportedRecord]:
    """Suppliers, as records."""
    return records(Supplier, DATASETS["suppliers"], **wanted)


def social_recognitions(**wanted: Any) -> Iterator[ImportedRecord]:
    """Recognitions in the social economy, as records."""
    return records(SocialRecognition, DATASETS["social_recognitions"], **wanted)


def chain_disclosures(**wanted: Any) -> Iterator[ImportedRecord]:
    """What suppliers disclosed of their chains, as records."""
    return records(ChainDisclosure, DATASETS["chain_disclosures"], **wanted)


def named_in_recognitions(*, batch: int | None = None) -> list[Named]:
    """Every enterprise that recognitions and disclosures name, of one batch or of all."""
    found: dict[str, Named] = {}
    for model in (SocialRecognition, ChainDisclosure):
        rows = model._default_manager.exclude(supplier_key="")
        if batch is not None:
            rows = rows.filter(batch=batch)
        for key, name, number in rows.values_list("supplier_key", "name", "enterprise_number"):
            found.setdefault(key, Named(key, "", name, number))
    return list(found.values())


def open_names(among: Collection[int] | None = None) -> dict[str, int]:
    """The names of which nobody has said yet who they are: the number of each by its key, of these numbers or all."""
    rows = NamedSupplier.objects.filter(how="")
    if among is not None:
        rows = rows.filter(pk__in=list(among))
    return dict(rows.order_by("key").values_list("key", "pk"))


def who_they_are(keys: Collection[str]) -> dict[str, WhoItIs]:
    """Who the names of these keys are; those of which nothing is known yet are left out."""
    rows = NamedSupplier.objects.filter(key__in=list(keys)).exclude(how="").select_related("supplier")
    return {
        row.key: WhoItIs(
            row.pk,
            row.supplier_id,
            row.supplier.name if row.supplier else "",
            row.supplier.enterprise_number if row.supplier else "",
            row.supplier.authority if row.supplier else "",
            row.how,
            row.answered_by,
            row.answered_at,
        )
        for row in rows
    }


def named_as(how: str | None) -> QuerySet[Any, Any]:
    """The keys of the names that were found this way, None for all that were; for use inside another question."""
    rows = NamedSupplier.objects.exclude(how="") if how is None else NamedSupplier.objects.filter(how=how)
    return rows.values("key")


def answered_with(batch: int) -> int:
    """How many names a person gave a supplier that came with this batch."""
    return NamedSupplier.objects.filter(supplier__batch=batch, how=PERSON).count()


def names_left_without(batch: int, *, stay: Mapping[int, Mapping[str, Any]]) -> frozenset[str]:
    """The keys of names whose supplier came with this batch and whom no other supplier is by its numbers.

    `stay` are suppliers by number that the batch only changed, as they were before. Names that a person answered are
    left out.
    """
    told = [*stay.values(), *Supplier.objects.exclude(batch=batch).values("number", "name", "enterprise_number")]
    enterprises = {each["enterprise_number"] for each in told} - {""}
    numbers = {(each["number"], name_key(each["name"])) for each in told if each["number"]}
    names = NamedSupplier.objects.filter(supplier__batch=batch).exclude(how=PERSON)
    return frozenset(
        each.key
        for each in names.iterator()
        if each.enterprise_number not in enterprises and (each.number, name_key(each.name)) not in numbers
    )


def supplier_of_names() -> dict[str, int]:
    """The number of the supplier by the key that lines carry, for every name that is known."""
    rows = NamedSupplier.objects.exclude(supplier=None).values_list("key", "supplier_id")
    return {key: supplier for key, supplier in rows if supplier is not None}


def known_suppliers() -> dict[int, RegisteredSupplier]:
    """Every supplier by its number in the register."""
    found: dict[int, RegisteredSupplier] = {}
    for number, record in zip(Supplier.objects.order_by("pk").values_list("pk", flat=True), suppliers(), strict=True):
        assert isinstance(record, RegisteredSupplier)
        found[number] = record
    return found


def enterprise_numbers() -> frozenset[str]:
    """Every enterprise number in the register of suppliers."""
    return frozenset(Supplier.objects.exclude(enterprise_number="").values_list("enterprise_number", flat=True))


def supplier_numbers() -> frozenset[str]:
    """Every number that a supplier has in some bookkeeping."""
    return frozenset(Supplier.objects.exclude(number="").values_list("number", flat=True))


def enterprise_numbers_in_books() -> dict[tuple[str, str], str]:
    """The enterprise number by number and name (as `name_key` makes it) that a supplier has in some bookkeeping."""
    rows = Supplier.objects.exclude(number="").exclude(enterprise_number="")
    return {
        (number, name_key(name)): enterprise
        for number, name, enterprise in rows.values_list("number", "name", "enterprise_number")
    }


def export() -> dict[str, Export]:
    """All of it as typed columns, by dataset."""
    return {
        "suppliers": exported(Supplier, DATASETS["suppliers"]),
        "social_recognitions": exported(SocialRecognition, DATASETS["social_recognitions"]),
        "chain_disclosures": exported(ChainDisclosure, DATASETS["chain_disclosures"]),
    }
