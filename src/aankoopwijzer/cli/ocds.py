"""Notices as releases of OCDS: one line for each, gathered in a package."""

import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.explaining import file_complaint, notice_complaint
from aankoopwijzer.cli.many_hands import hands_free, in_order
from aankoopwijzer.cli.notice_files import notice_files, shown
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.progress import progress
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.review.aspects import NoticeAspects
from aankoopwijzer.flows.export_ocds import export_ocds
from aankoopwijzer.flows.prepare_aspects import AspectReader, prepare_aspects
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.ocds.package import ReleasePackage
from aankoopwijzer.standards.ocds.plain import PREFIX, is_prefix
from aankoopwijzer.standards.safe_xml import MAX_BYTES

PUBLISHER = "Aankoopwijzer"
_OK, _SOME_FAILED, _BAD = 0, 1, 2


@dataclass(frozen=True, slots=True)
class PackageAsked:
    """Where a package goes, what begins its ocids, who publishes it, and its address; raises `Refused`."""

    out: Path
    prefix: str
    publisher: str
    uri: str | None

    def __post_init__(self) -> None:
        if not is_prefix(self.prefix):
            what, remedy = marked("'{found}' cannot begin an ocid"), marked("write it as ocds-abc123")
            raise Refused(Complaint("--prefix", what, remedy, {"found": self.prefix[:40]}))


class Exported(NamedTuple):
    """What came of one file: a release, a complaint, or neither for a notice about no contract."""

    release: str | None = None
    complaint: str | None = None


@dataclass(frozen=True, slots=True)
class _Exporter:
    reader: AspectReader
    talk: Talk
    today: dt.date
    prefix: str

    def export(self, path: Path) -> Exported:
        name = shown(path)
        try:
            with path.open("rb") as file:
                notice = read_notice(file.read(MAX_BYTES + 1), name=name)
        except NoticeError as error:
            return Exported(complaint=notice_complaint(error).line(self.talk.speech))
        except OSError as error:
            found = file_complaint(OSError(error.errno, error.strerror, name))
            return Exported(complaint=found.line(self.talk.speech))
        return Exported(release_line(notice, self.reader, self.today, prefix=self.prefix))


def release_line(
    notice: Notice, reader: AspectReader, today: dt.date, found: NoticeAspects | None = None, *, prefix: str = PREFIX
) -> str | None:
    """A notice as a release, on one line; None when it is about no contract."""
    release = export_ocds(notice, reader, on=today, prefix=prefix, found=found)
    return None if release is None else json.dumps(release, ensure_ascii=False)


def release_package(out: Path, today: dt.date, *, publisher: str = PUBLISHER, uri: str | None = None) -> ReleasePackage:
    """A package to fill; without an address of its own it is named by a fresh identifier."""
    return ReleasePackage(out, uri=uri or f"urn:uuid:{uuid.uuid4()}", publisher=publisher, on=today)


def refuse_beside_files(filters: Mapping[str, object]) -> None:
    """Raises `Refused` for filters of the register that were given beside files."""
    what, remedy = marked("files of notices are exported whole"), marked("leave it out, or name no files")
    given = [Complaint(name, what, remedy) for name, value in filters.items() if value not in (None, "", False)]
    if given:
        raise Refused(*given)


def export_notices(given: Sequence[Path], asked: PackageAsked, talk: Talk, pack: Path | None) -> int:
    """Every notice in the files and folders into one package; returns the exit code."""
    import sys

    exporter = _Exporter(prepare_aspects(pack, cache=pack_cache()), talk, dt.date.today(), asked.prefix)
    total = sum(1 for _ in notice_files(given)) if sys.stderr.isatty() else None
    written = failed = left_out = 0
    with release_package(asked.out, exporter.today, publisher=asked.publisher, uri=asked.uri) as package:
        answers = in_order(exporter.export, notice_files(given), hands=hands_free())
        for answer in progress(answers, talk, total=total, doing=talk.say("Exporting")):
            if answer.complaint:
                failed += 1
                talk.tell(answer.complaint)
            elif answer.release:
                written += 1
                package.add(answer.release)
            else:
                left_out += 1
    if not written and not failed and not left_out:
        what = marked("there are no notices in it")
        raise Refused(*(Complaint(shown(path), what, marked("name the files, or another folder")) for path in given))
    if talk.as_json:
        talk.give_readable(
            {
                "schema": "aankoopwijzer/export-ocds/1",
                "file": shown(asked.out),
                "releases": written,
                "left_out": left_out,
                "failed": failed,
            }
        )
    else:
        talk.write(talk.say("Releases written to {file}: {count}.", file=shown(asked.out), count=written) + "\n")
        if left_out:
            talk.write(talk.say("About no contract, so left out: {count}.", count=left_out) + "\n")
    return _OK if not failed else _SOME_FAILED if written else _BAD
