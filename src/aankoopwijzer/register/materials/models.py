"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class MaterialFlow(ImportedRow):
    """A material in a year; its columns are those of the record of that name."""

    number = text_column(120)
    year = models.IntegerField(null=True)
    material = text_column()
    unit = text_column(120)
    weight_kg = number_column()
    packaging_kg = number_column()
    reused_share = number_column()
    recycled_share = number_column()
    origin = text_column(30)
    amount_excl_vat = number_column()
    row = text_column(30)
    functional_units = number_column()
    functional_unit = text_column(30)
    is_locally_recycled = models.BooleanField(null=True)

    class Meta:
        constraints = key_is_unique("material_flow")

    def __str__(self) -> str:
        return f"material flow {self.number}"


class Delivery(ImportedRow):
    """A line of a delivery; its columns are those of the record of that name."""

    number = text_column(120)
    date = models.DateField(null=True)
    supplier_enterprise_number = text_column(30)
    contract_reference = text_column(120)
    product = text_column()
    category = text_column(30)
    country_of_origin = text_column(10)
    origin = text_column(30)
    label = text_column()
    has_fair_trade_label = models.BooleanField(null=True)
    is_fresh = models.BooleanField(null=True)
    chain_links = models.IntegerField(null=True)
    distance_km = number_column()
    weight_kg = number_column()
    amount_excl_vat = number_column()

    class Meta:
        constraints = key_is_unique("delivery")

    def __str__(self) -> str:
        return f"delivery {self.number}"
