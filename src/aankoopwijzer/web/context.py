"""What every page shows around its content."""

from typing import Any

from django.http import HttpRequest

from aankoopwijzer.web.page_language import COMPLETE, reader_language
from aankoopwijzer.web.who import reader

LANGUAGES = (("nl", "Nederlands"), ("en", "English"), ("fr", "Français"), ("de", "Deutsch"))
UNFINISHED = {
    "fr": "Cette page n’est pas encore traduite en français ; vous la lisez en anglais.",
    "de": "Diese Seite gibt es noch nicht auf Deutsch; Sie lesen sie auf Englisch.",
}


def around(request: HttpRequest) -> dict[str, Any]:
    """The languages to choose from, the one chosen, and the notice that it is not finished."""
    wanted = reader_language(request)
    return {
        "languages": LANGUAGES,
        "wanted_language": wanted,
        "unfinished": "" if wanted in COMPLETE else UNFINISHED.get(wanted, ""),
        "room": getattr(request.resolver_match, "url_name", "") or "",
        **reader(request),
    }
