"""What the background worker found when it looked at a file, as text that is kept with the file."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from aankoopwijzer.domain.intake.report import ImportReport, LookRefused
from aankoopwijzer.domain.intake.rows import Row, typed_value
from aankoopwijzer.packs.import_kinds import import_kinds

_REPORT: TypeAdapter[ImportReport] = TypeAdapter(ImportReport)


def kept_report(report: ImportReport) -> str:
    """The report as text."""
    left_out = [
        replace(each, cells=tuple("" if cell is None else str(cell) for cell in each.cells))
        for each in report.rejected_lines
    ]
    plain = replace(report, by_code=Counter(), by_column=Counter(), rejected_lines=left_out)
    counted = [[*kind, count] for kind, count in report.by_column.items()]
    return json.dumps({"report": _REPORT.dump_python(plain, mode="json", fallback=dict), "counted": counted})


def kept_refusal(said: Mapping[str, str]) -> str:
    """Why there is no report, as text."""
    return json.dumps({"refused": dict(said)})


def report_of(kept: str) -> ImportReport:
    """The report that was kept; raises `LookRefused` when there is none because the file cannot be imported."""
    found: dict[str, Any] = json.loads(kept)
    if "refused" in found:
        raise LookRefused(found["refused"])
    report = _REPORT.validate_python(found["report"])
    for outcome, code, column, count in found["counted"]:
        report.by_code[outcome, code] += count
        report.by_column[outcome, code, column] = count
    kind = import_kinds().get(report.kind)
    if kind is not None:
        types = [kind.dataset.types[column] for column in kind.dataset.columns]
        report.rows = [_typed(row, types) for row in report.rows]
    return report


def _typed(row: Row, types: list[type]) -> Row:
    return row._replace(values=tuple(typed_value(value, kind) for value, kind in zip(row.values, types, strict=True)))
