"""Every page has one address, without a stroke at the end; whoever types one is led there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import is_valid_path
from django.utils.encoding import escape_uri_path


class OneAddress:
    """Leads from an address where nothing is, but for the stroke at its end, to the page that is meant."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD") or not request.path.endswith("/"):
            return response
        # One stroke in front: two of them would lead to another site.
        meant = f"/{request.path.strip('/')}"
        if not is_valid_path(meant):
            return response
        address, query = escape_uri_path(meant), request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
