"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models
from django.db.models import Q

from aankoopwijzer.domain.records.promise import STATUSES
from aankoopwijzer.register.columns import text_column
from aankoopwijzer.register.procurements.models import Procurement


class Promise(models.Model):
    """A promise; its columns are those of the record of that name."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="+")
    authority = models.CharField(max_length=60)
    criterion = models.CharField(max_length=80)
    level = text_column(20)
    objectives = text_column(200)
    occasion = models.IntegerField(default=1)
    proof = models.TextField()
    proof_by = models.CharField(max_length=20)
    proof_when = models.CharField(max_length=20)
    due_on = models.DateField(null=True)
    status = models.CharField(max_length=12, default="open")
    submitted_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    refusal = models.TextField(blank=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["procurement", "criterion", "occasion"], name="one_promise_of_a_criterion_and_occasion"
            ),
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="promise_status"),
        )
        indexes = (models.Index(fields=["authority", "status", "due_on"], name="promises_that_are_due"),)

    def __str__(self) -> str:
        return f"promise {self.pk}"


class Evidence(models.Model):
    """A file that proves a promise. Its name is only shown, never a place where anything is kept."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="evidence")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=120)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    by = models.CharField(max_length=140)
    at = models.DateTimeField()
    content = models.BinaryField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["promise", "sha256"], name="one_copy_of_a_proof"),)

    def __str__(self) -> str:
        return f"evidence {self.pk}"
