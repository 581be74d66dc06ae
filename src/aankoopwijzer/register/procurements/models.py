"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models
from django.db.models import F, Q


class KeptPurchase(models.Model):
    """A purchase as it was described at one moment. Never changed: another description is another record."""

    token = models.CharField(max_length=43, unique=True)
    example = models.CharField(max_length=60, blank=True)
    purchase = models.JSONField()
    options = models.JSONField()
    created_on = models.DateField()
    expires_on = models.DateField(null=True, db_index=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("example",), condition=~Q(example=""), name="once_per_example"),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=F("created_on")),
                name="expires_after_creation",
            ),
        )

    def __str__(self) -> str:
        return f"kept purchase {self.pk}"
