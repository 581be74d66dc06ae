"""What the law bounds, and which fields of the notice the duties fill."""

from collections.abc import Mapping

from aankoopwijzer.domain.guidance.filling import filled
from aankoopwijzer.domain.guidance.result import GuardNote, NoticeFieldAdvice, ObjectiveVerdict
from aankoopwijzer.domain.guidance.situation import Situation
from aankoopwijzer.domain.rules.conditions import parameters_of
from aankoopwijzer.domain.rules.verdicts import Status

_SEVEREST = ("duty", "warning", "notice")


def guard(situation: Situation) -> tuple[GuardNote, ...]:
    """The bounds of the law that touch this purchase, duties first."""
    notes = []
    for rule in situation.pack.guards.values():
        if not situation.verdict(rule.applies_when).applies:
            continue
        shown = dict.fromkeys((*rule.shows, *sorted(parameters_of(rule.applies_when))))
        parameters = tuple(situation.resolved[id] for id in shown if id in situation.resolved)
        words = situation.words(parameter=next(iter(shown), None))
        notes.append(
            GuardNote(
                id=rule.id,
                kind=rule.kind,
                severity=rule.severity,
                name=rule.name,
                warning=filled(rule.warning, words),
                alternative=filled(rule.alternative, words),
                parameters=parameters,
                objectives=rule.objectives,
                source=rule.source,
            )
        )
    return tuple(sorted(notes, key=lambda note: _SEVEREST.index(note.severity)))


def fields_to_fill(
    verdicts: Mapping[str, ObjectiveVerdict], situation: Situation, lot: str | None
) -> tuple[NoticeFieldAdvice, ...]:
    """The notice fields that follow from objectives that apply, each once, with the first objective that asks it."""
    found: dict[tuple[str, str | None], NoticeFieldAdvice] = {}
    for rule in situation.pack.notice_fields.values():
        asking = [code for code in rule.objectives if code in verdicts and verdicts[code].status is Status.APPLIES]
        key = (rule.field, rule.value)
        if asking and key not in found and situation.verdict(rule.applies_when).applies:
            found[key] = NoticeFieldAdvice(rule.field, rule.value, rule.label, asking[0], rule.id, lot)
    return tuple(found.values())
