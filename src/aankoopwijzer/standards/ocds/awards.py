"""Results of a notice: awards, contracts, and what is known of the bids."""

from collections.abc import Sequence
from typing import Any, Final

from aankoopwijzer.domain.records.notice import Award
from aankoopwijzer.standards.ocds.parties import Parties, references
from aankoopwijzer.standards.ocds.plain import Json, filled, moment, money, number, unique

_STATUSES: Final = {"selec-w": "active", "clos-nw": "unsuccessful", "open-nw": "pending"}
_WON: Final = "selec-w"


class Results:
    """The awards, contracts and bids of a release."""

    def __init__(self, awards: Sequence[Award], parties: Parties) -> None:
        self.awards: list[Json] = []
        self.contracts: list[Json] = []
        self._bids: list[Json] = []
        self._statistics: list[Json] = []
        self._parties = parties
        taken: set[str] = set()
        contracts: set[str] = set()
        for place, award in enumerate(awards, 1):
            id = unique(award.id, taken, otherwise=str(place))
            self.awards.append(self._award(award, id))
            self._count(award)
            if award.contract_id and award.status in (_WON, None):
                signed = {"dateSigned": moment(award.date) if award.date else None}
                contract = unique(award.contract_id, contracts, otherwise=id)
                self.contracts.append(filled({"id": contract, "awardID": id, **signed}))

    @property
    def bids(self) -> Json:
        """Statistics on the bids, and the value of each winning one where an award has several."""
        return filled({"statistics": self._statistics, "details": self._bids})

    def _award(self, award: Award, id: str) -> Json:
        totals = [value for value in award.values if value.kind == "total"]
        bids = []
        # Several winners of one framework: their values are not a sum, so each stays with its own bid.
        for value in totals if len(totals) > 1 else ():
            bids.append(f"BID-{len(self._bids) + 1:04}")
            self._bids.append(filled({"id": bids[-1], "value": money(value), "relatedLots": list(award.lot_ids)}))
        by_kind = {value.kind: value for value in award.values}
        return filled(
            {
                "id": id,
                "title": award.title,
                "status": _STATUSES.get(award.status or ""),
                "date": moment(award.date) if award.date else None,
                "value": money(totals[0]) if len(totals) == 1 else None,
                "maximumValue": _money(by_kind.get("framework_maximum")),
                "estimatedValue": _money(by_kind.get("framework_estimated") or by_kind.get("estimated")),
                "suppliers": references(self._parties, award.suppliers, "supplier"),
                "relatedLots": list(dict.fromkeys(award.lot_ids)),
                "relatedBids": bids,
                "items": _vehicles(award),
            }
        )

    def _count(self, award: Award) -> None:
        by_kind = {value.kind: value for value in award.values}
        for kind, measure in (("lowest_tender", "lowestValidBidValue"), ("highest_tender", "highestValidBidValue")):
            if value := by_kind.get(kind):  # type: ignore[call-overload]  # The kinds are those of the record.
                amount = money(value)
                self._state(award, measure, amount["amount"], amount.get("currency"))
        for count, measure in ((award.tenders_received, "bids"), (award.tenders_received_sme, "smeBids")):
            if count is not None:
                self._state(award, measure, number(count))

    def _state(self, award: Award, measure: str, value: float, currency: str | None = None) -> None:
        lots = list(award.lot_ids)
        self._statistics.append(
            filled(
                {
                    "id": str(len(self._statistics) + 1),
                    "measure": measure,
                    "value": value,
                    "currency": currency,
                    "relatedLot": lots[0] if len(lots) == 1 else None,
                }
            )
        )


def _money(value: Any) -> Json | None:
    return money(value) if value else None


def _vehicles(award: Award) -> list[Json]:
    """Vehicles bought, counted by category and by how clean they are."""
    found = []
    for place, count in enumerate(award.vehicles, 1):
        kinds = [
            {"scheme": scheme, "id": code}
            for scheme, code in (
                ("eu-vehicle-category", count.category),
                ("eu-vehicles", count.type),
                ("eu-cvd-contract-type", count.contract_type),
            )
            if code
        ]
        quantity = None if count.number is None else number(count.number)
        found.append(filled({"id": str(place), "quantity": quantity, "additionalClassifications": kinds}))
    return found
