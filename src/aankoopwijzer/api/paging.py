"""Lists a page at a time: `page` and `size` in, the neighbours as Link headers out (RFC 8288)."""

from collections.abc import Mapping, Sequence
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
    return linked(response, neighbours(request, asked, total=total))


def on_page(found: Sequence[Item], asked: Paged) -> Sequence[Item]:
    """Those of a whole list that stand on the page that was asked."""
    start = (asked.page - 1) * asked.size
    return found[start : start + asked.size]


def neighbours(request: HttpRequest, asked: Paged, *, total: int) -> dict[str, str]:
    """The addresses of the first page (`first`), the last (`last`), and of those beside this one (`prev`, `next`)."""
    last = max(1, ceil(total / asked.size))
    wanted = {"first": 1, "prev": asked.page - 1, "next": asked.page + 1, "last": last}
    return {name: _address(request, number) for name, number in wanted.items() if 1 <= number <= last}


def linked(response: HttpResponse, addresses: Mapping[str, str]) -> HttpResponse:
    """The answer with these addresses as Link headers."""
    response["Link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in addresses.items())
    return response


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}"
