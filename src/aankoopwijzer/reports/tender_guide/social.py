"""Social procurement: the side of the fork, reserving, and the choice menu."""

from collections.abc import Iterator

from aankoopwijzer.documents.blocks import Block, Heading, Labelled, Paragraph, Table
from aankoopwijzer.domain.guidance.result import Guidance, Market, ReservationOption, ReserveAdvice
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.wording import Wording


def social_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """Nothing when no branch of the pack concerns this purchase."""
    say = wording.speech.say
    branches = [each for each in guidance.branches if each.outcome != "none"]
    if not branches:
        return
    for branch in branches:
        yield Heading(1, wording.text(branch.name))
        yield Paragraph(wording.branch_outcome(branch))
        if branch.threshold is not None:
            yield Labelled(say("Threshold"), wording.parameter(branch.threshold))
            yield Labelled(say("Which one"), wording.text(branch.mode_text))
        if branch.value_eur is not None:
            yield Labelled(say("Estimate"), wording.speech.money(branch.value_eur))
        yield Labelled(say("Source"), wording.source(branch.source))
    if guidance.reserve is not None:
        yield from _reserve(guidance.reserve, wording)
    if guidance.menu:
        yield from _menu(guidance, wording)


def _reserve(reserve: ReserveAdvice, wording: Wording) -> Iterator[Block]:
    say = wording.speech.say
    yield Heading(2, say("Reserving the contract or a lot"))
    yield Paragraph(wording.speech.word(terms.SCOPE, reserve.scope))
    if reserve.above_eu_threshold is not None and reserve.eu_threshold is not None:
        side = say("at or above") if reserve.above_eu_threshold else say("under")
        yield Labelled(say("European threshold"), f"{side}: {wording.parameter(reserve.eu_threshold)}")
    yield Labelled(say("Supply"), _supply(reserve.market, wording))
    if reserve.options:
        header = (say("For whom"), say("Possible?"), say("Article for the notice"), say("Evidence"))
        rows = tuple(_option(each, wording) for each in reserve.options)
        yield Table(say("For whom you may reserve"), header, rows, (28, 24, 24, 24))


def _option(option: ReservationOption, wording: Wording) -> tuple[str, ...]:
    possible = {
        Status.APPLIES: wording.speech.say("yes"),
        Status.DOES_NOT_APPLY: wording.speech.say("no"),
        Status.UNKNOWN: wording.speech.say("not known yet"),
    }[option.status]
    reasons = [wording.reason(each, option.parameters) for each in option.reasons]
    article = wording.text(option.article)
    if option.notice_code:
        article = f"{article}\n{wording.speech.say('code {code}', code=option.notice_code)}"
    return (
        f"{wording.text(option.name)}\n{wording.text(option.explanation)}",
        "\n".join((possible, *reasons)),
        f"{article}\n{wording.source(option.source)}",
        wording.text(option.evidence),
    )


def _supply(market: Market | None, wording: Wording) -> str:
    speech = wording.speech
    if market is None:
        return speech.say("not known: no supplier file was given")
    said = speech.say(
        "{supply}: {recognised} recognised, of which {nearby} within {distance} km",
        supply=speech.word(terms.SUPPLY, market.supply),
        recognised=market.recognised,
        nearby=market.nearby,
        distance=speech.number(market.within_km),
    )
    if market.unplaced:
        said += speech.say("; {number} of unknown distance", number=market.unplaced)
    if market.dependency is not None:
        said += speech.say(
            "; this budget would be {share} of their yearly income", share=speech.percent(market.dependency * 100)
        )
    return said


def _menu(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    say = wording.speech.say
    yield Heading(2, say("Choice menu, best first"))
    possible = tuple(
        (
            str(each.rank),
            f"{each.code} {wording.text(each.name)}",
            "\n".join(wording.text(reason) for reason in each.because),
            f"{wording.text(each.lever)}\n{wording.text(each.unit)}",
            f"{wording.text(each.proof)}\n{wording.text(each.limits)}",
        )
        for each in guidance.menu
        if each.rank is not None
    )
    if possible:
        header = (say("Rank"), say("Option"), say("Why"), say("Lever and unit"), say("Proof and limits"))
        yield Table(say("Ways to give people chances with this contract"), header, possible, (9, 18, 24, 18, 31))
    impossible = tuple(
        (f"{each.code} {wording.text(each.name)}", "\n".join(wording.text(reason) for reason in each.because))
        for each in guidance.menu
        if each.rank is None
    )
    if impossible:
        columns = (say("Option"), say("Why not"))
        yield Table(say("Options that are not possible for this purchase"), columns, impossible, (38, 62))
