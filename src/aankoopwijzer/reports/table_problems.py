"""What is wrong with a line of a batch file, as one line that says what and how to mend it."""

from collections.abc import Mapping
from decimal import Decimal

from aankoopwijzer.documents.table_rows import TableProblem
from aankoopwijzer.reports.speech import Speech, marked

OF_ANY_TABLE: Mapping[str, tuple[str, str]] = {
    "too-many-cells": (
        marked("this line has {cells} cells under {columns} columns"),
        marked("put quotes around a text that holds the separator"),
    ),
    "cell-too-long": (
        marked("a cell is longer than {limit} characters"),
        marked("shorten it, or close the quote that was opened before it"),
    ),
    "too-many-rows": (marked("there are more than {limit} rows"), marked("split it into smaller files")),
}
"""What may be wrong with any table, whatever it holds."""
_WHAT_AND_REMEDY: Mapping[str, tuple[str, str]] = {
    **OF_ANY_TABLE,
    "no-such-file": (
        marked("the file cannot be opened"),
        marked("check its name and whether you may read it"),
    ),
    "no-passages": (marked("the file is empty"), marked("give a list of passages, each with an id and a text")),
    "no-passage-text": (marked("this passage has no text"), marked("give it a key 'text' that holds a text")),
    "bad-passage-id": (
        marked("the id of this passage is no word or number"),
        marked("give it a short id, or leave the id out"),
    ),
    "not-utf8": (marked("byte {byte} is no UTF-8"), marked("save the file as UTF-8")),
    "no-criteria-set": (
        marked("this is no set of criteria that we made"),
        marked("give the JSON file of a basket, or of criteria export"),
    ),
    "too-many-criteria": (marked("there are more than {limit} criteria"), marked("split the set")),
    "no-criterion-id": (marked("this line names no criterion"), marked("give it an id and a level")),
    "no-such-level": (
        marked("{id} has no level that exists"),
        marked("write basis, gevorderd or ambitieus"),
    ),
    "empty-file": (marked("the file is empty"), marked("give a line of titles and at least one line under it")),
    "file-too-large": (
        marked("the file is larger than {limit} megabytes"),
        marked("split it into smaller files"),
    ),
    "not-a-table": (
        marked("this is no text, workbook or JSON"),
        marked("save the list as csv, xlsx, JSON Lines or a JSON array"),
    ),
    "not-a-workbook": (marked("this archive holds no Excel workbook"), marked("save the list as .xlsx or .csv")),
    "broken-workbook": (
        marked("the workbook is damaged or protected by a password"),
        marked("open it in Excel or LibreOffice and save it again without a password"),
    ),
    "workbook-too-large": (
        marked("the workbook is too large when unpacked"),
        marked("keep only the sheet with the list"),
    ),
    "no-known-column": (
        marked("the first row has no column that we know"),
        marked("name the columns {known}"),
    ),
    "no-header": (
        marked("no row has titles that we know"),
        marked("check that this is the right kind of file, or say what its columns mean"),
    ),
    "too-many-columns": (
        marked("there are more than {limit} columns"),
        marked("delete what stands to the right of the table"),
    ),
    "not-json": (marked("this line is no JSON"), marked("write one object on each line")),
    "not-an-object": (marked("this is no JSON object"), marked("write it between braces, with the keys of a purchase")),
    "array-cut": (marked("the JSON array does not end"), marked("close it with a square bracket")),
    "array-broken": (
        marked("from here on the array is no JSON, and the rest of the file was not read"),
        marked("mend the comma, quote or bracket before this point"),
    ),
    "nothing-to-read": (
        marked("there is no title, description or CPV code"),
        marked("give at least one of them"),
    ),
    "topic-without-rows": (
        marked("this line names no product group and was not used"),
        marked("write codes of the framework, as S1/5, in the column with the product groups, or - for none"),
    ),
    "topic-says-nothing": (
        marked("this line does not say which spend it is about and was not used"),
        marked("fill in an account, a CPV code, a supplier or a description; a text needs words beside numbers"),
    ),
    "topic-said-before": (
        marked("line {line} is about the same spend and says something else; this line was not used"),
        marked("keep one of the two"),
    ),
    "topic-bad-number": (
        marked("{found} is no enterprise number: its check digits are wrong; the line was not used"),
        marked("look the number up, or write the name of the supplier"),
    ),
    "topic-bad-cpv": (
        marked("{found} is no CPV code; the line was not used"),
        marked("write eight digits, with or without check digit, as 55520000-1"),
    ),
    "no-such-row": (
        marked("{found} is no product group of the framework; the line was not used"),
        marked("write a code as S1/5; framework show lists them"),
    ),
    "no-bidder": (marked("this line names no bidder and was not used"), marked("fill the column bidder")),
    "bad-title": (marked("the title “{value}” is no text"), marked("write it as one text")),
    "bad-description": (marked("the description “{value}” is no text"), marked("write it as one text")),
    "bad-authority": (marked("the authority “{value}” is no text"), marked("write its name or id")),
    "bad-value-eur": (
        marked("the estimate “{value}” is no amount"),
        marked("write it in digits, as 24000 or 24.000,50, or leave it empty"),
    ),
    "bad-date": (
        marked("“{value}” is no date"),
        marked("write 2026-03-02 or 02/03/2026, or leave it empty"),
    ),
    "bad-cpv": (
        marked("“{value}” is no CPV code"),
        marked("write eight digits, several codes parted by a comma, or leave it empty"),
    ),
    "bad-framework-agreement": (
        marked("“{value}” does not say whether it is a framework agreement"),
        marked("write yes or no, or leave it empty"),
    ),
    "bad-answers": (
        marked("“{value}” does not answer questions"),
        marked("write an object with the id of each question and true, false or a text"),
    ),
    "bad-contract-type": (
        marked("“{value}” is no type of contract"),
        marked("write works, supplies or services, or leave it empty"),
    ),
}
_LARGE_NUMBERS = frozenset({"limit"})


def problem_line(problem: TableProblem, file: str, speech: Speech) -> str:
    """`FILE:LINE: what; how to mend`, on one line; `FILE: ...` when the file as a whole is meant."""
    where = f"{file}:{problem.line}" if problem.line else file
    return f"{where}: {_what_and_remedy(problem, speech)}"


def problem_text(problem: TableProblem, speech: Speech) -> str:
    """What is wrong and how to mend it, as a sentence."""
    text = f"{_what_and_remedy(problem, speech)}."
    return text[:1].upper() + text[1:]


def _what_and_remedy(problem: TableProblem, speech: Speech) -> str:
    known = _WHAT_AND_REMEDY.get(problem.code)
    if known is None:
        return problem.code
    values = {name: _shown(name, value, speech) for name, value in problem.values.items()}
    what, remedy = (speech.say(message, **values) for message in known)
    return f"{what}; {remedy}"


def ignored_columns(names: tuple[str, ...], speech: Speech) -> str:
    """That some columns were not used."""
    return speech.count(
        "column {names} was not used: it is not one that we know",
        "columns {names} were not used: they are not ones that we know",
        len(names),
        names=speech.listing(names),
    )


def _shown(name: str, value: str, speech: Speech) -> str:
    return speech.number(Decimal(value)) if name in _LARGE_NUMBERS and value.isdigit() else value
