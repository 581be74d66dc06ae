"""`notice check`: what many notices lack, and what they declare against what they really have."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.explaining import file_complaint, notice_complaint, purchase_complaint
from aankoopwijzer.cli.many_hands import hands_free, in_order
from aankoopwijzer.cli.notice_files import notice_files, shown
from aankoopwijzer.cli.notice_screen import aspects_shown, check_shown
from aankoopwijzer.cli.ocds import release_line, release_package
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.progress import progress
from aankoopwijzer.cli.talking import Talk, as_line
from aankoopwijzer.documents.long_tables import CsvTable, LongTable, SheetTable, add_all
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.review.aspects import NoticeAspects
from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.flows.fill_notice import FilledNotice, fill_notice
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.prepare_aspects import AspectReader, prepare_aspects
from aankoopwijzer.reports.aspects import COLUMNS, WIDTHS, aspect_rows
from aankoopwijzer.reports.aspects_json import aspects_as_json, notice_aspects_as_json
from aankoopwijzer.reports.notice_json import headed
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.standards.notice_error import NoticeError, NoticeErrors
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.ocds.reading import is_json
from aankoopwijzer.standards.safe_xml import MAX_BYTES

_OK, _FINDING, _BAD = 0, 1, 2
_NOT_PATCHABLE = "not-patchable"
_MISMATCHES = ("declared_not_found", "found_not_declared")


class Outputs(NamedTuple):
    """The files to write beside what is said."""

    csv: Path | None = None
    xlsx: Path | None = None
    ocds: Path | None = None


class Checked(NamedTuple):
    """What came of one file: text for stdout, lines for stderr, rows for the tables."""

    text: str = ""
    complaints: tuple[str, ...] = ()
    rows: tuple[Sequence[str | int | None], ...] = ()
    is_finding: bool = False
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Checker:
    """Everything that the check of one notice needs; copies of it work in other processes."""

    reader: AspectReader
    adviser: Adviser | None
    today: dt.date
    talk: Talk
    has_rows: bool
    has_release: bool = False

    def check(self, path: Path) -> Checked:
        """One file; what is wrong with it is told and stops nothing."""
        name = shown(path)
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            return self._checked(data, name)
        except OSError as error:
            return self._refused(file_complaint(OSError(error.errno, error.strerror, name)))
        except NoticeError as error:
            return self._refused(notice_complaint(error))
        except PurchaseError as refused:
            return self._refused(*(purchase_complaint(problem, name) for problem in refused.problems))

    def _checked(self, data: bytes, name: str) -> Checked:
        filled = self._filled(data, name)
        notice = filled.notice if filled else read_notice(data, name=name)
        found = compare_aspects(notice, self.reader) if self.reader.pack.aspects else None
        rows = tuple(aspect_rows(notice, found, name)) if found and self.has_rows else ()
        release = release_line(notice, self.reader, self.today, found) if self.has_release else None
        if self.adviser is None:
            assert found is not None
            text = (
                as_line(notice_aspects_as_json(notice, found, name))
                if self.talk.as_json
                else self._page(name, None, notice, found)
            )
            mismatch = any(
                each.verdict in _MISMATCHES and each.declared != "cannot_declare" for each in found.whole.findings
            )
            return Checked(text, (), rows, mismatch, release)
        lacks = lacking(notice, filled, name)
        if self.talk.as_json:
            text = as_line({**lacks, "aspects": aspects_as_json(found) if found else None})
        else:
            text = self._page(name, lacks, notice, found)
        is_finding = bool(lacks["missing"] or lacks["contradicting"] or lacks["unreadable"])
        return Checked(text, (), rows, is_finding, release)

    def _filled(self, data: bytes, name: str) -> FilledNotice | None:
        """The notice with what the policy asks; None where nothing can be filled in, or nobody asked."""
        if self.adviser is None or is_json(data):
            return None
        try:
            return fill_notice(data, self.adviser, name=name, on=self.today)
        except NoticeErrors as errors:
            raise errors.errors[0] from None
        except NoticeError as error:
            if error.code != _NOT_PATCHABLE:
                raise
            return None

    def _page(self, name: str, lacks: dict[str, Any] | None, notice: Notice, found: NoticeAspects | None) -> str:
        page = Page()
        page.title(name)
        if lacks is not None:
            check_shown(page, lacks, self.talk)
        if found is not None:
            aspects_shown(page, notice, found, self.reader.pack, self.talk)
        return page.text()

    def _refused(self, *complaints: Complaint) -> Checked:
        return Checked(complaints=tuple(complaint.line(self.talk.speech) for complaint in complaints))


def check_notices(
    given: Sequence[Path], talk: Talk, pack: Path | None, outputs: Outputs, *, only_aspects: bool = False
) -> int:
    """Every notice in the files and folders; returns the exit code: 1 for a finding, 2 when nothing could be read."""
    import sys

    adviser = None if only_aspects else prepare_adviser(pack, cache=pack_cache())
    reader = AspectReader(adviser.pack) if adviser else prepare_aspects(pack, cache=pack_cache())
    if not reader.pack.aspects and (only_aspects or any(outputs)):
        what = marked("this policy pack has no words for the aspects of a notice")
        raise Refused(Complaint("--aspects", what, marked("add the folder aspects to it, or leave the option out")))
    checker = Checker(
        reader,
        adviser,
        dt.date.today(),
        talk,
        has_rows=bool(outputs.csv or outputs.xlsx),
        has_release=bool(outputs.ocds),
    )
    # Two walks keep no list of files, however many there are.
    total = sum(1 for _ in notice_files(given)) if sys.stderr.isatty() else None
    failed = findings = read = 0
    with ExitStack() as open_files:
        tables = [open_files.enter_context(table) for table in _tables(outputs)]
        package = open_files.enter_context(release_package(outputs.ocds, checker.today)) if outputs.ocds else None
        answers = in_order(checker.check, notice_files(given), hands=hands_free())
        for answer in progress(answers, talk, total=total, doing=talk.say("Checking")):
            failed += bool(answer.complaints)
            read += not answer.complaints
            findings += answer.is_finding
            for line in answer.complaints:
                talk.tell(line)
            talk.write(answer.text)
            add_all(tables, answer.rows)
            if package and answer.release:
                package.add(answer.release)
        for table in tables:
            if table.left_out:
                talk.tell(talk.say("The sheet is full: {count} rows are left out; use --csv.", count=table.left_out))
    if not read and not failed:
        what = marked("there are no notices in it")
        raise Refused(*(Complaint(shown(path), what, marked("name the files, or another folder")) for path in given))
    return _BAD if not read else _FINDING if failed or findings else _OK


def _tables(outputs: Outputs) -> Iterator[LongTable]:
    if outputs.csv:
        yield CsvTable(outputs.csv, COLUMNS)
    if outputs.xlsx:
        yield SheetTable(outputs.xlsx, COLUMNS, WIDTHS)


def lacking(notice: Notice, filled: FilledNotice | None, name: str) -> dict[str, Any]:
    """What a notice lacks of what the policy asks; fields can only be missing from an eForms contract notice."""
    written = filled.patched.patched.written if filled else ()
    kept = filled.patched.patched.kept if filled else ()
    asked_by = filled.asked_by if filled else {}
    return {
        **headed("aankoopwijzer/notice-check/1", notice, name),
        "can_be_completed": filled is not None,
        "missing": [
            {**each._asdict(), "objective": asked_by.get((each.field, each.value, each.lot))} for each in written
        ],
        "contradicting": [
            {
                **each._asdict(),
                "holds": list(each.holds),
                "objective": asked_by.get((each.field, each.value, each.lot)),
            }
            for each in kept
            if each.why != "present"
        ],
        "unreadable": [{"field": each.field, "text": each.text} for each in notice.unreadable],
    }
