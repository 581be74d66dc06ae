"""What a file has no column for stays as it is known, with what was odd about it."""

import datetime as dt

import pytest

from aankoopwijzer.domain.intake.cells import Around
from aankoopwijzer.domain.intake.completing import Completer
from aankoopwijzer.domain.intake.reading import RowReader
from aankoopwijzer.domain.intake.recognition import recognise
from aankoopwijzer.packs.import_kinds import import_kinds

ON = Around(dt.date(2026, 3, 2), {"Brugge": "brugge"})


@pytest.fixture
def become():
    """The row that is known from a first line, completed by a line of another file: its values and its flags."""

    def become(kind, known, later):
        rule = import_kinds()[kind]
        rows = []
        for table in (known, later):
            titles, cells = tuple(table), tuple(table.values())
            recognition = recognise(rule, titles, [cells], ON)
            (row,) = (
                row
                for found in RowReader(rule, recognition, ON, authority="brugge").read([(2, cells)])
                for row in found.rows
            )
            rows.append((row, recognition))
        (first, _), (second, recognition) = rows
        columns = rule.dataset.columns
        image = dict(zip(columns, first.values, strict=True)) | {"flags": first.flags}
        made = Completer(rule, recognition, ON)(second, image)
        return dict(zip(columns, made.values, strict=True)), made.flags.split()

    return become


VEHICLE = {"nr": "V1", "bestuur": "Brugge", "merk": "Fictie", "brandstof": "diesel", "CO2 WLTP (g/km)": "120"}


def test_a_column_that_the_file_does_not_have_leaves_what_is_known(become):
    values, _ = become("fleet", VEHICLE, {"nr": "V1", "bestuur": "Brugge", "merk": "Anders"})
    assert (values["make"], values["co2_g_per_km"], values["co2_method"]) == ("Anders", "120", "wltp")


def test_an_empty_cell_of_a_column_that_is_there_makes_the_value_unknown(become):
    values, _ = become("fleet", VEHICLE, {"nr": "V1", "bestuur": "Brugge", "merk": "", "CO2 WLTP (g/km)": ""})
    assert (values["make"], values["co2_g_per_km"], values["energy"]) == (None, None, "diesel")


def test_what_was_odd_about_a_column_that_the_file_does_not_have_stays_odd(become):
    known = VEHICLE | {"CO2 WLTP (g/km)": "15000"}
    _, flags = become("fleet", known, {"nr": "V1", "bestuur": "Brugge", "merk": "Anders"})
    assert flags == ["above-most"]


def test_what_was_odd_about_a_column_is_over_when_the_file_mends_it(become):
    known = VEHICLE | {"km per jaar": "veel"}
    _, flags = become("fleet", known, {"nr": "V1", "bestuur": "Brugge", "km per jaar": "9000"})
    assert flags == []


def test_a_rule_over_several_columns_looks_at_what_was_known_too(become):
    # Electric with 120 g/km from its tailpipe: neither file says both.
    _, flags = become("fleet", VEHICLE, {"nr": "V1", "bestuur": "Brugge", "brandstof": "elektrisch"})
    assert flags == ["co2-of-electric"]


def test_what_follows_from_several_columns_follows_from_what_was_known_too(become):
    line = {"boekstuk": "2025/1", "factuurdatum": "03/01/2025", "leverancier": "Zonnehoek", "bedrag": "5,00"}
    values, _ = become("spend", line | {"ondernemingsnummer": "0403.449.823"}, line | {"leverancier": "Zonnehoek bv"})
    assert (values["supplier_name"], values["supplier_key"]) == ("Zonnehoek bv", "be:0403449823")


def test_a_line_with_every_column_stays_as_it_is_given(become):
    whole = {rule.words[0]: "" for rule in import_kinds()["suppliers"].columns.values()}
    name = import_kinds()["suppliers"].columns["name"].words[0]
    values, _ = become("suppliers", whole | {name: "Zonnehoek", "straat": "Dreef 1"}, whole | {name: "Zonnehoek"})
    assert values["street"] is None
