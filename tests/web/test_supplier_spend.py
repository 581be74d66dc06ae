"""The page with spend per supplier: for whoever may see the spend of an authority, and nobody else."""

import pytest
from tests.register.people import AT, load_authorities
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.prepare_adviser import prepare_adviser

LINES = (
    "Boekstuk;Factuurnr;Factuurdatum;Leverancier;Omschrijving;Bedrag excl btw\n"
    "0;F0;03/02/2022;Groen NV;planten;7,00\n"
    "1;F1;03/02/2025;Groen NV;planten;1000,50\n"
    "2;F2;04/02/2025;;iets;40,00\n"
)
PAGE = "/registers/uitgaven/per-leverancier/brugge"


@pytest.fixture(autouse=True)
def _filled(db):
    load_authorities()
    import_register(
        "spend", LINES.encode(), prepare_adviser(), name="u.csv", authority="brugge", by=system("test"), at=AT
    )


@pytest.fixture
def buyer(visitor):
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def test_a_buyer_sees_who_was_paid_and_what_is_not_known(buyer):
    page = words_of(buyer.get(PAGE, {"jaar": "2025"}))
    assert "Uitgaven per leverancier van Brugge, 2025" in page
    assert "15 februari 2026" in page
    assert "Groen NV" in page
    assert "leverancier niet bekend" in page
    assert "tot op de cent" in page
    assert "per-leverancier/brugge" in buyer.get("/registers/uitgaven").content.decode()


def test_a_year_on_which_the_law_asks_nothing_is_told(buyer):
    assert "De wet vraagt over dit jaar geen verslag" in words_of(buyer.get(PAGE, {"jaar": "2022"}))


def test_the_files_are_for_the_same_reader(buyer):
    found = buyer.get(f"{PAGE}/2025/csv")
    assert found["Content-Disposition"] == 'attachment; filename="leveranciers-brugge-2025.csv"'
    assert "Groen NV" in found.content.decode("utf-8-sig")
    assert buyer.get(f"{PAGE}/2025/xlsx").content.startswith(b"PK")
    assert buyer.get(f"{PAGE}/2025/doc").status_code == 404


def test_whoever_may_not_see_the_spend_finds_nothing(visitor):
    assert visitor.get(PAGE).status_code == 302
    strong_member(visitor, (Role.BUYER, "damme"))
    assert visitor.get(PAGE).status_code == 404
    assert visitor.get(f"{PAGE}/2025/csv").status_code == 404
