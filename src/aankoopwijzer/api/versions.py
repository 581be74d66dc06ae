"""Changing what one has read, and nothing else: ETag out, If-Match in (RFC 9110, 13.1.1; RFC 6585, 3)."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from aankoopwijzer.api.problems import Refusal


def demand_version(request: HttpRequest, current: HttpResponse) -> None:
    """Raises `Refusal` when the asker names no version (428), or another than what is there now (412)."""
    named = parse_etags(request.headers.get("If-Match", ""))
    if not named:
        raise Refusal(428)
    if named != ["*"] and current["ETag"] not in named:
        raise Refusal(412)
