"""Files that a visitor hands over become purchases, line by line; what cannot be read says why, and the rest goes on.

A file's name is shown, never used as a path; its content lives no longer than the request.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.guidance.from_notice import lots_of, whole_of
from aankoopwijzer.domain.guidance.result import Warning
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.flows.fill_notice import fill_notice
from aankoopwijzer.flows.read_purchases import read_purchases
from aankoopwijzer.reports.aspects import evidence_in_words, verdict_in_words
from aankoopwijzer.reports.document_problems import file_problem
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.standards.notice_error import NoticeError, NoticeErrors
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.web.advising import advise, today
from aankoopwijzer.web.carrying import address_of
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.forms.files import NOTICES
from aankoopwijzer.web.policy import adviser, aspect_reader, policy
from aankoopwijzer.web.unfolding import Unfolded, unfold, wording

MOST_LINES = 200
MOST_EVIDENCE = 5
_SIGNS = {"declared_and_found": "reached", "declared_not_found": "warning", "found_not_declared": "ask"}


class SeenAspect(NamedTuple):
    """What a notice declares and has of one aspect: a sign, the verdict in words, and the words that decided."""

    label: Text
    sign: str
    verdict: str
    codes: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One purchase from a file with its advice, or what stands in its way."""

    where: str
    draft: Draft | None = None
    advice: Unfolded | None = None
    problems: tuple[str, ...] = ()
    lot: str | None = None
    aspects: tuple[SeenAspect, ...] = ()

    @property
    def packed(self) -> str:
        """The purchase as a piece of an address."""
        return self.draft.packed() if self.draft else ""

    @property
    def address(self) -> str:
        """Where its advice is."""
        return address_of("advice", self.draft) if self.draft else ""


def read_files(files: Iterable[UploadedFile]) -> tuple[Line, ...]:
    """The purchases in the files, in the order given; at most `MOST_LINES`."""
    lines: list[Line] = []
    for file in files:
        for line in _lines_of(file):
            if len(lines) == MOST_LINES:
                return tuple(lines)
            lines.append(line)
    return tuple(lines)


def filled(file: UploadedFile) -> bytes:
    """The notice in the file with every field that the advice on its lots asks for.

    Raises `NoticeError`, `NoticeErrors` or `PurchaseError`.
    """
    return fill_notice(file.read(), adviser(), name=str(file.name), on=today()).patched.patched.data


def said_of(error: NoticeError | NoticeErrors | PurchaseError) -> tuple[str, ...]:
    """What is wrong with a notice, in the reader's words."""
    if isinstance(error, PurchaseError):
        return _warned(error.problems)
    return tuple(_said(each) for each in (error.errors if isinstance(error, NoticeErrors) else (error,)))


def _lines_of(file: UploadedFile) -> Iterator[Line]:
    name = str(file.name)
    is_notice = name.lower().endswith(NOTICES)
    yield from _of_notice(file.read(), name) if is_notice else _of_list(file.read(), name)


def _of_list(data: bytes, name: str) -> Iterator[Line]:
    speech = wording().speech
    try:
        for line in read_purchases(data, policy()):
            if line.purchase is None:
                yield Line("", problems=tuple(problem_line(each, name, speech) for each in line.problems))
            else:
                yield _line(_("%(file)s, line %(line)d") % {"file": name, "line": line.line}, line.purchase)
    except TableError as error:
        yield Line("", problems=(problem_line(error.problem, name, speech),))


def _of_notice(data: bytes, name: str) -> Iterator[Line]:
    try:
        notice = read_notice(data, name=name)
    except NoticeError as error:
        yield Line(name, problems=(_said(error),))
        return
    whole = whole_of(notice, policy())
    yield replace(_line(name, whole.purchase, whole.warnings), aspects=_seen(notice))
    lots = lots_of(notice, policy())
    if len(lots) > 1:
        for each in lots:
            yield _line(name, each.purchase, each.warnings, each.lot)


def _seen(notice: Notice) -> tuple[SeenAspect, ...]:
    """The aspects of a notice of which something can be said."""
    speech = wording().speech
    return tuple(
        SeenAspect(
            policy().aspects[finding.aspect].label,
            _SIGNS[finding.verdict],
            verdict_in_words(finding, speech),
            tuple(f"{field} {code}" for field, code in finding.codes),
            tuple(dict.fromkeys(evidence_in_words(each, speech) for each in finding.evidence))[:MOST_EVIDENCE],
        )
        for finding in compare_aspects(notice, aspect_reader()).whole.findings
        if finding.verdict in _SIGNS
    )


def _line(where: str, purchase: Purchase, warnings: tuple[Warning, ...] = (), lot: str | None = None) -> Line:
    try:
        draft = Draft.read(purchase)
        return Line(where, draft, unfold(advise(draft), draft), _warned(warnings), lot)
    except PurchaseError as refused:
        return Line(where, problems=_warned(refused.problems), lot=lot)


def _warned(warnings: Iterable[Warning]) -> tuple[str, ...]:
    words = wording()
    return tuple(words.warning(each) for each in warnings)


def _said(error: NoticeError) -> str:
    return file_problem(error, wording().speech)
