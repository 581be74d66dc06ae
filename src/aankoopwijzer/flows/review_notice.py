"""A notice as a draft: what its own words already ask, against what the policy asks of it."""

import datetime as dt
from collections.abc import Iterator

from aankoopwijzer.domain.guidance.from_notice import whole_of
from aankoopwijzer.domain.records.notice import LocalText, Lot, Notice
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.prepare_checker import Checker
from aankoopwijzer.flows.review_draft import review_draft
from aankoopwijzer.standards.notices import read_notice

_READ_IN = ("nl", None)


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
    yield from _in_dutch("Voorwerp", (*notice.titles, *notice.descriptions))
    for lot in notice.lots:
        yield from _of_lot(lot, f" {lot.id}" if lot.id else "")


def _of_lot(lot: Lot, id: str) -> Iterator[tuple[str, str]]:
    yield from _in_dutch(f"Perceel{id}", (*lot.titles, *lot.descriptions))
    for selection in lot.selection_criteria:
        yield from _in_dutch(f"Selectiecriteria{id}", (*selection.names, *selection.descriptions))
    for award in lot.award_criteria:
        yield from _in_dutch(f"Gunningscriteria{id}", (*award.names, *award.descriptions))
    yield from _in_dutch(f"Uitvoeringsvoorwaarden{id}", lot.performance_conditions)


def _in_dutch(heading: str, texts: tuple[LocalText, ...]) -> Iterator[tuple[str, str]]:
    for local in texts:
        if local.language in _READ_IN and local.text.strip():
            yield heading, local.text
