"""Visitors of the pages: one with a plain client, one with a real browser."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.test import Client
from tests.register.people import load_authorities, somebody

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.accounts import outside
from aankoopwijzer.web import pace

CUT_SHORT = ("htmx:afterRequest", "htmx:sendAbort")
"""What htmx says when the reader goes on to the next page while an answer is still on its way."""
ANSWERED = ("status of 422", "status of 409")
"""What a browser says of a form that came back: something is wrong in it, or somebody else changed it."""
PATIENCE_MS = 120_000
"""How long a browser may wait for what must come: a slow or busy machine is no reason to fail."""
COUNCIL_SANDWICHES = {
    "value_eur": "24 000",
    "contract_type": "services",
    "date": "2026-03-02",
    "authority": "brugge",
    "framework_agreement": "no",
    "cpv": "55520000",
}


@pytest.fixture(autouse=True)
def _register(db: None) -> None:
    """The start page shows the examples that are in the register."""


@pytest.fixture(autouse=True)
def _figures_of_its_own(settings: Any, tmp_path: Any) -> None:
    """Histories of two tests may end alike: the figures of one are never taken for those of another."""
    settings.MEASURED_DIR = tmp_path / "measured"


@pytest.fixture(autouse=True)
def _fresh_count(_register: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has handed anything over yet in this minute, and it lasts as long as the test does."""
    monkeypatch.setattr(pace, "_WINDOW_SECONDS", 10**9)
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture
def visitor() -> Client:
    """Somebody who reads Dutch."""
    return Client(headers={"accept-language": "nl-BE"})


OpenPage = Callable[..., Any]
OpenAsBuyer = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, live_server: Any) -> Iterator[OpenPage]:
    """Opens a page of the site in a fresh window, of who has that session.

    Whatever the browser complains about fails the test at its end.
    """
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE_MS)
    contexts: list[Any] = []
    complaints: list[str] = []

    def opened(
        address: str = "/",
        *,
        width: int = 1280,
        dark: bool = False,
        script: bool = True,
        language: str = "nl-BE",
        session: str | None = None,
    ) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        if session:
            name = django_settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [
        each for each in complaints if not each.startswith(CUT_SHORT) and not any(code in each for code in ANSWERED)
    ] == []


@pytest.fixture
def as_buyer(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> OpenAsBuyer:
    """Opens a page as a buyer of Brugge who proved who he is."""
    load_authorities()
    monkeypatch.setattr(outside, "has_second_factor", lambda account: True)
    browser = Client()
    browser.force_login(get_user_model().objects.get(pk=somebody((Role.BUYER, "brugge"))))
    session = browser.cookies[django_settings.SESSION_COOKIE_NAME].value

    return partial(open_page, session=session)
