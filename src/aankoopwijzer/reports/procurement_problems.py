"""What is wrong with a procurement that somebody describes, in the reader's words."""

from collections.abc import Mapping

from aankoopwijzer.reports.speech import Speech, marked

FAULTS: Mapping[str, str] = {
    "year": marked("Check the year of this date."),
    "deadline-before-publication": marked("The last day to tender is before the publication."),
    "awarded-before-publication": marked("This is awarded before it was published."),
    "ends-before-it-starts": marked("The contract ends before it starts."),
    "amount": marked("This amount is too large to be true. Check the number of zeros."),
    "unknown": marked("There is none with this code."),
    "unknown-cpv": marked("This is not in the list of CPV codes (version of 2008)."),
    "enterprise-number-form": marked("An enterprise number has ten digits, as 0999.123.457."),
    "enterprise-number-check": marked("The last two digits do not check: there is a slip in this number."),
    "reference-taken": marked("Your authority has another purchase with this reference."),
}


def fault_sentence(code: str, speech: Speech) -> str:
    """The sentence for a fault; raises `KeyError` for a code without one."""
    return speech.say(FAULTS[code])
