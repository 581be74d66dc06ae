"""A file that waits comes into the register, or says what it would bring."""

import datetime as dt

from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows.import_cpv import KIND as CPV
from aankoopwijzer.flows.import_cpv import import_cpv
from aankoopwijzer.flows.import_invoices import KIND, import_invoices
from aankoopwijzer.flows.import_notices import KIND as NOTICES
from aankoopwijzer.flows.import_notices import NoticeFiles, import_notices
from aankoopwijzer.flows.import_plant_lists import KIND as PLANT_LISTS
from aankoopwijzer.flows.import_plant_lists import import_plant_lists
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.flows.preview_import import preview_import
from aankoopwijzer.flows.unpack_notices import unpack_notices
from aankoopwijzer.register.imports import commands
from aankoopwijzer.register.transactions import all_or_nothing


def import_held_file(
    file: HeldFile, adviser: Adviser, *, by: Actor, at: dt.datetime, dry_run: bool, tell: Tell = silent
) -> ImportReport:
    """As the flow of its kind, written as one batch unless it is a dry run.

    `tell` is told how far it is, and may stop it. A file of one authority writes lines of that authority only; others
    in it are left out. Raises `TableError`, `NoticeError`, `DocumentError` or `ImportRefused` when it cannot be
    imported at all.
    """
    if file.kind == KIND:
        with all_or_nothing():
            report = import_invoices(
                file.content,
                adviser,
                name=file.name,
                authority=file.authority,
                by=by,
                at=at,
                dry_run=dry_run,
                keep_doubles=file.keeps_doubles,
                tell=tell,
            )
            tell("committing", report.lines)
    elif file.kind == CPV:
        with all_or_nothing():
            report = import_cpv(file.content, name=file.name, by=by, at=at, dry_run=dry_run)
            tell("committing", report.lines)
    elif file.kind == PLANT_LISTS:
        # A list is a file on the disk too, which no transaction takes back.
        tell("committing", 0)
        report = import_plant_lists(file.content, name=file.name, by=by, at=at, dry_run=dry_run)
    elif file.kind == NOTICES:
        handed = unpack_notices(file.content, name=file.name)
        files = NoticeFiles(file.name, handed, only=file.authority)
        report = import_notices(files, adviser, by=by, at=at, dry_run=dry_run, tell=tell)
    elif dry_run:
        report = preview_import(
            file.kind,
            file.content,
            adviser.pack,
            name=file.name,
            authority=file.authority,
            on=at.date(),
            columns=file.columns,
            only=file.authority,
            keep_doubles=file.keeps_doubles,
            tell=tell,
        )
    else:
        report = import_register(
            file.kind,
            file.content,
            adviser,
            name=file.name,
            authority=file.authority,
            by=by,
            at=at,
            columns=file.columns,
            only=file.authority,
            keep_doubles=file.keeps_doubles,
            tell=tell,
        )
    if report.batch is not None:
        commands.became(file.number, report.batch)
    return report
