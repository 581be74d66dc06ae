"""The yearly report per supplier, from spend lines and procurements in the register."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.export_suppliers_report import export_suppliers_report
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.report_suppliers import report_suppliers
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.register.spend.queries import spend_lines

pytestmark = pytest.mark.django_db
LINES = (
    "Boekstuk;Factuurnr;Factuurdatum;Leverancier;Ondernemingsnummer;Omschrijving;Bedrag excl btw;Munt;Contract\n"
    "1;F1;03/02/2025;Groen NV;0999123457;planten;1000,50;EUR;RAAM-1\n"
    "2;F2;04/02/2025;Groen NV;0999123457;planten;-0,50;EUR;RAAM-1\n"
    "3;F3;05/02/2025;Broodjes BV;;broodjes;250,00;EUR;KLEIN-1\n"
    "4;F4;06/02/2025;;;iets;40,00;EUR;\n"
    "5;F5;07/02/2025;Broodjes BV;;broodjes;60,00;EUR;ONBEKEND\n"
    "6;F6;08/02/2025;Verf Ltd;;verf;70,00;USD;\n"
    "7;F7;09/02/2024;Groen NV;0999123457;planten;5,00;EUR;RAAM-1\n"
    "8;F8;31/12/2025;Weg NV;;weg;900,00;;OPEN-1\n"
)


@pytest.fixture
def _filled():
    import_register(
        "spend", LINES.encode(), prepare_adviser(), name="u.csv", authority="brugge", by=system("test"), at=AT
    )
    contracts = [
        Procurement(authority="brugge", title="Planten", contract_reference="RAAM-1", is_framework_agreement=True),
        Procurement(authority="brugge", title="Broodjes", reference="KLEIN-1", procedure="low-value"),
        Procurement(
            authority="brugge", title="Weg", reference="OPEN-1", procedure="open", is_framework_agreement=False
        ),
        Procurement(authority="damme", title="Anders", reference="ONBEKEND", procedure="low-value"),
    ]
    commands.add_procurements(contracts, by=TESTER, at=AT, by_person=True)


@pytest.mark.usefixtures("_filled")
def test_each_supplier_has_what_it_was_paid_by_kind_of_contract():
    report = report_suppliers("brugge", 2025)
    found = {
        one.name: {basis: spent.amount for basis, spent in one.by.items() if spent.lines} for one in report.suppliers
    }
    assert found == {
        "Groen NV": {"call-off": 1000},
        "Broodjes BV": {"low-value": 250, "unknown": 60},
        "Weg NV": {"other": 900},
        None: {"unknown": 40},
    }
    assert [one.enterprise_number for one in report.suppliers if one.name == "Groen NV"] == ["0999123457"]


@pytest.mark.usefixtures("_filled")
def test_it_adds_up_to_the_lines_of_that_year_counted_one_by_one():
    report = report_suppliers("brugge", 2025)
    lines = [line for line in spend_lines() if line.date.year == 2025 and line.currency in (None, "EUR")]
    assert report.adds_up
    assert report.total.whole.lines == len(lines) == 6
    assert report.total.whole.amount == sum(line.amount_excl_vat for line in lines) == Decimal("2250.00")
    assert [(each.currency, each.lines, each.amount) for each in report.beside] == [("USD", 1, 70)]


@pytest.mark.usefixtures("_filled")
def test_contracts_that_share_a_reference_and_differ_are_not_known():
    other = Procurement(authority="brugge", title="Ook", contract_reference="RAAM-1", procedure="low-value")
    commands.add_procurements([other], by=TESTER, at=AT, by_person=True)
    groen = next(one for one in report_suppliers("brugge", 2025).suppliers if one.name == "Groen NV")
    assert groen.by["unknown"].amount == 1000


def test_a_year_without_spend_is_empty_and_adds_up():
    report = report_suppliers("brugge", 2025)
    assert (report.suppliers, report.adds_up, report.beside) == ((), True, ())


@pytest.mark.usefixtures("_filled")
def test_the_file_has_every_supplier_the_total_and_what_stands_beside_it():
    report = report_suppliers("brugge", 2025)
    made = export_suppliers_report(report, "csv", language="nl", on=dt.date(2026, 1, 5))
    rows = list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))
    assert made.name == "leveranciers-brugge-2025.csv"
    assert [row[0] for row in rows[1:]] == [
        "Groen NV",
        "Broodjes BV",
        "Weg NV",
        "leverancier niet bekend",
        "Totaal",
        "niet in het totaal: 70 USD",
    ]
    assert "Bestellingen op raamovereenkomsten" in rows[0][4]
    workbook = export_suppliers_report(report, "xlsx", language="en", on=dt.date(2026, 1, 5))
    assert workbook.content.startswith(b"PK")
