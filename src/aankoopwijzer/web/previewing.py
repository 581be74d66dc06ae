"""What a file would bring to the register, as its page shows it."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from django.utils.translation import gettext

from aankoopwijzer.domain.intake.invoiced import InvoiceBecame, InvoiceOutcome
from aankoopwijzer.domain.intake.noticed import NoticeBecame
from aankoopwijzer.domain.intake.problems import OUTCOMES, RowProblem
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.reports.import_changes import ChangeInWords, changes_in_words
from aankoopwijzer.reports.import_outcome import nothing_to_write
from aankoopwijzer.reports.import_problems import said
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.web.importing import WITHOUT_COLUMNS
from aankoopwijzer.web.saying_columns import UNUSED, choices

_SHOWN = 60
"""Lines with something to say that stand on the page; the file with rejected lines has all of those."""
_NOTICES_SHOWN = 50
_FIRST, _LINES = 5, 8
_CHANGES_SHOWN = 10
_EXAMPLES = 3
_INVOICE_BECAME: Mapping[InvoiceBecame, Callable[[], str]] = {
    "new": lambda: gettext("new"),
    "changed": lambda: gettext("changed"),
    "unchanged": lambda: gettext("as we had it"),
    "left-out": lambda: gettext("left out"),
    "double": lambda: gettext("double: left out"),
}
_BECAME: Mapping[NoticeBecame, Callable[[], str]] = {
    "new": lambda: gettext("new"),
    "changed": lambda: gettext("changed"),
    "unchanged": lambda: gettext("as we had it"),
}


def preview(file: HeldFile, report: ImportReport, read_in: ImportBatch | None, told: Speech) -> dict[str, Any]:
    """What a file would bring, or once it was `read_in` did bring, for the page that shows it."""
    odd = _odd(report, told)
    is_table = file.kind not in WITHOUT_COLUMNS
    rows = _rows(file.kind, report) if is_table else []
    return {
        "file": file,
        "report": report,
        "columns": _columns(report, rows) if is_table else [],
        "heads": [each.title for each in report.recognition.found],
        "rows": rows,
        "choices": choices(import_kinds()[file.kind]) if is_table else [],
        "changes": _changes(file.kind, report, told) if is_table else [],
        "more_changes": max(report.changed - _CHANGES_SHOWN, 0),
        "notices": _notices(report),
        "invoices": _invoices(report),
        "more_invoices": max(len(report.invoices) - _NOTICES_SHOWN, 0),
        "invoice_lines": _invoice_lines(report),
        "odd": odd[:_SHOWN],
        "more": sum(each["total"] for each in odd[_SHOWN:]),
        "writes": report.new + report.changed + report.gone,
        "invoices_written": sum(each.became in ("new", "changed") for each in report.invoices),
        "nothing": nothing_to_write(report, told),
        "counts": read_in.counts if read_in and not read_in.undone_at else report,
    }


def _odd(report: ImportReport, told: Speech) -> list[dict[str, Any]]:
    """What is to be said, the worst first; what is alike of many lines is said once, with their numbers and a few
    examples of the words. All lines are counted, those too of which the report does not hold what they say."""
    found: dict[tuple[str, str, str], list[RowProblem]] = {}
    for problem in sorted(report.problems, key=lambda each: (OUTCOMES.index(each.outcome), each.line)):
        found.setdefault((problem.outcome, problem.code, problem.column), []).append(problem)
    return [
        {
            "outcome": outcome,
            "column": column,
            "said": list(dict.fromkeys(said(each, told) for each in problems))[:_EXAMPLES],
            "lines": [each.line for each in problems if each.line][:_LINES],
            "total": report.by_column[outcome, code, column],
            "more": max(report.by_column[outcome, code, column] - _LINES, 0),
        }
        for (outcome, code, column), problems in found.items()
    ]


def _columns(report: ImportReport, rows: list[tuple[int, list[object]]]) -> list[dict[str, object]]:
    """Each title of the file with what it was taken for, and the first thing that stands under it."""
    places = {each.column: at for at, each in enumerate(report.recognition.found)}
    found: list[dict[str, object]] = []
    for title, column in report.columns.items():
        values = (values[places[column]] for _line, values in rows) if column in places else iter(())
        example = next((value for value in values if value is not None), "")
        found.append({"title": title, "chosen": column or UNUSED, "example": example})
    return found


def _rows(kind: str, report: ImportReport) -> list[tuple[int, list[object]]]:
    """The first lines as they will be, under the titles of the file, in words."""
    rules = import_kinds()[kind].columns
    at = import_kinds()[kind].dataset.columns
    names = {one.id: one.name for one in organizations()}

    def in_words(column: str, value: object) -> object:
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        words = rules[column].choices.get(str(value))
        return words[0] if words else value

    found = []
    for row in report.rows[:_FIRST]:
        values = dict(zip(at, row.values, strict=True)) | {"authority": names.get(row.authority, row.authority)}
        shown = [in_words(each.column, values[each.column]) for each in report.recognition.found]
        found.append((row.line, shown))
    return found


def _changes(kind: str, report: ImportReport, told: Speech) -> list[ChangeInWords]:
    """The first rows of the register that change, field by field."""
    return list(islice(changes_in_words(report, import_kinds()[kind].dataset_name, told), _CHANGES_SHOWN))


def _invoices(report: ImportReport) -> list[tuple[InvoiceOutcome, str]]:
    """The first invoices with what becomes of them, those that change nothing last."""
    told = sorted(report.invoices, key=lambda one: one.became == "unchanged")
    return [(each, _INVOICE_BECAME[each.became]()) for each in told[:_NOTICES_SHOWN]]


def _invoice_lines(report: ImportReport) -> list[dict[str, Any]]:
    """The first lines of invoices as they will be."""
    if not report.invoices:
        return []
    columns = import_kinds()["spend"].dataset.columns
    return [dict(zip(columns, row.values, strict=True)) | {"line": row.line} for row in report.rows[:_FIRST]]


def _notices(report: ImportReport) -> list[dict[str, object]]:
    """The first notices with what becomes of them, those that change something before the rest."""
    names = {one.id: one.name for one in organizations()}
    told = sorted(
        (each for each in report.notices if each.became in _BECAME), key=lambda one: one.became == "unchanged"
    )
    return [
        {
            "line": each.line,
            "title": each.title,
            "file": each.file,
            "number": each.number,
            "authority": names.get(each.authority or "", each.authority),
            "became": _BECAME[each.became](),
        }
        for each in told[:_NOTICES_SHOWN]
    ]
