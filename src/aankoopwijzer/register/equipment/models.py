"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class LightCircuit(ImportedRow):
    """A circuit of light points; its columns are those of the record of that name."""

    number = text_column(120)
    place = text_column()
    technology = text_column(30)
    points = models.IntegerField(null=True)
    watt_per_point = number_column()
    kwh_per_year = number_column()
    installed_in = models.IntegerField(null=True)

    class Meta:
        constraints = key_is_unique("light_circuit")

    def __str__(self) -> str:
        return f"light circuit {self.number}"


class Luminaire(ImportedRow):
    """A luminaire, or some of one kind; its columns are those of the record of that name."""

    number = text_column(120)
    circuit = text_column(120)
    place = text_column()
    model = text_column()
    light_source = text_column(30)
    pieces = models.IntegerField(null=True)
    watt = number_column()
    is_dimmable = models.BooleanField(null=True)
    installed_in = models.IntegerField(null=True)

    class Meta:
        constraints = key_is_unique("luminaire")

    def __str__(self) -> str:
        return f"luminaire {self.number}"


class Appliance(ImportedRow):
    """An appliance, machine or device; its columns are those of the record of that name."""

    number = text_column(120)
    kind = text_column(120)
    bought_in = models.IntegerField(null=True)
    energy_label = text_column(30)
    kwh_per_year = number_column()
    replaced_kwh_per_year = number_column()
    has_spare_parts = models.BooleanField(null=True)
    energy_scale_top = text_column(10)
    label_name = text_column(120)
    replaces = text_column(120)

    class Meta:
        constraints = key_is_unique("appliance")

    def __str__(self) -> str:
        return f"appliance {self.number}"
