"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models
from django.db.models import Q

from aankoopwijzer.domain.records.action import ACTION_STATES
from aankoopwijzer.register.columns import text_column


class Action(models.Model):
    """An action; its columns are those of the record of that name. An empty authority is the region."""

    authority = text_column(60)
    name = models.CharField(max_length=200)
    objectives = text_column(200)
    responsible = text_column(200)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10)
    remark = models.TextField(blank=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=Q(state__in=ACTION_STATES), name="action_state"),)
        indexes = (models.Index(fields=["authority", "state", "due_on"], name="actions_that_are_due"),)

    def __str__(self) -> str:
        return f"action {self.pk}"
