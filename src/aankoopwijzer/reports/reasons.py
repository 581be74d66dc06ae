"""A comparison that the engine made, as a sentence that a buyer can check."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import Resolved
from aankoopwijzer.domain.rules.verdicts import Reason, Status
from aankoopwijzer.reports.speech import Speech, marked
from aankoopwijzer.reports.terms import BRANCH_OUTCOME, CONTRACT_TYPE, SIGNAL, SUPPLY

_CHOICES_SHOWN = 4
_OPPOSITE = {"at_least": "below", "above": "at_most", "at_most": "above", "below": "at_least"}
_VALUE_AGAINST = {
    "at_least": marked("the estimate of {found} is at or above {against}"),
    "above": marked("the estimate of {found} is above {against}"),
    "at_most": marked("the estimate of {found} is at or under {against}"),
    "below": marked("the estimate of {found} is under {against}"),
}
_NUMBER_AGAINST = {
    "at_least": marked("{fact}: {found} is at least {against}"),
    "above": marked("{fact}: {found} is more than {against}"),
    "at_most": marked("{fact}: {found} is at most {against}"),
    "below": marked("{fact}: {found} is less than {against}"),
}


def reason_sentence(reason: Reason, speech: Speech, pack: PolicyPack, parameters: Collection[Resolved] = ()) -> str:
    """What was compared and how it turned out; for a fact without words of its own, the bare comparison.

    `parameters` are the dated figures that came with the verdict: they give a threshold its period.
    """
    room, _, name = reason.fact.partition(".")
    match room, name:
        case "purchase", "value_eur":
            return _value(reason, speech, parameters)
        case "purchase", "rows":
            return _rows(reason, speech, pack)
        case "purchase", "contract_type":
            return _contract_type(reason, speech)
        case "purchase", "framework_agreement":
            return _framework_agreement(reason, speech)
        case "purchase", "cpv":
            return _cpv(reason, speech)
        case "purchase", "authority":
            return _authority(reason, speech, pack)
        case "answers", _:
            return _answer(reason, name, speech, pack)
        case "branch", _:
            return _branch(reason, name, speech, pack)
        case "text", _:
            return _signal(reason, name, speech)
        case "market", "supply":
            return _supply(reason, speech)
        case _:
            return _bare(reason, speech)


def _value(reason: Reason, speech: Speech, parameters: Collection[Resolved]) -> str:
    if not isinstance(reason.found, Decimal) or not isinstance(reason.against, Decimal):
        return speech.say("the estimate is not known")
    sentence = _VALUE_AGAINST.get(_true_operator(reason))
    if sentence is None:
        return _bare(reason, speech)
    against = speech.money(reason.against)
    used = next((each for each in parameters if each.parameter == reason.parameter), None)
    if used is not None:
        against = speech.say("{amount} (threshold {period})", amount=against, period=used.dated.period)
    return speech.say(sentence, found=speech.money(reason.found), against=against)


def _rows(reason: Reason, speech: Speech, pack: PolicyPack) -> str:
    found, wanted = _several(reason.found), _several(reason.against)
    shared = [row for row in found if row in wanted]
    if reason.status is Status.UNKNOWN:
        return speech.say("it is not certain which product groups this purchase belongs to")
    if shared:
        names = speech.listing(_row_name(row, speech, pack) for row in shared)
        return speech.say("product group {names}", names=names)
    names = _some_of([_row_name(row, speech, pack) for row in wanted], speech)
    return speech.say("not in product group {names}", names=names)


def _row_name(row: str, speech: Speech, pack: PolicyPack) -> str:
    known = pack.rows.get(row)
    return f"{speech.text(known.printed)} ({row})" if known else row


def _contract_type(reason: Reason, speech: Speech) -> str:
    if reason.found is None:
        return speech.say("the type of contract is not known")
    found = speech.word(CONTRACT_TYPE, reason.found)
    wanted = speech.alternatives(speech.word(CONTRACT_TYPE, each) for each in _several(reason.against))
    if str(reason.found) in _several(reason.against):
        return speech.say("this is a contract for {found}", found=found)
    return speech.say("this is a contract for {found}, not for {wanted}", found=found, wanted=wanted)


def _framework_agreement(reason: Reason, speech: Speech) -> str:
    if reason.found is None:
        return speech.say("it is not known whether this is a framework agreement")
    return speech.say("this is a framework agreement" if reason.found is True else "this is no framework agreement")


def _cpv(reason: Reason, speech: Speech) -> str:
    codes, prefixes = _several(reason.found), _several(reason.against)
    if not codes:
        return speech.say("no CPV code was given")
    under = [code for code in codes if any(code.startswith(prefix) for prefix in prefixes)]
    if under:
        return speech.say("CPV {codes}", codes=speech.listing(under))
    return speech.say("no CPV code under {prefixes}", prefixes=_some_of(prefixes, speech))


def _authority(reason: Reason, speech: Speech, pack: PolicyPack) -> str:
    if reason.found is None:
        return speech.say("the contracting authority is not known")
    known = pack.authorities.get(str(reason.found))
    return speech.say("the contracting authority is {name}", name=known.name if known else reason.found)


def _answer(reason: Reason, id: str, speech: Speech, pack: PolicyPack) -> str:
    known = pack.questions.get(id)
    question = speech.text(known.text) if known else id
    if reason.found is None:
        return speech.say("not answered yet: “{question}”", question=question)
    return speech.say("“{question}” {answer}", question=question, answer=_yes_or_no(reason.found, speech))


def _branch(reason: Reason, id: str, speech: Speech, pack: PolicyPack) -> str:
    branch = pack.branches.get(id)
    if branch is None:
        return _bare(reason, speech)
    if reason.found is None:
        side = speech.say("not known yet: the estimate or the date is missing")
    elif reason.found == branch.below:
        side = speech.say("the estimate is under the threshold")
    elif reason.found == branch.at_least:
        side = speech.say("the estimate reaches the threshold")
    else:
        side = speech.word(BRANCH_OUTCOME, reason.found)
    return f"{side} ({speech.text(branch.name)})"


def _signal(reason: Reason, name: str, speech: Speech) -> str:
    subject = speech.word(SIGNAL, name)
    if reason.found is None:
        return speech.say("the words do not tell whether it is about {subject}", subject=subject)
    if reason.found is True:
        return speech.say("the words point to {subject}", subject=subject)
    return speech.say("the words do not point to {subject}", subject=subject)


def _supply(reason: Reason, speech: Speech) -> str:
    if reason.found is None:
        return speech.say("the supply is not known: no supplier file was given")
    return speech.word(SUPPLY, reason.found)


def _bare(reason: Reason, speech: Speech) -> str:
    fact = reason.fact
    if reason.found is None:
        return speech.say("{fact} is not known", fact=fact)
    sentence = _NUMBER_AGAINST.get(_true_operator(reason))
    if sentence and isinstance(reason.found, Decimal) and isinstance(reason.against, Decimal):
        return speech.say(sentence, fact=fact, found=speech.number(reason.found), against=speech.number(reason.against))
    found = speech.listing(_shown(each, speech) for each in _several(reason.found))
    return speech.say("{fact}: {found}", fact=fact, found=found)


def _some_of(choices: Sequence[str], speech: Speech) -> str:
    """The choices, or the first of them and how many more: nobody reads the twentieth."""
    if len(choices) <= _CHOICES_SHOWN + 1:
        return speech.alternatives(choices)
    more = speech.say("{number} others", number=len(choices) - _CHOICES_SHOWN)
    return speech.alternatives([*choices[:_CHOICES_SHOWN], more])


def _true_operator(reason: Reason) -> str:
    """The comparison that holds: the one asked, or its opposite when that did not apply."""
    return _OPPOSITE.get(reason.operator, "") if reason.status is Status.DOES_NOT_APPLY else reason.operator


def _several(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, (frozenset, set)):
        return tuple(sorted(str(each) for each in value))
    if isinstance(value, (tuple, list)):
        return tuple(str(each) for each in value)
    return (str(value),)


def _yes_or_no(answer: object, speech: Speech) -> str:
    if isinstance(answer, bool):
        return speech.say("yes") if answer else speech.say("no")
    return str(answer)


def _shown(value: object, speech: Speech) -> str:
    return _yes_or_no(value == "True", speech) if value in ("True", "False") else str(value)
