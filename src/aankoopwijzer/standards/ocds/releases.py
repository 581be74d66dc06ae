"""A notice as a release of the Open Contracting Data Standard 1.1, by the eForms profile where it has a rule."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Final

from aankoopwijzer.domain.records.notice import Lot, Notice
from aankoopwijzer.standards.ocds.awards import Results
from aankoopwijzer.standards.ocds.lots import group_of, item_of, lot_of
from aankoopwijzer.standards.ocds.parties import Parties, references
from aankoopwijzer.standards.ocds.plain import (
    PREFIX,
    Json,
    categories,
    category,
    ends,
    filled,
    moment,
    money,
    unique,
    worded,
)
from aankoopwijzer.standards.ocds.sustainability import Strategies

# Kind of form to the tags of the release and the status of the tender (table form-type of the profile's guidance).
_FORMS: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "planning": (("planning",), "planned"),
    "consultation": (("planning",), "planned"),
    "competition": (("tender",), "active"),
    "change": (("tenderUpdate",), "active"),
    "result": (("award", "contract"), "complete"),
    "dir-awa-pre": (("award", "contract"), "complete"),
    "cont-modif": (("awardUpdate", "contractUpdate"), "complete"),
}
# procurement-procedure-type to procurementMethod; the table of the profile leaves oth-single and oth-mult out.
METHODS: Final = {
    "open": "open",
    "restricted": "selective",
    "neg-w-call": "selective",
    "comp-dial": "selective",
    "comp-tend": "selective",
    "innovation": "selective",
    "exp-int-rail": "selective",
    "neg-wo-call": "limited",
}


def notice_release(
    notice: Notice, *, on: dt.date, prefix: str = PREFIX, strategies: Mapping[str | None, Strategies] | None = None
) -> Json:
    """The release. `on` is its date when the notice has none; `strategies` are those that the texts of each lot show.

    The same notice gives the same release. What OCDS has no place for is left out: see the decision on the mapping.
    """
    parties = Parties()
    buyers = references(parties, notice.buyers, "buyer")
    results = Results(notice.awards, parties)
    tags, status = _FORMS[notice.form_kind]
    day = notice.dispatched_on or notice.published_on or on
    process = _first(notice.procedure_id, notice.notice_id, notice.publication_number) or _digest(notice)
    own = _first(notice.notice_id, notice.publication_number) or process
    return filled(
        {
            "ocid": process if notice.standard == "ocds" else f"{prefix}-{process}",
            "id": f"{own}-{notice.version}" if notice.version else own,
            "date": moment(day),
            "tag": list(tags),
            "initiationType": "tender",
            "language": notice.language,
            "parties": parties.listed(),
            "buyer": buyers[0] if buyers else None,
            "tender": _tender(notice, process, status, strategies or {}),
            "awards": results.awards,
            "contracts": results.contracts,
            "bids": results.bids,
            "statistics": _totals(notice),
        }
    )


def _first(*names: str | None) -> str | None:
    """The first name that is not blank."""
    return next((name.strip() for name in names if name and name.strip()), None)


def _tender(notice: Notice, id: str, status: str, strategies: Mapping[str | None, Strategies]) -> Json:
    taken: set[str] = set()
    lots: list[Json] = []
    items: list[Json] = []
    if whole := item_of(notice, "1", None):
        items.append(whole)
    for place, lot in enumerate((*notice.lots, *notice.parts), 1):
        lot_id = unique(lot.id, taken, otherwise=str(place))
        shown: Strategies = strategies.get(lot.id, {})
        lots.append(lot_of(lot, lot_id, shown, status="planned" if lot.kind == "part" else None))
        if item := item_of(lot, f"item-{lot_id}", lot_id):
            items.append(item)
    groups = [group_of(group, unique(group.id, taken, otherwise=f"group-{at}")) for at, group in _numbered(notice)]
    estimate, maximum = notice.value("estimated"), notice.value("framework_maximum")
    legal = {"scheme": "CELEX", "id": notice.legal_basis} if notice.legal_basis else None
    declared = {one["hasSustainability"] for one in lots if "hasSustainability" in one}
    reserved = sorted({code for one in lots for code in reserved_in(one)})
    agreed = {"value": money(maximum)} if maximum and maximum not in _of_lots(notice.lots) else {}
    return filled(
        {
            "id": id,
            **worded("title", notice.titles),
            **worded("description", notice.descriptions, notice.additional_information),
            "status": status,
            "legalBasis": filled({"wasDerivedFrom": legal}),
            "value": money(estimate) if estimate else None,
            "procurementMethod": METHODS.get(notice.procedure_type or ""),
            "procurementMethodDetails": notice.procedure_type,
            "procedure": filled({"isAccelerated": notice.accelerated}),
            "mainProcurementCategory": category(notice.main_procurement_category),
            "additionalProcurementCategories": categories(notice.additional_procurement_categories),
            "tenderPeriod": ends(notice.tender_deadline),
            "techniques": filled({"hasFrameworkAgreement": notice.framework_agreement, "frameworkAgreement": agreed}),
            "hasSustainability": True if True in declared else False if declared else None,
            "otherRequirements": filled({"reservedParticipation": reserved}),
            "items": items,
            "lots": lots,
            "lotGroups": groups,
        }
    )


def _numbered(notice: Notice) -> list[tuple[int, Lot]]:
    return list(enumerate(notice.lot_groups, 1))


def reserved_in(lot: Json) -> list[str]:
    """For whom a lot of a release is reserved."""
    found: list[str] = lot.get("otherRequirements", {}).get("reservedParticipation", [])
    return found


def _of_lots(lots: tuple[Lot, ...]) -> list[object]:
    return [value for lot in lots for value in lot.values]


def _totals(notice: Notice) -> list[Json]:
    """Amounts of the whole result. OCDS derives them from the awards; kept as statistics, they can be checked."""
    measures = {
        "total": "totalAwardedValue",
        "framework_estimated": "totalEstimatedFrameworkValue",
        "lowest_tender": "lowestValidBidValue",
        "highest_tender": "highestValidBidValue",
    }
    found = [(measures[value.kind], money(value)) for value in notice.values if value.kind in measures]
    return [
        filled({"id": str(place), "measure": measure, "value": value["amount"], "currency": value.get("currency")})
        for place, (measure, value) in enumerate(found, 1)
    ]


def _digest(notice: Notice) -> str:
    """An identifier for a notice without any: the same notice has the same."""
    return hashlib.sha256(repr(notice).encode()).hexdigest()[:16]
