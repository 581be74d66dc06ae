"""Electronic invoices come into the register by way of the page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.flows.test_import_invoices import INVOICE, LONGER
from tests.register.people import load_authorities
from tests.web.signed_in import strong_member
from tests.web.test_imports import held, words

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.spend.queries import spend_lines


@pytest.fixture(autouse=True)
def _authorities():
    load_authorities()


@pytest.fixture
def buyer(visitor):
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def test_an_invoice_that_the_register_has_from_the_ledger_is_told_and_comes_in_at_a_word(buyer):
    ledger = (
        "boekstuk;factuurnummer;factuurdatum;ondernemingsnummer;leverancier;bedrag excl btw\n"
        "2025/17;F-1;14/03/2025;0999.000.723;Zonnehoek;90,00\n"
    )
    buyer.post(held(buyer, content=ledger.encode()), {"do": "import"})
    address = held(buyer, content=INVOICE, kind="ubl", name="f.xml")
    page = buyer.get(address).content.decode()
    assert "het register heeft deze factuur uit het grootboek" in page
    assert "Er is niets te schrijven" in page
    buyer.post(address, {"do": "doubles"})
    assert "Lees 1 factuur in" in buyer.get(address).content.decode()
    buyer.post(address, {"do": "import"})
    assert len(list(spend_lines())) == 3


def test_several_invoices_at_once_are_shown_before_they_come_in(buyer):
    files = [
        SimpleUploadedFile("f1.xml", INVOICE),
        SimpleUploadedFile("f2.xml", INVOICE.replace(b"F-1<", b"F-2<")),
    ]
    answer = buyer.post("/import/brugge/bestand", {"kind": "ubl", "upload": files})
    page = words(buyer.get(answer.url))
    assert "Zonnehoek Groen bv" in page
    assert "F-2" in page
    assert "14/03/2025" in page
    assert page.count("90,00 EUR") == 2
    assert "Maaien" in page
    assert "Lees 2 facturen in" in page
    buyer.post(answer.url, {"do": "import"})
    assert len(list(spend_lines())) == 4


def test_an_invoice_that_comes_again_with_fewer_lines_says_what_goes_and_what_went(buyer):
    buyer.post(held(buyer, content=LONGER, kind="ubl", name="f.xml"), {"do": "import"})
    address = held(buyer, content=INVOICE, kind="ubl", name="f.xml")
    page = words(buyer.get(address))
    assert "<strong>1</strong> verdwenen" in page
    assert "regels die het register van deze factuur heeft en die er niet meer op staan: 1" in page
    buyer.post(address, {"do": "import"})
    assert "1 regel verdween, van een factuur die zonder die regel opnieuw kwam." in words(buyer.get(address))
    assert len(list(spend_lines())) == 2
