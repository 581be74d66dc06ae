"""Published notices become procurements of the register, as one batch; the same notice twice changes nothing."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aankoopwijzer.domain.intake.noticed import LEFT_OUT
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.flows._noticed_procurements import NoticedProcurements, Numbered, Understood, understood
from aankoopwijzer.flows._reading_register_file import check_authority
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.flows.unpack_notices import HandedNotice
from aankoopwijzer.register.imports.batches import Source
from aankoopwijzer.register.imports.procured import write_procurements
from aankoopwijzer.register.procurements.commands import ChangedSince, ReferenceTaken
from aankoopwijzer.register.transactions import all_or_nothing
from aankoopwijzer.standards.notice_error import NoticeError

KIND = "notices"
_TOLD_EVERY = 50


@dataclass(frozen=True, slots=True)
class NoticeFiles:
    """Notices that were handed over together, under one name.

    `authority` is who buys when a notice names nobody of the policy. With `only`, notices of others are left out.
    """

    name: str
    handed: Iterable[HandedNotice]
    authority: str | None = None
    only: str | None = None


def import_notices(
    files: NoticeFiles, adviser: Adviser, *, by: Actor, at: dt.datetime, dry_run: bool = False, tell: Tell = silent
) -> ImportReport:
    """Keep what the notices say, all of them or none, in the order of their publication; with `dry_run`, only say it.

    `tell` is told how far it is, and may stop it. Raises `ImportRefused` when the policy does not know the authority,
    when there is nothing in the files, or when somebody changed a procurement meanwhile, and `DocumentError` while a
    zip is read that cannot be.
    """
    check_authority(files.authority, adviser.pack)
    check_authority(files.only, adviser.pack)
    report = ImportReport(
        kind=KIND, authority=files.only, file_name=files.name, file_hash="", recognition=Recognition((), (), ())
    )
    read = sorted(_read(files, report, tell), key=_published)
    if not (read or report.rejected):
        raise ImportRefused("nothing-in-file", file=files.name)
    pile = [understood(each, adviser, authority=files.authority, only=files.only) for each in read]
    if dry_run:
        noticed = NoticedProcurements(pile, only=files.only)
        report.notices = noticed.told()
        _count(report)
    else:
        tell("writing", 0)
        try:
            with all_or_nothing():
                _write(pile, files, report, adviser.pack, by=by, at=at)
                tell("committing", len(read))
        except ChangedSince as error:
            raise ImportRefused("changed-meanwhile", number=str(error)) from error
        except ReferenceTaken as error:
            raise ImportRefused("reference-taken", file=files.name) from error
    report.problems.sort(key=lambda problem: problem.line)
    return report


def _write(
    pile: Sequence[Understood],
    files: NoticeFiles,
    report: ImportReport,
    pack: PolicyPack,
    *,
    by: Actor,
    at: dt.datetime,
) -> None:
    """What the register has is read where it is written, so that nobody changes it in between."""
    noticed = NoticedProcurements(pile, only=files.only)
    report.notices = noticed.told()
    _count(report)
    source, brought = Source(KIND, files.only or report.owner, files.name, report.file_hash), noticed.brought()
    report.batch, written = write_procurements(source, brought, _counts(report), by=by, at=at)
    report.notices = noticed.told(written)
    changed = {number for number, each in zip(written, brought, strict=True) if each.before != each.after}
    # What was asked is promised from the award on, which a notice may tell.
    make_promises(sorted(changed), pack, by=by, at=at)


def _read(files: NoticeFiles, report: ImportReport, tell: Tell) -> list[Numbered]:
    """The notices that can be read; the others are told in the report, with the hash of all."""
    hashed = hashlib.sha256()
    found: list[Numbered] = []
    for line, each in enumerate(files.handed, start=1):
        if line % _TOLD_EVERY == 1:
            tell("reading", line - 1)
        hashed.update(each.sha256.encode())
        if each.notice is not None:
            found.append(Numbered(line, each.file, each.notice))
        elif each.error is not None:
            report.tell(_problem(line, each.file, each.error))
            report.rejected += 1
    report.file_hash = hashed.hexdigest()
    return found


def _problem(line: int, file: str, error: NoticeError) -> RowProblem:
    where = f"{file}:{error.line}" if error.line else file
    values = {name: str(value) for name, value in error.parameters.items()}
    return RowProblem(line, where, "rejected", error.code, values)


def _published(each: Numbered) -> tuple[dt.date, dt.date, int]:
    day = each.notice.dispatched_on or dt.date.min
    return each.notice.published_on or day, day, each.line


def _count(report: ImportReport) -> None:
    """Count what became of the notices; what is left out is told."""
    for each in report.notices:
        if each.became in LEFT_OUT:
            report.tell(RowProblem(each.line, each.file, "rejected", each.became, {"notice": each.notice}))
            report.rejected += 1
        else:
            report.authorities.add(each.authority or "")
    became = Counter(each.became for each in report.notices)
    report.new, report.changed, report.unchanged = became["new"], became["changed"], became["unchanged"]


def _counts(report: ImportReport) -> ImportCounts:
    return ImportCounts(new=report.new, changed=report.changed, unchanged=report.unchanged, rejected=report.rejected)
