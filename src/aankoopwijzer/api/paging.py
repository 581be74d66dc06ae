"""Lists a page at a time: `page` and `size` in, the neighbours as Link headers out (RFC 8288)."""

from collections.abc import Sequence
from math import ceil
from typing import Annotated, Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field
from typing_extensions import TypedDict

from aankoopwijzer.api.service import as_json

Item = TypeVar("Item")
MOST = 200


class Paged(Schema):
    """Which page of a list, and how long a page is."""

    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=MOST)] = 50


class PageOf(TypedDict, Generic[Item]):
    """One page of a list."""

    schema: str
    results: list[Item]
    page: int
    size: int
    total: int


def page_of(request: HttpRequest, schema: str, shown: Sequence[Any], asked: Paged, *, total: int) -> HttpResponse:
    """The page that was asked, with the addresses of the first, the last and its neighbours."""
    response = as_json(
        {"schema": schema, "results": list(shown), "page": asked.page, "size": asked.size, "total": total}
    )
    last = max(1, ceil(total / asked.size))
    wanted = {"first": 1, "prev": asked.page - 1, "next": asked.page + 1, "last": last}
    links = [f'<{_address(request, number)}>; rel="{name}"' for name, number in wanted.items() if 1 <= number <= last]
    response["Link"] = ", ".join(links)
    return response


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}"
