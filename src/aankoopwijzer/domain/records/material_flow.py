"""Materials that were bought or delivered in a year."""

from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class MaterialFlow(ImportedRecord):
    """One material in one year. Shares are fractions of the weight; `origin` is local, eu or outside_eu.

    `row` is the product group of the framework. `functional_units` is what the material was for, counted in
    `functional_unit`: m2 (of building), workplace, item, kg (delivered) or contract_eur; weight over units is what
    compares from year to year.
    """

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
    row: str | None = None
    functional_units: Decimal | None = None
    functional_unit: str | None = None
    is_locally_recycled: bool | None = None
