"""Luminaires come into the register, on circuits that are there or not.

The expected codes are those of reports/import_problems.py.
"""

from decimal import Decimal

import pytest
from tests.flows.test_import_register_kinds import adviser, bring, told

from aankoopwijzer.register.equipment.queries import luminaires

__all__ = ["adviser", "bring"]
pytestmark = pytest.mark.django_db


def test_luminaires_hang_on_a_circuit_that_the_register_knows(bring):
    bring("lighting", "kring;gemeente;lamptype", "K1;Brugge;NaHP", "K2;Brugge;LED")
    report = bring(
        "luminaires",
        "armatuurnummer;bestuur;kring;type armatuur;lichtbron;aantal;vermogen (W);dimbaar?;jaar plaatsing",
        "1;Brugge;K1;Straatbol;LED;12;32,5 W;ja;2022",
        "2;Brugge;K2;;geen LED;1;70;nee;1998",
        "3;Brugge;K9;;onbekend;0;9000;misschien;2099",
        "4;Brugge;K1;;kaars;1,5;;;",
        ";Brugge;K1;;LED;1;30;;",
        "1;Brugge;K1;Straatbol;LED;13;32,5;ja;2022",
    )
    assert told(report) == {
        (2, "noted", "number-with-unit"),
        (4, "flagged", "not-in-register"),
        (4, "flagged", "value-unknown"),
        (4, "flagged", "below-least"),
        (4, "flagged", "above-most"),
        (4, "flagged", "not-yes-no"),
        (4, "flagged", "year-to-come"),
        (5, "flagged", "not-a-choice"),
        (5, "flagged", "not-whole"),
        (5, "flagged", "empty-value"),
        (6, "rejected", "empty-required"),
        (7, "rejected", "key-twice"),
    }
    one, other, odd, last = luminaires()
    assert (one.circuit, one.model, one.light_source, one.pieces) == ("K1", "Straatbol", "led", 12)
    assert (one.watt, one.is_dimmable, one.installed_in) == (Decimal("32.5"), True, 2022)
    assert (other.light_source, other.model) == ("other", None)
    assert (odd.circuit, odd.light_source, odd.pieces, odd.watt) == ("K9", None, None, None)
    assert (odd.is_dimmable, odd.installed_in) == (None, None)
    assert (last.light_source, last.pieces, last.watt) == (None, None, None)
