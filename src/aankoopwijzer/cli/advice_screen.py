"""An advice on the screen: what applies and why, what to write, what is still open; short enough to read at once."""

from collections.abc import Iterable

from aankoopwijzer.cli.complaint import one_line
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.guidance.result import Guidance, ObjectiveVerdict, ReserveAdvice
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.flows.advise_notice import NoticeGuidance
from aankoopwijzer.reports.burden import burden_lines, dropped_lines
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.terms import SCOPE, SUPPLY
from aankoopwijzer.reports.wording import Wording, social_branch

_PARAMETERS_SHOWN = 2
_OPTIONS_SHOWN = 3
_SUPPLIERS_SHOWN = 3


def show_advice(guidance: Guidance, wording: Wording, talk: Talk, *, is_dated: bool, is_full: bool) -> None:
    """The whole advice; `is_dated` False says that today's date was taken, `is_full` shows what does not apply too."""
    page = Page()
    _purchase(page, guidance, wording, talk, is_dated=is_dated)
    _warnings(page, guidance, wording, talk)
    _matches(page, guidance, wording, talk)
    _social(page, guidance, wording, is_full=is_full)
    _applying(page, guidance, wording, talk)
    _questions(page, guidance, wording, talk)
    _criteria(page, guidance, wording, talk)
    _dropped(page, guidance, wording, talk)
    _guards(page, guidance, wording, talk, is_full=is_full)
    _fields(page, guidance, wording, talk)
    _not_applying(page, guidance, wording, talk, is_full=is_full)
    page.aside("")
    page.aside(talk.say("Policy pack {id} {version}.", id=guidance.pack_id, version=guidance.pack_version))
    page.show()


def line_shown(place: str, guidance: Guidance, wording: Wording, *, inset: str = "") -> str:
    """One purchase of many: its rows and the advice in a sentence. Plain lines, so that ten thousand go fast."""
    rows = ", ".join(match.row for match in guidance.matches) or "-"
    title = one_line(guidance.purchase.title or guidance.purchase.description[:80])
    return f"{inset}{place}  {title}\n{inset}  {rows}  {wording.lead(guidance)}\n"


def notice_shown(file: str, found: NoticeGuidance, wording: Wording) -> str:
    """A notice: the whole, and where it has several, each lot."""
    lots = found.lots if len(found.lots) > 1 else ()
    shown = (line_shown(lot or "-", guidance, wording, inset="  ") for lot, guidance in lots)
    return "".join((line_shown(file, found.whole, wording), *shown))


def _purchase(page: Page, guidance: Guidance, wording: Wording, talk: Talk, *, is_dated: bool) -> None:
    purchase = guidance.purchase
    page.title(purchase.title or purchase.description[:80] or ", ".join(purchase.cpv))
    facts = [
        wording.speech.money(purchase.value_eur) if purchase.value_eur is not None else "",
        wording.contract_type(purchase.contract_type) if purchase.contract_type else "",
        wording.authority(purchase.authority) if purchase.authority else "",
        ", ".join(f"CPV {code}" for code in purchase.cpv),
        wording.speech.date(purchase.date) if purchase.date else "",
    ]
    page.aside(" · ".join(fact for fact in facts if fact))
    if not is_dated:
        page.aside(talk.say("No date was given: today's is taken, and with it the law of today."))
    page.paragraph("")
    page.paragraph(wording.lead(guidance))


def _warnings(page: Page, guidance: Guidance, wording: Wording, talk: Talk) -> None:
    found = [text for code, text in wording.warnings(guidance) if code != "language-fallback"]
    if found:
        page.heading(talk.say("Mind"))
        for text in found:
            page.paragraph(text, inset=2)


def _matches(page: Page, guidance: Guidance, wording: Wording, talk: Talk) -> None:
    if guidance.matches:
        page.heading(talk.say("Product groups"))
        page.items((each.row, wording.text(each.name), ", ".join(each.because)) for each in guidance.matches)


def _social(page: Page, guidance: Guidance, wording: Wording, *, is_full: bool) -> None:
    branch = social_branch(guidance)
    if branch is None or branch.outcome == "none":
        return
    page.heading(wording.text(branch.name))
    page.paragraph(wording.branch_outcome(branch), inset=2)
    if branch.threshold is not None:
        page.aside(f"{wording.parameter(branch.threshold)}; {wording.text(branch.mode_text)}", inset=2)
    if guidance.reserve is not None:
        page.paragraph(_reserving(guidance.reserve, wording), inset=2)
    best = [option for option in guidance.menu if option.rank is not None and option.rank <= _OPTIONS_SHOWN]
    if is_full:
        page.items((each.code, wording.text(each.name), _because(each.because, wording)) for each in best)
    else:
        page.items((each.code, wording.text(each.name)) for each in best)


def _reserving(reserve: ReserveAdvice, wording: Wording) -> str:
    """May it be reserved, and who is there to do it."""
    said = wording.speech.word(SCOPE, reserve.scope)
    if reserve.market is None:
        return said
    names = wording.speech.listing(reserve.market.suppliers[:_SUPPLIERS_SHOWN])
    supply = wording.speech.word(SUPPLY, reserve.market.supply)
    return f"{said} {sentence_case(supply)}" + (f": {names}." if names else ".")


def _because(texts: Iterable[Text], wording: Wording) -> str:
    return " ".join(wording.text(text) for text in texts)


def _applying(page: Page, guidance: Guidance, wording: Wording, talk: Talk) -> None:
    asked = [each for each in guidance.with_status(Status.APPLIES) if each.force != "instrument"]
    if not asked:
        return
    page.heading(talk.say("What applies"))
    for verdict in asked:
        force = wording.force(verdict.force)
        page.item(verdict.code, f"{wording.text(verdict.name)} ({force})", inset=2)
        page.paragraph(wording.text(verdict.because), inset=8)
        page.aside(_grounds(verdict, wording), inset=8)


def _grounds(verdict: ObjectiveVerdict, wording: Wording) -> str:
    figures = [wording.parameter(each) for each in verdict.parameters[:_PARAMETERS_SHOWN]]
    return ". ".join([*figures, wording.source(verdict.source)])


def _questions(page: Page, guidance: Guidance, wording: Wording, talk: Talk) -> None:
    if guidance.questions:
        page.heading(talk.say("Still open: answer with --answer ID=yes or ID=no"))
        page.items(
            (each.id, wording.question(each.id, each.text), talk.say("decides {codes}", codes=", ".join(each.changes)))
            for each in guidance.questions
        )
    if guidance.assumptions:
        page.heading(talk.say("Taken as given: say otherwise with --answer"))
        page.items(
            (each.question, f"{wording.text(each.text)} {wording.yes_or_no(each.taken)}", ", ".join(each.changes))
            for each in guidance.assumptions
        )


def _criteria(page: Page, guidance: Guidance, wording: Wording, talk: Talk) -> None:
    if not guidance.criteria:
        return
    page.heading(talk.say("Put in the tender"))
    for part in dict.fromkeys(each.part for each in guidance.criteria):
        page.paragraph(wording.part(part), inset=2)
        page.items(
            (
                (each.criterion.id, wording.text(each.criterion.title), ", ".join(each.objectives))
                for each in guidance.criteria
                if each.part == part
            ),
            inset=4,
        )
    for label, said in burden_lines(guidance, wording):
        page.aside(f"{label}: {said}", inset=2)


def _dropped(page: Page, guidance: Guidance, wording: Wording, talk: Talk) -> None:
    if guidance.dropped:
        page.heading(talk.say("Left out by you"))
        page.items((title, why) for title, why in dropped_lines(guidance, wording))


def _guards(page: Page, guidance: Guidance, wording: Wording, talk: Talk, *, is_full: bool) -> None:
    if not guidance.guards:
        return
    page.heading(talk.say("Bounds of the law") if is_full else talk.say("Bounds of the law (--full explains them)"))
    for note in guidance.guards:
        page.paragraph(wording.text(note.name), inset=2)
        if is_full:
            page.paragraph(wording.text(note.warning), inset=4)
            page.aside(wording.text(note.alternative), inset=4)


def _fields(page: Page, guidance: Guidance, wording: Wording, talk: Talk) -> None:
    if guidance.notice_fields:
        page.heading(talk.say("Fill in the notice (eForms)"))
        page.items((each.field, each.value or "...", each.objective) for each in guidance.notice_fields)


def _not_applying(page: Page, guidance: Guidance, wording: Wording, talk: Talk, *, is_full: bool) -> None:
    others = guidance.with_status(Status.DOES_NOT_APPLY)
    if not others:
        return
    if is_full:
        page.heading(talk.say("What does not apply"))
        page.items((each.code, wording.text(each.because)) for each in others)
    else:
        codes = ", ".join(each.code for each in others)
        page.paragraph("")
        page.aside(talk.say("Does not apply: {codes}. --full says why.", codes=codes))
