"""Lists of planned purchases, line by line."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from aankoopwijzer.cli.describing import Given, purchase_described
from aankoopwijzer.cli.desk import Desk
from aankoopwijzer.cli.explaining import purchase_complaint
from aankoopwijzer.cli.talking import as_line
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.read_purchases import read_purchases
from aankoopwijzer.reports.table_problems import ignored_columns, problem_line


class Line(NamedTuple):
    """One purchase of a list and where it stands; `is_dated` False says that the day of today was taken."""

    purchase: Purchase
    file: str
    number: int
    is_dated: bool

    @property
    def place(self) -> str:
        """FILE:LINE."""
        return f"{self.file}:{self.number}"


class Answered(NamedTuple):
    """What came of a line: the advice, or why there is none."""

    text: str
    complaints: tuple[str, ...] = ()


def answer(line: Line, desk: Desk) -> Answered:
    """The advice on one line of a list, as JSON or in words."""
    talk = desk.talk
    try:
        guidance = guide_purchase(line.purchase, desk.adviser, **desk.options(line.purchase.authority))
    except PurchaseError as refused:
        complaints = (purchase_complaint(problem, line.place) for problem in refused.problems)
        return Answered("", tuple(complaint.line(talk.speech) for complaint in complaints))
    if talk.as_json:
        found = desk.as_json(guidance, is_dated=line.is_dated)
        return Answered(as_line({**found, "input": {"file": line.file, "line": line.number}}))
    from aankoopwijzer.cli.advice_screen import line_shown

    return Answered(line_shown(line.place, guidance, desk.wording))


class Batch:
    """Reads the files one after the other, tells what is wrong in them, and counts."""

    def __init__(self, files: Sequence[Path], given: Given, desk: Desk) -> None:
        self._files, self._desk = files, desk
        self._default = purchase_described(given, desk.adviser.pack, today=desk.today)
        self._is_dated = given.is_dated
        self.advised = self.failed = 0

    def lines(self) -> Iterator[Line]:
        """Every purchase that could be read."""
        for file in self._files:
            yield from self._of(file)

    def _of(self, file: Path) -> Iterator[Line]:
        talk = self._desk.talk
        try:
            found = read_purchases(file, self._desk.adviser.pack)
            for line in found:
                if line.ignored:
                    talk.tell(f"{file}: {ignored_columns(line.ignored, talk.speech)}")
                for problem in line.problems:
                    talk.tell(problem_line(problem, str(file), talk.speech))
                if line.purchase is None:
                    self.failed += 1
                    continue
                is_dated = line.purchase.date is not None or self._is_dated
                yield Line(self._completed(line.purchase), str(file), line.line, is_dated)
        except TableError as error:
            self.failed += 1
            talk.tell(problem_line(error.problem, str(file), talk.speech))

    def _completed(self, purchase: Purchase) -> Purchase:
        """The purchase with what the options say for as far as its line does not."""
        missing: dict[str, Any] = {
            name: value
            for name in ("contract_type", "value_eur", "date", "authority", "framework_agreement")
            if getattr(purchase, name) is None and (value := getattr(self._default, name)) is not None
        }
        if self._default.answers:
            missing["answers"] = {**self._default.answers, **purchase.answers}
        return purchase.model_copy(update=missing) if missing else purchase
