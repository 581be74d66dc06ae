"""What became of the clauses that were to go into a draft tender, in a sentence each."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording

Outcome = Literal["under-heading", "under-chapter", "at-the-end", "already-there", "no-such-criterion"]
WRITTEN: frozenset[Outcome] = frozenset({"under-heading", "under-chapter", "at-the-end"})
OUTCOMES: Mapping[Outcome, str] = {
    "under-heading": marked("written under “{heading}”"),
    "under-chapter": marked("written under “{heading}”, the part that it belongs in"),
    "at-the-end": marked("no heading fits: written at the end, under a new heading “{heading}”"),
    "already-there": marked("already there, under “{heading}”: not written again; check its level and figures"),
    "no-such-criterion": marked("unknown: not written"),
}


def insertion_lines(outcomes: Iterable[tuple[str, Outcome, str]], wording: Wording) -> list[tuple[str, str]]:
    """The title of each criterion with what became of it; given are id, outcome and heading."""
    return [
        (wording.criterion_title(id), wording.speech.say(OUTCOMES[outcome], heading=heading or "-"))
        for id, outcome, heading in outcomes
    ]


def weight_note(written: Iterable[ChosenCriterion], wording: Wording) -> str:
    """What the written award criteria do to the weights of the draft; empty when there are none."""
    weight = sum((each.weight_percent or Decimal(0) for each in written), Decimal(0))
    if not weight:
        return ""
    return wording.speech.say(
        "The new award criteria weigh {weight} together: make the weights of the draft add up to 100 again.",
        weight=wording.speech.percent(weight),
    )
