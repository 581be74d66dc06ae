"""Looking for procurements: what an address asks, and who may see how much."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse

from aankoopwijzer.domain.policy.permissions import Reach, Thing, Verdict, judge, reach
from aankoopwijzer.domain.records.procurement import STAGES, Procurement
from aankoopwijzer.domain.records.visitor import Access, Visitor
from aankoopwijzer.flows.export_releases import export_releases
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.procurements.queries import ORDERS, Wanted
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.visitors import visitor_of

WORDS, AUTHORITY, STAGE, ROW, YEAR, ORDER, PAGE = "q", "bestuur", "fase", "groep", "jaar", "orde", "blad"
MADE_UP = "verzonnen"
PER_PAGE = 25
PUBLISHER = "Aankoopwijzer"
"""Who publishes the releases that this site gives."""
LONGEST_WORDS = 200
KIND = "procurement"


@dataclass(frozen=True, slots=True)
class Column:
    """A title that sorts: where it leads, and which way the list is sorted by it now (up, down or nothing)."""

    address: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found."""

    procurements: tuple[Procurement, ...]
    total: int
    page: int
    pages: int
    previous: str
    next: str
    columns: Mapping[str, Column]
    query: str


def within(request: HttpRequest, access: Access = Access.VIEW) -> Reach:
    """Of which authorities the reader may reach procurements that are not published."""
    return reach(visitor_of(request), access, KIND, on=today())


def may_change(request: HttpRequest, one: Procurement) -> bool:
    """Whether the reader may change this procurement."""
    thing = Thing(KIND, one.authority, str(one.number))
    return judge(visitor_of(request), Access.CHANGE, thing, on=today()) is Verdict.ALLOWED


def may_depart(request: HttpRequest, one: Procurement) -> bool:
    """Whether the reader may say that this procurement departs from the framework."""
    thing = Thing("deviation", one.authority, str(one.number))
    return judge(visitor_of(request), Access.CHANGE, thing, on=today()) is Verdict.ALLOWED


def may_see_history(request: HttpRequest, one: Procurement) -> bool:
    """Whether the reader may see who changed what."""
    thing = Thing("history", one.authority, str(one.number))
    return judge(visitor_of(request), Access.VIEW, thing, on=today()) is Verdict.ALLOWED


def seen_through(request: HttpRequest) -> Callable[[Procurement], Procurement]:
    """What shows each of many procurements as this reader may see them: who he is, is looked up once."""
    reached = within(request)
    return lambda one: one if reached.holds(one.authority) else one.without_internal()


def releases(request: HttpRequest) -> Iterator[str]:
    """What is published of what the address asks, as releases of OCDS, each as JSON on one line; what was made up for a
    demonstration only when the address says so."""
    found = export_releases(
        wanted(request),
        policy(),
        authorities=authority_names(),
        on=today(),
        prefix=settings.OCID_PREFIX,
        also_fictitious=request.GET.get(MADE_UP) == "1",
    )
    return (json.dumps(one.release, ensure_ascii=False) for one in found if one.release is not None)


def as_seen(request: HttpRequest, one: Procurement) -> Procurement:
    """The procurement as this reader may see it."""
    return seen_by(visitor_of(request), one)


def seen_by(visitor: Visitor, one: Procurement) -> Procurement:
    """The procurement as this visitor may see it."""
    reached = reach(visitor, Access.VIEW, KIND, on=today())
    return one if reached.holds(one.authority) else one.without_internal()


def wanted(request: HttpRequest) -> Wanted:
    """What the address asks, within the reader's reach; what nobody can mean does not count."""
    get = request.GET
    reached = within(request)
    year = get.get(YEAR, "")
    order = get.get(ORDER, "")
    stage = next((each for each in STAGES if each == get.get(STAGE)), None)
    return Wanted(
        within=None if reached.whole_region else reached.authorities,
        authority=get.get(AUTHORITY) if get.get(AUTHORITY) in authority_names() else None,
        stage=stage,
        row=get.get(ROW) if get.get(ROW) in policy().rows else None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 and year > "1900" else None,
        text=get.get(WORDS, "").replace("\x00", "")[:LONGEST_WORDS],
        order=order if order.removeprefix("-") in ORDERS else "-date",
    )


def found(request: HttpRequest, asked: Wanted) -> Found:
    """One page of the procurements that are asked for; 404 for a page that is not there."""
    total = queries.count(asked)
    pages = max(1, ceil(total / PER_PAGE))
    text = request.GET.get(PAGE, "1")
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if not 1 <= page <= pages:
        raise Http404
    rows = queries.procurements(asked, start=(page - 1) * PER_PAGE, most=PER_PAGE)
    return Found(
        procurements=rows,
        total=total,
        page=page,
        pages=pages,
        previous=_address(asked, page - 1) if page > 1 else "",
        next=_address(asked, page + 1) if page < pages else "",
        columns={name: _column(asked, name) for name in ORDERS},
        query=urlencode(_said(asked)),
    )


def authority_names() -> dict[str, str]:
    """The names of all authorities by id."""
    return {one.id: one.name for one in organizations(also_former=True)}


def _column(asked: Wanted, name: str) -> Column:
    is_by_it = asked.order.removeprefix("-") == name
    is_down = asked.order.startswith("-")
    other_way = f"-{name}" if is_by_it and not is_down else name
    return Column(_address(replace(asked, order=other_way), 1), ("descending" if is_down else "ascending") * is_by_it)


def _address(asked: Wanted, page: int) -> str:
    said = _said(asked) | ({PAGE: str(page)} if page > 1 else {})
    return f"{reverse('procurements')}?{urlencode(said)}"


def _said(asked: Wanted) -> dict[str, str]:
    values: dict[str, Any] = {
        WORDS: asked.text,
        AUTHORITY: asked.authority,
        STAGE: asked.stage,
        ROW: asked.row,
        YEAR: asked.year,
        ORDER: "" if asked.order == "-date" else asked.order,
    }
    return {name: str(value) for name, value in values.items() if value}
