"""Promises, the supplier's page and actions in a real browser."""

from typing import Any

import pytest
from tests.web.conftest import OpenAsBuyer, OpenPage
from tests.web.test_browser_registers import FOLDER, barriers
from tests.web.test_promises import awarded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["desk", "phone at night"])
def test_axe_finds_nothing_from_the_work_list_to_the_page_of_the_supplier(
    as_buyer: OpenAsBuyer, open_page: OpenPage, width: int, dark: bool
) -> None:
    found: dict[str, list[str]] = {}
    number = awarded()
    page = as_buyer("/opvolging?wat=later", width=width, dark=dark)
    found["work list"] = barriers(page, width)
    base = page.url.partition("/opvolging")[0]
    for address in ("/acties", "/acties/nieuw", f"/aankopen/{number}/beloften"):
        page.goto(base + address)
        found[address] = barriers(page, width)
    page.get_by_role("button", name="Maak een link voor de leverancier").click()
    address = page.get_by_label("Link voor de leverancier").input_value()
    found["link"] = barriers(page, width)
    supplier = open_page("/", width=width, dark=dark, script=False)
    supplier.goto(address)
    _prove(supplier)
    assert supplier.get_by_text("bewijs te beoordelen").is_visible()
    seen = open_page("/", width=width, dark=dark)
    seen.goto(address)
    found["supplier"] = barriers(seen, width)
    assert {name: each for name, each in found.items() if each} == {}


def _prove(page: Any) -> None:
    page.get_by_text("Geef bewijs af").click()
    page.get_by_label("Bewijs", exact=True).set_input_files(FOLDER / "spend.csv")
    page.get_by_role("button", name="Stuur het bewijs").click()
