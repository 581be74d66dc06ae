"""What `answers` says."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any, NoReturn, cast

import typer

from aankoopwijzer.cli.complaint import Complaint, Refused, wrong
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.intake.words import spelled_as
from aankoopwijzer.domain.records.given_answer import ANSWER_KINDS, AnswerKind, GivenAnswer, NoSuchAnswer, TakenBack
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.change_spend_rule import change_spend_rule
from aankoopwijzer.flows.foresee_take_back import foresee_take_back
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.take_back_answer import take_back_answer
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.register.suppliers.commands import NoSuchName
from aankoopwijzer.reports.answer_json import answer_as_json
from aankoopwijzer.reports.speech import marked

BY = system("command-line")
_NONE, _NEW, _NOBODY = "none", "new", "nobody"
_DIGITS = 15


def show(kind: str, authority: str | None, text: str, talk: Talk) -> None:
    """Every answer of a kind. Raises `Refused`."""
    places = [one.id for one in organizations(also_former=True)]
    if authority is not None and authority not in places:
        what = marked("“{found}” is not an authority that the register knows")
        raise Refused(wrong("--authority", what, authority, ", ".join(places)))
    found = list_given_answers(_kind(kind), authority, text=text)
    if talk.as_json:
        talk.results("aankoopwijzer/answers-list/1", [answer_as_json(each) for each in found])
        return
    page = Page()
    page.items(
        (
            f"{each.number}",
            _asked(each, talk),
            _said(each, talk),
            talk.speech.date(each.at.astimezone().date()) if each.at else "-",
            talk.say("1 line") if each.lines == 1 else talk.say("{number} lines", number=each.lines),
        )
        for each in found
    )
    if not found:
        page.paragraph(talk.say("There is no such answer."))
    page.show()


def change(kind: str, number: int, to: str, talk: Talk, *, reason: str, pack: Path | None) -> None:
    """Answer otherwise. Raises `Refused`."""
    given = _answer(_kind(kind), number)
    who: dict[str, Any] = {"by": BY, "at": dt.datetime.now(dt.UTC), "why": reason}
    if given.kind == "groups":
        answer_topic_question(given.key, _rows(to, pack), **who)
    elif given.kind == "rules":
        change_spend_rule(number, _rows(to, pack), prepare_adviser(pack, cache=pack_cache()), **who)
    else:
        if to not in (_NEW, _NOBODY) and not (to.isascii() and to.isdigit() and len(to) <= _DIGITS):
            what = marked("“{found}” is no answer to who a name is")
            raise Refused(wrong("--to", what, to, talk.say("number of a supplier, new, nobody")))
        try:
            who_it_is = cast("Any", to if to in (_NEW, _NOBODY) else int(to))
            answer_name_question(given.key, who_it_is, prepare_adviser(pack, cache=pack_cache()), **who)
        except NoSuchName:
            what, remedy = marked("there is no supplier {found} in the register"), marked("see: {command}")
            values = {"found": to, "command": "aankoopwijzer registers show suppliers"}
            raise Refused(Complaint("--to", what, remedy, values)) from None
    now = _answer(given.kind, number)
    if talk.as_json:
        talk.give_readable({"schema": "aankoopwijzer/answers-change/1", **answer_as_json(now)})
    else:
        talk.tell(talk.say("Answer {number} is now: {answer}", number=number, answer=_said(now, talk)))


def take_back(
    kind: str, number: int, talk: Talk, *, reason: str, is_dry_run: bool, is_sure: bool, pack: Path | None
) -> None:
    """Take an answer back, or say what that would do. At a terminal it is asked first. Raises `Refused`."""
    which = _kind(kind)
    adviser = prepare_adviser(pack, cache=pack_cache())
    try:
        foreseen = foresee_take_back(which, number, adviser)
        if not talk.as_json:
            talk.write(f"{_follows(which, foreseen, talk)}\n")
        if not is_dry_run:
            if not is_sure and sys.stdin.isatty():
                typer.confirm(talk.say("Take answer {number} back?", number=number), abort=True)
            take_back_answer(which, number, adviser, by=BY, at=dt.datetime.now(dt.UTC), why=reason)
    except NoSuchAnswer:
        _no_such_answer(which, number)
    if talk.as_json:
        said = {"kind": which, "number": number, "taken_back": not is_dry_run}
        told = foreseen.model_dump(mode="json", exclude={"lines_elsewhere"}) | {
            "is_asked_again": foreseen.is_asked_again
        }
        talk.give_readable({"schema": "aankoopwijzer/answers-take-back/1", **said, "foreseen": told})
    elif is_dry_run:
        talk.write(talk.say("Nothing was written: this was a dry run.") + "\n")
    else:
        talk.write(talk.say("Answer {number} is taken back.", number=number) + "\n")


def _follows(kind: AnswerKind, foreseen: TakenBack, talk: Talk) -> str:
    if kind == "rules":
        return talk.say(
            "Lines that go back to the queue: {asked}; other rules, words and codes then decide {number} lines.",
            asked=foreseen.lines_asked,
            number=foreseen.lines_decided,
        )
    if foreseen.is_asked_again:
        return talk.say("Lines that go back to the queue: {number}.", number=foreseen.lines)
    if foreseen.rows is not None:
        then = ", ".join(foreseen.rows) or talk.say("in no product group")
        return talk.say("Rules, words and codes then decide {number} lines: {then}.", number=foreseen.lines, then=then)
    return talk.say(
        "Numbers then decide {number} lines: supplier {supplier}, {then}.",
        number=foreseen.lines,
        supplier=foreseen.supplier,
        then=foreseen.supplier_name,
    )


def _rows(to: str, pack: Path | None) -> tuple[str, ...]:
    known = load_pack(pack, cache=pack_cache()).rows
    if to == _NONE:
        return ()
    found = {each: spelled_as(each, known) for each in to.replace(" ", "").split(",")}
    for each, row in found.items():
        if row is None:
            raise Refused(
                wrong("--to", marked("there is no product group '{found}'"), each, ", ".join((*known, _NONE)))
            )
    return tuple(dict.fromkeys(row for row in found.values() if row))


def _kind(kind: str) -> AnswerKind:
    found = next((each for each in ANSWER_KINDS if each == kind), None)
    if found is None:
        raise Refused(wrong("KIND", marked("there are no answers of kind '{found}'"), kind, ", ".join(ANSWER_KINDS)))
    return found


def _answer(kind: AnswerKind, number: int) -> GivenAnswer:
    for each in list_given_answers(kind, None):
        if each.number == number:
            return each
    _no_such_answer(kind, number)


def _no_such_answer(kind: AnswerKind, number: int) -> NoReturn:
    what, remedy = marked("there is no answer {found}"), marked("see: {command}")
    values = {"found": number, "command": f"aankoopwijzer answers list {kind}"}
    raise Refused(Complaint("NUMBER", what, remedy, values))


def _asked(given: GivenAnswer, talk: Talk) -> str:
    """What was asked about; of a rule all that it asks for."""
    if given.kind != "rules":
        return given.asked or "-"
    cpv = f"CPV {given.cpv}" if given.cpv else None
    said = (given.account_code, given.account_name, cpv, given.paid_to, given.asked)
    whose = talk.say("of all authorities") if given.authority is None else given.authority
    return f"{' · '.join(each for each in said if each)} ({whose})"


def _said(given: GivenAnswer, talk: Talk) -> str:
    if given.rows is not None:
        return ", ".join(given.rows or ()) or talk.say("in no product group")
    if given.supplier is None:
        return talk.say("no supplier")
    return f"{given.supplier} {given.supplier_name or ''}".strip()
