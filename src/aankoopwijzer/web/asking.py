"""The questions of the third screen: what is still open, what was taken as given, and what was answered before."""

from dataclasses import dataclass

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.policy import policy

FACT_QUESTIONS = frozenset({"value", "date", "contract_type", "framework_agreement"})
"""Facts of the purchase itself: they have their own screen."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what it changes; `taken` is what we assume as long as it is not answered."""

    id: str
    text: Text | None
    help: Text | None
    changes: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    taken: bool | None = None


def questions_for(guidance: Guidance, draft: Draft) -> tuple[Asked, ...]:
    """Open questions first, then what was assumed, then what the buyer answered already and may want to change."""
    pack = policy()
    asked = {
        each.id: Asked(each.id, each.text, each.help, each.changes, each.because)
        for each in guidance.questions
        if each.id not in FACT_QUESTIONS
    }
    for assumption in guidance.assumptions:
        question = pack.questions[assumption.question]
        asked.setdefault(
            question.id,
            Asked(question.id, question.text, question.help, assumption.changes, taken=assumption.taken),
        )
    for id in draft.answers:
        if id in pack.questions:
            asked.setdefault(id, Asked(id, pack.questions[id].text, pack.questions[id].help))
        elif id.startswith(ROW_QUESTION) and id.removeprefix(ROW_QUESTION) in pack.rows:
            asked.setdefault(id, Asked(id, None, pack.rows[id.removeprefix(ROW_QUESTION)].reading))
    return tuple(asked.values())
