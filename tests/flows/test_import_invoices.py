"""Electronic invoices come into the register with their sellers."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.standards.test_ubl import BODY, HEAD

from aankoopwijzer.documents.bundle import bundled
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.foresee_undo import foresee_undo
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
    assert suppliers.open_names() == {}


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


SECOND = (
    b"<cac:InvoiceLine><cbc:ID>2</cbc:ID><cbc:LineExtensionAmount>40.00</cbc:LineExtensionAmount>"
    b"<cac:Item><cbc:Name>Haagbeuk</cbc:Name></cac:Item></cac:InvoiceLine></Invoice>"
)
LONGER = INVOICE.replace(b"</Invoice>", SECOND).replace(b">90.00<", b">130.00<").replace(b">108.90<", b">148.90<")


def amounts():
    return sorted(line.amount_excl_vat for line in spend_lines())


def test_an_invoice_that_comes_again_with_fewer_lines_takes_the_others_away(bring):
    first = bring(LONGER)
    before = amounts()
    look = bring(dry_run=True)
    assert (look.new, look.changed, look.unchanged, look.gone, look.batch) == (0, 0, 2, 1, None)
    assert [each.became for each in look.invoices] == ["changed"]
    assert amounts() == before
    report = bring()
    assert (report.gone, report.batch is not None) == (1, True)
    assert ("flagged", "invoice-lines-gone") in codes(report)
    assert amounts() == before[:1] + before[-1:]
    again = bring()
    assert (again.gone, again.unchanged, again.batch) == (0, 2, None)
    with pytest.raises(ImportRefused) as refused:
        undo_import(first.batch, by=BY, at=AT)
    assert (refused.value.code, refused.value.values["later"]) == ("changed-later", str(report.batch))
    assert foresee_undo(report.batch).put_back == 1
    undo_import(report.batch, by=BY, at=AT)
    assert amounts() == before
    undo_import(first.batch, by=BY, at=AT)
    assert amounts() == []


def test_lines_that_went_and_came_again_must_go_first_before_they_are_put_back(bring):
    bring(LONGER)
    fewer = bring()
    whole = bring(LONGER)
    assert (whole.new, whole.unchanged) == (1, 2)
    with pytest.raises(ImportRefused) as refused:
        undo_import(fewer.batch, by=BY, at=AT)
    assert refused.value.values["later"] == str(whole.batch)
    undo_import(whole.batch, by=BY, at=AT)
    undo_import(fewer.batch, by=BY, at=AT)
    assert len(amounts()) == 3


def test_a_line_that_cannot_be_read_takes_no_other_away(bring):
    bring(LONGER)
    odd = LONGER.replace(b"<cbc:LineExtensionAmount>40.00</cbc:LineExtensionAmount>", b"").replace(b">2<", b">3<")
    report = bring(odd)
    assert (report.rejected, report.gone) == (1, 0)
    assert len(amounts()) == 3


def test_a_credit_note_takes_no_lines_of_the_invoice_with_its_number_away(bring):
    bring(LONGER)
    assert bring(credit_note()).gone == 0
    assert len(amounts()) == 5


def test_two_lines_of_one_number_are_two_lines(bring):
    line = INVOICE[INVOICE.index(b"<cac:InvoiceLine>") : INVOICE.index(b"</Invoice>")]
    assert bring(INVOICE.replace(b"</Invoice>", line + b"</Invoice>")).new == 3


def test_two_sellers_with_a_very_long_name_keep_their_invoices_apart(bring):
    name = b"Genootschap voor het groen " * 10
    nameless = INVOICE.replace(b"BE0999000723", b"").replace(b"0999000723", b"").replace(b"Zonnehoek Groen bv", name)
    assert bring(nameless).new == 2
    assert bring(nameless.replace(b"F-1<", b"F-2<")).new == 2


def to(name, number=""):
    buyer = (
        f"<cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName>"
        f'<cac:PartyLegalEntity><cbc:CompanyID schemeID="0208">{number}</cbc:CompanyID></cac:PartyLegalEntity>'
        "</cac:Party></cac:AccountingCustomerParty>"
    )
    return INVOICE.replace(b"<cac:AllowanceCharge>", buyer.encode() + b"<cac:AllowanceCharge>", 1)


def test_an_invoice_to_another_authority_of_the_policy_is_left_out(bring):
    report = bring(to("Stad Damme"))
    assert (report.new, report.rejected, report.batch) == (0, 2, None)
    assert {code for _outcome, code in codes(report)} == {"invoice-of-other-authority"}
    assert list(suppliers.suppliers()) == []


def test_an_invoice_to_this_authority_comes_in_without_a_word(bring):
    assert codes(bring(to("Stad Brugge"))) == []


def test_an_invoice_to_somebody_unknown_comes_in_with_a_flag_and_stays_the_same(bring):
    report = bring(to("Gemeente Veldbeke", "0999900150"))
    assert (report.new, report.flagged, codes(report)) == (2, 2, [("flagged", "buyer-not-known")])
    assert report.problems[0].values == {"buyer": "Gemeente Veldbeke", "number": "0999900150"}
    assert bring(to("Gemeente Veldbeke", "0999900150")).unchanged == 2


@pytest.mark.parametrize(
    ("number", "told"),
    [("0999000723", set()), ("0999031506", {"invoice-of-other-authority"}), ("0999900150", {"buyer-not-known"})],
)
def test_an_enterprise_number_that_the_policy_has_goes_before_the_name(adviser, number, told):
    known = {"brugge": "0999000723", "damme": "0999031506"}
    authorities = {
        id: each.model_copy(update={"enterprise_number": known.get(id)})
        for id, each in adviser.pack.authorities.items()
    }
    pack = adviser.pack.model_copy(update={"authorities": authorities})
    report = import_invoices(
        to("Stad Brugge", number),
        replace(adviser, pack=pack),
        name="f.xml",
        authority="brugge",
        by=BY,
        at=AT,
        dry_run=True,
    )
    assert {code for _outcome, code in codes(report)} == told


def test_several_invoices_are_one_import_and_what_is_none_is_told(bring):
    other = INVOICE.replace(b"F-1<", b"F-2<")
    files = [
        ("a.xml", INVOICE),
        ("b.xml", other),
        ("c.xml", b"<Order/>"),
        ("d.xml", other),
        ("e.xml", to("Stad Damme")),
    ]
    report = bring(bundled(files))
    assert (report.new, report.rejected) == (4, 5)
    assert [(each.file, each.number, each.lines, each.became) for each in report.invoices] == [
        ("a.xml", "F-1", 2, "new"),
        ("b.xml", "F-2", 2, "new"),
        ("d.xml", "F-2", 2, "left-out"),
        ("e.xml", "F-1", 2, "left-out"),
    ]
    assert {code for _outcome, code in codes(report)} == {
        "not-an-invoice",
        "document-twice",
        "invoice-of-other-authority",
    }
    assert len(list(suppliers.suppliers())) == 1
    undo_import(report.batch, by=BY, at=AT)
    assert list(spend_lines()) == []


def test_a_zip_without_invoices_is_refused(bring):
    with pytest.raises(ImportRefused) as refused:
        bring(bundled([]))
    assert refused.value.code == "no-invoices"
