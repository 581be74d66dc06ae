"""Results of an eForms notice: one award per lot result, with the winner that tenders and parties lead to."""

from collections.abc import Mapping
from decimal import Decimal

from aankoopwijzer.domain.records.notice import (
    Award,
    EnergyItem,
    Unreadable,
    Value,
    VehicleCount,
)
from aankoopwijzer.standards import lexical
from aankoopwijzer.standards.eforms.lots import listed_category, local_texts, stripped, values
from aankoopwijzer.standards.eforms.organizations import Organizations
from aankoopwijzer.standards.path_trie import Raw


def build_awards(
    raw: Raw,
    organizations: Organizations,
    main_language: str | None,
    unreadable: list[Unreadable],
) -> tuple[Award, ...]:
    """One award per lot result: BT-142 status, BT-720 value, BT-759 tenders, OPT-155/156 vehicles."""
    tenders = {tender["id"]: tender for tender in raw.get("lot_tenders", ()) if "id" in tender}
    parties = {party["id"]: party for party in raw.get("parties", ()) if "id" in party}
    contracts = {contract["id"]: contract for contract in raw.get("contracts", ()) if "id" in contract}
    return tuple(
        [
            _award(result, tenders, parties, contracts, organizations, main_language, unreadable)
            for result in raw.get("lot_results", ())
        ]
    )


def _award(
    raw: Raw,
    tenders: Mapping[str, Raw],
    parties: Mapping[str, Raw],
    contracts: Mapping[str, Raw],
    organizations: Organizations,
    main_language: str | None,
    unreadable: list[Unreadable],
) -> Award:
    settled = [contracts[key] for key in raw.get("contracts", ()) if key in contracts]
    # A result lists every tender; those of its contracts won. Without a contract the listed ones stand.
    won = {key for contract in settled for key in contract.get("tenders", ())}
    listed = [key for key in raw.get("tenders", ()) if key in tenders and (not won or key in won)]
    members = dict.fromkeys(
        member for key in listed for member in parties.get(tenders[key].get("party", ""), {}).get("tenderers", ())
    )
    amounts = list(values(raw.get("amounts"), unreadable))
    for key in listed:
        amounts.extend(values(tenders[key].get("amounts"), unreadable))
    first = settled[0] if settled else {}
    titles = local_texts(first.get("titles"), main_language)
    received = {row.get("code"): row.get("number") for row in raw.get("received", ())}
    directives = raw.get("strategic_procurement", ())
    return Award(
        id=stripped(raw.get("id")),
        lot_ids=tuple(raw.get("lots", ())),
        status=stripped(raw.get("status")),
        title=titles[0].text if titles else None,
        contract_id=stripped(first.get("reference")),
        date=lexical.day(first.get("awarded") or first.get("issued"), "award_date", unreadable),
        values=tuple(amounts),
        suppliers=tuple([found for member in members if (found := organizations.get(member))]),
        tenders_received=lexical.number(received.get("tenders"), "tenders_received", unreadable),
        tenders_received_sme=lexical.number(received.get("t-sme"), "tenders_received_sme", unreadable),
        vehicles=_vehicles(directives, unreadable),
        energy=_energy(directives, unreadable),
    )


def _vehicles(raws: list[Raw], unreadable: list[Unreadable]) -> tuple[VehicleCount, ...]:
    found = []
    for raw in raws:
        for information in raw.get("information", ()):
            kind = stripped(information.get("contract_type"))
            for details in information.get("details", ()):
                category = listed_category(details, "vehicle-category")
                if kind is None and category is None:
                    continue
                for count in details.get("counts", ()) or [{}]:
                    number = lexical.number(count.get("number"), "vehicles", unreadable)
                    found.append(VehicleCount(kind, category, stripped(count.get("code")), number))
    return tuple(found)


def _energy(raws: list[Raw], unreadable: list[Unreadable]) -> tuple[EnergyItem, ...]:
    found = []
    for raw in raws:
        for information in raw.get("information", ()):
            for details in information.get("details", ()):
                item = listed_category(details, "energy-efficiency-item")
                if item is None and "basis" not in details:
                    continue
                counts = details.get("counts", ())
                found.append(
                    EnergyItem(
                        stripped(details.get("basis")),
                        item,
                        stripped(details.get("label")),
                        _metric(details, "nrg-con-yr", unreadable),
                        _metric(details, "nrg-sav-yr", unreadable),
                        lexical.number(counts[0].get("number"), "quantity", unreadable) if counts else None,
                    )
                )
    return tuple(found)


def _metric(details: Raw, code: str, unreadable: list[Unreadable]) -> Decimal | None:
    for metric in details.get("metrics", ()):
        if metric.get("code") == code:
            return lexical.number(metric.get("number"), code, unreadable)
    return None


def total_values(raw: Raw, unreadable: list[Unreadable]) -> tuple[Value, ...]:
    """The values of the whole result: BT-161 total, BT-118 and BT-1118 of the framework agreements."""
    return values(raw.get("amounts"), unreadable)
