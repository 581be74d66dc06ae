"""A procurement of the register as a release: the state that it is in, by the same rules as a notice."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aankoopwijzer.domain.records.notice import Award, Deadline, LocalText, Lot, Organization, Value
from aankoopwijzer.domain.records.procurement import (
    FICTITIOUS,
    OWN_RELEASE,
    Procurement,
    ProcurementLot,
    Stage,
)
from aankoopwijzer.standards.ocds.awards import Results
from aankoopwijzer.standards.ocds.criteria import LANGUAGE
from aankoopwijzer.standards.ocds.lots import item_of, lot_of
from aankoopwijzer.standards.ocds.parties import Parties, references
from aankoopwijzer.standards.ocds.plain import (
    FIRST_PUBLICATION,
    PREFIX,
    Json,
    category,
    ends,
    filled,
    moment,
    money,
    unique,
    worded,
)
from aankoopwijzer.standards.ocds.releases import METHODS, reserved_in
from aankoopwijzer.standards.ocds.sustainability import Pursued, goals_pursued

OWN_NUMBER: Final = "internal"
"""The scheme of an identifier that only the buyer gives a meaning, as the eForms profile calls it."""
_BUYING_IN: Final = "BE"
_EURO: Final = "EUR"
_WON: Final = "selec-w"
_TENDER: Final[Mapping[Stage, str]] = {
    "planned": "planned",
    "preparing": "planned",
    "published": "active",
    "awarded": "complete",
    "running": "complete",
    "completed": "complete",
    "withdrawn": "cancelled",
}
_CONTRACT: Final[Mapping[Stage, str]] = {"awarded": "pending", "running": "active", "completed": "terminated"}
"""The stages with a contract, and its status: signed or not is not known before it runs."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a procurement beside its record.

    `buyer` is the name of its authority, `changed` when something of it changed last. `procedure` is the id under which
    its notices go, None without notices. `criteria` are those that went into the tender.
    """

    buyer: str
    changed: dt.datetime
    procedure: str | None = None
    criteria: Sequence[Pursued] = ()


def registered_release(one: Procurement, beside: Beside, *, goals: Mapping[str, str], prefix: str = PREFIX) -> Json:
    """The release of a procurement as it is now; the same record gives the same release.

    Its ocid is that of its notices, else of its authority and its number in the register, which never change. What is
    invented never has an ocid behind a registered prefix. `goals` gives for an objective its code of the codelist.
    """
    process = (beside.procedure or f"{one.authority}-{one.number}").removeprefix(FICTITIOUS)
    ocid = f"{PREFIX}-{FICTITIOUS}{process}" if one.is_fictitious else f"{prefix}-{process}"
    parties = Parties(numbers_of=_BUYING_IN)
    buyer = references(parties, [Organization(beside.buyer)], "buyer")[0]
    taken: set[str] = set()
    lots = [(unique(lot.code, taken, otherwise=str(place)), lot) for place, lot in enumerate(one.lots, 1)]
    awards = _awards(one, lots)
    results = Results(awards, parties)
    contracts = _contracts(one, awards)
    release = filled(
        {
            "ocid": ocid,
            "date": _instant(beside.changed),
            "tag": _tags(one, contracts),
            "initiationType": "tender",
            "language": LANGUAGE,
            "parties": parties.listed(),
            "buyer": buyer,
            "tender": _tender(one, process, lots, goals_pursued(beside.criteria, goals), bool(beside.criteria)),
            "awards": results.awards,
            "contracts": contracts,
            "bids": filled({"statistics": _counted("bids", one.tenders_received)}),
            "statistics": _counted("totalAwardedValue", one.value_awarded, _EURO) if awards else None,
        }
    )
    written = json.dumps(release, sort_keys=True, ensure_ascii=False)
    return {"ocid": ocid, "id": f"{OWN_RELEASE}{hashlib.sha256(written.encode()).hexdigest()[:16]}", **release}


def _tags(one: Procurement, contracts: Sequence[Json]) -> list[str]:
    """What the release is about; only what it holds."""
    if one.stage in _CONTRACT:
        return ["award", "contract"] if contracts else ["award"]
    if one.stage == "published":
        return ["tender"]
    return ["tenderCancellation"] if one.stage == "withdrawn" and one.published_on else ["planning"]


def _tender(
    one: Procurement, process: str, lots: Sequence[tuple[str, ProcurementLot]], pursued: list[Json], asks: bool
) -> Json:
    status = _TENDER[one.stage]
    items = [item_of(_bought(one), "1", None)]
    described = []
    for id, lot in lots:
        bought = _bought(lot)
        described.append(lot_of(bought, id, {}, status=status if status == "planned" else None))
        items.append(item_of(bought, f"item-{id}", id))
    reserved = sorted({code for each in described for code in reserved_in(each)})
    own = [{"id": one.reference, "scheme": OWN_NUMBER}] if one.reference and one.reference != process else []
    deadline = Deadline(one.tender_deadline, None) if one.tender_deadline else None
    foreseen = one.planned_on if status == "planned" else None
    published = {"id": FIRST_PUBLICATION, "datePublished": moment(one.published_on)} if one.published_on else None
    return filled(
        {
            "id": process,
            "identifiers": own,
            **worded("title", _said(one.title)),
            **worded("description", _said(one.description)),
            "status": status,
            "value": money(_euro(one.value_estimated)) if one.value_estimated is not None else None,
            "procurementMethod": METHODS.get(one.procedure or ""),
            "procurementMethodDetails": one.procedure,
            "mainProcurementCategory": category(one.contract_type),
            "tenderPeriod": ends(deadline),
            "contractPeriod": None if one.stage in _CONTRACT else _period(one),
            "communication": filled({"futureNoticeDate": moment(foreseen) if foreseen else None}),
            "techniques": filled({"hasFrameworkAgreement": one.is_framework_agreement}),
            "hasSustainability": True if asks or any(each.get("hasSustainability") for each in described) else None,
            "sustainability": pursued,
            "otherRequirements": filled({"reservedParticipation": reserved}),
            "documents": [published] if published else [],
            "items": [item for item in items if item],
            "lots": described,
        }
    )


def _bought(what: Procurement | ProcurementLot) -> Lot:
    """A lot, or the whole, as a notice would say it; of the whole only its codes are asked."""
    codes = tuple(dict.fromkeys(map(str, what.cpv)))
    is_lot = isinstance(what, ProcurementLot)
    return Lot(
        id=None,
        titles=_said(what.title) if is_lot else (),
        cpv_main=codes[0] if codes else None,
        cpv_additional=codes[1:],
        values=(_euro(what.value_estimated),) if what.value_estimated is not None else (),
        reserved_participation=("res-ws",) if isinstance(what, ProcurementLot) and what.is_reserved else (),
    )


def _awards(one: Procurement, lots: Sequence[tuple[str, ProcurementLot]]) -> list[Award]:
    """One award for each lot of which it is known what was won, else one for the whole."""
    if one.stage not in _CONTRACT:
        return []
    won = [(id, lot) for id, lot in lots if lot.value_awarded is not None or lot.supplier_name]
    if not won:
        return [_award(one, "1", (), one.value_awarded, one)]
    # The one supplier of the whole is that of every lot.
    return [_award(one, id, (id,), lot.value_awarded, lot if lot.supplier_name else one) for id, lot in won]


def _award(
    one: Procurement, id: str, lot_ids: tuple[str, ...], value: Decimal | None, by: Procurement | ProcurementLot
) -> Award:
    supplier = Organization(by.supplier_name, by.supplier_enterprise_number)
    return Award(
        id=f"award-{id}",
        lot_ids=lot_ids,
        status=_WON,
        date=one.awarded_on,
        values=(Value(value, _EURO, "total"),) if value is not None else (),
        suppliers=(supplier,) if any(supplier) else (),
    )


def _contracts(one: Procurement, awards: Sequence[Award]) -> list[Json]:
    """The contract of each award, when anything is known of it.

    What was paid stays out: OCDS has a place for payments, each with its day, and none for their sum.
    """
    period = _period(one)
    if one.stage not in ("running", "completed") and not period and not one.contract_reference:
        return []
    taken: set[str] = set()
    return [
        filled(
            {
                "id": unique(one.contract_reference, taken, otherwise=f"contract-{place}"),
                "awardID": award.id,
                "status": _CONTRACT[one.stage],
                "period": period,
            }
        )
        for place, award in enumerate(awards, 1)
    ]


def _period(one: Procurement) -> Json:
    return filled(
        {
            "startDate": moment(one.starts_on) if one.starts_on else None,
            "endDate": moment(one.ends_on, is_end=True) if one.ends_on else None,
        }
    )


def _counted(measure: str, value: Decimal | int | None, currency: str | None = None) -> list[Json]:
    if value is None:
        return []
    number = money(Value(Decimal(value), currency, "total"))["amount"]
    return [filled({"id": "1", "measure": measure, "value": number, "currency": currency})]


def _said(text: str | None) -> tuple[LocalText, ...]:
    return (LocalText(text, LANGUAGE),) if text and text.strip() else ()


def _euro(amount: Decimal) -> Value:
    return Value(amount, _EURO, "estimated")


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
