"""A program that asks."""

import pytest
from django.core.cache import caches
from django.test import Client

from aankoopwijzer.web import pace


@pytest.fixture(autouse=True)
def _fresh_count(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has asked anything yet in this minute, and it lasts as long as the test does."""
    monkeypatch.setattr(pace, "_WINDOW_SECONDS", 10**9)
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture
def program() -> Client:
    """A program without a token, of somebody who reads Dutch."""
    return Client(headers={"accept-language": "nl-BE"})
