"""Who asks: only a token says so, never a cookie."""

from django.http import HttpRequest
from django.utils import timezone

from aankoopwijzer.api.problems import Refusal
from aankoopwijzer.domain.records.visitor import Anonymous, Visitor
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
