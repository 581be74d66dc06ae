"""A published notice as a procurement of the register, and a later notice on top of what was known."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any, get_args

from aankoopwijzer.domain.guidance.from_notice import NoticePurchase, lots_of, whole_of
from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.intake.procurement_faults import LARGEST_EUR
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.notice import Award, FormKind, Notice, Organization, Value
from aankoopwijzer.domain.records.procurement import (
    FICTITIOUS,
    NOT_ENTERED,
    NOTICE,
    OWN_RELEASE,
    STAGES,
    Procedure,
    Procurement,
    ProcurementDocument,
    ProcurementLot,
    ProcurementRow,
    Stage,
    with_lots_in_rows,
    with_rows_of_lots,
)

_STAGE_OF_FORM: Mapping[FormKind, Stage] = {
    "planning": "planned",
    "consultation": "planned",
    "competition": "published",
    "change": "published",
    "result": "awarded",
    "dir-awa-pre": "awarded",
    "cont-modif": "awarded",
}
_WON, _CLOSED = "selec-w", "clos-nw"
_OCID = re.compile(r"(?:unregistered|ocds-[a-z0-9]{6})-(?P<id>.+)", re.DOTALL)
_OPENS: frozenset[FormKind] = frozenset({"planning", "consultation", "competition"})
_LONGEST_NUMBER, _LONGEST_NAME, _MOST_TENDERS = 120, 500, 1_000_000
_LONGEST_KEY = 18
"""Digits that a number of the register has at most."""
_EURO = "EUR"


def procurement_in(
    notice: Notice,
    pack: PolicyPack,
    *,
    authority: str,
    rows: tuple[ProcurementRow, ...] = (),
    rows_of_lots: Sequence[tuple[ProcurementRow, ...]] = (),
) -> Procurement:
    """What the notice says of what this authority buys.

    Its reference is the id that all notices of the procedure share, else that of the notice. A notice that withdraws or
    closes without a winner awards nothing: then what was awarded stays unknown. So does an amount that is not to be
    believed. `rows` are the product groups of the whole, `rows_of_lots` those of each lot, in their order, where they
    are told apart; what a lot has, the procurement has.
    """
    whole = whole_of(notice, pack).purchase
    won = [award for award in notice.awards if award.status in (_WON, None) and award.suppliers]
    pieces = lots_of(notice, pack)
    apart = rows_of_lots or ((),) * len(pieces)
    lots = tuple(_lot(notice, each, own) for each, own in zip(pieces, apart, strict=True))
    sellers = {each.name: each for award in won for each in award.suppliers if each.name}
    only = next(iter(sellers.values())) if len(sellers) == 1 else None
    procurement = Procurement(
        authority=authority,
        reference=next(iter(references_of(notice)), None),
        title=(whole.title or notice.document)[:500],
        description=whole.description or None,
        contract_type=whole.contract_type,
        procedure=_procedure(notice.procedure_type),
        stage=_stage(notice, is_won=bool(won)),
        is_framework_agreement=whole.framework_agreement,
        cpv=whole.cpv,
        value_estimated=_believed(whole.value_eur) if not won else None,
        value_awarded=_believed(_euro(notice.values, "total") or _sum([_awarded(each) for each in won])),
        published_on=notice.published_on or notice.dispatched_on,
        tender_deadline=_deadline(notice),
        awarded_on=max((award.date for award in won if award.date), default=None),
        tenders_received=_tenders(won),
        supplier_name=_cut(only.name, _LONGEST_NAME) if only else None,
        supplier_enterprise_number=_number(only) if only else None,
        origin="notice",
        notice_id=_cut(notice.notice_id or notice.publication_number),
        notice_version=_cut(notice.version, 20),
        is_fictitious=_is_of_a_register(notice) and next(iter(references_of(notice)), "").startswith(FICTITIOUS),
        rows=rows,
        lots=lots,
        documents=(ProcurementDocument(name=_told_by(notice), kind=NOTICE),),
    )
    return with_rows_of_lots(procurement, chain.from_iterable(rows_of_lots))


def references_of(notice: Notice) -> tuple[str, ...]:
    """By what the procedure may be known, the name for a new procurement first; none when the notice has no id.

    An ocid is the id of the procedure behind a prefix of whoever publishes (the eForms profile of OCDS, BT-04), so that
    a notice and its release are of one procurement. What is invented goes by a name that says so, and by its own.
    """
    own = notice.procedure_id or notice.notice_id or notice.publication_number
    if own and notice.standard == "ocds" and (bare := _OCID.fullmatch(own)):
        id = own[bare.start("id") :]
        names = (id, own, id.removeprefix(FICTITIOUS)) if id.startswith(FICTITIOUS) else (id, own)
        return tuple(name[:_LONGEST_NUMBER] for name in names)
    return (own[:_LONGEST_NUMBER],) if own else ()


def number_in(reference: str, authority: str) -> int | None:
    """The number in a register that the release of a procurement without notices goes by, behind its authority."""
    number = reference.removeprefix(f"{authority}-")
    is_number = number != reference and number.isascii() and number.isdecimal() and len(number) <= _LONGEST_KEY
    return int(number) if is_number else None


def earlier_of(notice: Notice) -> tuple[str, ...]:
    """The earlier notices, by publication number, whose procurement this notice goes on with.

    One planning notice may announce several procedures: what opens a procedure is a procurement of its own.
    """
    return () if notice.form_kind in _OPENS else notice.follows


def on_top_of(before: Procurement, new: Procurement) -> Procurement:
    """A later notice of the same procedure: what it knows replaces what files said, never what a person typed.

    A notice that was read before changes nothing, nor does one of an earlier stage but for what was not known. The day
    of publication stays that of the first notice, and so does the reference. What a register made of it says nothing
    new, unless it is from there that the procurement came.
    """
    if is_own_release(new) and not any(_is_release(each) for each in before.documents):
        return before
    told = {_in_one_word(each) for each in before.documents}
    if all(_in_one_word(each) in told for each in new.documents):
        return before
    return laid_on(before, new)


def laid_on(before: Procurement, new: Procurement) -> Procurement:
    """What was known with what is published on top, whether or not its notices were read before.

    Where an advice was kept, the product groups stay those that it was given for; a lot then has no other either.
    """
    is_earlier = STAGES.index(new.stage) < STAGES.index(before.stage)
    stays = set(before.typed) | ({"rows"} if before.pack_version and before.rows else set())
    kept: dict[str, Any] = {}
    for name in Procurement.model_fields.keys() - NOT_ENTERED - {"documents"}:
        value = getattr(new, name)
        is_open = name not in stays and not (is_earlier and getattr(before, name) not in (None, ()))
        if value not in (None, ()) and is_open:
            kept[name] = value
    kept["reference"] = before.reference or new.reference
    told = {_in_one_word(each) for each in before.documents if each.kind == NOTICE}
    fresh = (each for each in new.documents if each not in before.documents)
    kept["documents"] = (*before.documents, *(each for each in fresh if _in_one_word(each) not in told))
    days = [each.published_on for each in (before, new) if each.published_on is not None]
    if days and "published_on" not in before.typed:
        kept["published_on"] = min(days)
    kept["stage"] = max(before.stage, new.stage, key=STAGES.index)
    if "lots" in kept:
        kept["lots"] = _lots_on_top(before.lots, new.lots)
    after = before.model_copy(update=kept)
    return with_lots_in_rows(after) if "rows" in stays else with_rows_of_lots(after, new.rows)


def is_own_release(new: Procurement) -> bool:
    """Whether a procurement was read from the release that a register made of it, ours or another one."""
    return any(_is_release(each) for each in new.documents)


def _is_release(document: ProcurementDocument) -> bool:
    return document.kind == NOTICE and document.name.startswith(OWN_RELEASE)


def _is_of_a_register(notice: Notice) -> bool:
    return notice.standard == "ocds" and (notice.notice_id or "").startswith(OWN_RELEASE)


def called_also(document: ProcurementDocument) -> tuple[str, str]:
    """The names under which a notice may be kept: as it calls itself, and as the notice of a release does."""
    return document.name, " ".join(document.name.rsplit("-", 1))


def _in_one_word(document: ProcurementDocument) -> str:
    """The name as a release has it: the profile of OCDS calls a release by the id and the version of the notice."""
    return document.name.replace(" ", "-")


def _lots_on_top(before: tuple[ProcurementLot, ...], new: tuple[ProcurementLot, ...]) -> tuple[ProcurementLot, ...]:
    if None in {each.code for each in (*before, *new)}:
        # Which lot is which cannot be told: what is said last stands.
        return new
    known = {each.code: each for each in before}
    for each in new:
        said = {name: value for name, value in each if value not in (None, ())}
        known[each.code] = known[each.code].model_copy(update=said) if each.code in known else each
    return tuple(known.values())


def _lot(notice: Notice, said: NoticePurchase, rows: tuple[ProcurementRow, ...]) -> ProcurementLot:
    code, value = said.lot, said.purchase.value_eur
    lot = notice.lot(code) if code else None
    awards = [each for each in notice.awards if code in each.lot_ids and each.suppliers]
    seller = awards[0].suppliers[0] if len(awards) == 1 and len(awards[0].suppliers) == 1 else None
    reserved = lot.reserved_participation if lot else ()
    return ProcurementLot(
        code=_cut(code),
        title=lot.title[:500] if lot and lot.title else None,
        cpv=said.purchase.cpv,
        # Where nothing is recognised, the lot may be of a group all the same.
        rows=tuple(each.row for each in rows) or None,
        value_estimated=_believed(value) if not notice.awards else None,
        value_awarded=_believed(_sum([_awarded(each) for each in awards if len(each.lot_ids) == 1])),
        is_reserved=any(each != "none" for each in reserved) if reserved else None,
        supplier_name=_cut(seller.name, _LONGEST_NAME) if seller else None,
        supplier_enterprise_number=_number(seller) if seller else None,
    )


def _stage(notice: Notice, *, is_won: bool) -> Stage:
    """How far the procedure is; one that closed without a winner is not awarded."""
    if is_won:
        return "awarded"
    is_closed = bool(notice.awards) and all(award.status == _CLOSED for award in notice.awards)
    return "published" if is_closed else _STAGE_OF_FORM[notice.form_kind]


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
    total = sum(known) if known and len(known) == len(counts) else None
    return int(total) if total is not None and 0 <= total <= _MOST_TENDERS else None


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


def _believed(amount: Decimal | None) -> Decimal | None:
    return amount if amount is not None and 0 <= amount <= LARGEST_EUR else None


def _cut(text: str | None, most: int = _LONGEST_NUMBER) -> str | None:
    return text[:most] if text else None
