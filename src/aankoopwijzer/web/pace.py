"""How often one visitor may hand something over: enough for any person, too little for a flood."""

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone

PER_MINUTE = 30
_WINDOW_SECONDS = 60


def is_too_fast(request: HttpRequest, what: str, who: str = "", most: int | None = None) -> bool:
    """Whether `who`, this visitor's address when not given, asks `what` more than `most` times in this minute.

    This time is counted too; `PER_MINUTE` is more often than a person posts anything.

    Each web process counts for itself: the bound is a brake, not an account.
    """
    window = int(timezone.now().timestamp()) // _WINDOW_SECONDS
    key = f"pace:{what}:{who or visitor_address(request)}:{window}"
    cache = caches["process"]
    cache.add(key, 0, timeout=_WINDOW_SECONDS)
    return cache.incr(key) > (PER_MINUTE if most is None else most)


def visitor_address(request: HttpRequest) -> str:
    """The visitor's address; behind https the one that our own proxy saw, never what a visitor claims before it."""
    if settings.SECURE and (seen := request.headers.get("X-Forwarded-For", "")):
        return seen.rpartition(",")[2].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))
