"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class Work(ImportedRow):
    """A delivered work; its columns are those of the record of that name."""

    number = text_column(120)
    name = text_column()
    contract_reference = text_column(120)
    row = text_column(30)
    delivered_on = models.DateField(null=True)
    total_area_m2 = number_column()
    paving_removed_m2 = number_column()
    paving_added_m2 = number_column()
    green_before_m2 = number_column()
    green_after_m2 = number_column()
    rainwater_storage_m3 = number_column()
    infiltration_m3 = number_column()
    rainwater_is_reused = models.BooleanField(null=True)

    class Meta:
        constraints = key_is_unique("work")

    def __str__(self) -> str:
        return f"work {self.number}"
