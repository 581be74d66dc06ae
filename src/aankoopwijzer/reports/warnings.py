"""What was odd about the input, as a sentence that says what to do about it."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from string import Formatter

from aankoopwijzer.domain.guidance.result import Warning
from aankoopwijzer.reports.speech import Speech, marked

_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "no-value": (marked("There is no estimate yet: what depends on it stays open. Give the amount excluding VAT."),),
    "value-from-text": (
        marked("The estimate of {value} was read from your words: correct it if it is not the value without VAT."),
        marked("The estimate was read from your words: correct it if it is not the value without VAT."),
    ),
    "no-date": (
        marked("There is no date yet: the law is known only for a day. Give the day of publication or invitation."),
    ),
    "absurd-value": (
        marked("An estimate of {value} is hardly possible: check whether a comma or a zero went wrong."),
        marked("The estimate is hardly possible: check whether a comma or a zero went wrong."),
    ),
    "negative-value": (
        marked("An estimate of {value} is no estimate: give an amount above zero, excluding VAT."),
        marked("The estimate is not above zero: give an amount above zero, excluding VAT."),
    ),
    "value-not-a-number": (
        marked("“{value}” is no amount: write it in digits, as 24000 or 24 000,50."),
        marked("The estimate is no amount: write it in digits, as 24000 or 24 000,50."),
    ),
    "value-not-in-euro": (
        marked("The value is given as {amount} {currency} and was not used: give the estimate in euro."),
        marked("The value is not in euro and was not used: give the estimate in euro."),
    ),
    "value-includes-vat": (
        marked("The value of {amount} {currency} includes VAT and was not used: give the estimate without VAT."),
        marked("The value includes VAT and was not used: give the estimate without VAT."),
    ),
    "empty-text": (marked("There is nothing to read: give a title, a description or a CPV code."),),
    "date-before-first-period": (
        marked("On {date} no figure of the law is known yet: the first known period starts on {first}."),
        marked("The date lies before the first period for which figures of the law are known."),
    ),
    "date-after-last-period": (
        marked("For {date} no figure of the law is known yet: the last known one is used, {threshold} ({period})."),
        marked("The date lies after the last known period: the last known figure of the law is used."),
    ),
    "exactly-on-threshold": (
        marked("The estimate is exactly the threshold of {threshold} ({period}): it counts as reaching it."),
        marked("The estimate is exactly the threshold: it counts as reaching it."),
    ),
    "unknown-cpv": (
        marked("CPV code {cpv} does not exist in the list and was not used: check the digits."),
        marked("CPV code {code} does not exist in the list and was not used: check the digits."),
        marked("A CPV code does not exist in the list and was not used: check the digits."),
    ),
    "unknown-authority": (
        marked("“{authority}” is not an authority of this framework: choose one of {known}."),
        marked("“{authority}” is not an authority of this framework: choose one that is."),
        marked("The authority is not one of this framework: choose one that is."),
    ),
    "text-cut": (
        marked("The text is longer than {read} characters: only the first part was read."),
        marked("The text is very long: only the first part was read."),
    ),
    "no-product-group": (marked("This purchase lies outside every product group of the framework."),),
    "pending-law": (
        marked("“{name}” is switched on, and it is not certain that this change of law holds."),
        marked("A change of law that is not certain to hold is switched on."),
    ),
    "assumption": (
        marked("Taken as given until you say otherwise: {text}"),
        marked("Something was taken as given until you say otherwise."),
    ),
    "language-fallback": (
        marked("This language is not complete yet: what is missing stands in English."),
    ),
    "cpv-and-words-disagree": (
        marked("The words and CPV {cpv} point to different things: check which of the two is right."),
        marked("The words and the CPV code point to different things: check which of the two is right."),
    ),
    "duty-dropped-without-reason": (
        marked("{objective} {name} is mandatory and nothing carries it out any more: say why, or put it back."),
        marked("{objective} is mandatory and nothing carries it out any more: say why, or put it back."),
    ),
    "duty-dropped": (
        marked("{objective} {name} is mandatory and nothing carries it out any more: you said why."),
        marked("{objective} is mandatory and nothing carries it out any more: you said why."),
    ),
    "criterion-not-here": (
        marked("“{criterion}” is no demand of this advice: your choice about it was not used."),
    ),
    "value-refused": (
        marked("“{value}” cannot be the value of “{parameter}” in “{criterion}”: the usual value is used."),
        marked("A value that was filled in cannot be: the usual value is used."),
    ),
    "no-room-for-price": (
        marked("The award criteria weigh {percent} % together: nothing is left for price. Lower a level or drop one."),
    ),
    "set-too-heavy": (
        marked("You ask {asked} things, and about {fits} fit a purchase of this size: each one costs tenderers time."),
    ),
    "criteria-conflict": (
        marked("“{criterion}” and “{other}” do not go together: drop one of them."),
    ),
    "no-supplier-file": (
        marked("There is no supplier file: how many suppliers there are for this purchase is not known."),
    ),
}  # fmt: skip
_AMOUNTS = frozenset({"value", "threshold"})
_NUMBERS = frozenset({"read", "amount", "percent", "asked", "fits"})
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def warning_sentence(warning: Warning, speech: Speech) -> str:
    """The sentence for a warning; for a code that we do not know, the code and its values as they are."""
    for message in _SENTENCES.get(warning.code, ()):
        if _placeholders(message) <= warning.values.keys():
            shown = {name: _shown(name, value, speech) for name, value in warning.values.items()}
            return speech.say(message, **shown)
    values = ", ".join(f"{name}: {value}" for name, value in warning.values.items())
    return f"{warning.code} ({values})" if values else warning.code


@cache
def _placeholders(message: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(message) if name)


def _shown(name: str, value: str, speech: Speech) -> str:
    if _DAY.match(value):
        try:
            return speech.date(dt.date.fromisoformat(value))
        except ValueError:
            return value
    if name in _AMOUNTS or name in _NUMBERS:
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        return speech.money(number) if name in _AMOUNTS else speech.number(number)
    return value
