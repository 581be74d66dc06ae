"""Signing in and the people of an authority in a real browser, by script and without."""

from typing import Any

import pytest
from tests.register.people import load_authorities
from tests.web.conftest import OpenPage
from tests.web.reading import found_by_axe
from tests.web.signed_in import PASSWORD, code_of, member

from aankoopwijzer.domain.records.visitor import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = [(1280, False), (390, True)]


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


def _sign_in(page: Any, email: str) -> None:
    page.get_by_role("link", name="Aanmelden").click()
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()


def _second_step(page: Any) -> None:
    page.get_by_label("Code", exact=True).fill(code_of(page.locator(".aw-secret").inner_text()))
    page.get_by_role("button", name="Zet aan").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_administrator_signs_in_makes_a_second_step_and_invites_somebody(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", script=script)
    _sign_in(page, member((Role.ADMINISTRATOR, "brugge"), name="Ada Beheer"))
    page.get_by_role("link", name="Mensen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Een tweede stap om je aan te melden"
    _second_step(page)
    assert page.locator(".aw-codes li").count() == 10
    page.get_by_role("link", name="Mensen").click()
    page.get_by_label("E-mailadres").fill("jan@brugge.example")
    page.get_by_label("Naam").fill("Jan Janssens")
    page.get_by_role("button", name="Nodig uit").click()
    assert "/wachtwoord/" in page.get_by_label("Link om een wachtwoord te kiezen").input_value()
    assert page.get_by_role("row", name="Jan Janssens").is_visible()


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["desk", "phone at night"])
def test_axe_finds_nothing_on_the_pages_of_who_signed_in(open_page: OpenPage, width: int, dark: bool) -> None:
    page = open_page("/", width=width, dark=dark)
    base = page.url.rstrip("/")
    found = {}

    def look(name: str) -> None:
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        if violations := found_by_axe(page):
            found[name] = violations
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found[f"{name} is too wide"] = [wide]

    page.goto(base + "/aanmelden")
    page.get_by_role("button", name="Aanmelden").click()
    look("sign in, wrong")
    page.goto(base)
    _sign_in(page, member((Role.ADMINISTRATOR, None), name="Ada Beheer"))
    page.goto(base + "/mijn-account/tweede-stap")
    look("second step")
    _second_step(page)
    look("recovery codes")
    for address in ("/mijn-account", "/mijn-account/wachtwoord", "/mijn-account/tweede-stap/weg", "/mensen"):
        page.goto(base + address)
        look(address)
    page.goto(base + "/mensen/brugge")
    page.get_by_label("E-mailadres").fill("jan@brugge.example")
    page.get_by_label("Naam").fill("Jan Janssens")
    page.get_by_role("button", name="Nodig uit").click()
    look("people")
    page.goto(base + "/geschiedenis?soort=grant")
    look("what changed")
    page.goto(base + "/mensen/brugge")
    page.get_by_role("link", name="Geschiedenis Jan Janssens").click()
    look("history")
    assert found == {}
