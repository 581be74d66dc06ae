"""A draft tender in, what it covers, lacks and risks out."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.draft import DraftPurchase, FactName
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.review.draft import JudgedDraft
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.flows.prepare_checker import Checker
from aankoopwijzer.language.drafts.facts import purchase_in
from aankoopwijzer.standards.cpv import is_known

_SURE = 0.8
"""Strength from which the words of a part stand for its product group: a part is a few words, not a whole purchase."""


def review_draft(
    passages: Iterable[Passage],
    checker: Checker,
    *,
    title: str,
    on: dt.date,
    purchase: Purchase | None = None,
    told: Mapping[str, Any] | None = None,
    mode: str | None = None,
    level: Level = Level.BASIS,
) -> DraftCheck:
    """The report on a draft, given on the day `on`.

    What is bought is read in the draft itself; `purchase` stands for it as a whole, and the facts in `told` go before
    what the draft says. Raises `PurchaseError` when what is bought cannot be advised on.
    """
    draft = checker.reader.read(tuple(passages), title)
    found = purchase_in(draft, title=title, is_code=is_known, authorities=_authorities(checker.adviser.pack))
    judged = checker.reviewer.judge(draft)
    if purchase is not None:
        found = DraftPurchase(purchase)
    if told:
        found = _with(found, told)
    guidance = _guided(found, judged, checker, on=on, mode=mode, level=level)
    return checker.gaps.report(judged, found, guidance)


def _guided(
    found: DraftPurchase, judged: JudgedDraft, checker: Checker, *, on: dt.date, mode: str | None, level: Level
) -> Guidance:
    """The advice on what is bought; a draft without lots that carries something out as a whole answers itself."""
    purchase, pack = found.purchase, checker.adviser.pack
    said: dict[str, bool | str] = {
        id: True
        for id, each in pack.questions.items()
        if judged.says(each.yes_when_draft_says) or (not found.lots and judged.carries_out(each.yes_when_draft_has))
    }
    said |= {f"{ROW_QUESTION}{row}": True for row in _rows_of_parts(found, checker.adviser)}
    purchase = purchase.model_copy(update={"answers": {**said, **purchase.answers}})
    if purchase.date is None:
        purchase = purchase.model_copy(update={"date": on})
    return guide_purchase(purchase, checker.adviser, on=on, mode=mode, level=level)


def _rows_of_parts(found: DraftPurchase, adviser: Adviser) -> Iterator[str]:
    """The product groups of the parts that the draft names as such: what is bought is more than its title.

    Parts of something that lies outside every product group stay outside.
    """
    if not adviser.matcher.match(found.purchase).certain:
        return
    for part in found.parts:
        purchase = found.purchase.model_copy(update={"title": part, "description": ""})
        yield from (match.row for match in adviser.matcher.match(purchase).certain if match.score >= _SURE)


def _with(found: DraftPurchase, told: Mapping[str, Any]) -> DraftPurchase:
    read_in: dict[FactName, str] = {name: id for name, id in found.read_in.items() if name not in told}
    return DraftPurchase(found.purchase.model_copy(update=dict(told)), read_in, found.lots, found.parts)


def _authorities(pack: PolicyPack) -> dict[str, str]:
    return {each.name: id for id, each in pack.authorities.items()}
