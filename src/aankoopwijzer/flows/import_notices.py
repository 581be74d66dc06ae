"""Published notices become procurements of the register; the same notice twice changes nothing."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from aankoopwijzer.domain.guidance.from_notice import whole_of
from aankoopwijzer.domain.guidance.procured import on_top_of, procurement_in
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.records.procurement import ProcurementRow
from aankoopwijzer.flows._reading_register_file import check_authority
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.register.transactions import all_or_nothing

_WORDS_KEPT = 200


class NoticeOutcome(NamedTuple):
    """What became of a notice: the number of its procurement, None when it was left out.

    Left out is what no authority of the policy buys, and what has no id: it could not be known again.
    """

    notice: str
    number: int | None
    became: Literal["new", "changed", "unchanged", "not-ours", "without-id"]


def import_notices(
    notices: Sequence[Notice], adviser: Adviser, *, authority: str | None = None, by: Actor, at: dt.datetime
) -> tuple[NoticeOutcome, ...]:
    """Keep what the notices say, all of them or none, in the order of their publication.

    `authority` is who buys when the notice names nobody of the policy. Raises `ImportRefused` when the policy does not
    know it.
    """
    check_authority(authority, adviser.pack)
    with all_or_nothing():
        dated = sorted(notices, key=lambda each: each.published_on or each.dispatched_on or dt.date.min)
        found = tuple(_kept(each, adviser, authority, by, at) for each in dated)
        # What was asked is promised from the award on, which a notice may tell.
        make_promises(sorted({each.number for each in found if each.number}), adviser.pack, by=by, at=at)
    return found


def _kept(notice: Notice, adviser: Adviser, authority: str | None, by: Actor, at: dt.datetime) -> NoticeOutcome:
    called = notice.notice_id or notice.publication_number or notice.title or notice.document
    matches = adviser.matcher.match(whole_of(notice, adviser.pack).purchase).certain
    rows = tuple(
        ProcurementRow(
            row=match.row,
            found_by="cpv" if match.because and match.because[0].startswith("CPV ") else "words",
            because=" ".join(match.because)[:_WORDS_KEPT] or None,
        )
        for match in matches
    )
    new = procurement_in(notice, adviser.pack, rows, authority=authority)
    if new is None:
        return NoticeOutcome(called, None, "not-ours")
    if new.reference is None:
        return NoticeOutcome(called, None, "without-id")
    before = queries.procurement_by_reference(new.authority, new.reference)
    if before is None:
        (number,) = commands.add_procurements([new], by=by, at=at, by_person=False, why=called[:200])
        return NoticeOutcome(called, number, "new")
    after = commands.change_procurement(on_top_of(before, new), by=by, at=at, by_person=False)
    return NoticeOutcome(called, before.number, "unchanged" if after == before else "changed")
