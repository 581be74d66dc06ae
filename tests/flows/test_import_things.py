"""Vehicles, appliances and suppliers come into the register with what is told of them.

The expected codes are those of reports/import_problems.py.
"""

import datetime as dt

import pytest
from tests.flows.test_import_register_kinds import adviser, bring, told

from aankoopwijzer.register.equipment.queries import appliances
from aankoopwijzer.register.mobility.queries import vehicles
from aankoopwijzer.register.suppliers.queries import suppliers

__all__ = ["adviser", "bring"]
pytestmark = pytest.mark.django_db


def test_a_vehicle_says_which_one_it_replaces_but_not_itself(bring):
    report = bring("fleet", "nr;bestuur;merk;brandstof;vervangt", "2;Brugge;X;elektrisch;1", "3;Brugge;Y;diesel;3")
    assert (3, "flagged", "replaces-itself") in told(report)
    assert [each.replaces for each in vehicles()] == ["1", "3"]


@pytest.mark.parametrize("title", ["vervangt toestel", "in plaats van", "replaces"])
def test_an_appliance_says_which_one_it_replaces(bring, title):
    report = bring("appliances", f"nummer;bestuur;soort toestel;{title}", "2;Brugge;koelkast;1", "1;Brugge;koelkast;")
    assert told(report) == set()
    assert [each.replaces for each in appliances()] == ["1", None]


def test_one_that_is_replaced_may_be_in_the_register_but_not_of_another_authority(bring):
    bring("appliances", "nummer;bestuur;soort toestel", "1;Brugge;koelkast", "2;Damme;koelkast")
    report = bring("appliances", "nummer;bestuur;soort toestel;vervangt", "3;Brugge;koelkast;1", "4;Brugge;koelkast;2")
    assert told(report) == {(3, "noted", "replaces-unknown")}
    assert [each.values["found"] for each in report.problems] == ["2"]
    assert [each.replaces for each in appliances(authority="brugge")] == [None, "1", "2"]


def test_an_appliance_does_not_replace_itself_at_once_or_over_others(bring):
    report = bring(
        "appliances",
        "nummer;bestuur;soort toestel;vervangt;energielabel",
        "1;Brugge;koelkast;2;A",
        "2;Brugge;koelkast;3;A",
        "3;Brugge;koelkast;1;onzin",
        "4;Brugge;koelkast;1;A",
        "5;Brugge;koelkast;5;A",
    )
    circle = "replaces-in-circle"
    assert {each for each in told(report) if each[2].startswith("replaces")} == {
        (2, "flagged", circle),
        (3, "flagged", circle),
        (4, "flagged", circle),
        (6, "flagged", "replaces-itself"),
    }
    assert report.flagged == 4
    held = {each.number: each.flags for each in appliances()}
    assert held == {"1": (circle,), "2": (circle,), "3": ("not-a-choice", circle), "4": (), "5": ("replaces-itself",)}
    assert {row.line: row.flags for row in report.rows}[2] == circle


def test_a_circle_may_go_over_what_was_there_and_goes_when_it_is_mended(bring):
    titles = "nummer;bestuur;soort toestel;vervangt"
    bring("appliances", titles, "1;Brugge;koelkast;2", "2;Brugge;koelkast;")
    report = bring("appliances", titles, "2;Brugge;koelkast;1")
    assert (told(report), report.changed) == ({(2, "flagged", "replaces-in-circle")}, 1)
    again = bring("appliances", titles, "2;Brugge;koelkast;1")
    assert (again.changed, again.unchanged) == (0, 1)
    partial = bring("appliances", "nummer;bestuur;soort toestel;jaar aankoop", "2;Brugge;koelkast;2020")
    assert (partial.changed, [each.flags for each in appliances(number="2")]) == (1, [("replaces-in-circle",)])
    mended = bring("appliances", titles, "2;Brugge;koelkast;")
    assert (told(mended), [each.flags for each in appliances()]) == (set(), [(), ()])


def test_a_vehicle_that_replaces_what_nobody_has_is_told_and_one_in_a_circle_flagged(bring):
    lines = ["1;Brugge;diesel;2", "2;Brugge;diesel;1", "3;Brugge;diesel;99"]
    report = bring("fleet", "nr;bestuur;brandstof;vervangt", *lines)
    assert told(report) == {
        (2, "flagged", "replaces-in-circle"),
        (3, "flagged", "replaces-in-circle"),
        (4, "noted", "replaces-unknown"),
    }


def test_a_supplier_has_a_size_with_source_and_day_and_whether_it_is_an_sme_follows(bring):
    report = bring(
        "suppliers",
        "naam;ondernemingsgrootte;bron grootte;grootte op",
        "A;Micro-onderneming;jaarrekening;31/12/2024",
        "B;middelgroot;;",
        "C;groot;opgave;01/06/2025",
        "D;kmo;;",
        "E;;;",
        "F;reus;;",
    )
    assert told(report) == {
        (2, "noted", "spelled-otherwise"),
        (3, "noted", "size-without-source"),
        (5, "flagged", "value-unknown"),
        (7, "flagged", "not-a-choice"),
    }
    found = {each.name: (each.size, each.is_small) for each in suppliers()}
    assert found == {
        "A": ("micro", True),
        "B": ("medium", True),
        "C": ("large", False),
        "D": (None, None),
        "E": (None, None),
        "F": (None, None),
    }
    first = next(iter(suppliers()))
    assert (first.size_source, first.size_on) == ("jaarrekening", dt.date(2024, 12, 31))


def test_a_size_and_an_answer_that_contradict_each_other_are_told(bring):
    report = bring("suppliers", "naam;kmo;grootte", "A;ja;groot", "B;nee;klein", "C;nee;groot", "D;;groot", "E;ja;")
    assert {each for each in told(report) if each[1] == "flagged"} == {
        (2, "flagged", "size-contradicts"),
        (3, "flagged", "size-contradicts"),
    }
    assert [each.is_small for each in suppliers()] == [True, False, False, None, True]


def test_a_later_file_with_only_the_size_says_whether_it_is_an_sme_too(bring):
    bring("suppliers", "naam;kmo", "A;ja")
    report = bring("suppliers", "naam;grootte", "A;groot")
    assert [(each.size, each.is_small) for each in suppliers()] == [("large", False)]
    assert report.changed == 1
    bring("suppliers", "naam;activiteit", "A;bouw")
    assert [(each.size, each.is_small, each.activity) for each in suppliers()] == [("large", False, "bouw")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Euro 6", "euro_6"),
        ("EURO6", "euro_6"),
        ("6", "euro_6"),
        ("E6", "euro_6"),
        ("Euro 5b", "euro_5"),
        ("Euro 6d-TEMP", "euro_6d_temp"),
        ("6D temp", "euro_6d_temp"),
        ("6d", "euro_6d"),
        ("euro-vi", "euro_vi"),
        ("VI", "euro_vi"),
        ("V", "euro_v"),
        ("Euro VI-D", "euro_vi"),
        ("EEV", "eev"),
        ("0", "euro_0"),
    ],
)
def test_an_emission_class_is_read_however_it_is_written(bring, written, code):
    bring("fleet", "nr;bestuur;brandstof;euronorm", f"1;Brugge;diesel;{written}")
    assert [each.emission_class for each in vehicles()] == [code]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("", set()),
        ("onbekend", {"value-unknown"}),
        ("Euro 9", {"not-a-choice-but-near"}),
        ("groen", {"not-a-choice"}),
        ("6,5", {"not-a-choice"}),
    ],
)
def test_an_emission_class_that_nobody_knows_is_unknown(bring, written, codes):
    report = bring(
        "fleet", "nr;bestuur;brandstof;emissieklasse", f"1;Brugge;diesel;{written}", "2;Brugge;diesel;Euro 4"
    )
    assert {each.code for each in report.problems} == codes
    assert [each.emission_class for each in vehicles()] == [None, "euro_4"]


def test_a_vehicle_without_tailpipe_has_no_emission_class_and_one_that_burns_fuel_has_one(bring):
    bring("fleet", "nr;bestuur;brandstof", "1;Brugge;elektrisch", "2;Brugge;diesel", "3;Brugge;waterstof")
    assert [each.emission_class for each in vehicles()] == ["none", None, "none"]
    report = bring(
        "fleet",
        "nr;bestuur;categorie;brandstof;Emission class",
        "1;Brugge;M1;elektrisch;Euro 6",
        "2;Brugge;M1;diesel;n.v.t.",
        "3;Brugge;N3;diesel;Euro 6",
        "4;Brugge;N1;diesel;Euro VI",
    )
    assert told(report) == {
        (2, "flagged", "emission-class-of-electric"),
        (3, "flagged", "no-emission-class"),
        (3, "noted", "spelled-otherwise"),
        (4, "noted", "emission-class-in-figures"),
    }


def test_a_file_without_emission_class_leaves_the_one_that_is_known(bring):
    bring("fleet", "nr;bestuur;brandstof;euronorm", "1;Brugge;diesel;6d")
    report = bring("fleet", "nr;bestuur;merk;km per jaar", "1;Brugge;X;12000")
    assert [(each.emission_class, each.make) for each in vehicles()] == [("euro_6d", "X")]
    assert (report.changed, report.flagged) == (1, 0)
