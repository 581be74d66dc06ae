"""A file comes into the register: all of it or nothing, the same file once, and out again as a whole."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_imports import list_imports
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.preview_import import preview_import
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.history import queries as history
from aankoopwijzer.register.imports import queries as imports
from aankoopwijzer.register.imports.rows import WantedRows, rows_wanted
from aankoopwijzer.register.spend.queries import spend_lines
from aankoopwijzer.register.suppliers import queries as suppliers
from aankoopwijzer.reports.import_json import rejected_csv
from aankoopwijzer.reports.speech import speech

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[1] / "data" / "registers"
SPEND, SUPPLIERS = (FOLDER / "spend.csv").read_bytes(), (FOLDER / "suppliers.csv").read_bytes()
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser(shipped_pack())


@pytest.fixture
def bring(adviser):
    def bring(content, kind="spend", name="spend.csv", authority=None, columns=None):
        return import_register(kind, content, adviser, name=name, authority=authority, by=BY, at=AT, columns=columns)

    return bring


def codes(report):
    return {(problem.line, problem.outcome, problem.code) for problem in report.problems}


def test_every_odd_line_is_told_with_what_became_of_it(bring):
    bring(SUPPLIERS, "suppliers")
    report = bring(SPEND)
    # Lines of spend.csv; the table starts on line 3.
    assert codes(report) == {
        (5, "noted", "spelled-otherwise"),
        (5, "noted", "number-other-mark"),
        (6, "rejected", "no-such-day"),
        (8, "flagged", "empty-value"),
        (9, "flagged", "name-redacted"),
        (10, "rejected", "line-twice"),
        (11, "flagged", "invoice-twice"),
        (12, "flagged", "total-does-not-match"),
        (13, "noted", "total-line"),
    }
    assert (report.new, report.rejected, report.flagged, report.header_line) == (7, 2, 4, 3)


def test_what_comes_twice_is_seen_over_the_whole_of_a_long_file(bring):
    # Lines are read some hundreds at a time; what is twice lies further apart.
    lines = [f"2025/{n};F-{n};3/01/2025;Brugge;L{n};Zaak {n};Iets;{n},00" for n in range(1, 1301)]
    lines[1200] = lines[10]
    lines[1250] = "2025/99999;F-21;3/01/2025;Brugge;L21;Zaak 21;Iets;21,00"
    lines[700] = lines[700].replace("Brugge", "Nergens")
    head = "Boekstuk;Factuurnr;Factuurdatum;Bestuur;Lev.nr;Leverancier;Omschrijving;Bedrag excl btw"
    report = bring("\n".join((head, *lines)).encode())
    told = {(problem.line, problem.code, problem.values.get("line")) for problem in report.problems}
    assert told == {(1202, "line-twice", "12"), (1252, "invoice-twice", "22"), (702, "not-an-authority", None)}
    assert (report.new, report.rejected, report.flagged) == (1299, 1, 2)
    numbers = [line.line for line in spend_lines()]
    assert numbers == sorted(set(range(2, 1302)) - {1202})


def test_lines_come_in_as_records_with_their_provenance(bring):
    report = bring(SPEND)
    first, second, credit, *_ = spend_lines()
    assert (first.authority, first.line, first.batch) == ("brugge", 4, report.batch)
    assert (first.amount_excl_vat, first.vat_rate, first.date) == (Decimal(1000), Decimal("0.21"), dt.date(2025, 1, 3))
    assert (second.authority, second.amount_excl_vat) == ("damme", Decimal("250.5"))
    assert (credit.is_credit_note, credit.credits_invoice) == (True, "F-1")
    batch = imports.batch(report.batch)
    assert (batch.file_hash, batch.counts.new, batch.by) == (report.file_hash, 7, "system:test")


def test_what_is_unknown_is_none_and_never_zero(bring):
    bring(SPEND)
    by_number = {line.ledger_number: line for line in spend_lines()}
    assert by_number["2025/005"].supplier_number is None
    assert by_number["2025/006"].supplier_name is None
    assert by_number["2025/006"].supplier_key is None
    assert by_number["2025/006"].flags == ("name-redacted",)
    assert by_number["2025/001"].cpv is None


def test_a_preview_counts_and_writes_nothing(adviser):
    report = preview_import("spend", SPEND, adviser.pack, name="spend.csv", authority=None, on=AT.date())
    assert (report.new, report.changed, report.unchanged, report.rejected) == (7, 0, 0, 2)
    assert list(spend_lines()) == []
    assert list_imports() == ()


def test_the_same_file_twice_changes_nothing(bring):
    bring(SPEND)
    before = list(spend_lines())
    again = bring(SPEND)
    assert (again.batch, again.new, again.changed, again.unchanged) == (None, 0, 0, 7)
    assert list(spend_lines()) == before
    assert len(list_imports()) == 1


def test_a_changed_line_changes_and_the_others_stay(bring):
    bring(SPEND)
    report = bring(SPEND.replace(b"250.50;6%;265,53", b"260.50;6%;276,13"))
    assert (report.new, report.changed, report.unchanged) == (0, 1, 6)
    (line,) = [each for each in spend_lines() if each.ledger_number == "2025/002"]
    assert (line.amount_excl_vat, line.batch) == (Decimal("260.5"), report.batch)


def test_undo_takes_new_lines_out_and_puts_changed_lines_back(bring):
    first = bring(SPEND)
    before = list(spend_lines())
    changed = SPEND.replace(b";1.210,00;F", b";1.210,01;F") + b"2025/009;F-9;08/01/2025;Brugge;L1;Z;nieuw;1,00;;;F\n"
    second = bring(changed)
    assert second.new == 1
    assert second.changed == 2
    undo_import(second.batch, by=BY, at=AT)
    assert list(spend_lines()) == before
    undo_import(first.batch, by=BY, at=AT)
    assert list(spend_lines()) == []


def test_a_batch_that_a_later_one_changed_is_not_undone_first(bring):
    first = bring(SPEND)
    second = bring(SPEND.replace(b"Maaien bermen", b"Maaien pleinen"))
    with pytest.raises(ImportRefused) as refused:
        undo_import(first.batch, by=BY, at=AT)
    assert refused.value.code == "changed-later"
    assert refused.value.values["later"] == str(second.batch)


def test_a_batch_is_undone_once(bring):
    report = bring(SPEND)
    undo_import(report.batch, by=BY, at=AT)
    for number, code in ((report.batch, "undone-already"), (99_999, "no-such-batch")):
        with pytest.raises(ImportRefused) as refused:
            undo_import(number, by=BY, at=AT)
        assert refused.value.code == code


def test_an_import_and_its_undoing_are_in_the_history(bring):
    report = bring(SPEND)
    undo_import(report.batch, by=BY, at=AT)
    told = history.changes_of("import", str(report.batch))
    assert sorted(change.action for change in told) == ["changed", "created"]


def test_rejected_lines_come_back_as_a_file_that_can_be_mended_and_imported(bring):
    report = bring(SPEND)
    rejected = rejected_csv(report, speech("nl")).decode("utf-8-sig")
    assert "de dag 30/02/2025 bestaat niet" in rejected
    mended = bring(rejected.replace("30/02/2025", "28/02/2025").encode(), name="mended.csv")
    assert (mended.new, mended.unchanged, mended.rejected) == (1, 1, 0)


def test_what_a_person_said_of_the_columns_is_remembered_for_that_source(bring):
    content = b"kolom A;kolom B;kolom C\n2025-01-03;100,00;Zonnehoek\n"
    said = {"kolom A": "date", "kolom B": "amount_excl_vat", "kolom C": "supplier_name"}
    assert bring(content, authority="brugge", columns=said).new == 1
    with pytest.raises(TableError):
        bring(content, authority="damme")
    # Another file of the same source: its titles are not ours, but they were explained before.
    next_month = content.replace(b"2025-01-03", b"2025-02-03")
    assert bring(next_month, authority="brugge").new == 1


def test_suppliers_are_found_by_number_with_name_and_the_rest_waits_for_a_person(bring):
    bring(SPEND)
    assert {key.rpartition(":")[2] for key in suppliers.open_names()} == {"zonnehoek groen", "anoniem"}
    bring(SUPPLIERS, "suppliers")
    assert {key.rpartition(":")[2] for key in suppliers.open_names()} == {"anoniem"}
    assert list(suppliers.supplier_of_names()) == ["nr:L1:zonnehoek groen"]


def test_a_file_without_an_authority_is_refused_until_one_is_named(bring):
    content = b"Factuurdatum;Bedrag excl btw\n03/01/2025;5,00\n"
    with pytest.raises(ImportRefused) as refused:
        bring(content)
    assert refused.value.code == "authority-needed"
    assert bring(content, authority="brugge").new == 1
    with pytest.raises(ImportRefused) as refused:
        bring(content, authority="atlantis")
    assert refused.value.code == "unknown-authority"


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b"PK\x03\x04nonsense", b"a;b\n1;2\n", b"\xff\xfe\xff", b"Boekstuk\n"]
)
def test_what_is_no_such_table_is_refused_and_writes_nothing(bring, content):
    with pytest.raises((TableError, ImportRefused)):
        bring(content)
    assert list_imports() == ()


HEAD = "Boekstuk;Factuurdatum;Bestuur;Leverancier;Omschrijving;Bedrag excl btw;btw;Bedrag incl. btw;F/C"


def test_the_amounts_of_a_credit_note_are_below_zero_however_the_ledger_writes_them(bring):
    report = bring(
        f"{HEAD}\n1;3/01/2025;Brugge;A;Maaien;200,00;21%;242,00;C\n2;3/01/2025;Brugge;A;Maaien;-50,00;21%;-60,50;C\n"
        "3;3/01/2025;Brugge;A;Maaien;-10,00;21%;-12,10;F\n".encode()
    )
    assert codes(report) == {(2, "noted", "credit-below-zero"), (4, "flagged", "sign-does-not-match")}
    told = next(problem for problem in report.problems if problem.line == 2)
    assert told.values == {"found": "200.00", "read": "-200.00"}
    amounts = {line.ledger_number: (line.amount_excl_vat, line.amount_incl_vat) for line in spend_lines()}
    assert amounts == {
        "1": (Decimal(-200), Decimal(-242)),
        "2": (Decimal(-50), Decimal("-60.5")),
        "3": (Decimal(-10), Decimal("-12.1")),
    }


def test_an_amount_with_vat_gives_that_without_where_the_rate_or_the_vat_is_known(bring):
    head = "Boekstuk;Factuurdatum;Bestuur;Leverancier;Omschrijving;Totaal incl. btw;btw tarief;btw bedrag;F/C"
    bring(
        f"{head}\n1;3/01/2025;Brugge;A;Maaien;121,00;21%;;F\n2;3/01/2025;Brugge;A;Maaien;100,00;;;F\n"
        "3;3/01/2025;Brugge;A;Maaien;106,00;;6,00;F\n4;3/01/2025;Brugge;A;Maaien;10,00;6%;;C\n".encode()
    )
    found = {line.ledger_number: line.amount_excl_vat for line in spend_lines()}
    assert found == {"1": Decimal(100), "2": None, "3": Decimal(100), "4": Decimal("-9.43")}


def test_equal_lines_without_a_number_of_their_own_are_called_so(bring):
    head, line = "Factuurdatum;Bestuur;Leverancier;Omschrijving;Bedrag excl btw", "3/01/2025;Brugge;A;Parkeren;10,00"
    report = bring(f"{head}\n{line}\n{line}\n".encode())
    assert (report.new, codes(report)) == (1, {(3, "rejected", "line-same")})


def test_an_enterprise_number_is_found_as_people_write_it(bring):
    bring(SUPPLIERS, "suppliers")
    for text in ("0999.000.723", "0999000723"):
        found = rows_wanted(WantedRows("suppliers", None, text=text), start=0, most=5)
        assert [row.enterprise_number for _number, row in found.rows] == ["0999000723"]
