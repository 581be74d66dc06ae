"""The history in words for the screen."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from aankoopwijzer.domain.records.history import FORGOTTEN, Actor, Change
from aankoopwijzer.register.accounts.queries import names

ABSENT = "–"
KINDS: Mapping[str, str | Promise] = {
    "account": gettext_lazy("account"),
    "grant": gettext_lazy("role"),
    "supplier_link": gettext_lazy("link for a supplier"),
    "authority": gettext_lazy("authority"),
    "procurement": gettext_lazy("procurement"),
    "contract": gettext_lazy("promises of a contract"),
    "action": gettext_lazy("action"),
}
"""Kinds of records in words; another stands as it is called in the register."""
FIELDS: Mapping[str, str | Promise] = {
    "email": gettext_lazy("e-mail address"),
    "name": gettext_lazy("name"),
    "is_active": gettext_lazy("open"),
    "disabled_on": gettext_lazy("closed on"),
    "anonymised_on": gettext_lazy("forgotten on"),
    "password": gettext_lazy("password"),
    "second_factor": gettext_lazy("second step"),
    "account": gettext_lazy("account"),
    "role": gettext_lazy("role"),
    "authority": gettext_lazy("authority"),
    "valid_from": gettext_lazy("from"),
    "valid_until": gettext_lazy("until and including"),
    "source": gettext_lazy("follows from"),
    "expires_on": gettext_lazy("no longer opens on"),
    "revoked_at": gettext_lazy("revoked at"),
    "title": gettext_lazy("title"),
    "description": gettext_lazy("description"),
    "stage": gettext_lazy("stage"),
    "value_estimated": gettext_lazy("estimate"),
    "value_awarded": gettext_lazy("awarded value"),
    "value_paid": gettext_lazy("paid"),
    "published_on": gettext_lazy("published on"),
    "planned_on": gettext_lazy("planned for"),
    "awarded_on": gettext_lazy("awarded on"),
    "supplier_name": gettext_lazy("supplier"),
    "internal_note": gettext_lazy("internal note"),
    "typed": gettext_lazy("fields that a person typed"),
    "imported": gettext_lazy("fields that a file gave"),
}
"""Names of fields in words; another stands as it is called in the register."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a change as it is shown."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change as it is shown."""

    number: int
    at: dt.datetime
    who: str
    action: str
    fields: tuple[Field, ...]
    why: str


def tell(changes: Iterable[Change]) -> list[Line]:
    """The changes, with the names of who made them."""
    found = list(changes)
    known = names(int(one.by.id) for one in found if one.by.kind == "account")
    actions = {"created": gettext("made"), "changed": gettext("changed"), "removed": gettext("taken away")}
    return [
        Line(
            one.number,
            one.at,
            _who(one.by, known),
            actions[one.action],
            tuple(
                Field(str(FIELDS.get(name, name)), _shown(one.before, name), _shown(one.after, name))
                for name in one.fields
            ),
            one.why,
        )
        for one in found
    ]


def _field(change: Change, name: str) -> Field:
    return Field(str(FIELDS.get(name, name)), _shown(change.before, name), _shown(change.after, name))


def _who(by: Actor, known: Any) -> str:
    if by.kind == "account":
        return known.get(int(by.id)) or gettext("a former account (%(number)s)") % {"number": by.id}
    if by.kind == "supplier_link":
        return gettext("the supplier, by link %(number)s") % {"number": by.id}
    if by.kind == "import":
        return gettext("import %(number)s") % {"number": by.id}
    return gettext("the system (%(part)s)") % {"part": by.id}


def _shown(fields: Any, name: str) -> str:
    if fields is None or name not in fields or fields[name] in (None, ""):
        return ABSENT
    value = fields[name]
    if value == FORGOTTEN:
        return gettext("forgotten")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
