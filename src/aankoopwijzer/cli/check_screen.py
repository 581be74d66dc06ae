"""The check of a draft on the screen and as data."""

from collections.abc import Iterable

from aankoopwijzer.cli.desk import Desk
from aankoopwijzer.cli.page import Page
from aankoopwijzer.domain.review.draft_finding import DraftCheck, ObjectiveCheck
from aankoopwijzer.reports.draft_check.as_json import check_as_json
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.speech import sentence_case


def show_check(check: DraftCheck, desk: Desk, *, file: str, remarks: list[str]) -> None:
    """What was found, the most urgent first."""
    wording = CheckWording(desk.talk.language, desk.adviser.pack)
    if desk.talk.as_json:
        desk.talk.give_readable(check_as_json(check, wording, file=file, remarks=remarks))
        return
    say, page = desk.talk.say, Page()
    page.title(wording.lead(check))
    page.aside(_about(check, wording))
    _objectives(page, say("Missing"), check.with_status("missing"), wording, desk)
    _objectives(page, say("Incomplete"), check.with_status("partly"), wording, desk)
    if check.risks:
        page.heading(say("Risky"))
        for risk in check.risks:
            page.item(sentence_case(wording.risk(risk)), wording.place(risk.passage), inset=2)
            page.aside(f"“{wording.quote(risk.passage)}”", inset=4)
            page.paragraph(f"{wording.reason(risk)} {wording.better(risk)}", inset=4)
    _objectives(page, say("Look at it yourself"), check.with_status("unsure"), wording, desk)
    _objectives(page, say("In order"), check.with_status("covered"), wording, desk)
    if desk.is_full:
        _objectives(page, say("Not asked here"), check.with_status("does_not_apply"), wording, desk)
    if check.guidance.questions:
        page.heading(say("Questions"))
        page.items((each.id, wording.wording.question(each.id, each.text)) for each in check.guidance.questions)
    for remark in remarks:
        page.aside(remark)
    page.show()


def _about(check: DraftCheck, wording: CheckWording) -> str:
    purchase = check.guidance.purchase
    facts = [purchase.title, *(f"{label}: {value}" for label, value in wording.wording.purchase_facts(purchase))]
    rows = ", ".join(match.row for match in check.guidance.matches)
    return " · ".join(part for part in (*facts, rows) if part)


def _objectives(page: Page, title: str, checks: Iterable[ObjectiveCheck], wording: CheckWording, desk: Desk) -> None:
    found = tuple(checks)
    if not found:
        return
    page.heading(title)
    for each in found:
        page.items([(each.code, wording.wording.text(each.verdict.name))])
        for passage in each.passages:
            words = ", ".join(wording.words(passage.because))
            page.aside(f"{wording.place(passage.passage)}: {words}", inset=4)
        if each.lacks:
            page.paragraph(wording.lacks(each), inset=4)
        if each.status in ("missing", "unsure", "does_not_apply"):
            page.paragraph(wording.why(each), inset=4)
        if each.status == "missing" and each.add:
            criteria = "; ".join(f"{wording.criterion(id)} ({id})" for id in each.add)
            page.aside(desk.talk.say("Add: {criteria}", criteria=criteria), inset=4)
