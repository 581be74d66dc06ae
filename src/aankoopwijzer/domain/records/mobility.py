"""Vehicles and duty trips."""

import datetime as dt
from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class Vehicle(ImportedRecord):
    """A vehicle in use or out of use. `co2_method` is wltp or nedc: the two do not compare without conversion.

    `emission_class` is the European emission standard of its type approval: euro_6d_temp for cars and vans, euro_vi
    for lorries and buses; none for what has no tailpipe. `replaces` is the number of the vehicle that this one came in
    the place of.
    """

    number: str | None = None
    make: str | None = None
    model: str | None = None
    vehicle_class: str | None = None
    energy: str | None = None
    co2_g_per_km: Decimal | None = None
    co2_method: str | None = None
    emission_class: str | None = None
    first_use: dt.date | None = None
    last_use: dt.date | None = None
    km_per_year: Decimal | None = None
    is_in_use: bool | None = None
    remark: str | None = None
    replaces: str | None = None


class DutyTrip(ImportedRecord):
    """A trip for work; `distance_km` is one way. Whose trip it was is nobody's business and not kept."""

    number: str | None = None
    date: dt.date | None = None
    department: str | None = None
    mode: str | None = None
    distance_km: Decimal | None = None
    purpose: str | None = None
