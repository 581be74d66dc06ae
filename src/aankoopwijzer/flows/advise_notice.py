"""A notice is taken as a purchase, whole and lot by lot, and advised on."""

import datetime as dt
from dataclasses import dataclass, replace

from aankoopwijzer.domain.guidance.from_notice import NoticePurchase, lots_of, whole_of
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.records.selection import Selection
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.prepare_adviser import Adviser


@dataclass(frozen=True, slots=True)
class NoticeGuidance:
    """The advice on the whole notice, and that on each of its lots with the lot's identifier in the notice."""

    whole: Guidance
    lots: tuple[tuple[str | None, Guidance], ...]


def advise_notice(
    notice: Notice,
    adviser: Adviser,
    *,
    on: dt.date,
    mode: str | None = None,
    level: Level = Level.BASIS,
    suppliers: tuple[SupplierOffer, ...] | None = None,
    selection: Selection | None = None,
) -> NoticeGuidance:
    """The advice on a notice, given on the day `on`; what the file lacks is unknown, and asked.

    Raises `PurchaseError` when it cannot be advised on: no words at all, or a date before the first known legal period.
    """

    def advised(one: NoticePurchase) -> Guidance:
        found = guide_purchase(
            one.purchase,
            adviser,
            on=on,
            mode=mode,
            level=level,
            suppliers=suppliers,
            lot=one.lot,
            selection=selection,
        )
        return replace(found, warnings=(*one.warnings, *found.warnings))

    lots = tuple((one.lot, advised(one)) for one in lots_of(notice, adviser.pack))
    return NoticeGuidance(advised(whole_of(notice, adviser.pack)), lots)
