"""The pages of procurements in a real browser."""

import pytest
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_procurements import STREET
from tests.web.conftest import OpenPage
from tests.web.reading import found_by_axe

from aankoopwijzer.register.procurements import commands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def number() -> int:
    load_authorities()
    one = STREET.model_copy(update={"is_fictitious": True})
    return commands.add_procurements([one], by=TESTER, at=AT, by_person=False)[0]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page: OpenPage, number: int, width: int, dark: bool) -> None:
    for address in ("/aankopen", f"/aankopen/{number}"):
        page = open_page(address, width=width, dark=dark)
        assert found_by_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_filtering_and_opening_work_without_a_script(open_page: OpenPage, number: int) -> None:
    page = open_page("/aankopen", script=False)
    page.get_by_label("Bestuur").select_option("Brugge")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Heraanleg Kerkstraat").click()
    assert page.url.endswith(f"/aankopen/{number}")
