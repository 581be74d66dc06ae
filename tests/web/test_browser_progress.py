"""The pages with figures in a real browser."""

import pytest
from tests.web.conftest import OpenPage
from tests.web.measured import lit_region
from tests.web.reading import found_by_axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = (
    "/voortgang?ambitie=K3&bestuur=brugge",
    "/voortgang/brugge",
    "/voortgang/brugge/doelen",
    "/voortgang/vergelijking",
    "/indicatoren",
    "/indicatoren/k3-led-new?bestuur=brugge",
    "/indicatoren/k2-logistics/gegevens/aankopen",
)


@pytest.fixture
def lit() -> None:
    lit_region()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page: OpenPage, lit: None, width: int, dark: bool) -> None:
    for address in PAGES:
        page = open_page(address, width=width, dark=dark)
        assert (address, found_by_axe(page)) == (address, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("script", [True, False])
def test_a_click_on_a_cell_opens_its_chart_in_place(open_page: OpenPage, lit: None, script: bool) -> None:
    page = open_page("/voortgang", script=script)
    page.get_by_role("link", name="K3, Brugge: ").click()
    opened = page.locator("#cel")
    opened.get_by_role("heading", name="Energie-efficiënte oplossingen, Brugge").wait_for()
    assert opened.get_by_role("img").count() >= 1


def test_a_telephone_gets_the_narrow_chart_and_a_desk_the_wide_one(open_page: OpenPage, lit: None) -> None:
    for width, shown in ((390, "narrow"), (1280, "wide")):
        page = open_page("/indicatoren/k3-led-new?bestuur=brugge", width=width)
        charts = page.locator("figure [role=img]")
        assert [each.is_visible() for each in charts.all()] == [shown == "wide", shown == "narrow"]


def test_a_tile_of_the_map_leads_to_its_authority(open_page: OpenPage, lit: None) -> None:
    page = open_page("/voortgang", script=False)
    page.get_by_role("link", name="Brugge: ").last.click()
    page.wait_for_url("**/voortgang/brugge")
