"""The official list of CPV codes comes in, so that a code shows what it is called."""

import datetime as dt
import hashlib

from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.imports.batches import Source
from aankoopwijzer.register.imports.labelled import write_cpv_labels
from aankoopwijzer.register.procurements.cpv_labels import compare_cpv_labels
from aankoopwijzer.standards.cpv import read_labels
from aankoopwijzer.standards.notice_error import NoticeError

KIND = "cpv"


def import_cpv(content: bytes, *, name: str, by: Actor, at: dt.datetime, dry_run: bool) -> ImportReport:
    """Keep the labels of the list (genericode or csv) as one batch; with `dry_run`, say what that would do.

    A code counts once, whatever its languages. Raises `NoticeError` when the file is no such list, or names no code
    that exists.
    """
    labels = read_labels(content, name=name)
    if not labels:
        raise NoticeError("not-labels", where=name, reason="it names no code that exists")
    digest = hashlib.sha256(content).hexdigest()
    report = ImportReport(
        kind=KIND, authority=None, file_name=name, file_hash=digest, recognition=Recognition((), (), ())
    )
    if dry_run:
        tally = compare_cpv_labels(labels)
    else:
        report.batch, tally = write_cpv_labels(Source(KIND, "", name, digest), labels, by=by, at=at)
    report.new, report.changed, report.unchanged = tally.new, tally.changed, tally.unchanged
    return report
