"""Rows into the registers: as a file would bring them, all of them or none."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from aankoopwijzer.api.operations.imports import ImportJson, demand_may_import, place_of
from aankoopwijzer.api.problems import FieldProblem, Refusal, reader_speech
from aankoopwijzer.api.rules import REGISTERS
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.api.typed import Day, Line, Number, Whole, YesNo
from aankoopwijzer.api.visitors import actor_of
from aankoopwijzer.domain.intake.kinds import ImportKind, Parser
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.flows.upsert_rows import upsert_rows
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.reports.import_json import import_as_json
from aankoopwijzer.reports.import_problems import said
from aankoopwijzer.web.policy import adviser

MOST_ROWS = 1000
_TYPES: dict[type, Any] = {str: Line, int: Whole, Decimal: Number, dt.date: Day, bool: YesNo}
_EXAMPLES: dict[Parser, Any] = {
    "text": "voorbeeld",
    "identifier": "V-1",
    "number": "12.5",
    "whole": 3,
    "day": "2026-03-02",
    "year": 2025,
    "yes_no": True,
    "share": "0.25",
    "enterprise_number": "0999123457",
    "cpv": "45233140",
    "currency": "EUR",
}
"""A value of each kind of column."""


class _Rows(Schema):
    """Rows of a register, each given whole: what a row leaves out is unknown."""

    model_config = ConfigDict(extra="forbid")

    dry_run: Annotated[YesNo, Field(description="Say what would happen, and write nothing.")] = False


def _body(kind: ImportKind) -> type[Any]:
    """The shape of what is sent for a kind; only under `regio` a row has to say whose it is."""
    types = kind.dataset.types
    fields: dict[str, Any] = {column: (_TYPES[types[column]] | None, None) for column in kind.columns}
    name = kind.id.title().replace("-", "")
    row: Any = create_model(f"{name}Row", __config__=ConfigDict(extra="forbid"), **fields)
    rows: Any = Annotated[list[row], Field(min_length=1, max_length=MOST_ROWS)]
    return create_model(f"{name}Rows", __base__=_Rows, rows=(rows, ...))


def _row(kind: ImportKind) -> dict[str, Any]:
    """A row of a kind with what it cannot do without."""
    wanted = [name for name, rule in kind.columns.items() if rule.required or name in (*kind.key, *kind.needs_one_of)]
    rules = {name: kind.columns[name] for name in wanted if kind.columns[name].parser != "authority"}
    return {
        name: next(iter(rule.choices), "V-1") if rule.parser == "choice" else _EXAMPLES[rule.parser]
        for name, rule in rules.items()
    }


def _upsert(register: str, kind: ImportKind) -> None:
    body = _body(kind)

    def upsert(request: HttpRequest, authority: str, given: Any) -> HttpResponse:
        demand_may_import(request, kind.id, authority)
        rows = [each.model_dump(exclude_unset=True) for each in given.rows]
        report = upsert_rows(
            kind.id,
            rows,
            adviser(),
            name="API",
            authority=place_of(authority),
            by=actor_of(request),
            at=timezone.now(),
            dry_run=given.dry_run,
        )
        if report.rejected and not given.dry_run:
            raise Refusal(422, errors=_rejected(report))
        return as_json(import_as_json(report, reader_speech(), is_dry_run=given.dry_run))

    upsert.__annotations__["given"] = body
    upsert.__name__ = f"upsert_{kind.dataset_name}"
    upsert.__doc__ = (
        f"Add rows to the register of {kind.dataset_name.replace('_', ' ')}, or change those that are there.\n\n"
        "A row with a key that the register has replaces it; the same rows twice change nothing. The rows go through "
        "the same checks as a file, and become one import that can be undone. When one of them is rejected none is "
        "written; what is odd but possible counts as unknown and is told."
    )
    example = {"path": {"authority": "brugge"}, "json": {"rows": [_row(kind)]}}
    name, path = f"upsert-{register}", f"/authorities/{{slug:authority}}/{register}"
    operation("POST", path, name, ImportJson, example=example, fails=(404,))(upsert)


def _rejected(report: ImportReport) -> list[FieldProblem]:
    speech = reader_speech()
    found: list[FieldProblem] = []
    for each in report.problems:
        if each.outcome == "rejected":
            what, remedy = said(each, speech)
            where = f"/rows/{each.line - 1}" + (f"/{each.column}" if each.column else "")
            found.append({"pointer": where, "detail": f"{what}; {remedy}"})
    return found


_KINDS = {kind.dataset_name: kind for kind in import_kinds().values()}
for _register, _dataset in REGISTERS.items():
    _upsert(_register, _KINDS[_dataset])
