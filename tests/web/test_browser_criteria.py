"""From searching the library to a basket and back, with a real browser, with and without script."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = [(1280, True), (1280, False), (390, True), (390, False)]
NAMES = ["desk", "desk without script", "phone", "phone without script"]


def _read_by_axe(page: Any) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']} at {node['target']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("width", "script"), LOOKS, ids=NAMES)
def test_search_choose_take_along_and_read_in_again(
    open_page: OpenPage, tmp_path: Path, width: int, script: bool
) -> None:
    page = open_page("/criteria", width=width, script=script)
    page.get_by_label("Woorden").fill("slaapstand")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Energiebesparing staat aan bij levering").click()
    page.get_by_role("button", name=re.compile("Leg in mandje.*gevorderd")).click()
    page.get_by_text("Mandje 1 criterium").wait_for()
    page.get_by_role("link", name="Mandje").click()
    page.get_by_label("ambitieus").check()
    page.get_by_role("button", name="Pas deze niveaus toe").last.click()
    assert "toestel na 10 minuten" in page.get_by_role("article").inner_text()
    if script:
        assert _read_by_axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    kept = tmp_path / "mandje.json"
    download.value.save_as(kept)
    data = json.loads(kept.read_text("utf-8"))
    data["criteria"][0]["clause"] = "De toestellen slapen vroeg."
    kept.write_text(json.dumps(data), encoding="utf-8")
    page.get_by_role("button", name="Maak het mandje leeg").click()
    page.get_by_label("Set criteria (.json)").set_input_files(kept)
    page.get_by_role("button", name="Lees het bestand").click()
    page.get_by_text("sindsdien veranderd").wait_for()
    if script:
        assert _read_by_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Leg dit criterium in het mandje").click()
    page.get_by_role("heading", name="Energiebesparing staat aan bij levering").wait_for()


def test_with_script_the_list_follows_what_is_typed_and_chosen(open_page: OpenPage) -> None:
    page = open_page("/criteria")
    page.get_by_label("Woorden").press_sequentially("slaapstand")
    page.get_by_role("heading", name="Energiebesparing staat aan bij levering").wait_for()
    page.get_by_label("Onderdeel van het bestek").select_option("contract_performance_condition")
    page.get_by_role("link", name="Laat weg: uitvoeringsvoorwaarde").wait_for()
    assert "deel=contract_performance_condition" in page.url
    assert page.get_by_label("Woorden").input_value() == "slaapstand"
    page.reload()
    assert page.get_by_label("Onderdeel van het bestek").input_value() == "contract_performance_condition"


def test_with_script_the_points_appear_beside_the_form(open_page: OpenPage) -> None:
    page = open_page("/criteria/machine-life-cycle-award")
    page.locator('[name="A.acquisition"]').fill("100")
    page.locator('[name="B.acquisition"]').fill("150")
    page.get_by_role("button", name="Tel de punten").click()
    page.get_by_text("Offerte A:").wait_for()
    assert page.locator('[name="A.acquisition"]').input_value() == "100"


def test_enter_in_a_level_applies_it_and_takes_nothing_out(open_page: OpenPage) -> None:
    page = open_page("/criteria/ict-power-saving-settings", script=False)
    page.get_by_role("button", name=re.compile("Leg in mandje.*basis")).click()
    page.get_by_role("link", name="Mandje").click()
    page.get_by_label("ambitieus").check()
    page.get_by_label("ambitieus").press("Enter")
    assert "toestel na 10 minuten" in page.get_by_role("article").inner_text()


@pytest.mark.parametrize(("width", "script"), LOOKS, ids=NAMES)
def test_say_something_of_a_criterion(open_page: OpenPage, width: int, script: bool) -> None:
    page = open_page("/criteria/led-lighting", width=width, script=script)
    page.get_by_role("link", name="Geef je reactie").click()
    page.get_by_role("button", name="Verstuur je reactie").click()
    page.get_by_role("alert").wait_for()
    if script:
        assert _read_by_axe(page) == []
    page.get_by_label("De drempel klopt niet").check()
    page.get_by_label("Wat wil je zeggen?").fill("De kleurindex mag hoger.")
    page.get_by_role("button", name="Verstuur je reactie").click()
    page.get_by_text("Bedankt: we hebben je reactie.").wait_for()
    assert page.get_by_text("1 reactie op dit criterium: 1 nieuw.").is_visible()
    if script:
        assert _read_by_axe(page) == []
