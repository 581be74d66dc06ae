"""What happened to a procurement between opening its page and saving it.

A page carries the version that it shows (the number of the last line of the history). Whoever saves it when there are
newer lines is told what they say, and what he had before him can be known again by taking those lines back.
"""

from collections.abc import Iterable

from django.http import HttpRequest

from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.register.history import queries
from aankoopwijzer.web.procuring import KIND

VERSION = "versie"


def version_of(number: int) -> int:
    """The version of a procurement. Ask it before reading the procurement: then no change falls in between."""
    return queries.latest(KIND, str(number))


def changes_meanwhile(request: HttpRequest, number: int) -> tuple[Change, ...]:
    """What others changed since the version that the page carries, the latest first.

    Ask it after reading the procurement. A page that carries no version has seen nothing.
    """
    text = request.POST.get(VERSION, "")
    seen = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    return queries.changes_since(KIND, str(number), seen)


def as_it_was(now: Procurement, changes: Iterable[Change]) -> Procurement:
    """The procurement before these changes, of which the latest comes first."""
    fields = now.model_dump()
    for change in changes:
        # What was made meanwhile had nothing before.
        fields |= {name: value for name, value in (change.before or {}).items() if name in fields}
    return Procurement.model_validate(fields)
