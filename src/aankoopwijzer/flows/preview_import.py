"""What a file would bring, before anything is written."""

import datetime as dt
from collections.abc import Mapping

from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows._double_invoices import without_doubles
from aankoopwijzer.flows._reading_register_file import HandedOver, read_into
from aankoopwijzer.flows._row_spool import RowSpool
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.imports import commands


def preview_import(
    kind: str,
    content: bytes,
    pack: PolicyPack,
    *,
    name: str,
    authority: str | None,
    on: dt.date,
    columns: Mapping[str, str] | None = None,
    only: str | None = None,
    keep_doubles: bool = False,
    tell: Tell = silent,
) -> ImportReport:
    """Read a file of this kind and compare it with the register: new, changed, unchanged, rejected, and what changes.

    `authority` is whose the lines are that name none; `columns` says what the titles mean, our column by title.
    With `only`, lines of another authority are left out, and without `keep_doubles` those of an invoice that the
    register has from another source. `tell` is told how far it is, and may stop it.
    Raises `TableError` when it is no table, `ImportRefused` when it cannot be imported at all.
    """
    with RowSpool() as spool:
        handed = HandedOver(kind, content, name, authority, columns, only)
        report, complete = read_into(spool, handed, pack, on=on, tell=tell)
        dataset = import_kinds()[kind].dataset_name
        pieces = spool.pieces() if keep_doubles else without_doubles(spool, report, dataset)
        commands.compare([(dataset, pieces)], complete=complete).tell(report)
    return report
