"""The whole path in a real browser: with a script, without one, with the keyboard alone, and on paper."""

import io
import re
from typing import Any

import pypdfium2
import pytest
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = [1280, 390]


def _tell_facts(page: Any) -> None:
    page.get_by_label("Raming zonder btw").fill("24 000")
    page.get_by_label("diensten: iemand doet iets voor je").check()
    page.get_by_label("Wanneer maak je de opdracht bekend").fill("2026-03-02")
    page.get_by_label("Voor welk bestuur?").select_option(label="Brugge")


def _on_to_the_advice(page: Any) -> None:
    page.get_by_role("button", name="Verder").click()
    while "/advies/vragen" in page.url:
        page.get_by_role("button", name="Toon het advies").click()
        page.wait_for_load_state()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_buyer_goes_from_a_few_words_to_an_advice_and_shares_it(
    open_page: OpenPage, width: int, script: bool
) -> None:
    page = open_page("/", width=width, script=script)
    page.get_by_label("Wat ga je aankopen?").fill("broodjes voor de gemeenteraad")
    page.get_by_role("button", name="Verder").click()
    assert page.get_by_role("heading", level=1).inner_text() == "De gegevens"
    _tell_facts(page)
    _on_to_the_advice(page)
    assert (
        "Voor deze opdracht van 24\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}euro"
        in page.get_by_role("heading", level=1).inner_text()
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Delen").click()
    page.wait_for_url("**/gedeeld/*")
    assert page.get_by_label("Wie deze link heeft, kan dit advies lezen:").input_value() == page.url


def test_product_groups_appear_while_typing(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Wat ga je aankopen?").press_sequentially("broodjes voor de raad")
    page.get_by_text("Catering").wait_for()
    assert "door “broodjes”" in page.locator("#herkend").inner_text()


def test_the_advice_grows_beside_the_form(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Wat ga je aankopen?").fill("broodjes voor de gemeenteraad")
    page.get_by_role("button", name="Verder").click()
    _tell_facts(page)
    page.locator("#groeit").get_by_text("onder de drempel van").wait_for()


def test_going_back_in_the_browser_loses_nothing(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Wat ga je aankopen?").fill("broodjes voor de gemeenteraad")
    page.get_by_role("button", name="Verder").click()
    _tell_facts(page)
    page.get_by_role("button", name="Terug").click()
    assert page.get_by_label("Wat ga je aankopen?").input_value() == "broodjes voor de gemeenteraad"
    page.get_by_label("Wil je er iets bij vertellen?").fill("Tien zittingen, telkens zestig personen.")
    page.get_by_role("button", name="Naar de gegevens").click()
    assert page.get_by_label("Raming zonder btw").input_value() == "24 000"
    assert page.get_by_label("Voor welk bestuur?").input_value() == "brugge"
    page.go_back()
    assert page.get_by_label("Wil je er iets bij vertellen?").input_value() != ""


def test_the_path_can_be_walked_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "aw-skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "id_title"
    page.keyboard.type("broodjes voor de gemeenteraad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/advies/feiten**")
    page.get_by_label("Raming zonder btw").focus()
    page.keyboard.type("24000")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/advies(/vragen)?\?"))


def test_an_error_takes_the_reader_to_its_field(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Wat ga je aankopen?").fill("broodjes voor de gemeenteraad")
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Raming zonder btw").fill("veel")
    page.get_by_role("button", name="Verder").click()
    page.wait_for_load_state()
    assert page.evaluate("document.activeElement.className") == "aw-errors"
    page.get_by_role("link", name=re.compile("is geen bedrag")).click()
    assert page.evaluate("document.activeElement.id") == "id_value_eur"
    assert page.get_by_label("Raming zonder btw").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_level_is_chosen_per_demand(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", script=script)
    page.get_by_label("Wat ga je aankopen?").fill("broodjes voor de gemeenteraad")
    page.get_by_role("button", name="Verder").click()
    _tell_facts(page)
    _on_to_the_advice(page)
    levels = page.locator(".aw-levels").first
    clause = page.locator(".aw-quote").first
    before = clause.inner_text()
    levels.get_by_label(re.compile("ambitieus")).check()
    if not script:
        page.get_by_role("button", name="Pas deze niveaus toe").click()
    page.wait_for_function(
        "before => (document.querySelector('.aw-quote')?.innerText ?? before) !== before", arg=before
    )
    assert page.locator(".aw-levels").first.get_by_label(re.compile("ambitieus")).is_checked()
    assert "c=" in page.url


def test_the_advice_prints_with_its_reasons_and_without_its_buttons(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Wat ga je aankopen?").fill("broodjes voor de gemeenteraad")
    page.get_by_role("button", name="Verder").click()
    _tell_facts(page)
    _on_to_the_advice(page)
    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    assert "Voor deze opdracht van 24 000 euro" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "Regel" in words
    assert "Afdrukken" not in words
    assert "Kopieer deze tekst" not in words
    assert 2 <= len(paper) <= 14


def test_the_language_switch_stays_on_the_page(open_page: OpenPage) -> None:
    page = open_page("/kader/S1")
    page.get_by_role("button", name="English").click()
    assert page.url.endswith("/kader/S1")
    assert page.locator("html").get_attribute("lang") == "en"


def _drop(page: Any, onto: str, *names: str) -> None:
    """Drop files where the pointer is, as a browser tells the page of it."""
    page.evaluate(
        """([onto, names]) => {
          const carried = new DataTransfer();
          for (const name of names) { carried.items.add(new File(["titel\\nbroodjes"], name)); }
          const at = document.querySelector(onto);
          for (const kind of ["dragover", "drop"]) {
            const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried });
            at.dispatchEvent(event);
            document.documentElement.dataset[kind] = event.defaultPrevented;
          }
        }""",
        [onto, names],
    )


def test_a_file_may_be_dropped_anywhere_in_the_zone(open_page: OpenPage) -> None:
    page = open_page("/")
    _drop(page, ".aw-drop .aw-soft", "lijst.csv", "tweede.csv")
    chosen = page.locator(".aw-drop input").evaluate("each => [...each.files].map(file => file.name)")
    assert chosen == ["lijst.csv", "tweede.csv"]
    _drop(page, "h1", "ernaast.csv")
    assert page.locator("html").get_attribute("data-drop") == "true"
    assert page.locator(".aw-drop input").evaluate("each => each.files.length") == 2
    page.get_by_role("button", name="Lees het bestand").click()
    page.wait_for_url("**/lijst")
    assert "broodjes" in page.locator("main").inner_text()
