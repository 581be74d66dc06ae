"""Planned purchases and procurements: looked for, described, changed."""

from collections.abc import Collection
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Query, Schema
from pydantic import ConfigDict, Field

from aankoopwijzer.api.paging import Paged, PageOf, page_of
from aankoopwijzer.api.problems import FieldProblem, Refusal, reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.api.typed import Amount, Authority, Code, Day, Line, Name, Needed, Story, Whole, YesNo
from aankoopwijzer.api.versions import demand_version
from aankoopwijzer.api.visitors import actor_of
from aankoopwijzer.domain.intake.procurement_faults import Fault, procurement_faults
from aankoopwijzer.domain.policy.permissions import reach
from aankoopwijzer.domain.records.procurement import (
    Procedure,
    Procurement,
    ProcurementCriterion,
    ProcurementDeviation,
    ProcurementLot,
    ProcurementRow,
    Stage,
    with_lots_in_rows,
    with_rows_of_lots,
)
from aankoopwijzer.domain.records.purchase import ContractType
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.add_procurement import ReferenceTaken, add_procurement
from aankoopwijzer.flows.change_procurement import ChangedSince, NoSuchProcurement, change_procurement
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.procurements.queries import Wanted
from aankoopwijzer.reports.advise_schema import LevelName
from aankoopwijzer.reports.procurement_problems import fault_sentence
from aankoopwijzer.web.codes import known_codes
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.procuring import KIND, authority_names, seen_by

_SCHEMA = "aankoopwijzer/procurements/1"
_EXAMPLE = {
    "authority": "brugge",
    "reference": "2026-104",
    "title": "Broodjes voor de gemeenteraad",
    "contract_type": "services",
    "value_estimated": "24000.00",
    "cpv": ["55520000"],
}
Order = Literal[
    "date", "-date", "title", "-title", "authority", "-authority",
    "stage", "-stage", "estimated", "-estimated", "awarded", "-awarded",
]  # fmt: skip


class Filters(Paged):
    """Which procurements, and in what order; a minus before it turns the order round."""

    q: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$", description="Words that all must occur.")] = ""
    authority: Authority | None = None
    stage: Stage | None = None
    row: Annotated[str | None, Field(max_length=20, pattern=r"^[A-Z0-9/]+$", description="As K1/1.")] = None
    year: Annotated[int | None, Field(ge=2000, le=2100)] = None
    order: Order = "-date"


class _Given(Schema):
    model_config = ConfigDict(extra="forbid")


class LotIn(_Given):
    """A lot; only social enterprises may tender for it when it is reserved.

    `rows` are its product groups, which the procurement then has too: none when empty, not told apart when null.
    """

    code: Name | None = None
    title: Line | None = None
    cpv: Annotated[list[Code], Field(max_length=20)] = []
    rows: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=40)] | None = None
    value_estimated: Amount | None = None
    value_awarded: Amount | None = None
    is_reserved: YesNo | None = None
    supplier_name: Line | None = None
    supplier_enterprise_number: Name | None = None


class CriterionIn(_Given):
    """A criterion of the library that was chosen, at a level, or left out."""

    criterion: Annotated[str, Field(max_length=80)]
    is_chosen: YesNo
    level: LevelName | None = None
    reason: Line | None = None
    words: Line | None = None


class DeviationIn(_Given):
    """Why an objective is departed from, and which organ decided so: never a person."""

    objective: Annotated[str, Field(max_length=80)]
    reason: Needed
    decided_by: Name | None = None
    decided_on: Day | None = None


class Facts(_Given):
    """What may be told of a procurement. Null is unknown; a list is given whole."""

    reference: Name | None = None
    description: Story | None = None
    contract_type: ContractType | None = None
    procedure: Procedure | None = None
    is_framework_agreement: YesNo | None = None
    cpv: Annotated[list[Code], Field(max_length=20)] = []
    value_estimated: Amount | None = None
    value_awarded: Amount | None = None
    value_paid: Amount | None = None
    planned_on: Day | None = None
    published_on: Day | None = None
    tender_deadline: Day | None = None
    awarded_on: Day | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    tenders_received: Annotated[Whole, Field(ge=0, le=10_000)] | None = None
    supplier_name: Line | None = None
    supplier_enterprise_number: Name | None = None
    contract_reference: Name | None = None
    internal_note: Story | None = None
    lots: Annotated[list[LotIn], Field(max_length=200)] = []
    rows: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=40)] = []
    criteria: Annotated[list[CriterionIn], Field(max_length=300)] = []
    deviations: Annotated[list[DeviationIn], Field(max_length=50)] = []


_FACTS = frozenset(Facts.model_fields) | {"title", "stage"}


class ProcurementIn(Facts):
    """A new procurement."""

    authority: Authority
    title: Needed
    stage: Stage = "planned"


class ProcurementChange(Facts):
    """What is known better; what is left out stays as it is. A procurement stays with its authority.

    `reason` says why, and stands in the history.
    """

    title: Needed = "."
    stage: Stage = "planned"
    reason: Line | None = None


@operation("GET", "/procurements", "procurements", PageOf[Procurement], example={"query": {"stage": "awarded"}})
def procurements(request: HttpRequest, wanted: Query[Filters]) -> HttpResponse:
    """The procurements that the asker may see, a page at a time.

    Without a token those that are published; with one those too that are planned or withdrawn where it reaches.
    """
    visitor, asked = request.auth, wanted_by(request, wanted)  # type: ignore[attr-defined]
    found = queries.procurements(asked, start=(wanted.page - 1) * wanted.size, most=wanted.size)
    shown = [seen_by(visitor, one).model_dump(mode="json") for one in found]
    return page_of(request, _SCHEMA, shown, wanted, total=queries.count(asked))


def wanted_by(request: HttpRequest, wanted: Filters, *, is_fictitious: bool | None = None) -> Wanted:
    """Which procurements are asked for, within the reach of who asks."""
    reached = reach(request.auth, Access.VIEW, KIND, on=timezone.localdate())  # type: ignore[attr-defined]
    return Wanted(
        within=None if reached.whole_region else reached.authorities,
        authority=wanted.authority,
        stage=wanted.stage,
        row=wanted.row,
        year=wanted.year,
        text=wanted.q,
        order=wanted.order,
        is_fictitious=is_fictitious,
    )


@operation(
    "GET", "/procurements/{int:number}", "procurement", Procurement, example={"path": {"number": "1"}}, fails=(404,)
)
def procurement(request: HttpRequest, number: int) -> HttpResponse:
    """One procurement; its ETag is the version to send back with a change."""
    return as_json(seen_by(request.auth, _kept(number)).model_dump(mode="json"))  # type: ignore[attr-defined]


@operation(
    "POST", "/procurements", "procurement-new", Procurement, example={"json": _EXAMPLE}, fails=(409,), status=201
)
def add(request: HttpRequest, given: ProcurementIn) -> HttpResponse:
    """Keep a new procurement of an authority where the token may change them.

    Nothing that it tells counts as typed by a person. The answer says where it is.
    """
    reached = reach(request.auth, Access.CHANGE, KIND, on=timezone.localdate())  # type: ignore[attr-defined]
    if given.authority in authority_names() and not reached.holds(given.authority):
        raise Refusal(403)
    one = _with(Procurement(authority=given.authority, title=given.title, origin="program"), given)
    try:
        number = add_procurement(one, by=actor_of(request), at=timezone.now(), by_person=False)
    except ReferenceTaken:
        raise _taken() from None
    answer = as_json(_kept(number).model_dump(mode="json"), status=201)
    answer["Location"] = f"/api/v1/procurements/{number}"
    return answer


@operation(
    "PATCH",
    "/procurements/{int:number}",
    "procurement-change",
    Procurement,
    example={"path": {"number": "1"}, "headers": {"If-Match": "*"}, "json": {"stage": "preparing"}},
    fails=(404, 409, 412, 428),
)
def change(
    request: HttpRequest,
    number: int,
    given: ProcurementChange,
    if_match: Annotated[str | None, Header(alias="If-Match", description="The ETag of what was read.")] = None,
) -> HttpResponse:
    """Say what is known better of a procurement, on top of the version that was read.

    When somebody changed it since, nothing is written and the answer is 412: read it again first.
    """
    before = _kept(number)
    demand_version(request, as_json(before.model_dump(mode="json")))
    try:
        after = change_procurement(
            _with(before, given),
            by=actor_of(request),
            at=timezone.now(),
            why=given.reason or "",
            by_person=False,
            known=before,
        )
    except ChangedSince:
        raise Refusal(412) from None
    except NoSuchProcurement:
        raise Http404 from None
    except ReferenceTaken:
        raise _taken() from None
    return as_json(after.model_dump(mode="json"))


def _kept(number: int) -> Procurement:
    """The procurement; a number that was joined with a plan is that of the plan."""
    found = queries.procurement(queries.now_known_as(number) or number)
    if found is None:
        raise Http404
    return found


def _with(before: Procurement, given: Facts) -> Procurement:
    """The procurement with what was said on top; raises `Refusal` with every fault."""
    said: dict[str, Any] = {name: getattr(given, name) for name in given.model_fields_set & _FACTS}
    known = {each.row: each for each in before.rows}
    parts: dict[str, Any] = {
        "lots": lambda: tuple(ProcurementLot(**each.model_dump()) for each in given.lots),
        "rows": lambda: tuple(known.get(row) or ProcurementRow(row=row) for row in given.rows),
        "criteria": lambda: tuple(_criterion(each) for each in given.criteria),
        "deviations": lambda: tuple(ProcurementDeviation(**each.model_dump()) for each in given.deviations),
    }
    said |= {name: make() for name, make in parts.items() if name in said}
    one = Procurement.model_validate({**before.model_dump(), **said})
    codes = known_codes() | set(before.cpv) | {code for lot in before.lots for code in lot.cpv}
    stood = () if before.number is None else _faults(before, codes)
    # What was odd already is not held against who tells something else.
    if faults := [each for each in _faults(one, codes) if each not in stood or each.place.split("/")[0] in said]:
        raise Refusal(422, errors=[_problem(each) for each in faults])
    return with_rows_of_lots(one) if "lots" in said else with_lots_in_rows(one)


def _faults(one: Procurement, codes: Collection[str]) -> tuple[Fault, ...]:
    pack = policy()
    return procurement_faults(
        one,
        authorities=pack.authorities,
        rows=pack.rows,
        objectives=pack.objectives,
        criteria=pack.criteria,
        codes=codes,
    )


def _criterion(given: CriterionIn) -> ProcurementCriterion:
    fields = given.model_dump()
    return ProcurementCriterion(**fields | {"level": None if given.level is None else Level(given.level)})


def _problem(fault: Fault) -> FieldProblem:
    return {"pointer": f"/{fault.place}", "detail": fault_sentence(fault.code, reader_speech())}


def _taken() -> Refusal:
    return Refusal(409, errors=[_problem(Fault("reference", "reference-taken"))])
