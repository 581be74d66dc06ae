"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class ProductLife(ImportedRow):
    """A product from its first day of use to its last; its columns are those of the record of that name."""

    number = text_column(120)
    product_class = text_column(30)
    row = text_column(30)
    name = text_column()
    in_use_from = models.DateField(null=True)
    out_of_use_on = models.DateField(null=True)
    times_repaired = models.IntegerField(null=True)
    out_of_use_reason = text_column(120)

    class Meta:
        constraints = key_is_unique("product_life")

    def __str__(self) -> str:
        return f"product life {self.number}"


class SharedAsset(ImportedRow):
    """Something that several use; its columns are those of the record of that name."""

    number = text_column(120)
    kind = text_column(30)
    available_from = models.DateField(null=True)
    available_until = models.DateField(null=True)
    is_instead_of_purchase = models.BooleanField(null=True)
    uses_per_year = number_column()
    provider = text_column()

    class Meta:
        constraints = key_is_unique("shared_asset")

    def __str__(self) -> str:
        return f"shared asset {self.number}"
