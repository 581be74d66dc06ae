"""What `pairs` says."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused, wrong
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.procurement_pair import JoinRefused, PairAnswer, PairQuestion
from aankoopwijzer.flows.answer_notice_pair import answer_notice_pair
from aankoopwijzer.flows.list_notice_pairs import list_notice_pairs
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.part_notice_pair import part_notice_pair
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.register.procurements import pairs
from aankoopwijzer.reports.pair_json import answer_as_json, pair_as_json
from aankoopwijzer.reports.pair_words import REFUSED, SIDE, difference_words, side_of, sign_sentence
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.terms import PAIR_ANSWER

BY = system("command-line")


def show(authority: str | None, talk: Talk) -> None:
    """Every pair that nobody decided on. Raises `Refused`."""
    _known(authority)
    found = list_notice_pairs(authority, most=None)
    if talk.as_json:
        talk.results("aankoopwijzer/pairs-list/1", [pair_as_json(each, talk.speech) for each in found])
        return
    page = Page()
    for each in found:
        _show(each, page, talk)
    if not found:
        page.paragraph(talk.say("No plan and notice look like one purchase that nobody decided on."))
    page.show()


def show_answers(authority: str | None, talk: Talk) -> None:
    """Every pair that somebody decided on, the latest first. Raises `Refused`."""
    _known(authority)
    found = pairs.answered(authority)
    if talk.as_json:
        talk.results("aankoopwijzer/pairs-answered/1", [answer_as_json(each) for each in found])
        return
    page = Page()
    page.items(
        (
            f"{each.plan} + {each.notice}",
            talk.speech.word(PAIR_ANSWER, "same" if each.is_same else "apart"),
            each.authority,
            talk.speech.date(each.at.astimezone().date()),
        )
        for each in found
    )
    if not found:
        page.paragraph(talk.say("Nobody decided on any plan and notice yet."))
    page.show()


def answer(plan: int, notice: int, said: PairAnswer, talk: Talk, *, pack: Path | None, reason: str = "") -> None:
    """Keep what somebody says of a pair, and why. Raises `Refused`."""
    with _told():
        answer_notice_pair(plan, notice, said, _pack(pack), by=BY, at=dt.datetime.now(dt.UTC), why=reason)
    word = talk.speech.word(PAIR_ANSWER, said)
    talk.tell(talk.say("Purchases {plan} and {notice}: {answer}", plan=plan, notice=notice, answer=word))


def part(plan: int, talk: Talk, *, pack: Path | None, reason: str = "") -> None:
    """Take a joined pair apart. Raises `Refused`."""
    with _told():
        part_notice_pair(plan, _pack(pack), by=BY, at=dt.datetime.now(dt.UTC), why=reason)
    talk.tell(talk.say("Purchase {plan} and its notice are two again.", plan=plan))


def _show(question: PairQuestion, page: Page, talk: Talk) -> None:
    pair = question.pair
    numbers = f"{pair.plan.number} + {pair.notice.number}"
    page.heading(f"{numbers}  {pair.plan.authority}  {talk.speech.percent(Decimal(round(pair.confidence * 100)))}")
    page.items(
        [
            (talk.say("plan"), pair.plan.title, _day(pair.plan, talk)),
            (talk.say("notice"), pair.notice.title, _day(pair.notice, talk)),
        ]
    )
    page.items((talk.speech.word(SIDE, side_of(each)), sign_sentence(each, talk.speech)) for each in pair.signs)
    for field, ours, theirs, stands in (difference_words(each, talk.speech) for each in question.differs):
        told = talk.say("{field}: plan {ours}, notice {theirs}; stands: {stands}",
                        field=field, ours=ours, theirs=theirs, stands=stands)  # fmt: skip
        page.aside(told, inset=2)


def _day(one: Procurement, talk: Talk) -> str:
    day = one.published_on or one.planned_on
    return talk.speech.date(day) if day else ""


def _known(authority: str | None) -> None:
    places = [one.id for one in organizations(also_former=True)]
    if authority is not None and authority not in places:
        what = marked("“{found}” is not an authority that the register knows")
        raise Refused(wrong("--authority", what, authority, ", ".join(places)))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except JoinRefused as refused:
        what, remedy = REFUSED[refused.code]
        raise Refused(Complaint("pairs", what, remedy, refused.values)) from None


def _pack(path: Path | None) -> PolicyPack:
    return load_pack(path, cache=pack_cache())
