"""Every figure opens to its records, for who may see them."""

import re

import pytest
from django.test import Client
from tests.web.measured import lit_region, write_circuits
from tests.web.signed_in import strong_member
from tests.web.test_progress import text

from aankoopwijzer.domain.records.visitor import Role

RECORDS = "/indicatoren/k3-led-new/gegevens/inventaris"


@pytest.fixture
def buyer(visitor: Client) -> Client:
    """Somebody of Brugge, who may see the inventories of the region."""
    lit_region()
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def test_the_number_of_records_in_the_table_opens_them(buyer: Client) -> None:
    page = buyer.get("/indicatoren/k3-led-new?bestuur=brugge").content.decode()
    assert f'href="{RECORDS}?bestuur=brugge&jaar=2024"' in page.replace("&amp;", "&")


def test_each_record_says_what_it_does_in_the_figure_and_why(buyer: Client) -> None:
    said = text(buyer.get(f"{RECORDS}?bestuur=brugge&jaar=2024").content)
    assert "Alle ( 2 ) telt ( 1 ) hoort erbij, telt niet ( 1 ) niet bekend ( 0 )" in said.replace("(", "( ").replace(
        ")", " )"
    ).replace("(  ", "( ")
    assert re.search(r"Openbare verlichting \d+ Brugge 2024 telt Lampen: LED; Lichtpunten: 24", said)
    assert "Brugge 2024 hoort erbij, telt niet Lampen: " in said


def test_a_record_of_which_something_is_not_known_says_what(buyer: Client) -> None:
    write_circuits("torhout", {}, unknown=8)
    said = text(buyer.get(f"{RECORDS}?bestuur=torhout&jaar=2025&deel=unknown").content)
    assert "niet bekend Lampen: –; Lichtpunten: 8 Niet bekend: Lampen" in said


def test_a_record_opens_in_its_register(buyer: Client) -> None:
    page = buyer.get(f"{RECORDS}?bestuur=brugge&jaar=2024&deel=counts").content.decode()
    (address,) = re.findall(r'href="(/registers/verlichting/\d+)"', page)
    assert buyer.get(address).status_code == 200


def test_the_records_of_the_region_are_those_of_all_authorities(buyer: Client) -> None:
    said = text(buyer.get(f"{RECORDS}?jaar=2025").content)
    assert "Brugge 2025 telt" in said
    assert "Damme 2025 telt" in said


def test_who_is_not_known_signs_in_first(visitor: Client) -> None:
    lit_region()
    assert visitor.get(RECORDS)["Location"].startswith("/aanmelden?next=")
    page = visitor.get("/indicatoren/k3-led-new?bestuur=brugge").content
    assert b"/gegevens/" not in page


def test_spend_of_another_authority_stays_shut(buyer: Client) -> None:
    address = "/indicatoren/s1-social-share/gegevens/uitgaven"
    assert buyer.get(f"{address}?bestuur=brugge").status_code == 200
    assert buyer.get(f"{address}?bestuur=damme").status_code == 404
    assert "Je ziet de gegevens van je eigen besturen" in text(buyer.get(address).content)


def test_published_purchases_behind_a_figure_are_for_everybody(visitor: Client) -> None:
    lit_region()
    assert visitor.get("/indicatoren/k2-logistics/gegevens/aankopen").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/indicatoren/nergens/gegevens/inventaris",
        "/indicatoren/k3-led-new/gegevens/uitgaven",
        "/indicatoren/k3-led-new/gegevens/aankopen",
        f"{RECORDS}?bestuur=atlantis",
        f"{RECORDS}?groep=S1/2",
        f"{RECORDS}?blad=0",
        f"{RECORDS}?blad=99999",
        f"{RECORDS}?blad=2",
        f"{RECORDS}?blad=x",
    ],
)
def test_what_is_not_there_is_not_found(buyer: Client, address: str) -> None:
    assert buyer.get(address).status_code == 404


@pytest.mark.parametrize("query", ["jaar=20x5", "deel=alles", "jaar=0000", "deel=%00", "maat=goud"])
def test_what_nobody_can_mean_does_not_count(buyer: Client, query: str) -> None:
    assert buyer.get(f"{RECORDS}?{query}").status_code == 200
