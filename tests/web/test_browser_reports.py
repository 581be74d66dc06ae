"""The report to the council and the open data in a real browser."""

import pytest
from tests.register.people import load_authorities
from tests.web.conftest import OpenPage
from tests.web.reading import found_by_axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page: OpenPage, width: int, dark: bool) -> None:
    for address in ("/voortgang/brugge/verslag", "/open-data"):
        page = open_page(address, width=width, dark=dark)
        assert found_by_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_year_is_chosen_without_a_script(open_page: OpenPage) -> None:
    page = open_page("/voortgang/brugge/verslag", script=False)
    page.get_by_label("Jaar").select_option("2023")
    page.get_by_role("button", name="Kies dit jaar").click()
    assert page.get_by_role("link", name="Download als Word").get_attribute("href").endswith("/2023/docx")
