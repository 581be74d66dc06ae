"""A notice as a draft: what its own words already ask, against what the policy asks of it."""

import datetime as dt
from collections.abc import Iterator

from aankoopwijzer.domain.guidance.from_notice import whole_of
from aankoopwijzer.domain.records.notice import LocalText, Notice
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.prepare_checker import Checker
from aankoopwijzer.flows.review_draft import review_draft
from aankoopwijzer.reports.notice_headings import NoticePart, notice_heading
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.standards.notices import read_notice

_READ_IN = "nl"


def review_notice(
    content: bytes, name: str, checker: Checker, *, on: dt.date, mode: str | None = None, level: Level = Level.BASIS
) -> DraftCheck:
    """The report on a notice by its own texts in Dutch; headings are the fields that they stand in.

    A notice names few demands: most stand in the procurement documents. Raises `NoticeError` and `PurchaseError`.
    """
    notice = read_notice(content, name=name)
    purchase = whole_of(notice, checker.adviser.pack).purchase
    passages = tuple(_passages_of(notice))
    return review_draft(passages, checker, title=purchase.title, on=on, purchase=purchase, mode=mode, level=level)


def _passages_of(notice: Notice) -> Iterator[Passage]:
    """The texts of a notice as passages, each under the field (and lot) that it stands in."""
    for number, (heading, text) in enumerate(_texts(notice), start=1):
        yield Passage(f"p{number}", text, heading=heading)


def _texts(notice: Notice) -> Iterator[tuple[str, str]]:
    yield from _read("subject", None, (*notice.titles, *notice.descriptions))
    for lot in notice.lots:
        yield from _read("lot", lot.id, (*lot.titles, *lot.descriptions))
        for selection in lot.selection_criteria:
            yield from _read("selection", lot.id, (*selection.names, *selection.descriptions))
        for award in lot.award_criteria:
            yield from _read("award", lot.id, (*award.names, *award.descriptions))
        yield from _read("performance", lot.id, lot.performance_conditions)


def _read(part: NoticePart, lot: str | None, texts: tuple[LocalText, ...]) -> Iterator[tuple[str, str]]:
    """The texts that are read, each with its heading in the language of the reading."""
    for local in texts:
        if local.language in (_READ_IN, None) and local.text.strip():
            yield notice_heading(part, lot, speech(_READ_IN)), local.text
