"""Materials that were bought or delivered in a year."""

from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class MaterialFlow(ImportedRecord):
    """One material in one year. Shares are fractions of the weight; `origin` is local, eu or outside_eu."""

    number: str | None = None
    year: int | None = None
    material: str | None = None
    unit: str | None = None
    weight_kg: Decimal | None = None
    packaging_kg: Decimal | None = None
    reused_share: Decimal | None = None
    recycled_share: Decimal | None = None
    origin: str | None = None
    amount_excl_vat: Decimal | None = None
