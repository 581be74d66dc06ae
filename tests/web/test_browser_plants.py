"""Plants with a real browser: readable by all, on a desk and on a phone, with and without script."""

import pytest
from tests.web.conftest import OpenPage
from tests.web.reading import found_by_axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "25 st. Acer campestre 14/16\n3 reuzenberenklauw\n10 Platanus acerifolia 'Pyramidalis'\nQuercus sp.\nCarpinus betullus"


@pytest.mark.parametrize(("width", "script"), [(1280, True), (1280, False), (390, True), (390, False)])
def test_search_read_and_check_a_list(open_page: OpenPage, width: int, script: bool) -> None:
    page = open_page("/planten", width=width, script=script)
    page.get_by_label("Geschikt als").select_option("street_tree")
    page.get_by_label("kan tegen zout").check()
    page.get_by_role("button", name="Toon de planten die passen").click()
    if script:
        assert found_by_axe(page) == []
    page.get_by_role("link", name="Gladde iep").click()
    page.get_by_role("heading", name="Gladde iep").wait_for()
    if script:
        assert found_by_axe(page) == []
    page.get_by_role("main").get_by_role("link", name="Kijk een plantenlijst na").click()
    page.get_by_label("Plak je lijst").fill(LIST)
    page.get_by_role("button", name="Kijk deze lijst na").click()
    page.get_by_role("heading", name="1 plant moet van deze lijst").wait_for()
    if script:
        assert found_by_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_dark(open_page: OpenPage, width: int) -> None:
    page = open_page("/planten", width=width, dark=True)
    assert found_by_axe(page) == []
    page.goto(page.url.replace("/planten", "/planten/ailanthus-altissima"))
    assert found_by_axe(page) == []
