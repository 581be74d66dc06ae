"""Criteria on the screen and as data."""

import datetime as dt
from collections.abc import Iterator

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.searching import CriteriaSearch, CriteriaWish
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.reports.criteria_json import LIST_SCHEMA, criterion_as_json, criterion_in_short
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.terms import ADDITIONALITY
from aankoopwijzer.reports.wording import Wording


def show_list(pack: PolicyPack, talk: Talk, wish: CriteriaWish, *, on: dt.date) -> None:
    """The criteria that fit what was asked, or all."""
    refuse_unknown("--objective", wish.serves, (*pack.objectives, *pack.ambitions))
    refuse_unknown("--row", wish.row, tuple(pack.rows))
    found = CriteriaSearch(pack.criteria.values()).find(wish, language=talk.speech.asked, on=on).criteria
    wording = Wording(talk.language, pack)
    if talk.as_json:
        talk.results(LIST_SCHEMA, [criterion_in_short(each, wording) for each in found])
        return
    page = Page()
    page.items(
        (
            (each.id, wording.text(each.title), f"{wording.part(each.part)}; {', '.join(each.objectives)}")
            for each in found
        ),
        inset=0,
    )
    if not found:
        page.paragraph(talk.say("The policy pack has no such criterion."))
    page.show()


def show_criterion(pack: PolicyPack, id: str, talk: Talk) -> None:
    """One criterion with everything that a tender needs of it."""
    refuse_unknown("criteria show", id, tuple(pack.criteria))
    criterion, wording = pack.criteria[id], Wording(talk.language, pack)
    if talk.as_json:
        talk.give_readable(criterion_as_json(criterion))
        return
    page = Page()
    page.title(wording.text(criterion.title))
    page.aside(f"{criterion.id} · {wording.part(criterion.part)} · {', '.join(criterion.objectives)}")
    page.aside(", ".join(criterion.rows))
    for heading, text in _parts(criterion, wording, talk):
        page.heading(heading)
        page.paragraph(text, inset=2)
    page.heading(talk.say("Levels"))
    page.items((wording.level(level), _level(criterion, level, wording)) for level in criterion.levels)
    if criterion.legal_basis:
        page.heading(talk.say("Legal basis"))
        for source in criterion.legal_basis:
            page.paragraph(wording.source(source), inset=2)
    page.heading(talk.say("History"))
    page.items(
        (talk.speech.date(each.since), wording.text(each.what) if each.what else talk.say("first version"))
        for each in criterion.history
    )
    page.heading(talk.say("Sources"))
    for source in criterion.sources:
        page.paragraph(wording.source(source), inset=2)
    page.show()


def _parts(criterion: Criterion, wording: Wording, talk: Talk) -> Iterator[tuple[str, str]]:
    yield talk.say("Clause"), wording.text(criterion.clause)
    yield talk.say("Why"), wording.text(criterion.motive)
    yield talk.say("Proof"), wording.text(criterion.proof.what)
    yield talk.say("Sanction"), wording.text(criterion.sanction)
    if criterion.scoring is not None:
        yield talk.say("Scoring"), wording.text(criterion.scoring)
    if criterion.market is not None:
        yield talk.say("Market"), wording.text(criterion.market)
    if criterion.small_suppliers is not None:
        yield talk.say("Small firms"), wording.text(criterion.small_suppliers)


def _level(criterion: Criterion, level: Level, wording: Wording) -> str:
    goes_beyond = wording.speech.word(ADDITIONALITY, criterion.levels[level].additionality)
    return f"{wording.level_value(criterion, level)} ({goes_beyond})"


def refuse_unknown(where: str, found: str | None, known: tuple[str, ...]) -> None:
    """Refuses a code that is none of those known, with the nearest one."""
    if found is None or found in known:
        return
    from difflib import get_close_matches

    near = get_close_matches(found, known, 1)
    remedy = marked("did you mean {near}?") if near else marked("see: {command}")
    values = {"found": found[:80], "near": "".join(near), "command": "aankoopwijzer framework show"}
    raise Refused(Complaint(where, marked("the policy pack has nothing called '{found}'"), remedy, values))
