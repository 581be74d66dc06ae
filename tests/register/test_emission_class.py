"""Vehicles that were there before there was an emission class."""

from importlib import import_module

import pytest
from django.apps import apps
from tests.register.test_rows import vehicle, write

from aankoopwijzer.register.mobility.queries import vehicles

MIGRATION = import_module("aankoopwijzer.register.mobility.migrations.0003_emission_class")


@pytest.mark.django_db
def test_only_what_has_no_tailpipe_gets_none():
    energies = ["electric", "diesel", "hydrogen", "plug_in_petrol", None]
    write(*(vehicle(at, "brugge", energy=energy) for at, energy in enumerate(energies)))
    MIGRATION._without_tailpipe_none(apps, None)
    assert [each.emission_class for each in vehicles()] == ["none", None, "none", None, None]
