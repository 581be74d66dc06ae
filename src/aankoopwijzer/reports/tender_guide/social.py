"""Social procurement: the side of the fork, reserving, and the choice menu."""

from collections.abc import Iterator

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Labelled, Paragraph
from aankoopwijzer.domain.guidance.result import (
    Guidance,
    Market,
    RankedOption,
    ReservationOption,
    ReserveAdvice,
)
from aankoopwijzer.domain.rules.verdicts import Reason, Status
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.wording import Wording

_IN_FULL = 3


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
    others = [each for each in reserve.options if each.status is not Status.APPLIES]
    for option in reserve.options:
        if option not in others:
            yield from _option(option, wording)
    if others:
        yield Heading(3, say("Not possible, or not known yet"))
        yield Bullets(tuple(f"{wording.text(each.name)}: {_possible(each, wording)}" for each in others))


def _option(option: ReservationOption, wording: Wording) -> Iterator[Block]:
    say = wording.speech.say
    article = wording.text(option.article)
    if option.notice_code:
        article = f"{article} ({say('code {code}', code=option.notice_code)})"
    yield Heading(3, wording.text(option.name))
    yield Labelled(say("Possible"), _possible(option, wording))
    yield Labelled(say("Explanation"), wording.text(option.explanation))
    yield Labelled(say("Article"), article)
    yield Labelled(say("Evidence"), wording.text(option.evidence))
    yield Labelled(say("Source"), wording.source(option.source))


def _possible(option: ReservationOption, wording: Wording) -> str:
    """Yes, no or not known, with the comparison that decided."""
    said = {
        Status.APPLIES: wording.speech.say("yes"),
        Status.DOES_NOT_APPLY: wording.speech.say("no"),
        Status.UNKNOWN: wording.speech.say("not known yet"),
    }[option.status]
    reasons = dict.fromkeys(wording.reason(each, option.parameters) for each in _deciding(option))
    if not reasons:
        return said
    return wording.speech.say("{answer}, because {reasons}", answer=said, reasons="; ".join(reasons))


def _deciding(option: ReservationOption) -> list[Reason]:
    """The comparison with a legal figure that gave the answer; without one, what is missing or stood in the way.

    That a contract for services is not one for works is true, and tells a reader nothing.
    """
    same = [each for each in option.reasons if each.status is option.status]
    with_figure = [each for each in same if each.parameter is not None]
    if with_figure or option.status is Status.APPLIES:
        return with_figure
    return same


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
    """The best three in full, the others in a line each: nobody weighs ten options."""
    say = wording.speech.say
    possible = sorted((each for each in guidance.menu if each.rank is not None), key=lambda each: each.rank or 0)
    impossible = [each for each in guidance.menu if each.rank is None]
    yield Heading(2, say("Choice menu, best first"))
    for each in possible[:_IN_FULL]:
        yield Heading(3, f"{each.rank}. {_named(each, wording)}")
        if each.because:
            yield Labelled(say("Why"), _joined(each.because, wording))
        yield Labelled(say("Lever"), f"{wording.text(each.lever)} · {wording.text(each.unit)}")
        yield Labelled(say("Proof"), wording.text(each.proof))
        yield Labelled(say("Limits"), wording.text(each.limits))
    if possible[_IN_FULL:]:
        yield Heading(3, say("Also possible, with less effect or less ease here"))
        yield Bullets(tuple(_in_a_line(each, wording) for each in possible[_IN_FULL:]))
    if impossible:
        yield Heading(3, say("Not possible for this purchase"))
        yield Bullets(tuple(_in_a_line(each, wording) for each in impossible))


def _in_a_line(option: RankedOption, wording: Wording) -> str:
    named = _named(option, wording)
    return f"{named}: {_joined(option.because, wording)}" if option.because else named


def _named(option: RankedOption, wording: Wording) -> str:
    return f"{option.code} {wording.text(option.name)}"


def _joined(reasons: tuple[Text, ...], wording: Wording) -> str:
    return " ".join(wording.text(each) for each in reasons)
