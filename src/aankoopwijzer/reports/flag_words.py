"""What was odd about a line, in words that need no value: a register keeps the code and not what the file said."""

from collections import defaultdict
from collections.abc import Mapping

from aankoopwijzer.domain.demonstration.marking import FLAG
from aankoopwijzer.reports.import_problems import MESSAGES
from aankoopwijzer.reports.speech import Speech, marked

_INVENTED = marked("invented for the demonstration")
WITHOUT_VALUES: Mapping[str, str] = {
    "value-unknown": marked("a value could not be used, and counts as unknown"),
    "not-an-identifier": marked("a number or code is too long"),
    "not-a-number": marked("a number could not be read, and counts as unknown"),
    "not-whole": marked("a number is not whole"),
    "other-unit": marked("a number is in another unit than its column"),
    "below-least": marked("a number is too small to be believed"),
    "above-most": marked("a number is too large to be believed"),
    "not-a-year": marked("a year could not be read, and counts as unknown"),
    "year-to-come": marked("a year is still to come"),
    "not-a-day": marked("a date could not be read, and counts as unknown"),
    "no-such-day": marked("a date does not exist, and counts as unknown"),
    "day-to-come": marked("a date is still to come"),
    "not-yes-no": marked("yes or no could not be read, and counts as unknown"),
    "not-a-share": marked("a share could not be read, and counts as unknown"),
    "share-is-fraction": marked("a share may be a fraction in a column of percentages"),
    "not-a-choice": marked("a word is not one that we know, and counts as unknown"),
    "not-a-choice-but-near": marked("a word is not one that we know, and counts as unknown"),
    "not-in-list": marked("a word is not one that we know here"),
    "not-in-framework": marked("a code is not in the framework"),
    "not-an-authority": marked("the authority is not one of the framework"),
    "enterprise-number-form": marked("the enterprise number does not have ten digits, and counts as unknown"),
    "enterprise-number-check": marked("the check digits of the enterprise number are wrong; it counts as unknown"),
    "not-a-cpv": marked("the CPV code could not be read, and counts as unknown"),
    "not-a-currency": marked("the currency could not be read, and counts as unknown"),
    "not-in-register": marked("the number of the supplier is not in the register of suppliers"),
    "text-cut": marked("a text was too long and was cut"),
    "content-twice": marked("another line of the file is the same but for its number"),
    "number-twice": marked("another line of the file has the same number, under another authority"),
    "invoice-twice": marked("the same invoice stands on another line of the file too, under another number"),
    "enterprise-number-twice": marked("another line of the file has the same enterprise number"),
    "total-does-not-match": marked("the amounts with and without VAT do not agree"),
    "invoice-does-not-add-up": marked("the lines do not add up to what the invoice says"),
    "invoice-number-again": marked("the register has another document of this supplier with the same number"),
    "buyer-not-known": marked("the invoice is addressed to somebody whom we do not know as this authority"),
    "invoice-of-other-authority": marked("the invoice is addressed to another authority"),
    "year-differs": marked("the year in the number is not that of the date"),
    "too-far-to-be-local": marked("it is too far to be local"),
    "co2-of-electric": marked("CO2 from the tailpipe of an electric vehicle is not to be believed"),
    "co2-too-low": marked("the CO2 is too low for this energy"),
    "hours-implausible": marked("the hours of light that follow from this use are not to be believed"),
    "too-far-for-this-mode": marked("it is too far for this means of transport"),
    "replaces-unknown": marked("what this replaces is neither in the file nor in the register: it is kept as written"),
}
"""For each code whose message quotes the file; the others stand in `MESSAGES` as they are."""


def flag_in_words(flag: str, speech: Speech) -> str:
    """What was odd about a line, as a sentence without its end; a code that has no words stands as it is."""
    if flag == FLAG:
        return speech.say(_INVENTED)
    what, _remedy = MESSAGES.get(flag, (flag, ""))
    return speech.say(WITHOUT_VALUES.get(flag, what)).format_map(defaultdict(lambda: "…"))
