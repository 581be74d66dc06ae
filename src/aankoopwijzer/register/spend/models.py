"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models
from django.db.models import Q

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, number_column, text_column


class SpendLine(ImportedRow):
    """A line of the ledger or of an invoice; its columns are those of the record of that name."""

    ledger_number = text_column(120)
    invoice_number = text_column(120)
    date = models.DateField(null=True)
    supplier_number = text_column(120)
    supplier_name = text_column()
    supplier_enterprise_number = text_column(10)
    supplier_key = text_column(200)
    topic_key = text_column(200)
    amount_excl_vat = number_column()
    vat_rate = number_column()
    vat_amount = number_column()
    amount_incl_vat = number_column()
    currency = text_column(3)
    account_code = text_column(120)
    account_name = text_column()
    department = text_column()
    cpv = text_column(8)
    description = text_column()
    is_credit_note = models.BooleanField(null=True)
    credits_invoice = text_column(120)
    contract_reference = text_column(120)

    class Meta:
        constraints = key_is_unique("spend_line")
        # One index more makes an import a third slower: by day serves the list, a year, and the first and last year.
        indexes = (models.Index(fields=["date"], name="spend_by_day"),)

    def __str__(self) -> str:
        return f"spend line {self.key}"


class SpendRule(models.Model):
    """For which rows spend counts that has all that is filled in; of all authorities when none is.

    `key` stands for what is filled in, so that it is kept once.
    """

    key = models.CharField(max_length=64, unique=True)
    authority = models.CharField(max_length=60, blank=True)
    cpv = models.CharField(max_length=8, blank=True)
    account_code = models.CharField(max_length=500, blank=True)
    account_name = models.CharField(max_length=500, blank=True)
    supplier = models.CharField(max_length=500, blank=True)
    description = models.CharField(max_length=500, blank=True)
    rows = models.JSONField(default=list)
    answered_by = models.CharField(max_length=120)
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"spend rule {self.pk}"


class SpendPart(models.Model):
    """Lines of a topic, of one authority with one supplier, that follow a rule where the topic itself does not."""

    topic_key = models.CharField(max_length=200)
    authority = models.CharField(max_length=60, blank=True)
    supplier_key = models.CharField(max_length=200, blank=True)
    rule = models.ForeignKey(SpendRule, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["topic_key", "authority", "supplier_key"], name="spend_part_once"),
        )

    def __str__(self) -> str:
        return f"part of {self.topic_key}"


class SpendTopic(models.Model):
    """What spend lines of one key were for: the rows that words and codes give, or that a person said.

    `matches` are what words and codes gave, with its score, also where a person said something else afterwards. A
    `rule` says who answered what, when the topic follows one.
    """

    key = models.CharField(max_length=200, unique=True)
    cpv = models.CharField(max_length=8, blank=True)
    account_code = models.CharField(max_length=120, blank=True)
    account_name = models.CharField(max_length=500, blank=True)
    description = models.CharField(max_length=500, blank=True)
    how = models.CharField(max_length=10, blank=True, db_index=True)
    rows = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    matches = models.JSONField(default=list)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    rule = models.ForeignKey(SpendRule, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(how__in=["", "matched", "doubtful", "outside", "person", "rule"]), name="spend_topic_how"
            ),
        )

    def __str__(self) -> str:
        return self.key
