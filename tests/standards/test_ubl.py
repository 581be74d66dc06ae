"""UBL invoices: read, hostile files refused, and totals against an independent count."""

import datetime as dt
from decimal import Decimal

import pytest
from lxml import etree

from aankoopwijzer.domain.intake.invoices import enterprise_number, lines_of
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.standards import ubl
from aankoopwijzer.standards.notice_error import NoticeError

AMOUNT = DATASETS["spend_lines"].columns.index("amount_excl_vat")
HEAD = (
    '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" '
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">'
)
BODY = """<cbc:ID>F-1</cbc:ID><cbc:IssueDate>2025-03-14</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Zonnehoek Groen bv</cbc:Name></cac:PartyName>
<cac:PartyTaxScheme><cbc:CompanyID>BE0999000723</cbc:CompanyID></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:CompanyID schemeID="0208">0999000723</cbc:CompanyID></cac:PartyLegalEntity>
</cac:Party></cac:AccountingSupplierParty>
<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>10.00</cbc:Amount></cac:AllowanceCharge>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">18.90</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>90.00</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount>108.90</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount><cac:Item>
<cbc:Name>Maaien</cbc:Name><cac:CommodityClassification>
<cbc:ItemClassificationCode listID="ZZZ">12345678</cbc:ItemClassificationCode>
<cbc:ItemClassificationCode listID="STI">77310000-6</cbc:ItemClassificationCode></cac:CommodityClassification>
<cac:ClassifiedTaxCategory><cbc:Percent>21</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item></cac:InvoiceLine>"""


def read(body=BODY, head=HEAD, tail="</Invoice>"):
    return ubl.read((head + body + tail).encode())


def test_an_invoice_is_read_with_its_seller_lines_and_allowances():
    invoice = read()
    assert (invoice.number, invoice.date, invoice.currency) == ("F-1", dt.date(2025, 3, 14), "EUR")
    assert (invoice.seller.name, enterprise_number(invoice.seller)) == ("Zonnehoek Groen bv", "0999000723")
    line, allowance = invoice.lines
    assert (line.amount, line.vat_rate, line.cpv, line.description) == (100, Decimal("0.21"), "77310000", "Maaien")
    assert (allowance.kind, allowance.amount) == ("allowance", -10)
    assert (invoice.total_excl_vat, invoice.vat, invoice.total_incl_vat) == (90, Decimal("18.90"), Decimal("108.90"))
    assert not invoice.is_credit_note


def test_its_lines_are_spend_that_adds_up_to_the_total_without_vat():
    found = lines_of(read(), authority="brugge")
    assert sum(row.values[AMOUNT] for row in found.rows) == 90
    assert (found.problems, found.rejected) == ([], [])


def test_a_credit_note_is_below_zero_and_says_which_invoice_it_takes_back():
    head = HEAD.replace("Invoice", "CreditNote")
    billing = "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-0</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
    invoice = read(billing + BODY.replace("InvoiceLine", "CreditNoteLine"), head, "</CreditNote>")
    assert (invoice.is_credit_note, invoice.credits) == (True, "F-0")
    assert [row.values[AMOUNT] for row in lines_of(invoice, authority="brugge").rows] == [-100, 10]


def test_an_invoice_that_does_not_add_up_is_told():
    found = lines_of(read(BODY.replace("90.00<", "95.00<")), authority="brugge")
    assert [problem.code for problem in found.problems] == [
        "invoice-does-not-add-up",
        "total-does-not-match",
    ]


@pytest.mark.parametrize("missing", ["<cbc:ID>F-1</cbc:ID>", "<cbc:IssueDate>2025-03-14</cbc:IssueDate>"])
def test_an_invoice_without_number_or_day_is_left_out(missing):
    found = lines_of(read(BODY.replace(missing, "")), authority="brugge")
    assert (len(found.rows), len(found.rejected)) == (0, 1)
    assert [problem.code for problem in found.problems] == ["empty-required"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"a;b\n", "no-xml-invoice"),
        (b"<Order/>", "not-an-invoice"),
        (HEAD.encode(), "not-well-formed"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + (HEAD + "&a;</Invoice>").encode(), "dtd"),
        (b"<a>" * 300 + b"</a>" * 300, "too-deep"),
    ],
)
def test_a_hostile_or_foreign_file_is_refused(content, code):
    with pytest.raises(NoticeError) as refused:
        ubl.read(content)
    assert refused.value.code == code


@pytest.mark.shared_data
@pytest.mark.parametrize("folder", ["ubl", "eval/registers/ubl"])
def test_every_document_of_the_shared_data_has_the_totals_that_xpath_finds(shared_data, folder):
    files = sorted((shared_data / folder).glob("*.xml"))
    assert len(files) == {"ubl": 28, "eval/registers/ubl": 5}[folder]
    for file in files:
        root = etree.parse(file)

        def first(name, root=root):
            return root.xpath(f"string((//*[local-name()='LegalMonetaryTotal']/*[local-name()='{name}'])[1])")

        invoice = ubl.read(file.read_bytes(), name=file.name)
        found = lines_of(invoice, authority="brugge")
        sign = -1 if root.getroot().tag.endswith("}CreditNote") else 1
        lines = root.xpath("count(/*/*[local-name()='InvoiceLine' or local-name()='CreditNoteLine'])")
        charges = root.xpath("count(/*/*[local-name()='AllowanceCharge'])")
        assert len(found.rows) == lines + charges, file.name
        assert sum(row.values[AMOUNT] for row in found.rows) == sign * Decimal(first("TaxExclusiveAmount")), file.name
        assert invoice.total_incl_vat == Decimal(first("TaxInclusiveAmount")), file.name
        assert [problem.code for problem in found.problems] == [], file.name
