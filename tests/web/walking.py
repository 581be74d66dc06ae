"""Steps that several tests take through the wizard."""

import re
from typing import Any

from django.test import Client

_PACKED = re.compile(r'name="c" value="([^"]+)"')


def packed_in(response: Any) -> str:
    """The draft that a page carries in its form."""
    found = _PACKED.search(response.content.decode())
    assert found is not None
    return found[1]


def begin(visitor: Client, title: str) -> str:
    """Type the title; returns the draft that the next screen carries."""
    response = visitor.post("/", {"title": title}, follow=True)
    assert response.status_code == 200
    return packed_in(response)


def advice_on(visitor: Client, title: str, **facts: str) -> Any:
    """The advice page after the whole wizard, leaving every last question open."""
    response = visitor.post("/advies/feiten", {"c": begin(visitor, title), **facts}, follow=True)
    if "/advies/vragen" in response.redirect_chain[-1][0]:
        response = visitor.post("/advies/vragen", {"c": packed_in(response)}, follow=True)
    while "/advies/vragen" in response.redirect_chain[-1][0]:
        response = visitor.post("/advies/vragen", {"c": packed_in(response)}, follow=True)
    assert response.status_code == 200
    return response


def words_of(response: Any) -> str:
    """What a page says, without its tags, spaces evened out."""
    html = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#x27;", "'").split()).replace("\N{NO-BREAK SPACE}", " ")
