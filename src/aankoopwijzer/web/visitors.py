"""Who is at the door of this request."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.visitor import Anonymous, Person, Visitor
from aankoopwijzer.register.accounts import commands, queries

REFRESHED = "refreshed"
REFRESH_SECONDS = 600
"""A session in use is written again once in so long: often enough for hours of idleness, rare enough to be cheap."""


def visitor_of(request: HttpRequest) -> Visitor:
    """The person who signed in with this browser, or nobody we know; found once per request."""
    found: Visitor | None = getattr(request, "_visitor", None)
    if found is None:
        found = _person(request) or Anonymous()
        request._visitor = found  # type: ignore[attr-defined]
    return found


def actor_of(request: HttpRequest) -> Actor:
    """Whoever is signed in, as the history names him; for addresses whose rule lets nobody else in."""
    person = visitor_of(request)
    assert isinstance(person, Person)
    return Actor(kind="account", id=str(person.account))


def _person(request: HttpRequest) -> Person | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user: Any = request.user
    if not user.is_authenticated:
        return None
    person = queries.person(user.pk, by_strong_provider=_by_strong_provider(request))
    if person is not None:
        _stay_awake(request, person)
    return person


def _by_strong_provider(request: HttpRequest) -> bool:
    """Whether this session began at a provider that asks for more than a password itself."""
    trusted = {one.id for one in settings.SIGN_IN_PROVIDERS if one.has_second_factor}
    records = get_authentication_records(request, request.user) if trusted else []
    return any(one.get("method") == "socialaccount" and one.get("provider") in trusted for one in records)


def _stay_awake(request: HttpRequest, person: Person) -> None:
    now = int(timezone.now().timestamp())
    if now - request.session.get(REFRESHED, 0) >= REFRESH_SECONDS:
        request.session[REFRESHED] = now
        commands.note_use(person.account, on=timezone.localdate())
