"""The fields that the policy asks for are written into a contract notice, lot by lot."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.flows.advise_notice import advise_notice
from aankoopwijzer.flows.patch_notice import PatchedNotice, patch_notice
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.standards.eforms import FIELDS, FieldValue
from aankoopwijzer.standards.notice_error import NoticeError, NoticeErrors
from aankoopwijzer.standards.notices import read_notice


class FilledNotice(NamedTuple):
    """The notice with the fields in it; `left_out` says which advised values this notice cannot hold, and why.

    `asked_by` gives for each value (field, code, lot) the objective that asks it; what was set by hand is not in it.
    """

    notice: Notice
    patched: PatchedNotice
    left_out: tuple[NoticeError, ...]
    asked_by: dict[tuple[str, str, str | None], str]


def fill_notice(
    data: bytes, adviser: Adviser, *, name: str, on: dt.date, set_by_hand: Sequence[FieldValue] = ()
) -> FilledNotice:
    """The notice with what the advice on each lot asks, and what was set by hand, written into it.

    A value set by hand must fit, and goes before an advised one; an advised value that does not fit is left out.
    Raises `NoticeError` or `NoticeErrors` when the notice or a value set by hand cannot be used, `PurchaseError` when
    the notice cannot be advised on.
    """
    patch_notice(data, set_by_hand, name=name)
    notice = read_notice(data, name=name)
    found = advise_notice(notice, adviser, on=on)
    by_hand = {(value.field, value.lot) for value in set_by_hand}
    asked_by: dict[tuple[str, str, str | None], str] = {}
    for lot, guidance in found.lots:
        for advice in guidance.notice_fields:
            is_free = not {(advice.field, lot), (advice.field, None)} & by_hand
            if advice.value is not None and is_free and _is_for_a_lot(advice.field):
                asked_by.setdefault((advice.field, advice.value, lot), advice.objective)
    left_out: list[NoticeError] = []
    while True:
        values = [FieldValue(field, (code,), lot) for field, code, lot in asked_by]
        try:
            patched = patch_notice(data, [*set_by_hand, *values], name=name)
        except NoticeErrors as errors:
            fields = {str(error.parameters.get("field")) for error in errors.errors} & {key[0] for key in asked_by}
            if not fields:
                raise
            left_out += errors.errors
            asked_by = {key: objective for key, objective in asked_by.items() if key[0] not in fields}
        else:
            return FilledNotice(notice, patched, tuple(left_out), asked_by)


def _is_for_a_lot(field: str) -> bool:
    return field in FIELDS and FIELDS[field].level == "lot"
