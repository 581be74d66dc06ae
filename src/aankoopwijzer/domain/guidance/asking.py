"""The fewest questions whose answers change the advice, and what was taken as given meanwhile."""

from collections.abc import Iterable, Mapping

from aankoopwijzer.domain.guidance.duties import Duty, status_of
from aankoopwijzer.domain.guidance.result import AskedQuestion, Assumption, ObjectiveVerdict
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION, Situation
from aankoopwijzer.domain.rules.verdicts import Status


def questions_to_ask(verdicts: Iterable[ObjectiveVerdict], situation: Situation) -> tuple[AskedQuestion, ...]:
    """What is open, most telling first; a question that changes no objective is not asked."""
    changes: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.status is Status.UNKNOWN:
            for id in verdict.questions:
                changes.setdefault(id, []).append(verdict.code)
    asked = [_question(id, tuple(codes), situation) for id, codes in changes.items()]
    return tuple(sorted(asked, key=lambda question: -len(question.changes)))


def _question(id: str, changes: tuple[str, ...], situation: Situation) -> AskedQuestion:
    if id.startswith(ROW_QUESTION):
        row = id.removeprefix(ROW_QUESTION)
        match = next(match for match in situation.doubtful if match.row == row)
        return AskedQuestion(
            id=id, text=None, help=situation.pack.rows[row].reading, changes=changes, because=match.because
        )
    question = situation.pack.questions.get(id)
    if question is None:
        return AskedQuestion(id=id, text=None, help=None, changes=changes)
    return AskedQuestion(id=id, text=question.text, help=question.help, changes=changes)


def assumptions_made(
    duties: Mapping[str, tuple[Duty, ...]], statuses: Mapping[str, Status], situation: Situation
) -> tuple[Assumption, ...]:
    """What was assumed, for as far as the opposite would change an objective."""
    made = []
    for id, taken in situation.assumed.items():
        name = f"answers.{id}"
        otherwise = situation.with_fact(name, not taken)
        changes = tuple(
            code
            for code, of_objective in duties.items()
            if any(name in duty.facts for duty in of_objective)
            and status_of(of_objective, otherwise)[0] is not statuses[code]
        )
        if changes:
            text = situation.pack.questions[id].text
            made.append(Assumption(question=id, text=text, taken=taken, changes=changes))
    return tuple(made)
