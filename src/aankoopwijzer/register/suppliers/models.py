"""Tables, private to the register: read through `queries`, write through `commands` or an import."""

from django.db import models
from django.db.models import Q

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class Supplier(ImportedRow):
    """An enterprise as one bookkeeping knows it; its columns are those of `RegisteredSupplier`."""

    number = text_column(120)
    name = text_column()
    enterprise_number = models.CharField(max_length=10, blank=True, db_index=True)
    vat_number = text_column(120)
    street = text_column()
    postal_code = text_column(120)
    municipality = text_column()
    country = text_column(120)
    activity = text_column()
    is_small = models.BooleanField(null=True)
    size = text_column(10)
    size_source = text_column()
    size_on = models.DateField(null=True)

    class Meta:
        constraints = key_is_unique("supplier")

    def __str__(self) -> str:
        return self.name


class SocialRecognition(ImportedRow):
    """A recognition in the social economy; its columns are those of the record of that name."""

    enterprise_number = models.CharField(max_length=10, blank=True, db_index=True)
    name = text_column()
    kind = text_column(30)
    recognised_from = models.DateField(null=True)
    recognised_until = models.DateField(null=True)
    target_group_share = number_column()
    activities = text_column()
    municipality = text_column()
    supplier_key = text_column(200)

    class Meta:
        constraints = key_is_unique("social_recognition")

    def __str__(self) -> str:
        return self.name


class ChainDisclosure(ImportedRow):
    """A site in a supplier's chain; its columns are those of the record of that name."""

    enterprise_number = text_column(10)
    name = text_column()
    tier = models.IntegerField(null=True)
    site = text_column()
    address = text_column()
    country = text_column(120)
    activity = text_column()
    share = number_column()
    evidence = text_column(30)
    disclosed_on = models.DateField(null=True)
    supplier_key = text_column(200)

    class Meta:
        constraints = key_is_unique("chain_disclosure")

    def __str__(self) -> str:
        return self.site


class NamedSupplier(models.Model):
    """A supplier as files name it, and who that is: found by number, or answered by a person, or not known yet.

    The answer holds for every line of that key, those that were there and those that come.
    """

    key = models.CharField(max_length=200, unique=True)
    number = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=500, blank=True)
    enterprise_number = models.CharField(max_length=10, blank=True)
    supplier = models.ForeignKey(Supplier, null=True, on_delete=models.PROTECT, related_name="names")
    how = models.CharField(max_length=20, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(how__in=["", "enterprise-number", "number-and-name", "person", "nobody"]),
                name="named_supplier_how",
            ),
        )

    def __str__(self) -> str:
        return self.name or self.key
