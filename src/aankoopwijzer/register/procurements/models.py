"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models
from django.db.models import F, Q


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
