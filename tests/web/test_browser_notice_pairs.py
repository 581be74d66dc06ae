"""Joining a plan with its notice in a real browser."""

import pytest
from tests.api.test_pairs import TOLD
from tests.api.test_procurements import kept
from tests.register.people import load_authorities
from tests.web.conftest import OpenAsBuyer
from tests.web.reading import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def two() -> tuple[int, int]:
    """A plan and its notice."""
    load_authorities()
    plan = kept(stage="planned", documents=(), notice_id=None)
    return plan, kept(
        stage="published", documents=TOLD, title="Heraanleg van de Kerkstraat, fase 1", reference="1f0c-22"
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_from_the_proposal_to_what_was_decided(
    as_buyer: OpenAsBuyer, two: tuple[int, int], width: int
) -> None:
    page = as_buyer("/aankopen/koppelen/brugge", width=width)
    queue, found = page.url, {"the pair": barriers(page, width)}
    page.get_by_role("button", name="Dit is één aankoop").click()
    page.get_by_role("heading", name="Hier gepland en bekendgemaakt").wait_for()
    found["the purchase"] = barriers(page, width)
    page.goto(queue)
    found["decided"] = barriers(page, width)
    page.get_by_role("button", name="Haal ze weer uit elkaar").click()
    page.get_by_role("button", name="Vraag het opnieuw").wait_for()
    page.goto(f"{queue}?plan={two[0]}&aankondiging={two[0]}")
    found["refused"] = barriers(page, width)
    assert {name: each for name, each in found.items() if each} == {}


def test_a_pair_is_joined_by_keyboard_without_a_script(as_buyer: OpenAsBuyer, two: tuple[int, int]) -> None:
    page = as_buyer(f"/aankopen/{two[0]}", script=False)
    page.get_by_role("link", name="Kwam de aankondiging van deze aankoop binnen?").press("Enter")
    page.get_by_role("button", name="Dit is één aankoop").press("Enter")
    assert page.get_by_role("heading", name="Hier gepland en bekendgemaakt").is_visible()
