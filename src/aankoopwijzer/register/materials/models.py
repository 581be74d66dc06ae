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

    class Meta:
        constraints = key_is_unique("material_flow")

    def __str__(self) -> str:
        return f"material flow {self.number}"
