"""Who asks: only a token says so, never a cookie."""

from django.http import HttpRequest

from aankoopwijzer.api.problems import Refusal
from aankoopwijzer.domain.records.visitor import Anonymous, Visitor


def visitor_of(request: HttpRequest) -> Visitor:
    """Nobody we know without a token; raises `Refusal` for one that opens nothing."""
    if request.headers.get("Authorization"):
        raise Refusal(401)
    return Anonymous()
