"""The library of criteria."""

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from aankoopwijzer.api.paging import Paged, PageOf, on_page, page_of
from aankoopwijzer.api.problems import Refusal, reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.domain.policy.criteria import Additionality, Part
from aankoopwijzer.domain.policy.searching import CriteriaWish
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.reports.advise_schema import LevelName
from aankoopwijzer.reports.api_problems import field_problem
from aankoopwijzer.reports.criteria_json import (
    LIST_SCHEMA,
    CriterionInShort,
    CriterionShown,
    criterion_as_json,
    criterion_in_short,
)
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.policy import criteria_search, policy
from aankoopwijzer.web.unfolding import wording

Code = Annotated[str, Field(max_length=20)]


class Filters(Paged):
    """What narrows the list; the same choices as the page of the library has."""

    q: Annotated[str, Field(max_length=200, description="Words that all must occur.")] = ""
    row: Annotated[Code | None, Field(description="A product-group row, as S1/2.")] = None
    objective: Annotated[Code | None, Field(description="An objective or an ambition, as K1.2 or K1.")] = None
    part: Part | None = None
    level: LevelName | None = None
    additionality: Additionality | None = None
    stale: Annotated[bool, Field(description="Only those past their review date.")] = False
    order: Literal["pack", "best", "title", "review", "burden"] = "best"


@operation("GET", "/criteria", "criteria", PageOf[CriterionInShort], example={"query": {"q": "fiets", "size": 2}})
def criteria(request: HttpRequest, filters: Query[Filters]) -> HttpResponse:
    """The criteria that fit, a page at a time."""
    pack = policy()
    _refuse_unknown("row", filters.row, pack.rows)
    _refuse_unknown("objective", filters.objective, {**pack.objectives, **pack.ambitions})
    wish = CriteriaWish(
        words=filters.q,
        row=filters.row,
        serves=filters.objective,
        part=filters.part,
        level=None if filters.level is None else Level(filters.level),
        additionality=filters.additionality,
        only_stale=filters.stale,
        order=filters.order,
    )
    found = criteria_search().find(wish, language=reader_speech().asked, on=today()).criteria
    words = wording()
    shown = [criterion_in_short(each, words) for each in on_page(found, filters)]
    return page_of(request, LIST_SCHEMA, shown, filters, total=len(found))


@operation("GET", "/criteria/{id}", "criterion", CriterionShown, example={"path": {"id": "{criterion}"}}, fails=(404,))
def criterion(request: HttpRequest, id: str) -> HttpResponse:
    """One criterion with its levels, clause, proof, sanction, sources and history, in every language it has."""
    found = policy().criteria.get(id)
    if found is None:
        raise Http404
    return as_json(criterion_as_json(found))


def _refuse_unknown(name: str, code: str | None, known: dict[str, Any] | Any) -> None:
    if code is not None and code not in known:
        said = field_problem("unknown-code", {}, reader_speech())
        raise Refusal(422, errors=[{"pointer": f"/{name}", "detail": said}])
