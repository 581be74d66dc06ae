"""Who the reader is, in words for the screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from aankoopwijzer.domain.policy.permissions import reach
from aankoopwijzer.domain.records.account import Account, HeldGrant
from aankoopwijzer.domain.records.visitor import Access, Grant, Person
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.roles import ROLE_NAMES
from aankoopwijzer.web.visitors import visitor_of


@dataclass(frozen=True, slots=True)
class Held:
    """A role of somebody as a line on the screen."""

    grant: HeldGrant
    role: str | Promise
    place: str
    counts: bool


def held(account: Account) -> list[Held]:
    """The roles of an account, each with the name of its authority; one that ended does not count."""
    names = _names()
    on = today()
    return [
        Held(one, ROLE_NAMES[one.grant.role], _place(one.grant, names), one.grant.holds(on)) for one in account.grants
    ]


def reader(request: HttpRequest) -> dict[str, Any]:
    """What the header says of the reader; nothing of somebody we do not know."""
    person = visitor_of(request)
    if not isinstance(person, Person):
        return {}
    on = today()
    return {
        "reader": person,
        "reader_place": _where([grant for grant in person.grants if grant.holds(on)]),
        "follows_up": bool(reach(person, Access.VIEW, "contract", on=on)),
        "sees_registers": bool(reach(person, Access.VIEW, "inventory", on=on)),
        "sees_imports": bool(reach(person, Access.VIEW, "import", on=on)),
        "sees_templates": bool(reach(person, Access.VIEW, "word_template", on=on)),
        "sees_history": bool(reach(person, Access.VIEW, "history", on=on)),
        "sees_people": bool(reach(person, Access.VIEW, "account", on=on)),
    }


def _where(grants: Iterable[Grant]) -> str:
    places = {grant.authority for grant in grants}
    if None in places:
        return gettext("the whole region")
    if len(places) == 1:
        (place,) = places
        return _names().get(str(place), str(place))
    if not places:
        return gettext("no role yet")
    return ngettext("%(number)d authority", "%(number)d authorities", len(places)) % {"number": len(places)}


def _place(grant: Grant, names: dict[str, str]) -> str:
    return gettext("the whole region") if grant.authority is None else names.get(grant.authority, grant.authority)


def _names() -> dict[str, str]:
    return {one.id: one.name for one in organizations(also_former=True)}
