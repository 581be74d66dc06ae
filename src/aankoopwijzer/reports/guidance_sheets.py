"""An advice as sheets: the advice, its duties, its criteria, the notice, and what does not apply."""

from collections.abc import Iterable

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.guidance.result import ChosenCriterion, Guidance
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.tender_guide.building_blocks import numbered
from aankoopwijzer.reports.wording import Wording


def guidance_sheets(guidance: Guidance, wording: Wording) -> list[Sheet]:
    """Five sheets, always; one without rows keeps its header."""
    return [
        _advice(guidance, wording),
        _duties(guidance, wording),
        _criteria(guidance, wording),
        _notice(guidance, wording),
        _not_applying(guidance, wording),
    ]


def _advice(guidance: Guidance, wording: Wording) -> Sheet:
    say, purchase = wording.speech.say, guidance.purchase
    rows: list[tuple[Value, ...]] = [
        (say("In short"), wording.lead(guidance)),
        (wording.fact("title"), purchase.title),
        (wording.fact("description"), purchase.description),
        (wording.fact("value_eur"), purchase.value_eur),
        (wording.fact("date"), purchase.date),
    ]
    rows += [
        (label, value)
        for label, value in wording.purchase_facts(purchase)
        if label not in (wording.fact("value_eur"), wording.fact("date"))
    ]
    for match in guidance.matches:
        because = f"{match.row} {wording.text(match.name)} ({', '.join(match.because)})"
        rows.append((say("Product group"), because))
    rows += [(wording.text(each.name), wording.branch_outcome(each)) for each in guidance.branches]
    rows += [
        (
            say("Choice menu"),
            f"{'–' if each.rank is None else each.rank}. {each.code} {wording.text(each.name)}: "
            + "; ".join(wording.text(reason) for reason in each.because),
        )
        for each in guidance.menu
    ]
    rows += [(say("Question"), wording.question(each.id, each.text)) for each in guidance.questions]
    rows += [
        (say("Taken as given"), f"{wording.text(each.text)} {wording.yes_or_no(each.taken)}")
        for each in guidance.assumptions
    ]
    rows += [
        (say("Bounds of the law"), f"{wording.text(each.warning)} {wording.text(each.alternative)}")
        for each in guidance.guards
    ]
    rows += [(say("Take note"), text) for _, text in wording.warnings(guidance)]
    rows += [
        (say("Policy pack"), f"{wording.text(wording.pack.name)}, {guidance.pack_version}"),
        (say("Date of the advice"), guidance.on),
    ]
    return Sheet(say("Advice"), (say("Fact"), say("Value")), rows, (32, 110))


def _duties(guidance: Guidance, wording: Wording) -> Sheet:
    say = wording.speech.say
    rows: list[tuple[Value, ...]] = [
        (
            each.code,
            wording.text(each.text),
            wording.status(each.status),
            wording.force(each.force),
            wording.text(each.force_text),
            wording.text(each.because),
            "; ".join(wording.reasons(each)),
            "; ".join(wording.parameter(used) for used in each.parameters),
            each.rule,
            wording.source(each.source),
            each.is_our_reading,
        )
        for each in guidance.objectives
        if each.status is not Status.DOES_NOT_APPLY
    ]
    header = (
        say("Code"),
        say("What"),
        say("Status"),
        say("How binding"),
        say("In the words of the framework"),
        say("Why"),
        say("Compared"),
        say("Figures"),
        say("Rule"),
        say("Source"),
        say("Our reading"),
    )
    return Sheet(say("Duties"), header, rows, (8, 48, 16, 18, 26, 44, 36, 36, 24, 32, 12))


def _criteria(guidance: Guidance, wording: Wording) -> Sheet:
    proposed = [(each.number, each.chosen) for each in numbered(guidance)]
    may_be_added = wording.speech.say("may be added")
    return criteria_sheet((*proposed, *((may_be_added, each) for each in guidance.further_criteria)), wording)


def criteria_sheet(lines: Iterable[tuple[str, ChosenCriterion]], wording: Wording) -> Sheet:
    """A line for each criterion, with its number or what stands in its place."""
    say = wording.speech.say
    rows: list[tuple[Value, ...]] = []
    for number, chosen in lines:
        criterion = chosen.criterion
        rows.append(
            (
                number,
                wording.text(criterion.title),
                wording.part(chosen.part),
                wording.level(chosen.level),
                wording.clause(chosen),
                chosen.weight_percent,
                wording.filled(criterion.motive, chosen),
                wording.filled(criterion.proof.what, chosen),
                wording.speech.word(terms.PROOF_BY, criterion.proof.by),
                wording.speech.word(terms.PROOF_WHEN, criterion.proof.when),
                wording.filled(criterion.sanction, chosen),
                wording.speech.word(terms.BURDEN, criterion.burden),
                wording.speech.word(terms.ADDITIONALITY, criterion.levels[chosen.level].additionality),
                ", ".join(chosen.objectives),
                criterion.id,
            )
        )
    header = (
        say("Number"),
        say("Title"),
        say("Part"),
        say("Level"),
        say("Clause"),
        say("Weight in %"),
        say("Motive"),
        say("Proof"),
        say("By whom"),
        say("When"),
        say("Sanction"),
        say("Burden"),
        say("Additionality"),
        say("Serves"),
        say("Criterion"),
    )
    return Sheet(say("Criteria"), header, rows, (9, 32, 22, 12, 60, 11, 40, 36, 14, 18, 40, 12, 22, 14, 26))


def _notice(guidance: Guidance, wording: Wording) -> Sheet:
    say = wording.speech.say
    rows: list[tuple[Value, ...]] = [
        (
            each.field,
            each.lot,
            each.value or say("fill in yourself"),
            wording.text(each.label),
            each.objective,
            each.rule,
        )
        for each in guidance.notice_fields
    ]
    header = (say("Field"), say("Lot"), say("Value"), say("Meaning"), say("Objective"), say("Rule"))
    return Sheet(say("Notice"), header, rows, (18, 14, 24, 60, 12, 30))


def _not_applying(guidance: Guidance, wording: Wording) -> Sheet:
    say = wording.speech.say
    rows: list[tuple[Value, ...]] = [
        (
            each.code,
            wording.text(each.name),
            wording.text(each.because),
            "; ".join(wording.reasons(each)),
            each.rule,
            wording.source(each.source),
        )
        for each in guidance.with_status(Status.DOES_NOT_APPLY)
    ]
    header = (say("Code"), say("What"), say("Why not"), say("Compared"), say("Rule"), say("Source"))
    return Sheet(say("Not applicable"), header, rows, (8, 40, 60, 44, 26, 36))
