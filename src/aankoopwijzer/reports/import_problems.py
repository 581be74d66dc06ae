"""What is wrong or odd in a file that comes in, in words: what, and how to mend it."""

from collections.abc import Mapping

from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.reports.document_problems import values_in_words
from aankoopwijzer.reports.problems_of_things import OF_THINGS
from aankoopwijzer.reports.speech import Speech, inside_sentence, marked
from aankoopwijzer.reports.table_problems import OF_ANY_TABLE
from aankoopwijzer.standards.notice_error import MESSAGES as OF_NOTICES

_REPLACES = marked("it comes in the place of the list of that kind")
_BOTH_ALL_THE_SAME = marked("nothing to do; if it is another invoice, say that both must come in")
_ONCE_OR_TWICE = marked("check whether it is the same invoice: as it is, both count")
MESSAGES: Mapping[str, tuple[str, str]] = {
    "empty-required": (marked("this column may not be empty"), marked("fill it and import the line again")),
    "empty-value": (marked("this is empty, and counts as unknown"), marked("fill it if you know it")),
    "value-unknown": (marked("“{found}” counts as unknown"), marked("fill it if you know it")),
    "not-an-identifier": (
        marked("“{found}” is too long for a number or code"),
        marked("check that this is the right column"),
    ),
    "not-a-number": (
        marked("“{found}” is no number, and counts as unknown"),
        marked("write digits only, as 1234,5"),
    ),
    "not-whole": (marked("“{found}” is no whole number"), marked("write it without decimals")),
    "other-unit": (
        marked("“{found}” is in {other}, and this column is in {unit}"),
        marked("convert it, and write the number only"),
    ),
    "below-least": (
        marked("{found} is less than {limit}, which is not to be believed"),
        marked("check it; it counts as unknown until it is mended"),
    ),
    "above-most": (
        marked("{found} is more than {limit}, which is not to be believed"),
        marked("check the unit and the comma; it counts as unknown until it is mended"),
    ),
    "number-other-mark": (
        marked("“{found}” is written otherwise than the rest of the column, and was read as {number}"),
        marked("check whether that is right"),
    ),
    "number-with-unit": (
        marked("“{found}” was read as {number}"),
        marked("write the number only"),
    ),
    "number-with-currency": (
        marked("“{found}” was read as {number}"),
        marked("write the number only"),
    ),
    "not-a-year": (marked("“{found}” is no year"), marked("write four digits, as 2019")),
    "year-to-come": (marked("the year {found} is still to come"), marked("check it; it counts as unknown")),
    "not-a-day": (marked("“{found}” cannot be read as a date"), marked("write it as 31/12/2025")),
    "no-such-day": (marked("there is no day {found}"), marked("look the date up and mend it")),
    "day-to-come": (marked("{found} is still to come"), marked("check it; it counts as unknown")),
    "day-otherwise": (
        marked("“{found}” is written otherwise than the rest of the column, and was read as {read}"),
        marked("check whether that is right"),
    ),
    "day-short-year": (
        marked("“{found}” has a year of two digits, and was read as {read}"),
        marked("check whether that is right"),
    ),
    "without-end": (marked("“{found}” was read as: without end"), marked("leave it empty next time")),
    "not-yes-no": (marked("“{found}” is neither yes nor no"), marked("write yes or no, or leave it empty")),
    "not-a-share": (marked("“{found}” is no share"), marked("write a percentage from 0 to 100")),
    "share-is-fraction": (
        marked("{found} may be a fraction in a column of percentages"),
        marked("write it as a percentage; it counts as unknown until then"),
    ),
    "not-a-choice": (marked("“{found}” is not one of: {known}"), marked("choose one of them")),
    "not-a-choice-but-near": (
        marked("“{found}” is not a word that we know"),
        marked("did you mean “{near}”? it counts as unknown until it is mended"),
    ),
    "not-in-list": (
        marked("“{found}” is not a word that we know here"),
        marked("write the name in full or the usual code; it counts as unknown until then"),
    ),
    "spelled-otherwise": (marked("“{found}” was read as {read}"), marked("nothing to do")),
    "not-in-framework": (marked("“{found}” is not in the framework"), marked("write one of: {known}")),
    "not-an-authority": (
        marked("“{found}” is no authority of the framework"),
        marked("write the name of the municipality itself, not of a part of it"),
    ),
    "other-authority": (
        marked("this line is of another authority"),
        marked("hand it over where you work for that authority, or for the whole region"),
    ),
    "enterprise-number-form": (
        marked("“{found}” is no enterprise number: it does not have ten digits"),
        marked("look it up in the Crossroads Bank for Enterprises"),
    ),
    "enterprise-number-check": (
        marked("the check digits of {found} are wrong"),
        marked("look it up in the Crossroads Bank for Enterprises"),
    ),
    "enterprise-number-without-zero": (
        marked("“{found}” lost its first zero, and was read as {read}"),
        marked("format the column as text in your spreadsheet"),
    ),
    "not-a-cpv": (marked("“{found}” is no CPV code"), marked("write eight digits, or leave it empty")),
    "not-a-currency": (marked("“{found}” is no currency"), marked("write its code of three letters, as EUR")),
    "not-in-register": (
        marked("“{found}” is not in the register of suppliers"),
        marked("import the suppliers first, or mend the number"),
    ),
    "name-redacted": (
        marked("the name is blacked out, and counts as unknown"),
        marked("ask for the file with names if you may have it"),
    ),
    "text-cut": (marked("the text is longer than {limit} characters and was cut"), marked("shorten it")),
    "total-line": (marked("this is a total under the table, and was not read"), marked("nothing to do")),
    "line-twice": (
        marked("“{key}” stands on line {line} already, with the same content"),
        marked("nothing to do, unless the number is wrong"),
    ),
    "line-same": (
        marked("the same line, without a number of its own, stands on line {line} already"),
        marked("nothing to do if it is a copy; if these are apart, give each line its number"),
    ),
    "key-twice": (
        marked("“{key}” stands on line {line} already, with another content"),
        marked("give one of both lines its own number"),
    ),
    "content-twice": (
        marked("everything but the number is as on line {line}"),
        marked("check whether it is the same thing twice"),
    ),
    "number-twice": (
        marked("line {line} has the same number, under another authority"),
        marked("check whether it is the same thing twice, or give it its own number"),
    ),
    "invoice-twice": (
        marked("the same invoice stands on line {line} already, under another number"),
        marked("check whether it was booked twice"),
    ),
    "enterprise-number-twice": (
        marked("line {line} has the same enterprise number"),
        marked("check which of both names is right"),
    ),
    "total-does-not-match": (
        marked("the amount including VAT is {found} where {expected} was to be expected"),
        marked("check the three amounts"),
    ),
    "invoice-does-not-add-up": (
        marked("the lines add up to {expected} where the invoice says {found}"),
        marked("ask the supplier for a right invoice"),
    ),
    "invoice-changed": (
        marked("the register has {number} of {date} of this supplier with another content"),
        marked("check whether this is the mended one: it comes in the place of that one"),
    ),
    "invoice-lines-gone": (
        marked("lines that the register has of this invoice and that it no longer has: {number}; they go"),
        marked("check whether this is the mended invoice"),
    ),
    "invoice-number-again": (
        marked("the register has another document with number {number} of this supplier, of {date}"),
        marked("check whether it is the same invoice twice: both count"),
    ),
    "buyer-not-known": (
        marked("the invoice is addressed to {buyer} ({number}), which we do not know as this authority"),
        marked("check whether it is for this authority"),
    ),
    "invoice-of-other-authority": (
        marked("the invoice is addressed to another authority: {buyer} ({number})"),
        marked("hand it over where you work for that authority"),
    ),
    "document-twice": (
        marked("another of these files has the same invoice"),
        marked("nothing to do; if the number is wrong, ask the supplier for a right invoice"),
    ),
    "double-of-electronic": (
        marked("the register has this invoice as an electronic invoice: it is left out, so that it counts once"),
        _BOTH_ALL_THE_SAME,
    ),
    "double-of-ledger": (
        marked("the register has this invoice from the ledger: it is left out, so that it counts once"),
        _BOTH_ALL_THE_SAME,
    ),
    "near-of-electronic": (
        marked("the register has an electronic invoice of this supplier and number, with another date or amount"),
        _ONCE_OR_TWICE,
    ),
    "near-of-ledger": (
        marked("the ledger has an invoice of this supplier and number, with another date or amount"),
        _ONCE_OR_TWICE,
    ),
    "credit-below-zero": (
        marked("{found} on a credit note was read as {read}"),
        marked("nothing to do, unless this is an invoice"),
    ),
    "sign-does-not-match": (
        marked("the sign of the amount does not go with invoice or credit note"),
        marked("check the amount, or the code for credit notes"),
    ),
    "year-differs": (
        marked("the number is of {year} and the date is {found}"),
        marked("check the date"),
    ),
    "ends-before-it-starts": (marked("the end is before the start"), marked("check both dates")),
    "recognition-ended": (
        marked("this recognition has ended"),
        marked("ask for the renewal, or stop counting on it"),
    ),
    "renovated-before-built": (
        marked("the renovation is before the year of building"),
        marked("check both years"),
    ),
    "shares-over-whole": (
        marked("reused and recycled make more than 100 % together"),
        marked("check both shares"),
    ),
    "part-over-whole": (
        marked("a part is larger than the area of the whole work"),
        marked("check both areas: they are in square metres"),
    ),
    "plant-not-found": (
        marked("this plant was not found in the plant list with certainty, and its standing is unknown"),
        marked("write its scientific name, one plant on a line"),
    ),
    "plant-refused": (
        marked("this plant is invasive or forbidden, and was planted all the same"),
        marked("check the name; if it is right, take the plant away"),
    ),
    "does-not-grow-here": (
        marked("this product is not grown nearby"),
        marked("write where it was grown, not where it was packed or sold"),
    ),
    "origin-differs": (
        marked("the country and the origin contradict each other"),
        marked("check both: a country of the EU is EU or local, any other is outside the EU"),
    ),
    "too-far-to-be-local": (
        marked("{found} km is too far to be local"),
        marked("check the distance and the origin"),
    ),
    "size-contradicts": (
        marked("the size and whether it is an SME contradict each other"),
        marked("check both: micro, small and medium enterprises are SMEs"),
    ),
    "size-without-source": (
        marked("nobody says who found this size, or when"),
        marked("write the source and the day beside it"),
    ),
    **OF_ANY_TABLE,
    **OF_THINGS,
    "plants-red_list": (marked("the Red List of native plants, from {source}; number of plants: {count}"), _REPLACES),
    "plants-alien": (marked("the list of alien plants, from {source}; number of plants: {count}"), _REPLACES),
    "plants-union_list": (marked("the Union list, from {source}; number of plants: {count}"), _REPLACES),
    "plants-gone": (
        marked("plants of the list that it replaces that are not in it: {count}"),
        marked("look whether the list is whole"),
    ),
    "not-ours": (
        marked("{notice} is of a buyer outside this policy"),
        marked("nothing to do, unless that buyer is one of the authorities under another name"),
    ),
    "other-buyer": (
        marked("{notice} is of another authority"),
        marked("hand it over where you work for that authority, or for the whole region"),
    ),
    "no-contract": (marked("{notice} is about no contract"), marked("nothing to do")),
    "without-id": (
        marked("{notice} has no id by which it could be known again"),
        marked("ask the publisher for the notice with its id"),
    ),
}

_LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "value-unknown": (marked("“{found}” is no value, and this column may not be empty"), marked("fill it")),
    "not-a-number": (marked("“{found}” is no number"), marked("write digits only, as 1234,5")),
    "below-least": (marked("{found} is less than {limit}, which is not to be believed"), marked("check it")),
    "above-most": (
        marked("{found} is more than {limit}, which is not to be believed"),
        marked("check the unit and the comma"),
    ),
    "year-to-come": (marked("the year {found} is still to come"), marked("check it")),
    "day-to-come": (marked("{found} is still to come"), marked("check it")),
    "not-a-choice-but-near": (marked("“{found}” is not a word that we know"), marked("did you mean “{near}”?")),
    "not-in-list": (
        marked("“{found}” is not a word that we know here"),
        marked("write the name in full or the usual code"),
    ),
    "name-redacted": (
        marked("the name is blacked out, and this column may not be empty"),
        marked("ask for the file with names if you may have it"),
    ),
}
"""What is said otherwise of a line that is left out: then nothing of it counts as unknown."""


def said(problem: RowProblem, speech: Speech) -> tuple[str, str]:
    """What is wrong and how to mend it."""
    words = _LEFT_OUT if problem.outcome == "rejected" else {}
    values = values_in_words(problem.values, speech)
    if (ours := words.get(problem.code) or MESSAGES.get(problem.code)) is not None:
        return speech.say(ours[0], **values).rstrip("."), speech.say(ours[1], **values).rstrip(".")
    # What is said of a notice are sentences of their own elsewhere.
    what, remedy = OF_NOTICES.get(problem.code, (problem.code, ""))
    what, remedy = (inside_sentence(speech.say(each, **values)).rstrip(".") for each in (what, remedy))
    return what, remedy


def import_problem_line(problem: RowProblem, file: str, speech: Speech) -> str:
    """`FILE:LINE: column: what; how to mend`, on one line; what holds for a whole file has no line."""
    what, remedy = said(problem, speech)
    place = f"{file}:{problem.line}" if problem.line else file
    where = f"{place}: {problem.column}" if problem.column else place
    return f"{where}: {what}; {remedy}"
