"""What `advise` does once it knows what is asked: one purchase, several notices, or lists of purchases."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.describing import Given, purchase_described
from aankoopwijzer.cli.desk import Asked, Desk
from aankoopwijzer.cli.explaining import notice_complaint, purchase_complaint
from aankoopwijzer.cli.guard import BAD_INPUT
from aankoopwijzer.cli.progress import progress
from aankoopwijzer.cli.selecting import check_reasons
from aankoopwijzer.domain.guidance.from_notice import authority_among
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.reports.speech import marked

OK, SOME_FAILED = 0, 1
_TEXT_MOST = 4_000_000


def check_request(
    given: Given, *, notices: Sequence[Path], batches: Sequence[Path], others: Sequence[Path], is_written: bool
) -> None:
    """Refuses what cannot go together; `is_written` says that a document is wanted."""
    twice = marked("call the command twice")
    if notices and batches:
        raise Refused(Complaint("advise", marked("--notice and --batch do not go together"), twice))
    if (notices or batches) and given.describes_something:
        raise Refused(Complaint("advise", marked("a purchase in words and a file do not go together"), twice))
    if notices and given.says_anything:
        what = marked("a notice says itself what is bought: the options that describe a purchase do not go with it")
        raise Refused(Complaint("--notice", what, marked("leave them out")))
    if batches and is_written:
        what = marked("a document is about one purchase, not about a list")
        raise Refused(Complaint("--batch", what, marked("ask it for each purchase")))
    if others and not (notices or batches):
        what = marked("what to do with this file is not said")
        raise Refused(Complaint(str(others[0]), what, marked("put --notice, --batch or --suppliers before it")))


def check_word(asked: Asked) -> None:
    """Refuses a template or a draft without a Word file to write, or both at once."""
    is_word = any(form == "docx" for form, _ in asked.documents)
    for option, given in (("--template", asked.template), ("--into", asked.into)):
        if given is not None and not is_word:
            what = marked("no Word file is asked for")
            raise Refused(Complaint(option, what, marked("add --docx OUT")))
    if asked.template is not None and asked.into is not None:
        what = marked("a draft keeps its own looks: it takes no template")
        raise Refused(Complaint("--template", what, marked("leave one of both out")))


def advise_purchase(given: Given, asked: Asked) -> int:
    """One purchase in words."""
    desk = Desk(asked)
    given = _with_read_description(given)
    purchase = purchase_described(given, desk.adviser.pack, today=desk.today)
    guidance = guide_purchase(purchase, desk.adviser, **desk.options(purchase.authority))
    check_reasons(guidance, desk.wording)
    if asked.talk.as_json:
        asked.talk.give_readable(desk.as_json(guidance, is_dated=given.is_dated))
    else:
        from aankoopwijzer.cli.advice_screen import show_advice

        show_advice(guidance, desk.wording, desk.talk, is_dated=given.is_dated, is_full=desk.is_full)
    desk.write(guidance)
    return OK


def advise_notices(files: Sequence[Path], asked: Asked) -> int:
    """Every notice as soon as it is there, in the order given; a bad file is told and the others go on."""
    from aankoopwijzer.flows.advise_notice import advise_notice
    from aankoopwijzer.flows.read_notices import read_notices

    desk = Desk(asked)
    failed = 0
    for path, notice, error in progress(read_notices(files), desk.talk, total=len(files)):
        if notice is None:
            failed += 1
            if error is not None:
                desk.talk.complain(notice_complaint(error))
            continue
        authority = authority_among(notice.buyers, desk.adviser.pack)
        try:
            found = advise_notice(notice, desk.adviser, **desk.options(authority))
        except PurchaseError as refused:
            failed += 1
            for problem in refused.problems:
                desk.talk.complain(purchase_complaint(problem, str(path)))
            continue
        if desk.talk.as_json:
            from aankoopwijzer.reports.notice_json import notice_heading

            lots = [{"lot": lot, **desk.as_json(guidance)} for lot, guidance in found.lots]
            desk.talk.give({**desk.as_json(found.whole), "notice": notice_heading(notice, str(path)), "lots": lots})
        else:
            from aankoopwijzer.cli.advice_screen import notice_shown

            desk.talk.write(notice_shown(str(path), found, desk.wording))
        if len(files) == 1:
            desk.write(found.whole)
    return OK if not failed else SOME_FAILED if failed < len(files) else BAD_INPUT


def advise_batch(files: Sequence[Path], given: Given, asked: Asked) -> int:
    """Every purchase in the lists, in their order and as soon as it is read; a bad line is told and the rest goes on.

    What the options say holds for every purchase that does not say it itself.
    """
    from aankoopwijzer.cli.batch import Batch, answer
    from aankoopwijzer.cli.many_hands import hands_free, in_order

    desk = Desk(asked)
    batch = Batch(files, given, desk)
    answers = in_order(partial(answer, desk=desk), batch.lines(), hands=hands_free())
    for text, complaints in progress(answers, desk.talk, total=None):
        batch.advised += not complaints
        batch.failed += bool(complaints)
        for complaint in complaints:
            desk.talk.tell(complaint)
        if text:
            desk.talk.write(text)
    if not batch.failed:
        return OK
    return SOME_FAILED if batch.advised else BAD_INPUT


def _with_read_description(given: Given) -> Given:
    """The description from the standard input when it is a dash; what is too long to be read anyway stays behind."""
    if given.description != "-":
        return given
    import sys

    data = sys.stdin.buffer.read(_TEXT_MOST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = marked("the text on the standard input is not UTF-8 (byte {byte})")
        raise Refused(Complaint("--description", what, marked("save it as UTF-8"), {"byte": error.start + 1})) from None
    return replace(given, description=text)
