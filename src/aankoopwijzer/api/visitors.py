"""Who asks: only a token says so, never a cookie."""

from django.http import HttpRequest
from django.utils import timezone

from aankoopwijzer.api.problems import Refusal
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.visitor import Anonymous, TokenHolder, Visitor
from aankoopwijzer.register.accounts.tokens import token_holder

_LONGEST = 200


def visitor_of(request: HttpRequest) -> Visitor:
    """Nobody we know without a token, else the program with it; raises `Refusal` for one that opens nothing."""
    told = request.headers.get("Authorization", "")
    if not told:
        return Anonymous()
    scheme, _, secret = told.partition(" ")
    if (
        scheme.lower() == "bearer"
        and len(secret) <= _LONGEST
        and (found := token_holder(secret.strip(), on=timezone.localdate()))
    ):
        return found
    raise Refusal(401)


def actor_of(request: HttpRequest) -> Actor:
    """Who changes something, for the history: the account of the token."""
    holder = request.auth  # type: ignore[attr-defined]
    assert isinstance(holder, TokenHolder)
    return Actor(kind="account", id=str(holder.account))
