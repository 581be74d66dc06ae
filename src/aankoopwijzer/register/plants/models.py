"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class Planting(ImportedRow):
    """Plants of one taxon in one place; its columns are those of the record of that name."""

    number = text_column(120)
    work_number = text_column(120)
    place = text_column()
    planted_on = models.DateField(null=True)
    taxon = text_column()
    name = text_column()
    standing = text_column(30)
    specimens = models.IntegerField(null=True)
    area_m2 = number_column()
    provenance_label = text_column(120)

    class Meta:
        constraints = key_is_unique("planting")

    def __str__(self) -> str:
        return f"planting {self.number}"
