"""What came of an import, as the JSON that others build on, and the rejected lines as a csv to mend."""

import csv
import io
from typing import Any

from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.reports.import_problems import said
from aankoopwijzer.reports.speech import Speech, marked

SCHEMA = "aankoopwijzer/import/1"
_REASON, _REMEDY, _LINE = marked("reason"), marked("how to mend"), marked("line in the file")
_STARTS_A_FORMULA = ("=", "+", "@", "\t", "\r")


def import_as_json(report: ImportReport, speech: Speech, *, is_dry_run: bool) -> dict[str, Any]:
    """The report; `columns` has the form that `--mapping` takes."""
    return {
        "schema": SCHEMA,
        "kind": report.kind,
        "file": report.file_name,
        "sha256": report.file_hash,
        "authority": report.authority,
        "dry_run": is_dry_run,
        "batch": report.batch,
        "header_line": report.header_line,
        "columns": dict(report.columns),
        "counts": {
            "new": report.new,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "rejected": report.rejected,
            "flagged": report.flagged,
            "double": report.double,
            "gone": report.gone,
        },
        "changes": [
            {
                "line": change.line,
                "authority": change.authority or None,
                "key": change.key,
                "fields": [
                    {"column": column, "before": _text(before), "after": _text(after)}
                    for column, before, after in change.fields
                ],
            }
            for change in report.changes
        ],
        "problem_counts": [
            {"outcome": outcome, "code": code, "count": count}
            for (outcome, code), count in sorted(report.by_code.items())
        ],
        "problems": [
            {
                "line": problem.line,
                "column": problem.column,
                "outcome": problem.outcome,
                "code": problem.code,
                "text": said(problem, speech)[0],
                "remedy": said(problem, speech)[1],
            }
            for problem in report.problems
        ],
    }


def _text(value: object) -> str | None:
    """A value as text, yes and no as true and false; None when it is not known."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value in (None, "") else str(value)


def rejected_csv(report: ImportReport, speech: Speech) -> bytes:
    """The lines that were left out, as they stood, with the reason behind them; mended, it can be imported again."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    extra = [speech.say(_LINE), speech.say(_REASON), speech.say(_REMEDY)]
    writer.writerow([*report.titles, *extra])
    for line in report.rejected_lines:
        told = sorted(
            (each for each in line.problems if each.outcome != "noted"), key=lambda each: each.outcome, reverse=True
        )
        wrong = [(_at(each.column, what), remedy) for each in told for what, remedy in (said(each, speech),)]
        cells = ["" if cell is None else _safe(str(cell)) for cell in line.cells]
        cells += [""] * (len(report.titles) - len(cells))
        writer.writerow(
            [
                *cells,
                line.line,
                " / ".join(what for what, _ in wrong),
                " / ".join(dict.fromkeys(remedy for _, remedy in wrong)),
            ]
        )
    return buffer.getvalue().encode("utf-8-sig")


def _at(column: str, what: str) -> str:
    """What is wrong, behind the title of the column that it is in."""
    return _safe(f"{column}: {what}") if column else what


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula; numbers below zero stay what they are."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
