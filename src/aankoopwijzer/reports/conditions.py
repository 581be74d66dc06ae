"""A condition of the pack as words, and as the YAML that it was written in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from aankoopwijzer.domain.rules.conditions import All, AnyOf, Comparison, Condition, Not, ParameterReference
from aankoopwijzer.reports.speech import Speech, marked

_OPERATORS: Mapping[str, str] = {
    "is": marked("{fact} is {value}"),
    "is_not": marked("{fact} is not {value}"),
    "any_of": marked("{fact} is one of {value}"),
    "none_of": marked("{fact} is none of {value}"),
    "under_any": marked("{fact} starts with {value}"),
    "at_least": marked("{fact} is {value} or more"),
    "above": marked("{fact} is more than {value}"),
    "at_most": marked("{fact} is {value} or less"),
    "below": marked("{fact} is less than {value}"),
}


def in_words(condition: Condition | None, speech: Speech) -> str:
    """The condition as a sentence; facts by the names of their columns. Without a condition everything counts."""
    match condition:
        case None:
            return speech.say("everything")
        case Comparison(fact=fact, operator=operator, against=against):
            return speech.say(_OPERATORS[operator], fact=fact, value=_value(against, speech))
        case All(all=parts):
            return _joined([in_words(each, speech) for each in parts], speech.say("and"))
        case AnyOf(any=parts):
            return _joined([in_words(each, speech) for each in parts], speech.say("or"))
        case Not(not_=part):
            return speech.say("not ({condition})", condition=in_words(part, speech))
        case _:
            return speech.say("everything")


def as_yaml(thing: Any) -> str:
    """A condition, or any part of an indicator, as it stands in its file; empty for none."""
    if thing is None:
        return ""
    plain = thing.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100).strip()


def _joined(parts: list[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f" {word} ".join(f"({each})" for each in parts)


def _value(against: object, speech: Speech) -> str:
    match against:
        case bool():
            return speech.say("yes") if against else speech.say("no")
        case Decimal():
            return speech.number(against)
        case ParameterReference(parameter=parameter):
            return speech.say("the figure {parameter} of the policy", parameter=parameter)
        case tuple():
            return speech.alternatives(str(each) for each in against)
        case _:
            return str(against)
