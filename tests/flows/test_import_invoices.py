"""Electronic invoices come into the register with their sellers."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.standards.test_ubl import BODY, HEAD

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_invoices import import_invoices
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.spend.queries import spend_lines
from aankoopwijzer.register.suppliers import queries as suppliers

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
INVOICE = (HEAD + BODY + "</Invoice>").encode()


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser(shipped_pack())


@pytest.fixture
def bring(adviser):
    def bring(content=INVOICE, authority="brugge", dry_run=False):
        return import_invoices(content, adviser, name="f.xml", authority=authority, by=BY, at=AT, dry_run=dry_run)

    return bring


def test_an_invoice_brings_its_lines_and_its_seller_and_links_them(bring):
    report = bring()
    assert (report.new, report.rejected) == (2, 0)
    assert sum(line.amount_excl_vat for line in spend_lines()) == 90
    (seller,) = suppliers.suppliers()
    assert (seller.name, seller.enterprise_number) == ("Zonnehoek Groen bv", "0999000723")
    assert list(suppliers.supplier_of_names()) == ["be:0999000723"]


def test_a_dry_run_writes_nothing_and_the_same_invoice_twice_changes_nothing(bring):
    assert bring(dry_run=True).new == 2
    assert list(spend_lines()) == []
    bring()
    again = bring()
    assert (again.batch, again.unchanged) == (None, 2)


def test_a_second_invoice_of_the_same_seller_brings_no_second_supplier(bring):
    bring()
    bring(INVOICE.replace(b"F-1<", b"F-2<"))
    assert len(list(suppliers.suppliers())) == 1


def test_undo_takes_the_seller_out_too(bring):
    report = bring()
    undo_import(report.batch, by=BY, at=AT)
    assert list(spend_lines()) == []
    assert list(suppliers.suppliers()) == []


def test_an_invoice_does_not_say_whose_books_it_is_for(bring):
    with pytest.raises(ImportRefused) as refused:
        bring(authority=None)
    assert refused.value.code == "authority-needed"


@pytest.mark.shared_data
def test_the_example_invoices_add_up_and_find_the_suppliers_of_the_register(bring, shared_data):
    for file in sorted((shared_data / "eval" / "registers" / "ubl").glob("*.xml")):
        bring(file.read_bytes())
    lines = list(spend_lines())
    (credit,) = [line for line in lines if line.is_credit_note]
    # creditnota-05 takes 640 euro of VB-0001 back.
    assert (credit.credits_invoice, credit.amount_excl_vat) == ("VB-0001", Decimal(-640))
    assert suppliers.unanswered_names() == ()


def credit_note(content=INVOICE):
    return (
        content.replace(b":Invoice-2", b":CreditNote-2")
        .replace(b"<Invoice ", b"<CreditNote ")
        .replace(b"</Invoice>", b"</CreditNote>")
        .replace(b"cac:InvoiceLine", b"cac:CreditNoteLine")
    )


def codes(report):
    return [(problem.outcome, problem.code) for problem in report.problems]


def test_a_number_that_comes_again_in_another_year_is_another_invoice(bring):
    bring()
    other = INVOICE.replace(b"2025-03-14", b"2027-01-15")
    report = bring(other)
    assert (report.new, report.changed) == (2, 0)
    assert codes(report) == [("flagged", "invoice-number-again")]
    assert {line.date.year for line in spend_lines()} == {2025, 2027}
    assert [bring(each).unchanged for each in (INVOICE, other)] == [2, 2]
    assert codes(bring(other)) == []


def test_a_credit_note_with_the_number_of_an_invoice_takes_its_amount_back(bring):
    bring()
    report = bring(credit_note())
    assert (report.new, report.changed) == (2, 0)
    assert codes(report) == [("flagged", "invoice-number-again")]
    assert sum(line.amount_excl_vat for line in spend_lines()) == 0
    assert {line.flags for line in spend_lines(is_credit_note=True)} == {("invoice-number-again",)}


def test_an_invoice_that_comes_again_with_another_content_is_told(bring):
    bring()
    report = bring(INVOICE.replace(b"2025-03-14", b"2025-03-15"))
    assert (report.new, report.changed) == (0, 2)
    assert codes(report) == [("flagged", "invoice-changed")]
    assert report.problems[0].values == {"number": "F-1", "date": "2025-03-14"}


def test_two_lines_of_one_number_are_two_lines(bring):
    line = INVOICE[INVOICE.index(b"<cac:InvoiceLine>") : INVOICE.index(b"</Invoice>")]
    assert bring(INVOICE.replace(b"</Invoice>", line + b"</Invoice>")).new == 3


def test_two_sellers_with_a_very_long_name_keep_their_invoices_apart(bring):
    name = b"Genootschap voor het groen " * 10
    nameless = INVOICE.replace(b"BE0999000723", b"").replace(b"0999000723", b"").replace(b"Zonnehoek Groen bv", name)
    assert bring(nameless).new == 2
    assert bring(nameless.replace(b"F-1<", b"F-2<")).new == 2
