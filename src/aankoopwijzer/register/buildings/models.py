"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class Building(ImportedRow):
    """A building; its columns are those of the record of that name."""

    number = text_column(120)
    name = text_column()
    built_in = models.IntegerField(null=True)
    renovated_in = models.IntegerField(null=True)
    area_m2 = number_column()
    gas_kwh = number_column()
    electricity_kwh = number_column()
    roof_m2 = number_column()
    rainwater_tank_m3 = number_column()
    has_gro = models.BooleanField(null=True)
    has_tco = models.BooleanField(null=True)
    totem_score = number_column()

    class Meta:
        constraints = key_is_unique("building")

    def __str__(self) -> str:
        return f"building {self.number}"
