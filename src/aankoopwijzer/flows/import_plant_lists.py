"""Official lists of plants come in through the pages: as one batch, looked at first, and taken back as a whole."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from aankoopwijzer.documents.bundle import is_bundle, unbundled
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.domain.records.planting import Checklist, ChecklistKind
from aankoopwijzer.register.imports.batches import Source
from aankoopwijzer.register.imports.listed import KeptList, list_folder, write_lists
from aankoopwijzer.register.transactions import all_or_nothing
from aankoopwijzer.standards.darwin_core.checklists import MAX_BYTES, ChecklistError, read_checklists
from aankoopwijzer.standards.darwin_core.keeping import as_kept, keep_checklist, kept_checklists

KIND = "plant-lists"


def import_plant_lists(content: bytes, *, name: str, by: Actor, at: dt.datetime, dry_run: bool) -> ImportReport:
    """Keep the lists in a file or a zip (Darwin Core), each in the place of the one of its kind, all or none.

    With `dry_run`, only say what that would do. A plant that the list before had and this one has not counts as
    changed. Raises `ImportRefused` when a file is no such list, and `DocumentError` for a zip that cannot be trusted.
    """
    files = list(unbundled(content, name=name, most_bytes=MAX_BYTES)) if is_bundle(content) else [(name, content)]
    try:
        lists = read_checklists(_tables(files), on=at.date())
    except ChecklistError as error:
        raise ImportRefused(f"checklist-{error.code}", file=error.file) from None
    if not lists:
        raise ImportRefused("checklist-not-a-checklist", file=name)
    digest = hashlib.sha256(content).hexdigest()
    report = ImportReport(
        kind=KIND, authority=None, file_name=name, file_hash=digest, recognition=Recognition((), (), ())
    )
    folder = list_folder()
    before = {each.kind: each for each in kept_checklists(folder)}
    fresh = {each.kind: each for each in lists}
    changed = [each for each in fresh.values() if _compare(each, before.get(each.kind), report)]
    if changed and not dry_run:
        _write(changed, before, Source(KIND, "", name, digest), report, folder, by=by, at=at)
    return report


def _tables(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """What a Darwin Core archive holds beside its tables (meta.xml, eml.xml) says nothing of plants."""
    return [(name, content) for name, content in files if not name.casefold().endswith(".xml")]


def _compare(new: Checklist, before: Checklist | None, report: ImportReport) -> bool:
    """Count what the list brings, and say which it is; whether it brings anything."""
    known = {taxon.name: taxon for taxon in before.taxa} if before else {}
    named = {taxon.name: taxon for taxon in new.taxa}
    gone = len(known.keys() - named.keys())
    added = len(named.keys() - known.keys())
    changed = gone + sum(1 for name, taxon in named.items() if name in known and known[name] != taxon)
    report.new += added
    report.changed += changed
    report.unchanged += len(named) + gone - added - changed
    said = {"count": str(len(named)), "source": new.source}
    report.tell(RowProblem(0, new.files[0], "noted", f"plants-{new.kind}", said))
    if gone:
        report.tell(RowProblem(0, new.files[0], "noted", "plants-gone", {"count": str(gone)}))
    return bool(added or changed)


def _write(
    lists: Iterable[Checklist],
    before: Mapping[ChecklistKind, Checklist],
    source: Source,
    report: ImportReport,
    folder: Path,
    *,
    by: Actor,
    at: dt.datetime,
) -> None:
    kept = [
        KeptList(each.kind, as_kept(before[each.kind]).decode() if each.kind in before else "", each.sha256)
        for each in lists
    ]
    counts = ImportCounts(new=report.new, changed=report.changed, unchanged=report.unchanged)
    with all_or_nothing():
        report.batch = write_lists(source, kept, counts, by=by, at=at)
        # Last: a file is not taken back with a transaction.
        for each in lists:
            keep_checklist(each, folder)
