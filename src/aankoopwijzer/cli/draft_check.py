"""What `check` does with one draft tender."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from aankoopwijzer.cli.check_screen import show_check
from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.describing import Given, purchase_described
from aankoopwijzer.cli.desk import Asked, Desk
from aankoopwijzer.cli.explaining import document_complaint, purchase_complaint
from aankoopwijzer.cli.guard import BAD_INPUT
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.reading import MAX_BYTES, format_of
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.flows.export_check import CheckFormat, export_check
from aankoopwijzer.flows.mark_draft import mark_draft
from aankoopwijzer.flows.prepare_checker import Checker, prepare_checker
from aankoopwijzer.flows.read_draft import DraftFile, read_draft
from aankoopwijzer.flows.review_draft import review_draft
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.speech import marked

IN_ORDER, FOUND = 0, 1
_FACTS = ("title", "description", "contract_type", "value_eur", "date", "authority", "cpv", "framework_agreement")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where what is bought stands, and which files are wanted."""

    purchase: Path | None = None
    reports: Mapping[str, Path] = field(default_factory=dict)
    marked: Path | None = None


def check_request(file: Path | None, passages: Path | None) -> None:
    """Refuses a call without a file, or with two kinds of it."""
    if (file is None) == (passages is None):
        what = marked("give one draft tender, or --passages with a list of loose passages")
        raise Refused(Complaint("check", what, marked("see: aankoopwijzer check --help")))


def check_draft(file: Path, given: Given, asked: Asked, wanted: Wanted) -> int:
    """Check one file; returns the exit code: 1 when something is missing, incomplete or risky."""
    desk = Desk(asked)
    checker = prepare_checker(desk.adviser)
    with file.open("rb") as opened:
        content = opened.read(MAX_BYTES + 1)
    try:
        draft, check = _checked(content, file, checker, desk, given, wanted)
    except DocumentError as error:
        desk.talk.complain(document_complaint(error))
        return BAD_INPUT
    except PurchaseError as refused:
        for problem in refused.problems:
            desk.talk.complain(purchase_complaint(problem, str(file)))
        return BAD_INPUT
    wording = CheckWording(desk.talk.language, desk.adviser.pack)
    remarks = wording.remarks(check, draft.remarks if draft is not None else ())
    _write(content, draft, check, desk, wanted, name=file.name, remarks=remarks)
    show_check(check, desk, file=str(file), remarks=remarks)
    return FOUND if check.has_findings else IN_ORDER


def _checked(
    content: bytes, file: Path, checker: Checker, desk: Desk, given: Given, wanted: Wanted
) -> tuple[DraftFile | None, DraftCheck]:
    options: dict[str, Any] = {"on": desk.today, "mode": desk.mode, "level": desk.level}
    if format_of(content, str(file)) == "xml":
        from aankoopwijzer.flows.review_notice import review_notice

        return None, review_notice(content, str(file), checker, **options)
    draft = read_draft(content, str(file))
    purchase = _purchase_of(wanted.purchase, desk) if wanted.purchase else None
    told = _told(given, desk)
    check = review_draft(draft.passages, checker, title=draft.title, purchase=purchase, told=told, **options)
    return draft, check


def _told(given: Given, desk: Desk) -> dict[str, Any]:
    """The facts that were typed: they go before what the draft says."""
    if not given.says_anything:
        return {}
    purchase = purchase_described(given, desk.adviser.pack, today=desk.today)
    facts = {name: getattr(purchase, name) for name in _FACTS}
    if not given.is_dated:
        del facts["date"]
    found = {name: value for name, value in facts.items() if value not in (None, "", ())}
    return {**found, "answers": dict(purchase.answers)} if purchase.answers else found


def _purchase_of(file: Path, desk: Desk) -> Purchase:
    from aankoopwijzer.documents.table_rows import TableError
    from aankoopwijzer.flows.read_purchases import read_purchases
    from aankoopwijzer.reports.table_problems import problem_line

    try:
        lines = list(read_purchases(file, desk.adviser.pack))
    except TableError as error:
        raise Refused(Complaint("", problem_line(error.problem, str(file), desk.talk.speech), "")) from None
    good = [line.purchase for line in lines if line.purchase is not None]
    if len(good) != 1:
        what = marked("this file holds {number} purchases that can be read; a draft is about one")
        raise Refused(Complaint(str(file), what, marked("keep one line"), {"number": len(good)}))
    return good[0]


def _write(
    content: bytes,
    draft: DraftFile | None,
    check: DraftCheck,
    desk: Desk,
    wanted: Wanted,
    *,
    name: str,
    remarks: list[str],
) -> None:
    pack, language = desk.adviser.pack, desk.talk.language
    for form, out in wanted.reports.items():
        made = export_check(check, pack, cast(CheckFormat, form), language=language, file=name, remarks=remarks)
        out.write_bytes(made.content)
        desk.talk.tell(desk.talk.say("Written: {file}", file=str(out)))
    if wanted.marked is not None:
        if draft is None:
            what = marked("comments go into a Word file; a notice has none")
            raise Refused(Complaint("--marked", what, marked("leave the option out")))
        wanted.marked.write_bytes(mark_draft(content, draft, check, pack, language=language).content)
        desk.talk.tell(desk.talk.say("Written: {file}", file=str(wanted.marked)))
