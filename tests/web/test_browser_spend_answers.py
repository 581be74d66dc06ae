"""What was found of spend, and what persons say of it, in a real browser."""

import pytest
from tests.web.conftest import OpenAsBuyer
from tests.web.reading import barriers
from tests.web.test_spend_found import bring_spend

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = [(1280, False), (390, True)]


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["desk", "phone at night"])
def test_axe_finds_nothing_where_a_line_says_what_was_found(as_buyer: OpenAsBuyer, width: int, dark: bool) -> None:
    bring_spend()
    page = as_buyer("/registers/uitgaven", width=width, dark=dark)
    found = {"list": barriers(page, width)}
    address = page.url
    for name in ("Broodjes raad", "Allerlei zaken", "Polis 2025/7"):
        page.goto(address)
        page.get_by_role("link", name=name).click()
        found[name] = barriers(page, width)
    assert {name: each for name, each in found.items() if each} == {}
