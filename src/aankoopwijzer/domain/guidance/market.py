"""What a supplier file says of the supply for a purchase."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from aankoopwijzer.domain.guidance.result import Market
from aankoopwijzer.domain.guidance.situation import Situation
from aankoopwijzer.domain.policy.obligations import MarketRule
from aankoopwijzer.domain.records.supplier import SupplierOffer

NONE, SOME, AMPLE = "none", "some", "ample"

_BY_CONSTRUCTION = "sheltered"
_RESERVABLE = frozenset({"sheltered", "social_integration", "local_services", "foreign_equivalent"})


def look_at_market(
    rule: MarketRule,
    suppliers: Iterable[SupplierOffer],
    rows: tuple[str, ...],
    situation: Situation,
    minimum_share: Decimal | None,
    on: dt.date,
) -> Market:
    """Counts who is recognised on the day, active in the rows and near enough, and how much they would depend on it.

    A recognised sheltered-work enterprise meets the share by construction; every other kind needs a share in the
    file that reaches `minimum_share` (a fraction). Supply is ample from the minimum number of suppliers on.
    """
    within, minimum = situation.numbers[rule.distance_km], situation.numbers[rule.minimum_suppliers]
    recognised = [each for each in suppliers if is_eligible(each, minimum_share, on) and _active(each, rows, rule)]
    placed = [each for each in recognised if each.distance_km is not None]
    nearby = [each for each in placed if each.distance_km is not None and each.distance_km <= within]
    counted = nearby + [each for each in recognised if each.distance_km is None]
    return Market(
        supply=AMPLE if len(counted) >= minimum else SOME if counted else NONE,
        recognised=len(recognised),
        nearby=len(nearby),
        unplaced=len(recognised) - len(placed),
        within_km=within,
        minimum=minimum,
        dependency=_dependency(counted, situation.purchase.value_eur),
        maximum_dependency=situation.numbers.get(rule.maximum_dependency),
        suppliers=tuple(each.name for each in counted),
        by_row={row: sum(_active(each, (row,), rule) for each in counted) for row in rows},
    )


def is_eligible(supplier: SupplierOffer, minimum_share: Decimal | None, on: dt.date) -> bool:
    """Whether a contract may be reserved for this supplier, as far as the file shows it."""
    if supplier.kind not in _RESERVABLE or not supplier.is_recognised(on):
        return False
    if supplier.kind == _BY_CONSTRUCTION:
        return True
    share = supplier.target_group_share
    return minimum_share is not None and share is not None and share >= minimum_share


def active_in(suppliers: Iterable[SupplierOffer], rows: tuple[str, ...], rule: MarketRule) -> list[SupplierOffer]:
    """Every supplier of the file that is active in one of the rows, recognised or not."""
    return [each for each in suppliers if _active(each, rows, rule)]


def _active(supplier: SupplierOffer, rows: tuple[str, ...], rule: MarketRule) -> bool:
    words = [word for activity in supplier.activities for word in activity.lower().split()]
    beginnings = tuple(beginning for row in rows for beginning in rule.activities.get(row, ()))
    return bool(beginnings) and any(word.startswith(beginnings) for word in words)


def _dependency(suppliers: list[SupplierOffer], value: Decimal | None) -> Decimal | None:
    revenues = [each.revenue_eur for each in suppliers if each.revenue_eur is not None]
    if value is None or not revenues or len(revenues) < len(suppliers):
        return None
    return value / (value + sum(revenues, Decimal(0)))
