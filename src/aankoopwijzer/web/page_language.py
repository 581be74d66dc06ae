"""Which language a page is in, and honesty about it when the wanted one is not complete yet."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

COMPLETE = ("nl", "en")
FALLBACK = "en"


class PageLanguage:
    """After `LocaleMiddleware`: a page in an unfinished language is shown in English and says so.

    `request.wanted_language` keeps what the reader asked for: policy texts may exist in it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = (translation.get_language() or FALLBACK).split("-")[0]
        request.wanted_language = wanted  # type: ignore[attr-defined]
        if wanted not in COMPLETE:
            translation.activate(FALLBACK)
            request.LANGUAGE_CODE = FALLBACK
        return self.get_response(request)


def reader_language(request: HttpRequest) -> str:
    """The language for policy texts: what the reader asked for, finished or not."""
    return getattr(request, "wanted_language", FALLBACK)
