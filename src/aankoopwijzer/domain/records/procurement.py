"""A procurement from plan to last invoice: what is bought, what was asked, what was decided, who supplies it.

Names follow the Open Contracting Data Standard in snake_case. What is not known is None, never zero or no. Amounts are
in euro, excluding VAT.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator

from aankoopwijzer.domain.records.datasets import column_type
from aankoopwijzer.domain.records.purchase import ContractType
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.level import Level

Stage = Literal["planned", "preparing", "published", "awarded", "running", "completed", "withdrawn"]
STAGES: tuple[Stage, ...] = get_args(Stage)
PUBLISHED: frozenset[Stage] = frozenset({"published", "awarded", "running", "completed"})
"""The stages in which the law has made a procurement known to everybody."""

Procedure = Literal[
    "open", "restricted", "neg-w-call", "neg-wo-call", "comp-dial", "innovation", "oth-single", "oth-mult", "low-value"
]
"""eForms codes (BT-105) verbatim; `low-value` is a contract by accepted invoice, which no notice announces."""
PROCEDURES: tuple[Procedure, ...] = get_args(Procedure)

NOTICE = "notice"
"""The kind of document that a notice is; its name is the id and version of the notice."""
OWN_RELEASE = "register-"
"""With this begins the id of a release that a register made of a procurement, where a notice has its own id."""
FICTITIOUS = "fictitious-"
"""With this begins what the release of an invented procurement goes by, behind a prefix that nobody registered."""
FoundBy = Literal["cpv", "words", "person", "demo"]
Origin = Literal["person", "advice", "notice", "program", "demo"]


_CENT = Decimal("0.01")


def _in_cents(value: Decimal | None) -> Decimal | None:
    """The amount to the cent: the same amount is always written the same, so that history sees no change in it."""
    return None if value is None else value.quantize(_CENT)


DocumentKind = Literal[
    "specifications", "inventory", "invitation", "tender", "award-report", "decision", "contract", "order", "other"
]
DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
"""What a person may call a document; a notice is read from its own file and is none of these."""


class ProcurementPart(BaseModel):
    """One of several things that a procurement holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ProcurementLot(ProcurementPart):
    """A lot, or the whole of a procurement without lots. `is_reserved`: only social enterprises may tender for it.

    `rows` are the product groups that it is of, each one of its procurement: none of them when empty, not told apart
    when None.
    """

    code: str | None = None
    title: str | None = None
    cpv: tuple[str, ...] = ()
    rows: tuple[str, ...] | None = None
    value_estimated: Decimal | None = None
    value_awarded: Decimal | None = None
    is_reserved: bool | None = None
    supplier_name: str | None = None
    supplier_enterprise_number: str | None = None

    _cents = field_validator("value_estimated", "value_awarded")(_in_cents)


class ProcurementRow(ProcurementPart):
    """A product group of the framework (`K1/1`) and how it was found; `because` holds the words or code."""

    row: str
    found_by: FoundBy | None = None
    because: str | None = None


class ProcurementCriterion(ProcurementPart):
    """A criterion that went into the tender at a level, or that was left out and why (reason of the pack, words)."""

    criterion: str
    is_chosen: bool
    level: Level | None = None
    reason: str | None = None
    words: str | None = None


class ProcurementDeviation(ProcurementPart):
    """A duty that was not carried out: why, and which organ decided so (never a person's name)."""

    objective: str
    reason: str
    decided_by: str | None = None
    decided_on: dt.date | None = None


class ProcurementDocument(ProcurementPart):
    """A document by name, kind and SHA-256 of its bytes; its body is kept elsewhere, at `link` when that is known."""

    name: str
    kind: str | None = None
    sha256: str | None = None
    link: str | None = None


class Procurement(BaseModel):
    """One procurement of one authority.

    `number` is how the register knows it, None before it is kept. `reference` is the authority's own, or the id of the
    procedure that the notices share. `typed` and `imported` name the fields that a person typed and those that a file
    or an advice gave: nobody should type what is written already. `advice_level` and `pack_version` say what advice was
    given. `draft` is the purchase with the buyer's choices, as JSON. `is_fictitious` marks demonstration data.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int | None = None
    authority: str
    reference: str | None = None
    title: str = Field(min_length=1, max_length=500)
    description: str | None = None
    contract_type: ContractType | None = None
    procedure: Procedure | None = None
    stage: Stage = "planned"
    is_framework_agreement: bool | None = None
    cpv: tuple[Cpv, ...] = ()
    value_estimated: Decimal | None = None
    value_awarded: Decimal | None = None
    value_paid: Decimal | None = None
    planned_on: dt.date | None = None
    published_on: dt.date | None = None
    tender_deadline: dt.date | None = None
    awarded_on: dt.date | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    tenders_received: int | None = None
    supplier_name: str | None = None
    supplier_enterprise_number: str | None = None
    contract_reference: str | None = None
    pack_version: str | None = None
    advice_level: Level | None = None
    advised_on: dt.date | None = None
    internal_note: str | None = None
    draft: str | None = None
    origin: Origin = "person"
    notice_id: str | None = None
    notice_version: str | None = None
    is_fictitious: bool = False
    typed: tuple[str, ...] = ()
    imported: tuple[str, ...] = ()
    lots: tuple[ProcurementLot, ...] = ()
    rows: tuple[ProcurementRow, ...] = ()
    criteria: tuple[ProcurementCriterion, ...] = ()
    deviations: tuple[ProcurementDeviation, ...] = ()
    documents: tuple[ProcurementDocument, ...] = ()

    _cents = field_validator("value_estimated", "value_awarded", "value_paid")(_in_cents)

    @property
    def is_published(self) -> bool:
        """Whether anybody may see it."""
        return self.stage in PUBLISHED

    def without_internal(self) -> "Procurement":
        """What the public sees of it: no internal notes, no draft, no own words about what was left out."""
        criteria = tuple(each.model_copy(update={"words": None}) for each in self.criteria)
        return self.model_copy(update={"internal_note": None, "draft": None, "criteria": criteria, "documents": ()})


PARTS: Mapping[str, type[ProcurementPart]] = MappingProxyType(
    {
        "lots": ProcurementLot,
        "rows": ProcurementRow,
        "criteria": ProcurementCriterion,
        "deviations": ProcurementDeviation,
        "documents": ProcurementDocument,
    }
)
"""What a procurement holds several of; each is a dataset of its own, with the number of the procurement."""
NOT_ENTERED = frozenset({"number", "authority", "stage", "draft", "origin", "is_fictitious", "typed", "imported"})
"""Fields that the product fills or that are no fact about the purchase: not counted as typed or imported."""


@cache
def own_columns(record: type[BaseModel]) -> Mapping[str, type]:
    """The columns of a record and their types, without what it holds several of; several words are one text."""
    held = PARTS if issubclass(record, Procurement) else {}
    fields = {name: field for name, field in record.model_fields.items() if name not in held}
    return MappingProxyType({name: column_type(field.annotation) for name, field in fields.items()})


def groups_of_lots(one: Procurement) -> tuple[frozenset[str] | None, ...]:
    """The product groups that each lot counts for, in the order of the lots; None where it was not told.

    A group that no lot names holds for every lot that has some, unless a lot that was not told may be of it.
    """
    whole = frozenset(each.row for each in one.rows)
    is_all_told = all(lot.rows is not None for lot in one.lots)
    unnamed = whole.difference(*(lot.rows or () for lot in one.lots)) if is_all_told else frozenset()
    return tuple(
        None if lot.rows is None else whole & {*lot.rows, *unnamed} if lot.rows else frozenset() for lot in one.lots
    )


def with_rows_of_lots(one: Procurement, known: Iterable[ProcurementRow] = ()) -> Procurement:
    """The procurement with every product group of its lots among its own; `known` says how they were found."""
    found = {each.row: each for each in known}
    rows = {each.row: each for each in one.rows}
    for row in (row for lot in one.lots for row in lot.rows or ()):
        rows.setdefault(row, found.get(row) or ProcurementRow(row=row))
    return one.model_copy(update={"rows": tuple(rows.values())})


def with_lots_in_rows(one: Procurement) -> Procurement:
    """The procurement without the product groups of lots that are none of its own; without any nothing is told."""
    own = {each.row for each in one.rows}

    def told(lot: ProcurementLot) -> tuple[str, ...] | None:
        return None if lot.rows is None or not own else tuple(row for row in lot.rows if row in own)

    return one.model_copy(update={"lots": tuple(lot.model_copy(update={"rows": told(lot)}) for lot in one.lots)})


def entered(
    before: Procurement | None, after: Procurement, *, by_person: bool, typed_even_so: Collection[str] = ()
) -> Procurement:
    """The procurement with what changed in it counted as typed by a person, or as taken from a file or an advice.

    A field that becomes unknown again is neither. `typed_even_so` are those that a person typed although the others
    came from an advice.
    """
    typed, imported = (set(before.typed), set(before.imported)) if before else (set(), set())
    for name in Procurement.model_fields:
        value: Any = getattr(after, name)
        if name in NOT_ENTERED or (value == getattr(before, name) if before else value in (None, ())):
            continue
        typed.discard(name)
        imported.discard(name)
        if value not in (None, ()):
            (typed if by_person or name in typed_even_so else imported).add(name)
    return after.model_copy(update={"typed": tuple(sorted(typed)), "imported": tuple(sorted(imported))})
