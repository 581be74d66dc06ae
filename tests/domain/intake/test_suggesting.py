"""What stands under a title that we do not know says what it may be."""

import datetime as dt

import pytest

from aankoopwijzer.domain.intake.cells import Around
from aankoopwijzer.domain.intake.recognition import suggest, title_likeness
from aankoopwijzer.packs.import_kinds import import_kinds

AROUND = Around(dt.date(2026, 3, 2))


def suggested(*cells, title="x"):
    found = suggest(import_kinds()["spend"], [title], [[cell] for cell in cells], AROUND)
    return found.get(0)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (("14/03/2025", "15/03/2025"), "date"),
        (("90,50", "1.200,00"), "amount_excl_vat"),
        (("21%", "6 %", "0"), "vat_rate"),
        (("0999.000.723",), "supplier_enterprise_number"),
        (("77310000-6",), "cpv"),
    ],
)
def test_days_amounts_rates_and_numbers_are_known_by_what_they_are(cells, column):
    assert suggested(*cells) == (column, "content")


@pytest.mark.parametrize("cells", [("17", "18"), ("Maaien", "Snoeien"), ("", ""), ("14/03/2025", "later", "ooit")])
def test_what_may_be_anything_is_not_guessed(cells):
    assert suggested(*cells) is None


def test_a_title_that_we_know_goes_before_what_stands_under_it():
    assert suggested("90,50", title="bedrag incl btw") == ("amount_incl_vat", "title")


def test_two_columns_of_days_are_not_the_same_day():
    found = suggest(import_kinds()["spend"], ["a", "b"], [["14/03/2025", "15/03/2025"]], AROUND)
    assert [column for column, _by in found.values()].count("date") == 1


def test_the_row_of_titles_has_most_words():
    assert title_likeness(["Wie", "Wat", "Hoeveel"]) > title_likeness(["Zonnehoek", "17", "90,50"])


def test_a_column_of_debit_or_credit_is_not_proposed_as_the_amount() -> None:
    titles = ["Debet", "Credit", "Iets"]
    sample = [["12,50", "", "3,25"], ["", "4,75", "8,10"], ["7,25", "", "1,05"]]
    found = suggest(import_kinds()["spend"], titles, sample, AROUND)
    assert {0, 1}.isdisjoint(found)
    assert found[2][0] == "amount_excl_vat"
