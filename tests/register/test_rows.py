"""Reading the rows of a register: within reach, filtered, sorted, counted, with what they were before."""

import datetime as dt
from decimal import Decimal

import pytest

from aankoopwijzer.domain.intake.rows import row_of
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.register.columns import records as records_in
from aankoopwijzer.register.imports import rows
from aankoopwijzer.register.imports.commands import Source, undo_batch, write_batch
from aankoopwijzer.register.imports.models import PreviousRow
from aankoopwijzer.register.imports.rows import WantedRows
from aankoopwijzer.register.imports.tables import TABLES

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


def vehicle(line, authority, **values):
    flags = values.pop("flags", "")
    made = row_of(DATASETS["vehicles"], line, authority, f"V{line}", {"number": f"V{line}", **values}, ())
    return made._replace(flags=flags)


def write(*written, name="fleet.csv", at=AT):
    source = Source("fleet", "brugge", name, "00")
    number, _tally = write_batch(source, [("vehicles", [written])], ImportCounts(), by=BY, at=at)
    return number


@pytest.fixture
def fleet():
    return write(
        vehicle(1, "brugge", make="Fictie", energy="diesel", co2_g_per_km=Decimal(150), first_use=dt.date(2018, 5, 1)),
        vehicle(2, "brugge", make="Fictie", energy="electric", co2_g_per_km=Decimal(0), first_use=dt.date(2024, 5, 1)),
        vehicle(3, "damme", make="Denkbeeld", energy="diesel", flags="co2-too-low", is_in_use=True),
    )


def numbers(**wanted):
    wanted = {"within": None} | wanted
    return [row.number for _, row in rows.rows_wanted(WantedRows("vehicles", **wanted), start=0, most=9).rows]


def test_rows_come_back_as_they_were_written_whatever_stands_in_them():
    odd = ["a\\b", "\\N", "\\.", "tab\tand\nline\rend", 'quoted "so"', "%s", "é €", None]
    whole = vehicle(50, "brugge", remark="gewoon", co2_g_per_km=Decimal("12.5000"), is_in_use=False, energy="")
    write(whole, *(vehicle(at, "brugge", remark=remark) for at, remark in enumerate(odd)))
    found = records_in(TABLES["vehicles"], DATASETS["vehicles"])
    first, *others = found
    assert [each.remark for each in others] == odd
    assert (first.remark, first.co2_g_per_km, first.is_in_use, first.energy) == ("gewoon", Decimal("12.5"), False, None)
    assert {each.co2_g_per_km for each in others} == {None}


def test_the_latest_year_comes_first_and_what_has_none_last(fleet):
    assert numbers() == ["V2", "V1", "V3"]


def test_what_is_not_within_reach_is_not_there(fleet):
    assert numbers(within={"damme"}) == ["V3"]
    assert numbers(within={"damme"}, authority="brugge") == []
    assert numbers(within=set()) == []


def test_each_filter_narrows(fleet):
    assert numbers(year=2018) == ["V1"]
    assert numbers(text="fict v2") == ["V2"]
    assert numbers(values={"energy": "diesel"}) == ["V1", "V3"]
    assert numbers(values={"is_in_use": True}) == ["V3"]
    assert numbers(to_check=True) == ["V3"]
    assert numbers(batch=fleet + 1) == []


def test_what_is_unknown_stands_last_whichever_way_it_is_sorted(fleet):
    assert numbers(order="co2_g_per_km") == ["V2", "V1", "V3"]
    assert numbers(order="-co2_g_per_km") == ["V1", "V2", "V3"]


def test_a_page_says_how_many_there_are(fleet):
    found = rows.rows_wanted(WantedRows("vehicles", None), start=1, most=1)
    assert ([row.number for _, row in found.rows], found.total, found.is_more) == (["V1"], 3, False)


def test_words_are_counted_no_further_than_anybody_pages(fleet, monkeypatch):
    monkeypatch.setattr(rows, "FARTHEST", 1)
    found = rows.rows_wanted(WantedRows("vehicles", None, text="fictie"), start=0, most=5)
    assert (len(found.rows), found.total, found.is_more) == (2, 1, True)


def test_all_rows_come_one_after_the_other_as_records(fleet):
    (one,) = rows.all_rows(WantedRows("vehicles", {"damme"}))
    assert (one.number, one.authority, one.line, one.batch) == ("V3", "damme", 3, fleet)
    assert (one.flags, one.model, one.co2_g_per_km) == (("co2-too-low",), None, None)


def test_counts_and_years_are_those_within_reach(fleet):
    assert [(each.authority, each.rows) for each in rows.filled("vehicles", None)] == [("brugge", 2), ("damme", 1)]
    assert [each.rows for each in rows.filled("vehicles", {"damme"})] == [1]
    assert rows.last_filled("vehicles", {"damme"}) == AT
    assert rows.last_filled("buildings", None) is None
    assert rows.years("vehicles", {"brugge", "damme"}) == (2024, 2023, 2022, 2021, 2020, 2019, 2018)
    assert rows.years("vehicles", {"damme"}) == ()
    assert rows.years("suppliers", None) == ()


def test_a_row_tells_what_it_was_before_each_import_that_changed_it(fleet):
    later = AT + dt.timedelta(days=30)
    second = write(vehicle(1, "brugge", make="Fictie", energy="diesel", co2_g_per_km=Decimal(140)), at=later)
    third = write(vehicle(1, "brugge", make="Fictie", energy="petrol", co2_g_per_km=Decimal("140.0")), at=later)
    ((number, _row),) = rows.rows_wanted(WantedRows("vehicles", None, batch=third), start=0, most=5).rows
    last, first = rows.row_history("vehicles", number)
    assert (first.was_of.number, first.changed_by.number, last.changed_by.number) == (fleet, second, third)
    assert last.differing == {"energy": ("diesel", "petrol")}
    assert first.differing == {
        "co2_g_per_km": (Decimal(150), Decimal(140)),
        "first_use": (dt.date(2018, 5, 1), None),
    }


def test_what_an_import_made_of_a_row_is_still_told_when_it_was_taken_back(fleet):
    later = AT + dt.timedelta(days=30)
    second = write(vehicle(1, "brugge", make="Fictie", energy="petrol", co2_g_per_km=Decimal(140)), at=later)
    undo_batch(second, by=system("mender"), at=later)
    third = write(vehicle(1, "brugge", make="Anders", energy="diesel", co2_g_per_km=Decimal(150)), at=later)
    ((number, _row),) = rows.rows_wanted(WantedRows("vehicles", None, batch=third), start=0, most=5).rows
    last, taken_back = rows.row_history("vehicles", number)
    assert (taken_back.changed_by.number, taken_back.changed_by.undone_by) == (second, "system:mender")
    assert taken_back.differing == {
        "energy": ("diesel", "petrol"),
        "co2_g_per_km": (Decimal(150), Decimal(140)),
        "first_use": (dt.date(2018, 5, 1), None),
    }
    assert last.differing == {"make": ("Fictie", "Anders"), "first_use": (dt.date(2018, 5, 1), None)}


def test_an_import_that_was_taken_back_keeps_the_earlier_one_from_nothing(fleet):
    second = write(vehicle(1, "brugge", make="Fictie", energy="petrol"))
    undo_batch(second, by=BY, at=AT)
    assert undo_batch(fleet, by=BY, at=AT) == 3
    assert not PreviousRow.objects.exists()


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_can_be_asked_everything_it_offers(name):
    register = REGISTERS[name]
    for column in ("authority", *register.listed):
        for order in (column, f"-{column}"):
            found = rows.rows_wanted(WantedRows(name, None, text="woord", year=2020, order=order), start=0, most=5)
            assert found.rows == ()
    assert rows.filled(name, {"brugge"}) == ()
    assert list(rows.all_rows(WantedRows(name, None))) == []
