"""The buyer's own choice in a real browser: with a script a level changes in place, and all of it works without one."""

import pytest
from tests.web.conftest import OpenPage

from aankoopwijzer.web.draft import Draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DRAFT = Draft(title="broodjes voor de gemeenteraad", value_eur="24000", contract_type="services", date="2026-03-02")  # type: ignore[arg-type]
ADVICE = f"/advies?c={DRAFT.packed()}"
ONLY = "fair-trade-products"


def test_a_level_for_all_changes_in_place_and_the_address_follows(open_page: OpenPage) -> None:
    page = open_page(ADVICE)
    page.locator("input[name=niveau][value=gevorderd]").check()
    page.get_by_text("Minstens 80 % van de waarde").wait_for()
    page.wait_for_url(lambda address: "/advies?c=" in address and not address.endswith(DRAFT.packed()))
    assert page.locator("input[name=niveau]:checked").get_attribute("value") == "gevorderd"


@pytest.mark.parametrize("width", [1280, 390])
def test_without_a_script_a_demand_is_left_out_with_its_reason_and_put_back(open_page: OpenPage, width: int) -> None:
    page = open_page(ADVICE, script=False, width=width)
    clause = page.locator(f"#eis-{ONLY}")
    clause.get_by_text("Laat deze eis weg").click()
    clause.get_by_role("button", name="Laat weg").click()
    assert page.locator(f"#r-{ONLY}-fout").inner_text().startswith("S2.3")
    page.locator(f"#r-{ONLY}").select_option("no-supply")
    page.locator(f"#eis-{ONLY}").get_by_role("button", name="Laat weg").click()
    left_out = page.locator(f"#weg-{ONLY}")
    assert "Te weinig leveranciers" in left_out.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    left_out.get_by_role("button", name="Zet terug").click()
    page.locator(f"#eis-{ONLY}").wait_for()


def test_enter_in_a_figure_fills_it_in_and_leaves_no_demand_out(open_page: OpenPage) -> None:
    page = open_page(ADVICE)
    clause = page.locator("#eis-social-menu-clause")
    clause.get_by_text("Wijzig de cijfers").click()
    field = clause.locator("input[name^='p-social-menu-clause']").first
    field.fill("77")
    field.press("Enter")
    page.wait_for_url("**#bestek")
    assert page.locator("#weggelaten").count() == 0
    assert page.locator("input[name^='p-social-menu-clause']").first.input_value() == "77"
