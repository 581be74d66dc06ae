"""A published procurement notice, whatever standard it was written in.

Names follow the Open Contracting Data Standard in snake_case. What a file lacks is None or an empty tuple, never
guessed. Contact persons and beneficial owners are left out: personal data has no place here. Codes are those of eForms,
verbatim; a TED notice is given the eForms code where the two mean the same, else the name TED uses.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

ValueKind = Literal["estimated", "total", "framework_maximum", "framework_estimated", "lowest_tender", "highest_tender"]
LotKind = Literal["lot", "part", "group"]
WeightKind = Literal["percentage", "decimal", "points", "order", "unspecified"]
FormKind = Literal["planning", "consultation", "competition", "change", "result", "dir-awa-pre", "cont-modif"]
"""The kinds of forms that are about a contract, as eForms calls them."""


class LocalText(NamedTuple):
    """A text and its language (ISO 639-1 where there is a code, else as the file has it; None when not said)."""

    text: str
    language: str | None


class Value(NamedTuple):
    """An amount as the file gives it; `currency` is None when the file names none.

    eForms and the TED forms of 2014 ask for amounts without VAT; older forms may say that it is included.
    """

    amount: Decimal
    currency: str | None
    kind: ValueKind
    includes_vat: bool = False


class Duration(NamedTuple):
    """How long a contract runs; `unit` is day, month or year (eForms unit codes in lower case)."""

    number: Decimal
    unit: str


class Deadline(NamedTuple):
    """A last day, with its hour when the file gives one; the hour carries its time zone if the file does."""

    date: dt.date
    time: dt.time | None


class Unreadable(NamedTuple):
    """A number or date that could not be read for sure, kept verbatim so that nothing vanishes silently."""

    field: str
    text: str


class Organization(NamedTuple):
    """A buyer or supplier. A natural person keeps place and country only: name and number are personal data."""

    name: str | None
    identifier: str | None = None
    town: str | None = None
    nuts: str | None = None
    country: str | None = None
    size: str | None = None


class CriterionNumber(NamedTuple):
    """A number on an award or selection criterion: its list (weight, fixed, threshold), its code and its value.

    `value` is None when the file gives text that is not one number (TED: "see documents"); `text` keeps it.
    """

    purpose: Literal["weight", "fixed", "threshold"]
    code: str | None
    value: Decimal | None
    text: str


_WEIGHT_KINDS: dict[str, WeightKind] = {
    "per-exa": "percentage",
    "per-mid": "percentage",
    "dec-exa": "decimal",
    "dec-mid": "decimal",
    "poi-exa": "points",
    "poi-mid": "points",
    "ord-imp": "order",
}


class AwardCriterion(NamedTuple):
    """One award criterion with its own numbers. `type` is price, cost or quality."""

    type: str | None
    names: tuple[LocalText, ...] = ()
    descriptions: tuple[LocalText, ...] = ()
    numbers: tuple[CriterionNumber, ...] = ()

    @property
    def name(self) -> str | None:
        """The name in the main language of the notice."""
        return self.names[0].text if self.names else None

    @property
    def description(self) -> str | None:
        """The description in the main language of the notice."""
        return self.descriptions[0].text if self.descriptions else None

    @property
    def weight(self) -> Decimal | None:
        """The weight as a number, in the unit that `weight_kind` tells; a rank when that is `order`."""
        return next((number.value for number in self.numbers if number.purpose == "weight"), None)

    @property
    def weight_kind(self) -> WeightKind | None:
        """What the weight counts; `unspecified` when the file gives a number without a unit (most of TED)."""
        for number in self.numbers:
            if number.purpose == "weight":
                return _WEIGHT_KINDS.get(number.code or "", "unspecified")
        return None


class SelectionCriterion(NamedTuple):
    """One selection criterion; `type` is its eForms code (BT-809, earlier BT-747; for TED that of its section)."""

    type: str | None
    names: tuple[LocalText, ...] = ()
    descriptions: tuple[LocalText, ...] = ()
    numbers: tuple[CriterionNumber, ...] = ()


class StrategicCode(NamedTuple):
    """A code of strategic procurement on a lot: which field (BT-06, BT-774 ...), which code, to which goal.

    `goal` is the code of the OCDS sustainability codelist (environmental.circularEconomy ...); None when the code
    says that there is no goal (`none`, `n-inc`).
    """

    field: str
    code: str
    goal: str | None
    descriptions: tuple[LocalText, ...] = ()


class CleanVehicles(NamedTuple):
    """Whether the Clean Vehicles Directive applies (BT-717) and to which kind of contract (BT-735)."""

    applies: bool | None
    contract_types: tuple[str, ...] = ()


class EnergyItem(NamedTuple):
    """One energy-related product or service: basis and item (BT-811), and in results label, use, savings, quantity."""

    basis: str | None
    item: str | None
    label: str | None = None
    consumption_kwh_per_year: Decimal | None = None
    savings_kwh_per_year: Decimal | None = None
    quantity: Decimal | None = None


class EnergyEfficiency(NamedTuple):
    """Whether the Energy Efficiency Directive applies (BT-810) and to which items."""

    applies: bool | None
    items: tuple[EnergyItem, ...] = ()


class VehicleCount(NamedTuple):
    """Vehicles bought: contract type (BT-735), category (BT-723), which vehicles (OPT-155) and how many (OPT-156)."""

    contract_type: str | None
    category: str | None
    type: str | None
    number: Decimal | None


_FORM_KINDS: frozenset[str] = frozenset(get_args(FormKind))
_OUTSIDE = "bri"
_TED_FORMS: dict[str, FormKind] = {
    **dict.fromkeys(("F01", "F04", "F08", "F16", "PRIOR_INFORMATION"), "planning"),
    **dict.fromkeys(("F03", "F06", "F13", "F15", "F18", "F25"), "result"),
    "F14": "change",
    "F20": "cont-modif",
}


class _Titled:
    """Titles and descriptions in several languages, the notice's main language first."""

    __slots__ = ()
    titles: tuple[LocalText, ...]
    descriptions: tuple[LocalText, ...]

    @property
    def title(self) -> str | None:
        """The title in the main language of the notice."""
        return self.titles[0].text if self.titles else None

    @property
    def description(self) -> str | None:
        """The description in the main language of the notice."""
        return self.descriptions[0].text if self.descriptions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot(_Titled):
    """A lot (or in planning notices a part, or a group of lots) with what the file says of it alone."""

    id: str | None
    kind: LotKind = "lot"
    titles: tuple[LocalText, ...] = ()
    descriptions: tuple[LocalText, ...] = ()
    additional_information: tuple[LocalText, ...] = ()
    main_procurement_category: str | None = None
    additional_procurement_categories: tuple[str, ...] = ()
    cpv_main: str | None = None
    cpv_additional: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    nuts: tuple[str, ...] = ()
    duration: Duration | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    renewals_max: Decimal | None = None
    framework_agreement: bool | None = None
    framework_technique: str | None = None
    dynamic_purchasing_system: str | None = None
    tender_deadline: Deadline | None = None
    participation_deadline: Deadline | None = None
    award_criteria: tuple[AwardCriterion, ...] = ()
    award_criteria_in_documents: bool | None = None
    selection_criteria: tuple[SelectionCriterion, ...] = ()
    strategic: tuple[StrategicCode, ...] = ()
    reserved_participation: tuple[str, ...] = ()
    reserved_execution: str | None = None
    performance_conditions: tuple[LocalText, ...] = ()
    clean_vehicles: CleanVehicles | None = None
    energy_efficiency: EnergyEfficiency | None = None
    sme_suitable: bool | None = None
    variants: str | None = None

    @property
    def cpv(self) -> tuple[str, ...]:
        """All CPV codes, the main one first."""
        return (self.cpv_main, *self.cpv_additional) if self.cpv_main else self.cpv_additional

    def value(self, kind: ValueKind) -> Value | None:
        """The first value of this kind."""
        return next((value for value in self.values if value.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """The result for one or more lots: won (`selec-w`), closed without winner (`clos-nw`) or open (`open-nw`)."""

    id: str | None
    lot_ids: tuple[str, ...] = ()
    status: str | None = None
    title: str | None = None
    contract_id: str | None = None
    date: dt.date | None = None
    values: tuple[Value, ...] = ()
    suppliers: tuple[Organization, ...] = ()
    tenders_received: Decimal | None = None
    tenders_received_sme: Decimal | None = None
    vehicles: tuple[VehicleCount, ...] = ()
    energy: tuple[EnergyItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(_Titled):
    """What a notice file says. `schema` names the standard and version it declares, e.g. `eforms-sdk-1.13`.

    `form` is the kind of form (eForms: competition, result ...; TED: F02 ...), `notice_type` the notice type
    (cn-standard ...; TED: the document type), `subtype` the eForms subtype (16 ...). `languages` has the main
    language first. `lots` holds lots only; parts and groups of lots have their own tuples. `follows` are the
    publication numbers of earlier notices of the procedure; eForms needs none, its notices share `procedure_id`.
    """

    standard: Literal["eforms", "ted", "ocds"]
    document: str
    schema: str | None = None
    notice_id: str | None = None
    version: str | None = None
    publication_number: str | None = None
    procedure_id: str | None = None
    follows: tuple[str, ...] = ()
    form: str | None = None
    notice_type: str | None = None
    subtype: str | None = None
    legal_basis: str | None = None
    languages: tuple[str, ...] = ()
    dispatched_on: dt.date | None = None
    published_on: dt.date | None = None
    buyers: tuple[Organization, ...] = ()
    procedure_type: str | None = None
    accelerated: bool | None = None
    framework_agreement: bool | None = None
    titles: tuple[LocalText, ...] = ()
    descriptions: tuple[LocalText, ...] = ()
    additional_information: tuple[LocalText, ...] = ()
    main_procurement_category: str | None = None
    additional_procurement_categories: tuple[str, ...] = ()
    cpv_main: str | None = None
    cpv_additional: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    nuts: tuple[str, ...] = ()
    tender_deadline: Deadline | None = None
    reserved_participation: tuple[str, ...] = ()
    reserved_execution: str | None = None
    lots: tuple[Lot, ...] = ()
    parts: tuple[Lot, ...] = ()
    lot_groups: tuple[Lot, ...] = ()
    awards: tuple[Award, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def language(self) -> str | None:
        """The main language of the notice (ISO 639-1)."""
        return self.languages[0] if self.languages else None

    @property
    def is_of_a_contract(self) -> bool:
        """Whether the notice is about a contract: the registration of a business is not."""
        return self.form != _OUTSIDE

    @property
    def form_kind(self) -> FormKind:
        """The kind of form as eForms calls it; TED says it by the number, and by whether there are results."""
        name = self.form or ""
        if self.standard == "ted":
            known = _TED_FORMS.get(f"F{name:0>2}" if name.isdecimal() else name)
        else:
            known = name if name in _FORM_KINDS else None  # type: ignore[assignment]  # The condition checks it.
        return known or ("result" if self.awards else "competition")

    @property
    def cpv(self) -> tuple[str, ...]:
        """Every CPV code in the notice and its lots, the main ones first, without repeats."""
        lots = (*self.lots, *self.parts)
        mains = [code for code in (self.cpv_main, *(lot.cpv_main for lot in lots)) if code]
        return tuple(
            dict.fromkeys([*mains, *self.cpv_additional, *(code for lot in lots for code in lot.cpv_additional)])
        )

    def value(self, kind: ValueKind) -> Value | None:
        """The first value of this kind of the whole notice; the lots have their own."""
        return next((value for value in self.values if value.kind == kind), None)

    def lot(self, lot_id: str) -> Lot | None:
        """The lot with this identifier."""
        return next((lot for lot in self.lots if lot.id == lot_id), None)
