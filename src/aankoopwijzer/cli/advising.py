"""What `advise` does once it knows what is asked: one purchase, several notices, or a list."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.describing import Given, purchase_described
from aankoopwijzer.cli.explaining import notice_complaint, purchase_complaint
from aankoopwijzer.cli.progress import progress
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.reports.guidance_json import guidance_as_json
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording

OK, SOME_FAILED, BAD_INPUT = 0, 1, 2
DATE_IS_TODAY = "date-is-today"
_TEXT_MOST = 4_000_000


@dataclass(slots=True)
class Asked:
    """How the advice is wanted."""

    talk: Talk
    pack: Path | None
    mode: str | None
    level: str
    rule_sets: tuple[str, ...]
    is_full: bool


class Desk:
    """An adviser at work for one command: everything that is the same for all purchases, made once."""

    def __init__(self, asked: Asked) -> None:
        self.talk, self.is_full = asked.talk, asked.is_full
        self.adviser: Adviser = _adviser(asked)
        self.level = Level(asked.level)
        self.mode = asked.mode
        self.wording = Wording(asked.talk.language, self.adviser.pack)
        self.today = dt.date.today()

    @property
    def options(self) -> dict[str, Any]:
        """The options of every flow that advises."""
        return {"on": self.today, "mode": self.mode, "level": self.level}

    def as_json(self, guidance: Guidance, *, is_dated: bool = True) -> dict[str, Any]:
        """The advice as data; `is_dated` False says that the day of today was taken for want of a date."""
        found: dict[str, Any] = dict(guidance_as_json(guidance, self.wording))
        if not is_dated:
            text = self.talk.say("No date was given: today's is taken, and with it the law of today.")
            found["warnings"] = [{"code": DATE_IS_TODAY, "text": text}, *found["warnings"]]
        return found


def check_request(
    given: Given, *, notices: Sequence[Path] | None, batches: Sequence[Path] | None, others: Sequence[Path] | None
) -> None:
    """Refuses what cannot go together."""
    if notices and batches:
        what = marked("--notice and --batch do not go together")
        raise Refused(Complaint("aankoopwijzer advise", what, marked("call the command twice")))
    if given.describes_something and (notices or batches):
        what = marked("a purchase in words and a file do not go together")
        raise Refused(Complaint("aankoopwijzer advise", what, marked("call the command twice")))
    if others and not (notices or batches):
        what = marked("what to do with this file is not said")
        raise Refused(Complaint(str(others[0]), what, marked("put --notice, --batch or --suppliers before it")))


def advise_purchase(given: Given, asked: Asked) -> int:
    """One purchase in words."""
    desk = Desk(asked)
    purchase = purchase_described(_with_read_description(given), desk.adviser.pack, today=desk.today)
    is_dated = bool(given.date or any(answer.startswith("date=") for answer in given.answers))
    guidance = guide_purchase(purchase, desk.adviser, **desk.options)
    if asked.talk.as_json:
        asked.talk.give_readable(desk.as_json(guidance, is_dated=is_dated))
    else:
        from aankoopwijzer.cli.advice_screen import show_advice

        show_advice(guidance, desk.wording, desk.talk, is_dated=is_dated, is_full=desk.is_full)
    return OK


def advise_notices(files: Sequence[Path], asked: Asked) -> int:
    """Every notice as soon as it is there, in the order given; a bad file is told and the others go on."""
    from aankoopwijzer.flows.advise_notice import advise_notice
    from aankoopwijzer.flows.read_notices import read_notices

    desk = Desk(asked)
    failed = 0
    for path, notice, error in progress(read_notices(files), desk.talk, total=len(files)):
        if error is not None or notice is None:
            failed += 1
            if error is not None:
                desk.talk.complain(notice_complaint(error))
            continue
        try:
            found = advise_notice(notice, desk.adviser, **desk.options)
        except PurchaseError as refused:
            failed += 1
            for problem in refused.problems:
                desk.talk.complain(purchase_complaint(problem, str(path)))
            continue
        if desk.talk.as_json:
            from aankoopwijzer.cli.notice_json import notice_heading

            lots = [{"lot": lot, **desk.as_json(guidance)} for lot, guidance in found.lots]
            desk.talk.give({**desk.as_json(found.whole), "notice": notice_heading(notice, str(path)), "lots": lots})
        else:
            from aankoopwijzer.cli.advice_screen import show_notice_advice

            show_notice_advice(str(path), found, desk.wording, desk.talk)
    return _code(failed, len(files))


def _code(failed: int, total: int) -> int:
    """0 when all went well, 1 when some failed, 2 when nothing could be advised on."""
    if failed == 0:
        return OK
    return SOME_FAILED if failed < total else BAD_INPUT


def _adviser(asked: Asked) -> Adviser:
    rule_sets = frozenset(asked.rule_sets) if asked.rule_sets else None
    adviser = prepare_adviser(asked.pack, rule_sets=rule_sets)
    known = adviser.pack.rule_sets
    unknown = [id for id in asked.rule_sets if id not in known]
    if unknown:
        remedy = (
            marked("choose one of: {known}") if known else marked("leave the option out: this policy pack has none")
        )
        values = {"found": unknown[0][:80], "known": ", ".join(known)}
        raise Refused(Complaint("--rule-set", marked("there is no rule set '{found}'"), remedy, values))
    modes = list(dict.fromkeys(mode for branch in adviser.pack.branches.values() for mode in branch.thresholds))
    if asked.mode is not None and asked.mode not in modes:
        remedy = (
            marked("choose one of: {known}") if modes else marked("leave the option out: this policy pack has none")
        )
        values = {"found": asked.mode[:80], "known": ", ".join(modes)}
        raise Refused(Complaint("--threshold", marked("there is no threshold '{found}'"), remedy, values))
    return adviser


def _with_read_description(given: Given) -> Given:
    """The description from the standard input when it is a dash; what is too long to be read anyway stays behind."""
    if given.description != "-":
        return given
    import sys

    data = sys.stdin.buffer.read(_TEXT_MOST)
    try:
        text = data.decode("utf-8-sig", errors="strict")
    except UnicodeDecodeError as error:
        what = marked("the text on the standard input is not UTF-8 (byte {byte})")
        raise Refused(Complaint("--description", what, marked("save it as UTF-8"), {"byte": error.start + 1})) from None
    return replace(given, description=text)
