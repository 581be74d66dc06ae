"""Dutch first, English complete, French and German honest about not being finished."""

from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from tests.web.walking import words_of

import aankoopwijzer.web

CATALOGUE = Path(aankoopwijzer.web.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.mo"


def test_the_switch_keeps_the_page_and_is_remembered(visitor: Client) -> None:
    response = visitor.post("/taal/setlang/", {"language": "en", "next": "/kader/K1"})
    assert response["Location"] == "/kader/K1"
    assert "Climate-neutral and climate-proof region" in words_of(visitor.get("/kader/K1"))


def test_the_switch_does_not_lead_to_another_site(visitor: Client) -> None:
    response = visitor.post("/taal/setlang/", {"language": "en", "next": "https://example.org/"})
    assert "example.org" not in response["Location"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Cette page n’est pas encore traduite"), ("de", "Diese Seite gibt es noch nicht auf Deutsch")],
)
def test_an_unfinished_language_is_named_and_english_is_shown(language: str, said: str) -> None:
    response = Client(headers={"accept-language": language}).get("/")
    assert said in words_of(response)
    assert "What are you going to buy?" in words_of(response)
    assert b'<html lang="en">' in response.content


def test_policy_names_that_exist_in_french_are_shown_in_french() -> None:
    html = Client(headers={"accept-language": "fr"}).get("/kader/K1").content.decode()
    assert '<span lang="fr">Région neutre et résiliente face au climat</span>' in html


def test_a_language_nobody_has_falls_back_to_dutch() -> None:
    assert "Wat ga je aankopen?" in words_of(Client(headers={"accept-language": "fi"}).get("/"))


def test_no_library_translates_our_words_for_us() -> None:
    """Django and allauth bring Dutch of their own; where the English is the same, ours is shown."""
    with CATALOGUE.open("rb") as compiled:
        ours = {
            english: dutch
            for english, dutch in GNUTranslations(compiled)._catalog.items()  # no public way to list them
            if isinstance(english, str) and english and "\x04" not in english
        }
    with override("nl"):
        shown = {english: gettext(english) for english in ours}
    assert len(ours) > 500
    assert shown == ours
