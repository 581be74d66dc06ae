"""An invoice that comes as an electronic one and in the ledger counts once."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.flows.test_import_invoices import AT, BY, INVOICE, adviser, bring, codes

from aankoopwijzer.domain.intake.doubles import Booking, likeness, number_key
from aankoopwijzer.flows.import_invoices import import_invoices
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.preview_import import preview_import
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.flows.upsert_rows import upsert_rows
from aankoopwijzer.register.spend.queries import spend_lines, total_of_year

__all__ = ["adviser", "bring"]
pytestmark = pytest.mark.django_db
TITLES = "boekstuk;factuurnummer;factuurdatum;ondernemingsnummer;leverancier;bedrag excl btw;btw %;bedrag incl btw\n"
LINE = "2025/17;f1;14/03/2025;0999.000.723;Zonnehoek;90,00;21;108,90\n"
OTHER = "2025/18;f9;14/03/2025;0999.000.723;Zonnehoek;90,00;21;108,90\n"


@pytest.fixture
def ledger(adviser):
    def ledger(*lines, **said):
        content = (TITLES + "".join(lines)).encode()
        return import_register("spend", content, adviser, name="l.csv", authority="brugge", by=BY, at=AT, **said)

    return ledger


def spent():
    return total_of_year("brugge", 2025)[1]


def test_the_line_of_the_ledger_is_left_out_and_said_so_before_and_after(bring, ledger, adviser):
    bring()
    content = (TITLES + LINE + OTHER).encode()
    look = preview_import("spend", content, adviser.pack, name="l.csv", authority="brugge", on=AT.date())
    assert (look.new, look.double, look.rejected) == (1, 1, 0)
    report = ledger(LINE, OTHER)
    assert (report.new, report.double) == (1, 1)
    assert codes(report) == [("rejected", "double-of-electronic")]
    assert report.problems[0].line == 2
    # The invoice of 90 euro once, and the other of the ledger.
    assert spent() == 180


def test_the_electronic_invoice_is_left_out_when_the_ledger_came_first(bring, ledger):
    ledger(LINE)
    report = bring()
    assert (report.new, report.double, report.batch) == (0, 2, None)
    assert {code for _outcome, code in codes(report)} == {"double-of-ledger"}
    assert spent() == 90


def test_lines_of_the_ledger_that_are_one_invoice_together_are_left_out_together(bring, ledger):
    bring()
    parts = [LINE.replace("90,00", each).replace("108,90", "") for each in ("60,00", "30,00")]
    report = ledger(parts[0], parts[1].replace("/17", "/18"))
    assert (report.new, report.double) == (0, 2)


def test_books_that_name_no_enterprise_number_are_matched_by_name(bring, ledger):
    bring()
    nameless = LINE.replace("0999.000.723;Zonnehoek;", ";ZONNEHOEK GROEN BVBA;")
    assert ledger(nameless).double == 1


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        (("108,90", "120,00", "90,00", "99,17"), [("flagged", "near-of-electronic")]),
        (("14/03/2025", "20/03/2025"), [("flagged", "near-of-electronic")]),
        (("14/03/2025", "14/03/2024", "2025/17", "2024/17"), []),
        (("0999.000.723", "0999.031.506"), []),
        ((";f1;", ";;"), []),
    ],
)
def test_what_is_not_the_same_invoice_comes_in_and_what_is_near_is_told(bring, ledger, changed, outcome):
    bring()
    line = LINE
    for old, new in zip(changed[::2], changed[1::2], strict=True):
        line = line.replace(old, new)
    report = ledger(line)
    assert (report.new, report.double, report.flagged) == (1, 0, len(outcome))
    assert codes(report) == outcome
    (kept,) = spend_lines(batch=report.batch)
    assert kept.flags == tuple(code for _outcome, code in outcome)
    assert ledger(line).unchanged == 1


def test_a_person_may_bring_it_in_all_the_same_and_then_it_stays(bring, ledger):
    bring()
    assert ledger(LINE, keep_doubles=True).new == 1
    again = ledger(LINE)
    assert (again.unchanged, again.double) == (1, 0)
    assert spent() == 180


def test_an_electronic_invoice_may_come_in_all_the_same(adviser, ledger):
    ledger(LINE)
    said = {"name": "f.xml", "authority": "brugge", "by": BY, "at": AT, "dry_run": False}
    assert import_invoices(INVOICE, adviser, **said, keep_doubles=True).new == 2


def test_an_invoice_of_another_authority_is_another_invoice(bring, ledger):
    bring(authority="damme")
    assert ledger(LINE).new == 1


def test_after_undoing_the_one_the_other_comes_in(bring, ledger):
    batch = bring().batch
    assert ledger(LINE).double == 1
    undo_import(batch, by=BY, at=AT)
    assert (ledger(LINE).new, spent()) == (1, 90)


def test_rows_of_a_program_are_held_against_electronic_invoices_too(bring, adviser):
    bring()
    row = {"invoice_number": "F-1", "date": "2025-03-14", "supplier_enterprise_number": "0999000723"}
    rows = [row | {"amount_excl_vat": "90"}, row | {"invoice_number": "F-2", "amount_excl_vat": "5"}]
    report = upsert_rows("spend", rows, adviser, name="API", authority="brugge", by=BY, at=AT)
    assert (report.new, report.double, report.rejected) == (1, 1, 0)


def test_numbers_are_alike_without_marks_and_zeros():
    assert {number_key(each) for each in ("VB-0001", "vb0001", "VB 0001")} == {"VB0001"}
    assert number_key("00017") == number_key("17")


def test_a_total_that_nobody_knows_is_not_the_same_total():
    one = Booking("F1", dt.date(2025, 3, 14).isoformat(), "0999000723", "", "EUR", Decimal(90), None)
    other = Booking("F1", "2025-03-14", "0999000723", "", "EUR", None, Decimal(90))
    assert likeness(one, [other]) == "near"
