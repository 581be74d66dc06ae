"""The registers, as far as the one who asks may see them."""

from typing import Annotated, Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field
from typing_extensions import TypedDict

from aankoopwijzer.api.problems import Refusal
from aankoopwijzer.api.rules import REGISTERS, RULES
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.domain.policy.permissions import reach
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.matched_spend import MatchedSpendLine
from aankoopwijzer.domain.records.organization import Organization
from aankoopwijzer.register.imports.queries import rows_after
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.web.access import Needs

Record = TypeVar("Record")


class Rows(Schema):
    """Which rows."""

    authority: Annotated[str | None, Field(max_length=60, description="Only those of this authority.")] = None
    after: Annotated[int, Field(ge=0, le=2**53, description="Where the page before ended: its `next`.")] = 0
    size: Annotated[int, Field(ge=1, le=1000)] = 100


class RowsJson(TypedDict, Generic[Record]):
    """Some rows of a register; `next` is null at the end."""

    schema: str
    results: list[Record]
    next: int | None


class Authorities(TypedDict):
    """The authorities of the region."""

    schema: str
    results: list[Organization]


@operation("GET", "/authorities", "authorities", Authorities, example={})
def authorities(request: HttpRequest) -> HttpResponse:
    """The contracting authorities of the region."""
    found = [one.model_dump(mode="json") for one in organizations()]
    return as_json({"schema": "aankoopwijzer/authorities/1", "results": found})


def _register(name: str, dataset: str) -> None:
    record: Any = MatchedSpendLine if dataset == "spend_lines" else DATASETS[dataset].record
    rule = RULES[name]
    assert isinstance(rule, Needs)

    def rows(request: HttpRequest, asked: Query[Rows]) -> HttpResponse:
        seen = reach(request.auth, rule.access, rule.kind, on=timezone.localdate())  # type: ignore[attr-defined]
        if asked.authority is not None and not seen.holds(asked.authority):
            raise Refusal(404)
        wanted = [asked.authority] if asked.authority else None if seen.whole_region else sorted(seen.authorities)
        found, following = rows_after(dataset, asked.after, most=asked.size, authorities=wanted)
        shown = [one.model_dump(mode="json") for one in found]
        answer = as_json({"schema": f"aankoopwijzer/{name}/1", "results": shown, "next": following})
        if following is not None:
            query = request.GET.copy()
            query["after"] = str(following)
            answer["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
        return answer

    rows.__name__ = dataset
    rows.__doc__ = f"The register of {dataset.replace('_', ' ')}, some rows at a time, of the authorities within reach."
    operation("GET", f"/{name}", name, RowsJson[record], example={"query": {"size": 10}})(rows)


for _name, _dataset in REGISTERS.items():
    _register(_name, _dataset)
