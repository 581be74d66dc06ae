"""What `report benchmark` does: counts any folder of notices, tells it, and keeps it when asked."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.explaining import file_complaint, notice_complaint
from aankoopwijzer.cli.many_hands import hands_free, in_order
from aankoopwijzer.cli.notice_files import notice_files, shown
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.progress import progress
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.benchmark_file import benchmark_as_json
from aankoopwijzer.documents.long_tables import CsvTable
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.review.benchmark import CUTS, Benchmark, Line, Said, Sample, measures_of
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.prepare_aspects import AspectReader
from aankoopwijzer.flows.read_for_benchmark import read_for_benchmark
from aankoopwijzer.reports.benchmark import BIASES, COLUMNS, CUT, benchmark_rows, in_words, place
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.safe_xml import MAX_BYTES

_OK, _FINDING = 0, 1
BY = system("command-line")


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the notices are, what to call them, and what to do with the result: `keep` it in the register or not."""

    given: Sequence[Path]
    source: str
    csv: Path | None
    keep: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file; copies of it work in other processes."""

    adviser: Adviser
    aspects: AspectReader

    def read(self, path: Path) -> Said | Complaint | None:
        name = shown(path)
        try:
            with path.open("rb") as file:
                return read_for_benchmark(file.read(MAX_BYTES + 1), name, self.adviser, self.aspects)
        except OSError as error:
            return file_complaint(OSError(error.errno, error.strerror, name))
        except NoticeError as error:
            return notice_complaint(error)


def show_benchmark(asked: Asked, talk: Talk, *, pack: Path | None, today: dt.date) -> int:
    """Count, tell and keep; returns the exit code: 1 when a file could not be read. Raises `Refused`."""
    adviser = prepare_adviser(pack, cache=pack_cache())
    measures = measures_of(adviser.pack)
    if not measures:
        what = marked("this policy pack does not say what to count in notices")
        raise Refused(Complaint("--pack", what, marked("add the folder benchmarks to it")))
    reader = _Reader(adviser, AspectReader(adviser.pack))
    sample = Sample(measures)
    answers = in_order(reader.read, notice_files(asked.given), hands=hands_free())
    for answer in progress(answers, talk, total=None, doing=talk.say("Counting")):
        if isinstance(answer, Complaint):
            sample.refuse()
            talk.complain(answer)
        else:
            sample.add(answer)
    version = f"{adviser.pack.id} {adviser.pack.version}"
    found = sample.benchmark(pack=version, source=asked.source, on=today)
    if not found.purchases:
        what = marked("there is no notice in it that names something to buy")
        where = [Complaint(shown(path), what, marked("name the files, or another folder")) for path in asked.given]
        raise Refused(*where)
    if asked.csv:
        with CsvTable(asked.csv, COLUMNS) as table:
            for row in benchmark_rows(found, adviser.pack):
                table.add(row)
    if asked.keep:
        _keep(found)
    if talk.as_json:
        talk.give_readable({**benchmark_as_json(found), "kept": asked.keep})
    else:
        _page(found, adviser.pack, talk, is_kept=asked.keep).show()
    return _FINDING if found.refused else _OK


def _keep(found: Benchmark) -> None:
    # Counting alone needs no register.
    from aankoopwijzer.flows.keep_benchmark import keep_benchmark

    keep_benchmark(found, by=BY, at=dt.datetime.now(dt.UTC))


def show_dropped(talk: Talk) -> None:
    """Take the kept benchmark away and say so. Raises `Refused` when there is none."""
    from aankoopwijzer.flows.drop_benchmark import drop_benchmark

    if not drop_benchmark(by=BY, at=dt.datetime.now(dt.UTC)):
        what = marked("no benchmark is kept")
        raise Refused(Complaint("report drop-benchmark", what, marked("keep one with: report benchmark --keep")))
    talk.write(talk.say("The benchmark is gone; the page on progress says how to make another.") + "\n")


def _page(found: Benchmark, pack: PolicyPack, talk: Talk, *, is_kept: bool) -> Page:
    page = Page()
    page.title(found.source)
    page.paragraph(
        talk.say(
            "{purchases} purchases in {notices} notices; {left_out} name nothing to buy, {refused} files were refused.",
            purchases=talk.speech.number(Decimal(found.purchases)),
            notices=talk.speech.number(Decimal(found.notices)),
            left_out=talk.speech.number(Decimal(found.left_out)),
            refused=talk.speech.number(Decimal(found.refused)),
        )
    )
    for cut in CUTS:
        if lines := found.of(cut):
            page.heading(talk.say(CUT[cut]))
            for line in lines:
                if cut not in ("all", "priority"):
                    page.paragraph(place(cut, line.of, pack, talk.speech), inset=2)
                page.items(_told(line, pack, talk), inset=4)
    page.heading(talk.say("What to keep in mind"))
    for bias in BIASES:
        page.paragraph(talk.say(bias), inset=2)
    for measure in measures_of(pack):
        for text in measure.biases:
            page.paragraph(f"{measure.name.in_language(talk.language)}: {text.in_language(talk.language)}", inset=2)
    if is_kept:
        page.heading(talk.say("Kept in the register; the page on progress shows it beside the region."))
    return page


def _told(line: Line, pack: PolicyPack, talk: Talk) -> list[tuple[str, str]]:
    return [
        (measure.name.in_language(talk.language), in_words(line.tallies[measure.id], talk.speech))
        for measure in measures_of(pack)
        if measure.id in line.tallies
    ]
