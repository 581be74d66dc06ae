"""A planned purchase in, everything its tender must contain out."""

import datetime as dt

from aankoopwijzer.domain.guidance.result import Guidance, Warning
from aankoopwijzer.domain.guidance.sanity import PurchaseError, checked
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.selection import Selection
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.language.amounts import amount_in
from aankoopwijzer.language.matching import TEXT_READ, TITLE_READ
from aankoopwijzer.standards.cpv import is_known


def guide_purchase(
    purchase: Purchase,
    adviser: Adviser,
    *,
    on: dt.date,
    mode: str | None = None,
    level: Level = Level.BASIS,
    suppliers: tuple[SupplierOffer, ...] | None = None,
    selection: Selection | None = None,
    lot: str | None = None,
) -> Guidance:
    """The advice on a purchase, given on the day `on`; `selection` is what the buyer made of the proposed criteria.

    A purchase without a value whose title names one amount in euro is advised on with that amount, and says so.
    Raises `PurchaseError` with everything that stands in the way: no text, a value that cannot be, an authority that
    the pack does not know, a date before the first known legal period.
    """
    named = amount_in(purchase.title) if purchase.value_eur is None else None
    if named is not None:
        purchase = purchase.model_copy(update={"value_eur": named})
    warnings = checked(purchase, adviser.pack, is_known)
    if named is not None:
        warnings += (Warning("value-from-text", {"value": str(named)}),)
    if len(purchase.title) + len(purchase.description) > TITLE_READ + TEXT_READ:
        warnings += (Warning("text-cut", {"read": str(TITLE_READ + TEXT_READ)}),)
    matches = adviser.matcher.match(purchase)
    try:
        return adviser.guide.advise(
            purchase,
            matches,
            on=on,
            mode=mode,
            level=level,
            suppliers=suppliers,
            warnings=warnings,
            lot=lot,
            selection=selection,
        )
    except BeforeFirstPeriod as early:
        values = {"date": early.on.isoformat(), "first": early.first.isoformat()}
        raise PurchaseError(Warning("date-before-first-period", values)) from early
