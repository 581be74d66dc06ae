"""Everybody can read every page: axe finds nothing, on a desk and on a phone, by day and by night."""

import pytest
from tests.web.conftest import OpenPage
from tests.web.reading import found_by_axe

from aankoopwijzer.web.carrying import address_of
from aankoopwijzer.web.draft import Draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SANDWICHES = Draft.model_validate(
    {"title": "Broodjes voor de gemeenteraad", "value_eur": "24000", "date": "2026-03-02", "contract_type": "services"}
)
SQUARE = Draft.model_validate({"title": "Heraanleg dorpsplein met bomen en bankjes", "value_eur": "450000"})
NOTHING = Draft(title="Verzekering burgerlijke aansprakelijkheid")
LOOKS = [(1280, False), (390, False), (1280, True), (390, True)]


def _addresses() -> dict[str, str]:
    return {
        "start": "/",
        "what": address_of("what", SQUARE),
        "facts": address_of("facts", SANDWICHES),
        "questions": address_of("questions", SQUARE),
        "advice": address_of("advice", SANDWICHES),
        "advice with questions": address_of("advice", SQUARE),
        "advice on nothing": address_of("advice", NOTHING),
        "list": "/lijst",
        "criteria": "/criteria?q=water",
        "no criteria": "/criteria?q=xyzzy&rij=S1%2F2",
        "criterion": "/criteria/ict-power-saving-settings",
        "criterion to try": "/criteria/machine-life-cycle-award?A.acquisition=100&B.acquisition=150",
        "feedback": "/criteria/led-lighting/reactie",
        "empty basket": "/mandje",
        "basket to read in": "/mandje/inlezen",
        "sign in": "/aanmelden",
        "forgotten password": "/wachtwoord/vergeten",
        "check": "/nazicht",
        "framework": "/kader",
        "ambition": "/kader/C1",
        "objective": "/kader/K1.2",
        "row": "/kader/S1/2",
    }


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["desk", "phone", "desk at night", "phone at night"])
def test_axe_finds_nothing_on_any_page(open_page: OpenPage, width: int, dark: bool) -> None:
    found = {}
    page = open_page("/", width=width, dark=dark)
    base = page.url.rstrip("/")
    for name, address in _addresses().items():
        page.goto(base + address)
        # Folded parts are read too.
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        if violations := found_by_axe(page):
            found[name] = violations
    assert found == {}


@pytest.mark.parametrize("width", [390, 320])
def test_no_page_scrolls_sideways_on_a_phone(open_page: OpenPage, width: int) -> None:
    page = open_page("/", width=width)
    base = page.url.rstrip("/")
    too_wide = {}
    for name, address in _addresses().items():
        page.goto(base + address)
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            too_wide[name] = wide
    assert too_wide == {}


def test_axe_finds_nothing_where_something_is_wrong(open_page: OpenPage) -> None:
    page = open_page(address_of("facts", SANDWICHES))
    page.get_by_label("Raming zonder btw").fill("veel")
    page.get_by_label("CPV-codes").fill("123")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("alert").wait_for()
    assert found_by_axe(page) == []


def test_text_twice_as_large_still_fits(open_page: OpenPage) -> None:
    page = open_page(address_of("advice", SANDWICHES), width=1280)
    page.evaluate("document.documentElement.classList.add('larger')")
    page.set_viewport_size({"width": 640, "height": 450})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
