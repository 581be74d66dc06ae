"""Why a file cannot be imported, or an import not taken back, in words: what, and what to do about it."""

from collections.abc import Mapping

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.reports.counted_refusals import counted_refusal
from aankoopwijzer.reports.speech import Speech, marked, sentence_case

CHECKLISTS: Mapping[str, tuple[str, str]] = {
    "checklist-unreadable": (marked("{file} cannot be read as text"), marked("save it as csv in UTF-8")),
    "checklist-too-large": (marked("{file} is too large for a checklist"), marked("give the csv of one list")),
    "checklist-too-many-taxa": (
        marked("{file} has too many lines for a checklist"),
        marked("give the csv of one list"),
    ),
    "checklist-not-a-checklist": (
        marked("{file} is no checklist: there is no column scientificName"),
        marked("give the Darwin Core csv of the Red List, of the alien plants or of the Union list"),
    ),
    "checklist-no-status": (
        marked("the list in {file} does not say what its plants are"),
        marked("give the file distribution.csv of the same list with it"),
    ),
}

REFUSED: Mapping[str, tuple[str, str]] = {
    "unknown-kind": (marked("“{found}” is no kind of file"), marked("choose one of: {known}")),
    "unknown-authority": (
        marked("“{found}” is not an authority of this policy pack"),
        marked("choose one of: {known}"),
    ),
    "authority-needed": (
        marked("the file does not say whose these lines are"),
        marked("name the authority, or add a column with it"),
    ),
    "columns-missing": (
        marked("no column was recognised as: {columns}"),
        marked("say which column it is, or name it so in the file"),
    ),
    "nothing-in-file": (marked("there is nothing in {file}"), marked("hand over a file with notices in it")),
    "no-invoices": (marked("there is nothing in {file}"), marked("hand over a file with electronic invoices in it")),
    "changed-meanwhile": (
        marked("somebody changed procurement {number} while the file was read"),
        marked("hand the file over again"),
    ),
    "reference-taken": (
        marked("a notice in {file} is of a reference that another procurement got meanwhile"),
        marked("hand the file over again"),
    ),
    "looked-at-now": (
        marked("the background worker looks at {name} just now"),
        marked("confirm it again when it has looked"),
    ),
    "list-replaced": (
        marked("a list of plants was replaced after import {number}"),
        marked("take the later import back first, or hand the earlier list over again"),
    ),
    **CHECKLISTS,
    "no-such-batch": (marked("there is no import {number}"), marked("look its number up in the list of imports")),
    "imported-already": (marked("this file was imported already, as import {number}"), marked("nothing to do")),
    "undone-already": (marked("import {number} was taken back already"), marked("nothing to do")),
    "joined-since": (
        marked("procurements of import {number} were joined since: {procurements}"),
        marked("part those plans and notices first, on the page that joined them"),
    ),
    "proof-came": (
        marked("proof was handed over of what is promised since import {number}"),
        marked("the award cannot be taken back any more: change the procurement on its page"),
    ),
}


def refusal_sentence(refused: ImportRefused, speech: Speech) -> str:
    """Why a file cannot be imported or an import not undone, and what to do about it, as one sentence."""
    what, remedy = refusal_words(refused, speech)
    return sentence_case(f"{what}; {remedy}.")


def refusal_words(refused: ImportRefused, speech: Speech) -> tuple[str, str]:
    """Why a file cannot be imported or an import not undone, and what to do about it."""
    if refused.code in REFUSED:
        what, remedy = REFUSED[refused.code]
        return speech.say(what, **refused.values), speech.say(remedy, **refused.values)
    return counted_refusal(refused.code, refused.values["number"], refused.values, speech)
