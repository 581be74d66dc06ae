"""What a visitor changes about the proposed criteria, read from the form of the advice page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from aankoopwijzer.domain.guidance.result import ChosenCriterion, Guidance
from aankoopwijzer.domain.guidance.selecting import NO_REASON, values_for
from aankoopwijzer.domain.policy.clause_values import ValueRefused, checked_value
from aankoopwijzer.domain.records.selection import LONGEST_WORDS, Dropped
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.reports import terms
from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording

LEVEL, LEVEL_OF, VALUE_OF, REASON_OF, WORDS_OF = "niveau", "n-", "p-", "r-", "w-"
ADD, DROP, RESTORE, RESET = "add", "drop", "restore", "reset"
WHOLE = "keuze"
"""Where a problem belongs that is about no single field."""
_LEVELS = {level.value: level for level in Level}


@dataclass(slots=True)
class Choice:
    """The draft with the change, where on the page it shows, and per field what is wrong with it."""

    draft: Draft
    anchor: str = "bestek"
    problems: dict[str, str] = field(default_factory=dict)


def value_field(criterion: str, parameter: str) -> str:
    """The name of the field for a parameter of a clause."""
    return f"{VALUE_OF}{criterion}.{parameter}"


def choice_in(posted: Mapping[str, str], draft: Draft) -> Choice:
    """The change that a form asks for. With problems the draft is the one that came in, as far as it can be."""
    choice = Choice(draft)
    if posted.get(RESET):
        reset: dict[str, object] = {"level": Level.BASIS, "levels": {}, "added": (), "dropped": {}, "values": {}}
        choice.draft = draft.with_(**reset)
        return choice
    guidance = advise(draft)
    _take_levels(posted, guidance, choice)
    _take_values(posted, guidance, choice)
    _take_button(posted, guidance, choice)
    if choice.draft.is_too_long and len(choice.draft.packed()) > len(draft.packed()):
        choice.draft = draft
        choice.problems[WHOLE] = _(
            "This no longer fits in the address of the page. Shorten your own words, or change fewer demands."
        )
    return choice


def _take_levels(posted: Mapping[str, str], guidance: Guidance, choice: Choice) -> None:
    """The level of all demands, or else those of single ones where they differ from it."""
    draft = choice.draft
    general = _LEVELS.get(posted.get(LEVEL, ""), draft.level)
    if general is not draft.level:
        choice.draft = draft.with_(level=general, levels={})
        return
    levels = dict(draft.levels)
    for each in (*guidance.criteria, *guidance.further_criteria):
        id = each.criterion.id
        wanted = _LEVELS.get(posted.get(f"{LEVEL_OF}{id}", ""))
        if wanted in each.criterion.levels and wanted is not None and wanted is not each.level:
            levels[id] = wanted
    usual = {each.criterion.id: each.level for each in _usual(draft)} if levels else {}
    choice.draft = draft.with_(levels={id: level for id, level in levels.items() if usual.get(id) is not level})


def _usual(draft: Draft) -> tuple[ChosenCriterion, ...]:
    """Every demand at the level that it has when nobody chooses one for it alone."""
    found = advise(draft.with_(levels={}))
    return (*found.criteria, *found.further_criteria)


def _take_values(posted: Mapping[str, str], guidance: Guidance, choice: Choice) -> None:
    values = {id: dict(given) for id, given in choice.draft.values.items()}
    for each in guidance.criteria:
        given = dict(each.values)
        for parameter in each.criterion.parameters:
            name = value_field(each.criterion.id, parameter.name)
            typed = posted.get(name, "").strip()
            if typed == shown(each, parameter.name, parameter.default) or name not in posted:
                continue
            given.pop(parameter.name, None)
            if not typed:
                continue
            try:
                given[parameter.name] = checked_value(parameter, typed)
            except ValueRefused as refused:
                said = wording().speech.word(terms.VALUE_FAULT, refused.fault)
                choice.problems[name] = f"{wording().text(parameter.label)}: {said}"
        values[each.criterion.id] = values_for(each.criterion, given)
    choice.draft = choice.draft.with_(values={id: given for id, given in values.items() if given})


def shown(each: ChosenCriterion, name: str, default: str) -> str:
    """A value of a parameter as the field shows it: figures with a comma where the reader writes one."""
    return wording().value(each.values.get(name, default))


def _take_button(posted: Mapping[str, str], guidance: Guidance, choice: Choice) -> None:
    draft = choice.draft
    if (id := posted.get(ADD, "")) in {each.criterion.id for each in guidance.further_criteria}:
        choice.draft = draft.with_(added=(*draft.added, id))
        choice.anchor = f"eis-{id}"
    elif (id := posted.get(RESTORE, "")) in draft.dropped:
        choice.draft = draft.with_(dropped={each: why for each, why in draft.dropped.items() if each != id})
        choice.anchor = f"eis-{id}"
    elif (id := posted.get(DROP, "")) in draft.added:
        _take_out(id, choice)
    elif id in {each.criterion.id for each in guidance.criteria}:
        _drop(id, posted, choice)


def _take_out(id: str, choice: Choice) -> None:
    """Take out what the buyer added, unless it came in the place of what is mandatory and was left out unreasoned."""
    without = choice.draft.with_(added=tuple(each for each in choice.draft.added if each != id))
    if left := _undone(without):
        choice.problems[WHOLE] = _(
            "%(objectives)s is mandatory and only this demand carries it out: first put back what you left out."
        ) % {"objectives": left}
        return
    choice.draft = without


def _undone(draft: Draft) -> str:
    """The mandatory objectives that nothing carries out while nobody said why, by name."""
    left = [each.values["objective"] for each in advise(draft).warnings if each.code == NO_REASON]
    return "; ".join(f"{code} {wording().text(policy().objectives[code].name)}" for code in left)


def _drop(id: str, posted: Mapping[str, str], choice: Choice) -> None:
    """Leave a demand out, unless a reason is due that is not there."""
    reason = posted.get(f"{REASON_OF}{id}", "")
    words = " ".join(posted.get(f"{WORDS_OF}{id}", "").split())
    known = policy().drop_reasons.get(reason)
    choice.anchor = f"eis-{id}"
    if len(words) > LONGEST_WORDS:
        choice.problems[f"{WORDS_OF}{id}"] = _("Keep it under %(most)d characters.") % {"most": LONGEST_WORDS}
        return
    if known is not None and known.needs_words and not words:
        choice.problems[f"{WORDS_OF}{id}"] = _("Write the reason in your own words.")
        return
    why = Dropped(reason=reason if known else "", words=words)
    dropped = choice.draft.with_(dropped={**choice.draft.dropped, id: why})
    if not (known or words) and (left := _undone(dropped)):
        choice.problems[f"{REASON_OF}{id}"] = _(
            "%(objectives)s is mandatory and only this demand carries it out: say why you leave it out."
        ) % {"objectives": left}
        return
    choice.draft, choice.anchor = dropped, f"weg-{id}"
