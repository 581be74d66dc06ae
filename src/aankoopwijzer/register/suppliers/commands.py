"""Writing who a name in a file is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from aankoopwijzer.domain.intake.words import name_key
from aankoopwijzer.domain.records import registered_supplier as records
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.suppliers.models import ChainDisclosure, NamedSupplier, Supplier

PERSON, NOBODY = "person", "nobody"
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Named:
    """A supplier as a file names it; `key` is how lines refer to it."""

    key: str
    number: str
    name: str
    enterprise_number: str


class NoSuchName(Exception):
    """Nobody is named like this, or there is no such supplier."""


@dataclass(frozen=True, slots=True)
class ByNumbers:
    """The suppliers by enterprise number, and by number and name in the books; the first that came in of several."""

    enterprise: Mapping[str, int]
    books: Mapping[tuple[str, str], int]

    def of(self, row: NamedSupplier) -> tuple[int, str] | None:
        """The supplier that a name is for sure, and how that is known; None when numbers do not tell."""
        if found := self.enterprise.get(row.enterprise_number):
            return found, "enterprise-number"
        if row.number and (found := self.books.get((row.number, name_key(row.name)))):
            return found, "number-and-name"
        return None


def by_numbers(*, besides: int | None = None) -> ByNumbers:
    """Every supplier by its numbers, but for one."""
    enterprise: dict[str, int] = {}
    books: dict[tuple[str, str], int] = {}
    rows = Supplier.objects.order_by("-id")
    if besides is not None:
        rows = rows.exclude(pk=besides)
    for id, number, name, enterprise_number in rows.values_list("id", "number", "name", "enterprise_number"):
        if enterprise_number:
            enterprise[enterprise_number] = id
        if number:
            books[number, name_key(name)] = id
    return ByNumbers(enterprise, books)


@transaction.atomic
def link(named: Iterable[Named]) -> None:
    """Add these names, and say who they and all others without an answer are, where numbers tell it for sure.

    An enterprise number is sure. A number of the books is when the name agrees: numbers are reused and mistyped.
    """
    wanted = {each.key: each for each in named}
    there: set[str] = set()
    keys = list(wanted)
    for start in range(0, len(keys), _ASKED_AT_ONCE):
        known = NamedSupplier.objects.filter(key__in=keys[start : start + _ASKED_AT_ONCE])
        there |= set(known.values_list("key", flat=True))
    NamedSupplier.objects.bulk_create(
        (
            NamedSupplier(key=each.key, number=each.number, name=each.name, enterprise_number=each.enterprise_number)
            for key, each in wanted.items()
            if key not in there
        ),
        batch_size=_ASKED_AT_ONCE,
    )
    sure, changed = by_numbers(), []
    for row in NamedSupplier.objects.filter(how="").iterator():
        if found := sure.of(row):
            row.supplier_id, row.how = found
            changed.append(row)
    NamedSupplier.objects.bulk_update(changed, ["supplier", "how"], batch_size=_ASKED_AT_ONCE)


@transaction.atomic
def answer(key: str, supplier: int | None, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Remember who a name is: a supplier, or with None nobody that we keep as one. Raises `NoSuchName`.

    A supplier that an earlier answer made, and that no name is any more, goes.
    """
    row = NamedSupplier.objects.filter(key=key).first()
    if row is None or (supplier is not None and not Supplier.objects.filter(pk=supplier).exists()):
        raise NoSuchName(key)
    before, was = {"supplier": row.supplier_id, "how": row.how}, row.supplier_id
    row.supplier_id, row.how = supplier, PERSON if supplier is not None else NOBODY
    row.answered_by, row.answered_at = str(by), at
    row.save()
    after = {"supplier": row.supplier_id, "how": row.how}
    change = RecordChange(kind="named_supplier", record=str(row.pk), before=before, after=after)
    remember([change], by=by, at=at, why=why)
    drop_unused(was, by=by, at=at)


def drop_unused(supplier: int | None, *, by: Actor, at: dt.datetime) -> None:
    """Let a supplier go that an answer made and that no name is any more; one that a file brought stays."""
    row = None if supplier is None else Supplier.objects.filter(pk=supplier, batch=0, authority="").first()
    if row is None or row.names.exists():
        return
    remember([_supplier_change(row, is_made=False)], by=by, at=at)
    row.delete()


def _supplier_change(row: Supplier, *, is_made: bool) -> RecordChange:
    told = {"name": row.name, "enterprise_number": row.enterprise_number}
    before, after = (None, told) if is_made else (told, None)
    return RecordChange(kind="supplier", record=str(row.pk), before=before, after=after)


@transaction.atomic
def add_supplier(key: str, *, by: Actor, at: dt.datetime) -> int:
    """A supplier of that name, which the register did not have; returns its number. Raises `NoSuchName`.

    It comes from no file: its batch is 0.
    """
    row = NamedSupplier.objects.filter(key=key).first()
    if row is None:
        raise NoSuchName(key)
    made, is_made = Supplier.objects.get_or_create(
        authority="",
        key=key,
        defaults={
            "batch": 0,
            "line": 0,
            "digest": 0,
            "name": row.name,
            "enterprise_number": row.enterprise_number,
        },
    )
    if is_made:
        remember([_supplier_change(made, is_made=True)], by=by, at=at)
    return made.pk


@transaction.atomic
def disclose(said: records.ChainDisclosure, *, of: str, by: Actor, at: dt.datetime) -> bool:
    """Keep what a supplier says of a site, beside what files say; False when he said just that before.

    It comes from no file: its batch is 0. `of` names what it was said about, as a contract.
    """
    fields = {name: getattr(said, name) for name in DATASETS["chain_disclosures"].columns}
    texts = {name: "" for name, value in fields.items() if value is None and name not in ("tier", "share")}
    key = f"{of}:{said.tier}:{name_key(said.site or '')}"[:200]
    row = ChainDisclosure.objects.filter(authority=said.authority or "", key=key).first()
    before = None if row is None else {name: getattr(row, name) for name in ("site", "address", "country", "activity")}
    after = {**fields, **texts}
    kept = {name: after[name] for name in ("site", "address", "country", "activity")}
    if before == kept:
        return False
    ChainDisclosure.objects.update_or_create(
        authority=said.authority or "", key=key, defaults={**after, "batch": 0, "line": 0, "digest": 0, "flags": ""}
    )
    change = RecordChange(
        kind="chain_disclosure", record=key[:120], authority=said.authority, before=before, after=kept
    )
    remember([change], by=by, at=at)
    return True


@transaction.atomic
def release(batch: int, *, by: Actor, at: dt.datetime, with_answers: bool = False) -> int:
    """Let go of the suppliers of a batch that is undone; returns how many names a person gave one of them.

    When there are such answers, nothing is let go unless they are to be taken back too (`with_answers`).
    """
    names = NamedSupplier.objects.filter(supplier__batch=batch)
    answered = list(names.filter(how=PERSON))
    if answered and not with_answers:
        return len(answered)
    taken = [
        RecordChange(
            kind="named_supplier",
            record=str(each.pk),
            before={"supplier": each.supplier_id, "how": each.how},
            after={"supplier": None, "how": ""},
        )
        for each in answered
    ]
    remember(taken, by=by, at=at)
    names.update(supplier=None, how="", answered_by="", answered_at=None)
    return len(answered)


def forget_unused(keys: Iterable[str]) -> None:
    """Forget names that are in none of these keys, unless a person answered for them."""
    used = set(keys)
    unused = [row.pk for row in NamedSupplier.objects.exclude(how__in=[PERSON, NOBODY]) if row.key not in used]
    for start in range(0, len(unused), _ASKED_AT_ONCE):
        NamedSupplier.objects.filter(pk__in=unused[start : start + _ASKED_AT_ONCE]).delete()
