"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class SocialPerformance(ImportedRow):
    """Social performance under a contract in a year; its columns are those of the record of that name."""

    number = text_column(120)
    contract_reference = text_column(120)
    year = models.IntegerField(null=True)
    promised_hours = number_column()
    delivered_hours = number_column()
    promised_eur = number_column()
    delivered_eur = number_column()
    kind = text_column(30)

    class Meta:
        constraints = key_is_unique("social_performance")

    def __str__(self) -> str:
        return f"social performance {self.number}"
