"""The registers, and reading files in, in a real browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.register.people import load_authorities
from tests.register.test_rows import vehicle, write
from tests.web.conftest import OpenAsBuyer
from tests.web.reading import barriers
from tests.web.test_imports import work, worker_is_near

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOLDER = Path(__file__).parents[1] / "data" / "registers"
LOOKS = [(1280, False), (390, False), (1280, True), (390, True)]


@pytest.fixture
def fleet() -> None:
    load_authorities()
    write(*(vehicle(line, "brugge", make="Fictie", energy="diesel", flags="co2-too-low") for line in range(1, 61)))


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["desk", "phone", "desk at night", "phone at night"])
def test_axe_finds_nothing_in_the_registers(as_buyer: OpenAsBuyer, fleet: None, width: int, dark: bool) -> None:
    page = as_buyer("/registers", width=width, dark=dark)
    found = {"/registers": barriers(page, width)}
    base = page.url.removesuffix("/registers")
    for address in ("/registers/voertuigen?energy=diesel", "/registers/voertuigen?q=nergens", "/registers/gebouwen"):
        page.goto(base + address)
        found[address] = barriers(page, width)
    page.goto(f"{base}/registers/voertuigen")
    page.get_by_role("link", name="V60").click()
    found["one"] = barriers(page, width)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(("width", "dark"), LOOKS[:2], ids=["desk", "phone"])
def test_axe_finds_nothing_where_files_are_read_in(as_buyer: OpenAsBuyer, width: int, dark: bool) -> None:
    page = as_buyer("/import/brugge", width=width, dark=dark)
    found = {"hand over": barriers(page, width)}
    page.get_by_label("Wat zit er in het bestand").select_option("spend")
    page.get_by_label("Sleep je bestand hierheen, of kies het").set_input_files(FOLDER / "spend.csv")
    page.get_by_role("button", name="Bekijk het bestand").click()
    found["preview"] = barriers(page, width)
    page.locator("button[value=import]").click()
    found["read in"] = barriers(page, width)
    base = page.url.partition("/import")[0]
    for address in ("/import/brugge", "/import/brugge/namen", "/import/brugge/groepen"):
        page.goto(base + address)
        found[address] = barriers(page, width)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_list_is_narrowed_sorted_kept_and_paged(as_buyer: OpenAsBuyer, fleet: None, script: bool) -> None:
    page = as_buyer("/registers/voertuigen", script=script)
    page.get_by_label("Energie").select_option("diesel")
    page.get_by_role("button", name="Zoek").click()
    page.wait_for_url("**/registers/voertuigen?*energy=diesel*")
    expect(page.get_by_role("status")).to_have_text("60 regels")
    page.get_by_role("link", name="Nummer").click()
    page.wait_for_url("**orde=number*")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_text("Bewaar deze filter").click()
    page.get_by_label("Hoe noem je hem?").fill("Diesels")
    page.get_by_role("button", name="Bewaar").click()
    kept = page.get_by_role("link", name="Diesels")
    kept.wait_for()
    page.get_by_role("link", name="Volgende bladzijde").click()
    page.get_by_text("Bladzijde 2 van 2").wait_for()
    kept.click()
    page.get_by_text("Bladzijde 1 van 2").wait_for()
    assert "energy=diesel" in page.url
    assert "orde=number" in page.url


def test_the_head_of_a_list_stays_in_sight_and_the_row_is_one_place_to_click(
    as_buyer: OpenAsBuyer, fleet: None
) -> None:
    page = as_buyer("/registers/voertuigen", width=1280)
    page.locator(".aw-list").evaluate("each => each.scrollTop = 600")
    head, frame = (page.locator(each).bounding_box() for each in (".aw-list thead th >> nth=0", ".aw-list"))
    assert abs(head["y"] - frame["y"]) < 2
    row = page.locator(".aw-rows tbody tr >> nth=20")
    row.scroll_into_view_if_needed()
    cell = row.locator("td >> nth=2").bounding_box()
    page.mouse.click(cell["x"] + cell["width"] / 2, cell["y"] + cell["height"] / 2)
    page.wait_for_url("**/registers/voertuigen/*")
    assert page.url.rpartition("/")[2].isdigit()


def test_the_page_that_waits_for_the_background_goes_on_to_the_result(
    as_buyer: OpenAsBuyer, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker_is_near(settings, tmp_path, monkeypatch)
    page = as_buyer("/import/brugge")
    page.get_by_label("Wat zit er in het bestand").select_option("spend")
    page.get_by_label("Sleep je bestand hierheen, of kies het").set_input_files(FOLDER / "spend.csv")
    page.get_by_role("button", name="Bekijk het bestand").click()
    stop = page.locator("button[value=stop]")
    stop.wait_for()
    work()
    page.get_by_role("button", name="Lees 6 regels in").click()
    stop.wait_for()
    work()
    page.wait_for_url("**/import/brugge?ingelezen=*")
    expect(page.get_by_role("status")).to_contain_text("“spend.csv” is ingelezen als import")
    expect(stop).to_have_count(0)
