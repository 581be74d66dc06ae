"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models

from aankoopwijzer.domain.records.saved_view import LONGEST_NAME
from aankoopwijzer.register.accounts.models import Account


class SavedView(models.Model):
    """A filter with a name. It says nothing of a record, so it is no part of the history."""

    owner = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=60)
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.TextField(blank=True)
    shared_with = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=["owner", "page", "name"], name="one_view_of_a_name"),)
        indexes = (models.Index(fields=["page", "shared_with"], name="shared_views_of_a_page"),)

    def __str__(self) -> str:
        return f"view {self.pk} of {self.page}"
