"""A request that is too large is refused before a byte of it is kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FILES_AT_ONCE = 4
"""How many files of the largest size one request may hold; more of them when they are smaller."""


class RequestSize:
    """Answers 413 to a request that says it is larger than all that we would read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a request of an acceptable size through."""
        limit = settings.UPLOAD_BYTES * FILES_AT_ONCE
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if length.isascii() and length.isdigit() and int(length) <= limit:
            return self.get_response(request)
        said = f"This is too large: at most {limit // 1024**2} MB at once. Send fewer files, or smaller ones."
        return HttpResponse(said, status=413, content_type="text/plain; charset=utf-8")
