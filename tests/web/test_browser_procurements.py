"""The pages of procurements in a real browser."""

import pytest
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_procurements import STREET
from tests.web.conftest import OpenAsBuyer, OpenPage
from tests.web.reading import barriers, found_by_axe

from aankoopwijzer.register.procurements import commands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def number() -> int:
    load_authorities()
    told = (STREET.lots[0].model_copy(update={"rows": ("K1/1",)}), *STREET.lots[1:])
    one = STREET.model_copy(update={"is_fictitious": True, "lots": told})
    return commands.add_procurements([one], by=TESTER, at=AT, by_person=False)[0]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page: OpenPage, number: int, width: int, dark: bool) -> None:
    for address in ("/aankopen", f"/aankopen/{number}", "/aankopen/bestand/ocds"):
        page = open_page(address, width=width, dark=dark)
        assert found_by_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_filtering_and_opening_work_without_a_script(open_page: OpenPage, number: int) -> None:
    page = open_page("/aankopen", script=False)
    page.get_by_label("Bestuur").select_option("Brugge")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Heraanleg Kerkstraat").click()
    assert page.url.endswith(f"/aankopen/{number}")


PLACES = ("wijzig", "percelen", "criteria", "afwijkingen", "documenten")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_the_forms_of_a_purchase(as_buyer: OpenAsBuyer, number: int, width: int) -> None:
    page = as_buyer(f"/aankopen/{number}", width=width)
    base, found = page.url, {"the purchase": barriers(page, width)}
    for place in PLACES:
        page.goto(f"{base}/{place}")
        found[place] = barriers(page, width)
    page.goto(f"{base}/percelen")
    page.get_by_label("Raming zonder btw").first.fill("veel")
    page.get_by_role("button", name="Bewaar").click()
    found["wrong"] = barriers(page, width)
    assert page.locator("[aria-invalid=true]").input_value() == "veel"
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_where_two_people_wrote_at_once(as_buyer: OpenAsBuyer, number: int, width: int) -> None:
    page = as_buyer(f"/aankopen/{number}/percelen", width=width)
    whole = page.context.new_page()
    whole.goto(page.url.replace("percelen", "wijzig"))
    theirs = STREET.model_copy(update={"number": number, "lots": (), "title": "Intussen anders", "is_fictitious": True})
    commands.change_procurement(theirs, by=TESTER, at=AT, by_person=True)
    page.get_by_role("button", name="Bewaar").click()
    assert page.get_by_role("heading", name="Iemand veranderde dit terwijl je het open had").is_visible()
    whole.get_by_label("Wat wordt er aangekocht?").fill("Titel van mij")
    whole.get_by_role("button", name="Bewaar").click()
    assert whole.get_by_text("Intussen schreef iemand anders hier: Intussen anders").is_visible()
    assert [barriers(each, width) for each in (page, whole)] == [[], []]


def test_a_lot_is_added_by_keyboard_without_a_script(as_buyer: OpenAsBuyer, number: int) -> None:
    page = as_buyer(f"/aankopen/{number}/percelen", script=False)
    page.get_by_role("button", name="Nog een perceel").press("Enter")
    last = page.locator("fieldset.aw-part").last
    last.get_by_label("Wat het is").fill("Straatmeubilair")
    last.get_by_label("Wat het is").press("Enter")
    assert page.get_by_role("rowheader", name="Straatmeubilair").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_what_changed_and_in_the_template(as_buyer: OpenAsBuyer, number: int, width: int) -> None:
    page = as_buyer("/geschiedenis", width=width)
    assert page.get_by_role("link", name=f"aankoop {number}").is_visible()
    found = [barriers(page, width)]
    page.goto(page.url.replace("geschiedenis", "sjablonen/brugge"))
    assert [*found, barriers(page, width)] == [[], []]
