"""Looking through the history: what an address asks, and how far the reader may look."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from aankoopwijzer.domain.intake.procurement_faults import EARLIEST, LATEST
from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge, reach
from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.domain.records.visitor import Access, Visitor
from aankoopwijzer.domain.values.typed import parse_day
from aankoopwijzer.register.accounts import queries as accounts
from aankoopwijzer.register.history import queries
from aankoopwijzer.register.history.queries import Places, WantedChanges
from aankoopwijzer.reports.history_terms import KIND
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.procuring import authority_names
from aankoopwijzer.web.visitors import visitor_of

AUTHORITY, WHO, WHAT, SINCE, UNTIL, PAGE = "bestuur", "wie", "soort", "van", "tot", "blad"
PER_PAGE = 50
ACCOUNT = "account"
_NO_PERSON = frozenset(queries.ACTORS) - {ACCOUNT}
KIND_OF: Mapping[str, str] = {
    "api_token": "account",
    "baseline": "local_choice",
    "benchmark": "local_choice",
    "chain_disclosure": "supplier",
    "grant": "account",
    "import_job": "import",
    "local_aim": "local_choice",
    "named_supplier": "import",
    "notice_pair": "procurement",
    "spend_rule": "import",
    "spend_topic": "import",
}
"""Kinds in the history that stand in the table of permissions under another name."""


@dataclass(frozen=True, slots=True)
class FoundChanges:
    """One page of what happened; `query` is what the address asks, without the page."""

    changes: tuple[Change, ...]
    total: int
    page: int
    pages: int
    previous: str
    next: str
    query: str


def within(visitor: Visitor, *, on: dt.date) -> Mapping[str, Places]:
    """Of which authorities the visitor may see what happened, by kind of record; None is everything of that kind.

    One sees the history only of records that one may see. What belongs to the region is there for everybody who works
    in it; but people who have no authority are seen only by whoever sees all of them.
    """
    names = frozenset(authority_names())
    found = {kind: _places(visitor, kind, names, on) for kind in KIND}
    return {kind: places for kind, places in found.items() if places is None or places}


def sees(visitor: Visitor, kind: str, places: Collection[str | None], *, on: dt.date) -> bool:
    """Whether the visitor may see what happened to a record of this kind that belongs to these authorities."""
    reached = within(visitor, on=on).get(kind, frozenset())
    return bool(places) and (reached is None or any((place or "") in reached for place in places))


def _places(visitor: Visitor, kind: str, names: frozenset[str], on: dt.date) -> Places:
    kinds = ("history", KIND_OF.get(kind, kind))
    reached = [reach(visitor, Access.VIEW, each, on=on) for each in kinds]
    if all(each.whole_region for each in reached):
        return None
    places = {id for id in names if all(each.holds(id) for each in reached)}
    of_region = (judge(visitor, Access.VIEW, Thing(each, None), on=on) for each in kinds)
    if ACCOUNT not in kinds and all(verdict is Verdict.ALLOWED for verdict in of_region):
        places.add("")
    return frozenset(places)


def wanted(request: HttpRequest) -> WantedChanges:
    """What the address asks, within the reader's reach; what nobody can mean does not count."""
    get = request.GET
    reached = within(visitor_of(request), on=today())
    place = get.get(AUTHORITY, "")
    actor_kind, _colon, actor = get.get(WHO, "").partition(":")
    is_person = actor_kind == ACCOUNT and actor.isascii() and actor.isdigit()
    return WantedChanges(
        within=reached,
        authority="" if place == REGION else place if place in authority_names() else None,
        actor_kind=actor_kind if is_person or actor_kind in _NO_PERSON else None,
        actor=actor if is_person else None,
        kind=get.get(WHAT) if get.get(WHAT) in reached else None,
        since=_day(get.get(SINCE, "")),
        until=_day(get.get(UNTIL, "")),
    )


def found(request: HttpRequest, asked: WantedChanges) -> FoundChanges:
    """One page of what is asked for; 404 for a page that is not there."""
    total = queries.count_changes(asked)
    pages = max(1, ceil(total / PER_PAGE))
    text = request.GET.get(PAGE, "1")
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    if not 1 <= page <= pages:
        raise Http404
    said = _said(asked)
    return FoundChanges(
        changes=queries.changes_wanted(asked, start=(page - 1) * PER_PAGE, most=PER_PAGE),
        total=total,
        page=page,
        pages=pages,
        previous=_address(said, page - 1) if page > 1 else "",
        next=_address(said, page + 1) if page < pages else "",
        query=urlencode(said),
    )


def places(within: Mapping[str, Places]) -> frozenset[str] | None:
    """All authorities that the reader may look at, None for the whole region."""
    if any(some is None for some in within.values()):
        return None
    return frozenset(place for some in within.values() if some is not None for place in some if place)


def people(within: Mapping[str, Places]) -> list[tuple[str, str]]:
    """Who may be asked for: those who changed something that the reader may see, and what is no person."""
    named = accounts.names(int(one) for one in queries.people_who_changed(WantedChanges(within)))
    return [
        *((f"{ACCOUNT}:{number}", name) for name, number in sorted((name, id) for id, name in named.items()) if name),
        ("import", gettext("an import")),
        ("supplier_link", gettext("a supplier, by link")),
        ("system", gettext("the system itself")),
    ]


def asked_who(asked: WantedChanges) -> str:
    """Whom the address asks for, as it says it."""
    return f"{asked.actor_kind}:{asked.actor}" if asked.actor else asked.actor_kind or ""


def _day(text: str) -> dt.date | None:
    try:
        day = parse_day(text.strip())
    except ValueError:
        return None
    return day if EARLIEST <= day < LATEST else None


def _address(said: Mapping[str, Any], page: int) -> str:
    return f"{reverse('all-history')}?{urlencode({**said, **({PAGE: str(page)} if page > 1 else {})})}"


def _said(asked: WantedChanges) -> dict[str, str]:
    values: dict[str, Any] = {
        AUTHORITY: REGION if asked.authority == "" else asked.authority,
        WHO: asked_who(asked),
        WHAT: asked.kind,
        SINCE: asked.since,
        UNTIL: asked.until,
    }
    return {name: str(value) for name, value in values.items() if value}
