"""What the chosen criteria ask of tenderers in all, as lines of a label and a sentence."""

from decimal import Decimal

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.wording import Wording


def burden_lines(guidance: Guidance, wording: Wording) -> list[tuple[str, str]]:
    """The proofs, the hours of work on them, what it does to the number of tenderers, the weights; best known first."""
    found, speech = guidance.burden, wording.speech
    if found is None or not found.asked:
        return []
    say = speech.say
    lines = [
        (
            say("Proofs"),
            say("{proofs}, of which {early} before the award", proofs=found.proofs, early=found.before_award),
        ),
        (say("Work for every tenderer"), _work(found.tenderer_hours, wording)),
        (say("Work for the contractor"), _work(found.contractor_hours, wording)),
        (
            say("Effect on the number of tenderers"),
            speech.word(terms.BIDDERS_EFFECT, guidance.proportionality.bidders_effect),
        ),
    ]
    if any(each.part == "award_criterion" for each in guidance.criteria):
        weights = say(
            "{ours} for these criteria, {rest} for price and your other criteria",
            ours=speech.percent(found.weight_percent),
            rest=speech.percent(found.price_percent),
        )
        lines.append((say("Award"), weights))
    return lines


def dropped_lines(guidance: Guidance, wording: Wording) -> list[tuple[str, str]]:
    """What the buyer left out, with why, and the mandatory objectives that nothing carries out now."""
    lines = []
    for each in guidance.dropped:
        why = wording.drop_reason(each.why)
        if each.leaves:
            codes = wording.speech.listing(each.leaves)
            why += wording.speech.say(" (mandatory and not carried out now: {codes})", codes=codes)
        lines.append((wording.text(each.chosen.criterion.title), why))
    return lines


def _work(hours: Decimal | None, wording: Wording) -> str:
    if hours is None:
        return wording.speech.say("not known")
    if not hours:
        return wording.speech.say("none")
    said = wording.speech.say("one hour") if hours == 1 else wording.speech.say(
        "{number} hours", number=wording.speech.number(hours)
    )  # fmt: skip
    return wording.speech.say("about {hours} (our estimate, not measured)", hours=said)
