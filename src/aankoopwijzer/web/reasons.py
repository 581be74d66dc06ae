"""Why somebody does this: one line that he may give, and that stands in the history."""

from django.http import HttpRequest

LONGEST = 500
_FIELD = "waarom"


def reason_in(request: HttpRequest, field: str = _FIELD) -> str:
    """The reason in a form, on one line of at most `LONGEST` characters; empty when none was given."""
    return " ".join(request.POST.get(field, "").replace("\0", " ").split())[:LONGEST]
