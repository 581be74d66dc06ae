"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class Vehicle(ImportedRow):
    """A vehicle; its columns are those of the record of that name."""

    number = text_column(120)
    make = text_column()
    model = text_column()
    vehicle_class = text_column(10)
    energy = text_column(30)
    co2_g_per_km = number_column()
    co2_method = text_column(10)
    emission_class = text_column(20)
    first_use = models.DateField(null=True)
    last_use = models.DateField(null=True)
    km_per_year = number_column()
    is_in_use = models.BooleanField(null=True)
    remark = text_column()
    replaces = text_column(120)

    class Meta:
        constraints = key_is_unique("vehicle")

    def __str__(self) -> str:
        return f"vehicle {self.number}"


class DutyTrip(ImportedRow):
    """A duty trip; its columns are those of the record of that name."""

    number = text_column(120)
    date = models.DateField(null=True)
    department = text_column()
    mode = text_column(30)
    distance_km = number_column()
    purpose = text_column()

    class Meta:
        constraints = key_is_unique("duty_trip")

    def __str__(self) -> str:
        return f"duty trip {self.number}"
