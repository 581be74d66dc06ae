"""A file that lacks columns changes what it says and nothing else; the report tells what was and what will be."""

import datetime as dt
from decimal import Decimal

import pytest

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.preview_import import preview_import
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.imports import rows
from aankoopwijzer.reports.import_json import import_as_json
from aankoopwijzer.reports.speech import speech

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
WHOLE = b"nr;bestuur;merk;categorie;brandstof;eerste inschrijving;CO2 WLTP (g/km);km per jaar\n" + b"".join(
    b"V%d;Brugge;Fictie;N1;diesel;01/02/2019;150,50;12000\n" % number for number in (1, 2)
)
PARTIAL = b"nr;bestuur;merk;km per jaar\nV1;Brugge;Fictie;9000\nV2;Brugge;Fictie;12000\n"


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser(shipped_pack())


@pytest.fixture
def bring(adviser):
    def bring(content, columns=None):
        return import_register("fleet", content, adviser, name="v.csv", authority=None, by=BY, at=AT, columns=columns)

    return bring


def vehicles():
    return list(rows.all_rows(rows.WantedRows("vehicles", None, order="number")))


def test_what_the_file_has_no_column_for_stays(bring):
    bring(WHOLE)
    report = bring(PARTIAL)
    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    one, _ = vehicles()
    assert (one.km_per_year, one.vehicle_class, one.energy) == (Decimal(9000), "n1", "diesel")
    assert (one.first_use, one.co2_g_per_km, one.co2_method) == (dt.date(2019, 2, 1), Decimal("150.5"), "wltp")
    assert one.batch == report.batch


def test_the_same_partial_file_twice_changes_nothing_and_neither_does_the_whole_one_behind_it(bring):
    bring(WHOLE)
    bring(PARTIAL)
    again = bring(PARTIAL)
    assert (again.batch, again.changed, again.unchanged) == (None, 0, 2)
    assert bring(WHOLE.replace(b"12000", b"9000", 1)).batch is None


def test_a_column_that_is_said_not_to_be_used_leaves_the_value(bring):
    bring(WHOLE)
    said = {"nr": "number", "bestuur": "authority", "merk": "", "km per jaar": "km_per_year"}
    bring(PARTIAL.replace(b"Fictie", b"Anders"), columns=said)
    assert {one.make for one in vehicles()} == {"Fictie"}


def test_an_empty_cell_of_a_column_that_is_there_makes_the_value_unknown(bring):
    bring(WHOLE)
    bring(PARTIAL.replace(b"9000", b""))
    one, other = vehicles()
    assert (one.km_per_year, other.km_per_year, one.co2_g_per_km) == (None, Decimal(12000), Decimal("150.5"))


def test_undoing_a_partial_file_puts_everything_back(bring):
    bring(WHOLE)
    before = vehicles()
    report = bring(PARTIAL)
    undo_import(report.batch, by=BY, at=AT)
    assert vehicles() == before
    assert bring(WHOLE).batch is None


def test_a_preview_tells_what_changes_field_by_field_as_the_import_does(bring, adviser):
    bring(WHOLE)
    seen = preview_import("fleet", PARTIAL, adviser.pack, name="v.csv", authority=None, on=AT.date())
    (change,) = import_as_json(seen, speech("en"), is_dry_run=True)["changes"]
    assert change == {
        "line": 2,
        "authority": "brugge",
        "key": "V1",
        "fields": [{"column": "km_per_year", "before": "12000", "after": "9000"}],
    }
    assert bring(PARTIAL).changes == seen.changes
