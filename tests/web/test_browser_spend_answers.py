"""What was found of spend, and what persons say of it, in a real browser."""

import pytest
from playwright.sync_api import expect
from tests.register.people import AT, TESTER
from tests.web.conftest import OpenAsBuyer
from tests.web.reading import barriers
from tests.web.test_spend_found import KEY, bring_spend

from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.web.policy import adviser as the_adviser

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


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["desk", "phone at night"])
def test_axe_finds_nothing_where_answers_are_seen_changed_and_taken_back(
    as_buyer: OpenAsBuyer, width: int, dark: bool
) -> None:
    bring_spend()
    answer_name_question(
        "nr::iemand anders", "nobody", the_adviser(), by=TESTER, at=AT, why="een inwoner van de gemeente"
    )
    answer_topic_question(KEY, ["S1/2", "S2/2"], by=TESTER, at=AT)
    page = as_buyer("/import/brugge/namen/antwoorden", width=width, dark=dark)
    base = page.url.partition("/import")[0]
    found = {}
    for kind, place in (("names", "namen"), ("groups", "groepen")):
        number = list_given_answers(kind, None)[0].number  # type: ignore[arg-type]
        for part in ("", f"/{number}", f"/{number}/terug"):
            page.goto(f"{base}/import/brugge/{place}/antwoorden{part}")
            found[place + part] = barriers(page, width)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["desk", "phone at night"])
def test_several_answers_are_kept_at_once_and_axe_finds_nothing(as_buyer: OpenAsBuyer, width: int, dark: bool) -> None:
    bring_spend()
    page = as_buyer("/import/brugge/namen", width=width, dark=dark)
    found = {"names": barriers(page, width)}
    page.get_by_role("button", name="Bewaar alle antwoorden").first.click()
    expect(page.locator(".aw-field__error")).to_have_count(1)
    found["nothing chosen"] = barriers(page, width)
    for name in ("Iemand Anders", "Een Derde"):
        page.get_by_role("group", name=name).get_by_label("Geen leverancier").check()
    page.get_by_label("Waarom?").first.fill("een inwoner")
    page.get_by_role("button", name="Bewaar alle antwoorden").last.click()
    expect(page.get_by_role("status")).to_contain_text("2 antwoorden zijn bewaard.")
    base = page.url.partition("/import")[0]
    page.goto(f"{base}/import/brugge/groepen")
    found["groups"] = barriers(page, width)
    page.get_by_role("group", name="Allerlei zaken").get_by_label("In geen productgroep").check()
    page.get_by_role("button", name="Bewaar alle antwoorden").first.click()
    expect(page.get_by_role("status")).to_contain_text("1 antwoord is bewaard.")
    assert {name: each for name, each in found.items() if each} == {}
