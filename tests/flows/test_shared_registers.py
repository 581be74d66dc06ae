"""Every deliberate error of the example registers is found, with its reason.

The expected codes follow the list of errors in the README beside the files.
"""

import datetime as dt
import re
from decimal import Decimal

import pytest

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.equipment.queries import appliances, light_circuits
from aankoopwijzer.register.mobility.queries import vehicles
from aankoopwijzer.register.spend.queries import export as exported_spend
from aankoopwijzer.register.spend.queries import spend_lines
from aankoopwijzer.register.suppliers import queries as suppliers

pytestmark = [pytest.mark.shared_data, pytest.mark.django_db]
AT = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser(shipped_pack())


@pytest.fixture
def bring(adviser, shared_data):
    def bring(kind, name):
        content = (shared_data / "eval" / "registers" / name).read_bytes()
        return import_register(kind, content, adviser, name=name, authority=None, by=system("test"), at=AT)

    return bring


def by_key(report, column, content):
    """The codes of each key, a key standing in the column of that place of the file."""
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    found: dict[str, set[str]] = {}
    for problem in report.problems:
        found.setdefault(lines[problem.line - 1].split(";")[column], set()).add(f"{problem.outcome} {problem.code}")
    return found


@pytest.fixture
def odd(bring, shared_data):
    def odd(kind, name, column=0):
        report = bring(kind, name)
        content = (shared_data / "eval" / "registers" / name).read_bytes()
        return report, by_key(report, column, content)

    return odd


def test_fleet(bring):
    report = bring("fleet", "fleet.xlsx")
    # The header stands on line 3, so vehicle 1 on line 4.
    flagged = {(problem.line - 3, problem.code) for problem in report.problems if problem.outcome == "flagged"}
    assert flagged == {
        (1, "not-a-choice-but-near"),
        (2, "empty-value"),
        (3, "co2-of-electric"),
        (5, "co2-too-low"),
        (6, "co2-is-nedc"),
        (9, "no-such-day"),
        (10, "day-to-come"),
        (12, "below-least"),
        (13, "not-a-number"),
        (60, "content-twice"),
    }
    noted = {(problem.line - 3, problem.code) for problem in report.problems if problem.outcome == "noted"}
    assert {(15, "spelled-otherwise"), (16, "spelled-otherwise"), (18, "day-otherwise"), (62, "total-line")} <= noted
    assert {code for _, code in noted} == {
        "spelled-otherwise",
        "day-otherwise",
        "total-line",
        "wltp-before-2018",
        "wltp-of-heavy-vehicle",
    }
    assert (report.new, report.rejected, report.header_line) == (60, 0, 3)
    held = {vehicle.number: vehicle for vehicle in vehicles()}
    assert held["1"].energy is None
    assert held["12"].km_per_year is None
    assert (held["6"].co2_method, held["7"].co2_method) == ("nedc", "wltp")
    assert held["15"].authority == "knokke-heist"


def test_trips(odd):
    report, found = odd("trips", "trips.csv")
    assert found == {
        "R0021": {"noted number-other-mark"},
        "R0034": {"flagged empty-value"},
        "R0048": {"flagged too-far-for-this-mode"},
        "R0061": {"noted spelled-otherwise"},
        "R0076": {"noted day-otherwise"},
        "R0089": {"noted day-short-year"},
        "R0121": {"flagged above-most"},
        "R0151": {"rejected line-twice"},
        "R0200": {"flagged below-least"},
    }
    assert (report.new, report.rejected) == (299, 1)


def test_lighting(odd):
    report, found = odd("lighting", "lighting.csv")
    assert found == {
        "OV-005": {"noted spelled-otherwise"},
        "OV-012": {"flagged below-least"},
        "OV-019": {"flagged hours-implausible"},
        "OV-027": {"flagged value-unknown"},
        "OV-034": {"flagged empty-value"},
        "OV-041": {"flagged year-to-come"},
    }
    assert report.new == 60
    # The file is in Windows-1252.
    assert next(iter(light_circuits())).place == "Invalsweg (Poëziestraat)"


def test_appliances(odd):
    report, found = odd("appliances", "appliances.csv")
    assert found == {
        "T010": {"flagged label-of-old-scale"},
        "T016": {"flagged not-a-choice"},
        "T023": {"noted spelled-otherwise", "noted number-with-unit"},
        "T031": {"flagged empty-value"},
        # T042 carries the number T041, of another authority.
        "T041": {"flagged number-twice"},
    }
    assert (report.new, report.rejected) == (70, 0)
    assert {each.kind for each in appliances()} >= {"laptop", "refrigerator"}


def test_buildings(odd):
    report, found = odd("buildings", "buildings.csv")
    assert found == {
        "GEB004": {"flagged below-least"},
        "GEB008": {"flagged renovated-before-built"},
        "GEB013": {"flagged empty-value"},
        "GEB020": {"noted number-other-mark"},
        "GEB026": {"flagged not-a-year"},
        "GEB031": {"flagged above-most"},
        "GEB036": {"rejected not-an-authority"},
    }
    assert (report.new, report.rejected) == (39, 1)


def test_materials(odd):
    report, found = odd("materials", "materials.csv")
    assert found == {
        "M006": {"flagged shares-over-whole"},
        "M015": {"flagged share-is-fraction"},
        "M022": {"rejected below-least"},
        "M029": {"rejected other-unit"},
        "M034": {"rejected not-a-year"},
        "M040": {"flagged empty-value"},
    }
    assert (report.new, report.rejected) == (47, 3)


def test_suppliers(odd):
    report, found = odd("suppliers", "suppliers.csv")
    assert found == {
        "L007": {"flagged enterprise-number-check"},
        "L014": {"noted enterprise-number-without-zero"},
        "L021": {"flagged empty-value"},
        "L028": {"flagged enterprise-number-twice"},
        "L034": {"flagged enterprise-number-form"},
    }
    assert report.new == 40
    assert {each.enterprise_number for each in suppliers.suppliers()} >= {"0999000723", "0999001812", "0999015074"}


def test_social_economy(odd):
    report, found = odd("social-economy", "social_economy.csv", column=1)
    assert found == {
        "Kasteelhof Catering (fictief) cv": {"flagged recognition-ended"},
        "Polderwind Druk (fictief) vzw": {"rejected ends-before-it-starts", "flagged recognition-ended"},
        "Duinroos Bouw (fictief) cv": {"flagged share-is-fraction"},
        "Polderwind Fietsen (fictief) cv": {"noted without-end"},
    }
    assert (report.new, report.rejected) == (11, 1)


def test_recognitions_find_their_supplier_by_number_and_the_one_without_waits_for_a_person(bring):
    bring("suppliers", "suppliers.csv")
    bring("social-economy", "social_economy.csv")
    # Row 12 is L021, which has no number in suppliers.csv: its name alone can tell.
    assert set(suppliers.open_names()) == {"be:0999022794"}


def test_invoices(bring, odd, shared_data):
    bring("suppliers", "suppliers.csv")
    report, found = odd("spend", "invoices.csv")
    readme = (shared_data / "eval" / "registers" / "README.md").read_text("utf-8")

    def listed(start):
        (line,) = [line for line in readme.splitlines() if line.startswith(f"- {start}")]
        return set(re.findall(r"\d{4}/\d{5}", line))

    def with_code(code):
        return {key for key, codes in found.items() if code in codes}

    assert with_code("rejected line-twice") == listed("5 identieke")
    assert with_code("rejected no-such-day") == listed("onbestaande datum")
    assert with_code("noted number-other-mark") == listed("punt als decimaalteken")
    assert with_code("noted number-with-currency") == listed("bedrag met euroteken")
    assert with_code("noted day-otherwise") == listed("datum met streepjes")
    assert with_code("flagged empty-value") == listed("leveranciersnummer leeg")
    assert with_code("flagged not-in-register") == listed("onbekend leveranciersnummer")
    assert with_code("flagged total-does-not-match") == listed("totaal incl. btw")
    assert with_code("flagged sign-does-not-match") == listed("negatief bedrag met code F")
    assert with_code("noted spelled-otherwise") == listed("bestuur in hoofdletters")
    assert with_code("flagged year-differs") == listed("datumjaar verschilt")
    assert len(with_code("flagged invoice-twice")) == 25
    lines = {line.ledger_number: line for line in spend_lines()}
    # Whichever of both stands second in the file is flagged; it is the one under a new number, or its original.
    doubles = {lines[key].invoice_number for key in with_code("flagged invoice-twice")}
    assert {lines[key].invoice_number for key in listed("25 keer")} == doubles
    credit = {key for key, line in lines.items() if line.is_credit_note}
    assert credit == listed("30 creditnota's")
    assert all(lines[key].credits_invoice == lines[key].invoice_number.removeprefix("CN-") for key in credit)
    assert (report.new, report.rejected) == (1992, 8)


def test_the_sum_of_the_invoices_is_that_of_an_independent_count(bring, shared_data):
    text = (shared_data / "eval" / "registers" / "invoices.csv").read_text("utf-8-sig")
    expected, seen = Decimal(0), set()
    for line in text.splitlines()[1:]:
        cells = line.split(";")
        if line in seen or cells[2].startswith("30/02"):
            continue
        seen.add(line)
        amount = cells[7].replace("€", "").strip()
        amount = amount.replace(".", "").replace(",", ".") if "," in amount else amount
        expected += Decimal(amount)
    bring("spend", "invoices.csv")
    assert sum(line.amount_excl_vat for line in spend_lines()) == expected


@pytest.mark.parametrize(
    ("name", "column", "lines", "redacted"),
    # Lines and blacked-out names counted with the csv module of the standard library.
    [
        ("leeds-2020-06.csv", "Amount", 16176, 1157),
        ("northtyneside-2021-12.csv", "Net Amount", 19203, 3591),
        ("sheffield-2017-01.csv", "Invoiced Value", 22388, 13143),
    ],
)
def test_real_spending_of_councils(adviser, shared_data, name, column, lines, redacted):
    import csv

    content = (shared_data / "spend" / name).read_bytes()
    rows = csv.DictReader(content.decode("cp1252", errors="replace").splitlines())
    expected = sum(Decimal(row[column]) for row in rows)
    report = import_register("spend", content, adviser, name=name, authority="brugge", by=system("test"), at=AT)
    assert (report.new, report.rejected) == (lines, 0)
    assert report.by_code["flagged", "name-redacted"] == redacted
    export = exported_spend()
    at = export.names.index("amount_excl_vat")
    assert sum(row[at] for row in export.rows) == expected
    assert not any("redacted" in key.rpartition(":")[2].split() for key in suppliers.open_names())
    again = import_register("spend", content, adviser, name=name, authority="brugge", by=system("test"), at=AT)
    assert (again.batch, again.unchanged) == (None, lines)
