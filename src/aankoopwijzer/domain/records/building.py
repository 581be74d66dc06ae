"""Buildings that an authority owns or runs."""

from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class Building(ImportedRecord):
    """A building. Energy is final use in kWh per year; `area_m2` is gross floor area.

    `has_gro` and `has_tco` say whether the tender asked for GRO and compared total costs of ownership; `totem_score`
    is in millipoints per m2.
    """

    number: str | None = None
    name: str | None = None
    built_in: int | None = None
    renovated_in: int | None = None
    area_m2: Decimal | None = None
    gas_kwh: Decimal | None = None
    electricity_kwh: Decimal | None = None
    roof_m2: Decimal | None = None
    rainwater_tank_m3: Decimal | None = None
    has_gro: bool | None = None
    has_tco: bool | None = None
    totem_score: Decimal | None = None
