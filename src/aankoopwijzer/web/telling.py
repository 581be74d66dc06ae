"""The history in words for the screen."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from aankoopwijzer.domain.records.history import Change, actor
from aankoopwijzer.domain.values.text import FALLBACK
from aankoopwijzer.register.accounts.queries import names
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.reports.history_terms import ACTION, FIELD, KIND
from aankoopwijzer.reports.history_words import says_something, was_and_is, who
from aankoopwijzer.reports.speech import Speech, speech


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
    called: str
    kind: str
    record: str
    place: str
    address: str
    """Where the history of that record is."""
    fields: tuple[Field, ...]
    why: str


def tell(changes: Iterable[Change]) -> list[Line]:
    """The changes, with the names of who made them."""
    found = list(changes)
    told = speech(translation.get_language() or FALLBACK)
    known = names(int(one.by.id) for one in found if one.by.kind == "account")
    places = {one.id: one.name for one in organizations(also_former=True)}
    return [
        Line(
            number=one.number,
            at=one.at,
            who=who(one.by, known, told),
            action=told.word(ACTION, one.action),
            called=told.word(KIND, one.kind),
            kind=one.kind,
            record=one.record,
            place=places.get(one.authority, one.authority) if one.authority else "",
            address=reverse("history", args=[one.kind, one.record]) if "/" not in one.record else "",
            fields=tuple(
                Field(told.word(FIELD, name), *was_and_is(one, name, told))
                for name in one.fields
                if says_something(one, name, told)
            ),
            why=one.why,
        )
        for one in found
    ]


def who_did(by: str, told: Speech) -> str:
    """Who did it, of an actor as text; nothing when nobody did."""
    if not by:
        return ""
    one = actor(by)
    return who(one, names([int(one.id)]) if one.kind == "account" else {}, told)
