"""A published notice as a procurement of the register, and a later notice on top of what was known."""

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

from aankoopwijzer.domain.guidance.from_notice import authority_among, lots_of, whole_of
from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.notice import Award, Notice, Organization, Value
from aankoopwijzer.domain.records.procurement import (
    NOT_ENTERED,
    STAGES,
    Procedure,
    Procurement,
    ProcurementDocument,
    ProcurementLot,
    ProcurementRow,
    Stage,
)

_STAGE_OF_FORM: dict[str, Stage] = {"planning": "planned", "competition": "published", "result": "awarded"}
_WON = "selec-w"
_EURO = "EUR"
NOTICE = "notice"
"""The kind of document that a notice is; its name is the id and version of the notice."""


def procurement_in(
    notice: Notice, pack: PolicyPack, rows: tuple[ProcurementRow, ...], *, authority: str | None = None
) -> Procurement | None:
    """What the notice says; None when no authority of the pack buys and none was given.

    Its reference is the id that all notices of the procedure share, else that of the notice. A notice that withdraws or
    closes without a winner awards nothing: then what was awarded stays unknown.
    """
    buyer = authority or authority_among(notice.buyers, pack)
    whole = whole_of(notice, pack).purchase
    if buyer is None:
        return None
    won = [award for award in notice.awards if award.status in (_WON, None) and award.suppliers]
    lots = tuple(_lot(notice, each.lot, each.purchase.value_eur, each.purchase.cpv) for each in lots_of(notice, pack))
    sellers = {each.name: each for award in won for each in award.suppliers if each.name}
    only = next(iter(sellers.values())) if len(sellers) == 1 else None
    return Procurement(
        authority=buyer,
        reference=notice.procedure_id or notice.publication_number or notice.notice_id,
        title=(whole.title or notice.document)[:500],
        description=whole.description or None,
        contract_type=whole.contract_type,
        procedure=_procedure(notice.procedure_type),
        stage="awarded" if won else _STAGE_OF_FORM.get(notice.form or "", "published"),
        is_framework_agreement=whole.framework_agreement,
        cpv=whole.cpv,
        value_estimated=whole.value_eur if not won else None,
        value_awarded=_euro(notice.values, "total") or _sum([_awarded(each) for each in won]),
        published_on=notice.published_on or notice.dispatched_on,
        tender_deadline=_deadline(notice),
        awarded_on=max((award.date for award in won if award.date), default=None),
        tenders_received=_tenders(won),
        supplier_name=only.name if only else None,
        supplier_enterprise_number=_number(only) if only else None,
        origin="notice",
        notice_id=notice.notice_id or notice.publication_number,
        notice_version=notice.version,
        rows=rows,
        lots=lots,
        documents=(ProcurementDocument(name=_told_by(notice), kind=NOTICE),),
    )


def on_top_of(before: Procurement, new: Procurement) -> Procurement:
    """A later notice of the same procedure: what it knows replaces what files said, never what a person typed.

    A notice that was read before changes nothing, nor does one of an earlier stage but for what was not known. The day
    of publication stays that of the first notice.
    """
    if set(new.documents) <= set(before.documents):
        return before
    is_earlier = STAGES.index(new.stage) < STAGES.index(before.stage)
    kept: dict[str, Any] = {}
    for name in Procurement.model_fields.keys() - NOT_ENTERED - {"documents"}:
        value = getattr(new, name)
        is_open = name not in before.typed and not (is_earlier and getattr(before, name) not in (None, ()))
        if value not in (None, ()) and is_open:
            kept[name] = value
    kept["documents"] = (*before.documents, *new.documents)
    if before.published_on is not None and new.published_on is not None:
        kept["published_on"] = min(before.published_on, new.published_on)
    kept["stage"] = max(before.stage, new.stage, key=STAGES.index)
    if "lots" in kept:
        kept["lots"] = _lots_on_top(before.lots, new.lots)
    return before.model_copy(update=kept)


def _lots_on_top(before: tuple[ProcurementLot, ...], new: tuple[ProcurementLot, ...]) -> tuple[ProcurementLot, ...]:
    known = {each.code: each for each in before}
    for each in new:
        said = {name: value for name, value in each if value not in (None, ())}
        known[each.code] = known[each.code].model_copy(update=said) if each.code in known else each
    return tuple(known.values())


def _lot(notice: Notice, code: str | None, value: Decimal | None, cpv: tuple[str, ...]) -> ProcurementLot:
    lot = notice.lot(code) if code else None
    awards = [each for each in notice.awards if code in each.lot_ids and each.suppliers]
    seller = awards[0].suppliers[0] if len(awards) == 1 and len(awards[0].suppliers) == 1 else None
    reserved = lot.reserved_participation if lot else ()
    return ProcurementLot(
        code=code,
        title=lot.title[:500] if lot and lot.title else None,
        cpv=cpv,
        value_estimated=value if not notice.awards else None,
        value_awarded=_sum([_awarded(each) for each in awards if len(each.lot_ids) == 1]),
        is_reserved=any(each != "none" for each in reserved) if reserved else None,
        supplier_name=seller.name if seller else None,
        supplier_enterprise_number=_number(seller) if seller else None,
    )


def _told_by(notice: Notice) -> str:
    id = notice.notice_id or notice.publication_number or notice.document
    return f"{id} {notice.version or ''}".strip()[:300]


def _procedure(code: str | None) -> Procedure | None:
    return code if code in get_args(Procedure) else None  # type: ignore[return-value]  # The condition checks it.


def _deadline(notice: Notice) -> dt.date | None:
    days = [each.date for each in (notice.tender_deadline, *(lot.tender_deadline for lot in notice.lots)) if each]
    return min(days, default=None)


def _tenders(won: list[Award]) -> int | None:
    counts = [award.tenders_received for award in won]
    known = [each for each in counts if each is not None]
    return int(sum(known)) if known and len(known) == len(counts) else None


def _awarded(award: Award) -> Decimal | None:
    return _euro(award.values, "total")


def _euro(values: tuple[Value, ...], kind: str) -> Decimal | None:
    found = next((each for each in values if each.kind == kind), None)
    return found.amount if found and found.currency == _EURO and not found.includes_vat else None


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    """The sum when every part is known: a sum of some would look like the whole."""
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _number(seller: Organization) -> str | None:
    try:
        return read_enterprise_number(seller.identifier or "")[0]
    except WrongEnterpriseNumber:
        return None
