"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models
from django.db.models import Q

from aankoopwijzer.domain.records.feedback import ANSWER_LENGTH, TEXT_LENGTH

KIND = "feedback"
"""What the history calls a record of this app."""


class Feedback(models.Model):
    """One thing that a reader said; who it was is not kept, but for an address that he gave himself."""

    criterion = models.CharField(max_length=100, db_index=True)
    version = models.DateField()
    about = models.CharField(max_length=20)
    text = models.CharField(max_length=TEXT_LENGTH)
    email = models.EmailField(blank=True)
    email_until = models.DateField(null=True, db_index=True)
    created_on = models.DateField()
    state = models.CharField(max_length=20, default="new", db_index=True)
    answer = models.CharField(max_length=ANSWER_LENGTH, blank=True)
    changed_on = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(email="", email_until__isnull=True) | (~Q(email="") & Q(email_until__isnull=False)),
                name="an_address_has_a_term",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("answered", "declined"), answer=""), name="closed_with_an_answer"
            ),
        )

    def __str__(self) -> str:
        return f"feedback {self.pk} on {self.criterion}"
