"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models
from django.db.models import F, Q

from aankoopwijzer.register.columns import number_column, text_column


class SavedPurchase(models.Model):
    """A purchase as it was described at one moment. Never changed: another description is another record."""

    token = models.CharField(max_length=60, unique=True)
    purchase = models.JSONField()
    options = models.JSONField()
    created_on = models.DateField()
    expires_on = models.DateField(null=True, db_index=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(is_example=True, expires_on__isnull=True)
                | Q(is_example=False, expires_on__isnull=False, expires_on__gt=F("created_on")),
                name="only_examples_stay",
            ),
        )

    def __str__(self) -> str:
        return f"saved purchase {self.pk}"


class Procurement(models.Model):
    """A procurement; its columns are those of the record of that name."""

    authority = models.CharField(max_length=60)
    reference = text_column(120)
    title = models.CharField(max_length=500)
    description = models.TextField(blank=True)
    contract_type = text_column(20)
    procedure = text_column(20)
    stage = models.CharField(max_length=20)
    is_framework_agreement = models.BooleanField(null=True)
    cpv = models.TextField(blank=True)
    value_estimated = number_column()
    value_awarded = number_column()
    value_paid = number_column()
    planned_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    tender_deadline = models.DateField(null=True)
    awarded_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    tenders_received = models.IntegerField(null=True)
    supplier_name = text_column()
    supplier_enterprise_number = text_column(10)
    contract_reference = text_column(120)
    pack_version = text_column(40)
    advice_level = text_column(20)
    advised_on = models.DateField(null=True)
    internal_note = models.TextField(blank=True)
    draft = models.TextField(blank=True)
    origin = models.CharField(max_length=20)
    notice_id = text_column(120)
    notice_version = text_column(20)
    is_fictitious = models.BooleanField(default=False)
    typed = models.TextField(blank=True)
    imported = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["authority", "stage"], name="procurement_of_authority"),
            models.Index(fields=["published_on"], name="procurement_published"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "reference"], condition=~Q(reference=""), name="one_procurement_of_a_reference"
            ),
        )

    def __str__(self) -> str:
        return f"procurement {self.pk}"


class _Part(models.Model):
    """One of several things that a procurement holds, in their order."""

    position = models.IntegerField()

    class Meta:
        abstract = True
        ordering = ("procurement", "position")

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class Lot(_Part):
    """A lot; its columns are those of `ProcurementLot`."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="lots")
    code = text_column(120)
    title = text_column()
    cpv = models.TextField(blank=True)
    rows = models.TextField(blank=True, null=True)  # noqa: DJ001 - null is not told, empty is of no product group
    value_estimated = number_column()
    value_awarded = number_column()
    is_reserved = models.BooleanField(null=True)
    supplier_name = text_column()
    supplier_enterprise_number = text_column(10)


class Row(_Part):
    """A product group; its columns are those of `ProcurementRow`."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="rows")
    row = models.CharField(max_length=20, db_index=True)
    found_by = text_column(20)
    because = text_column()


class Criterion(_Part):
    """A criterion that was chosen or left out; its columns are those of `ProcurementCriterion`."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="criteria")
    criterion = models.CharField(max_length=80)
    is_chosen = models.BooleanField()
    level = text_column(20)
    reason = text_column(80)
    words = text_column()


class Deviation(_Part):
    """A deviation; its columns are those of `ProcurementDeviation`."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="deviations")
    objective = models.CharField(max_length=80)
    reason = models.TextField()
    decided_by = text_column(200)
    decided_on = models.DateField(null=True)


class Document(_Part):
    """A document by name; its columns are those of `ProcurementDocument`."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=300)
    kind = text_column(60)
    sha256 = text_column(64)
    link = text_column(1000)

    class Meta(_Part.Meta):
        abstract = False
        indexes = (models.Index(fields=["kind", "name"], name="document_of_a_kind"),)


class NoticePair(models.Model):
    """What a person said of a plan and the procurement of a notice, which goes by `reference`: one purchase, or not.

    `notice` is the number of that procurement, which is gone once the two were joined. Then `images` holds both as they
    were, and what became of them. It is always of the `authority` of the plan.
    """

    plan = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="+")
    authority = models.CharField(max_length=60)
    reference = models.CharField(max_length=120)
    notice = models.BigIntegerField(db_index=True)
    is_same = models.BooleanField()
    by = models.CharField(max_length=140)
    at = models.DateTimeField()
    images = models.JSONField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["plan", "notice"], name="one_answer_of_a_pair"),
            models.UniqueConstraint(fields=["plan"], condition=Q(is_same=True), name="one_notice_of_a_plan"),
            models.UniqueConstraint(fields=["notice"], condition=Q(is_same=True), name="one_plan_of_a_notice"),
            models.CheckConstraint(
                condition=Q(is_same=True, images__isnull=False) | Q(is_same=False, images__isnull=True),
                name="only_what_was_joined_has_images",
            ),
        )
        indexes = (models.Index(fields=["authority", "reference"], name="pair_of_a_reference"),)

    def __str__(self) -> str:
        return f"procurement {self.plan_id} and notice {self.notice}"


class CpvLabel(models.Model):
    """What a CPV code is called in one language (ISO 639-1), from the official list that somebody handed over."""

    code = models.CharField(max_length=8)
    language = models.CharField(max_length=2)
    label = models.CharField(max_length=500)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["code", "language"], name="one_cpv_label_of_a_language"),)

    def __str__(self) -> str:
        return f"{self.code} ({self.language})"
