"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models


class Authority(models.Model):
    """A contracting authority. Other records refer to it, so it is never removed."""

    id = models.CharField(max_length=60, primary_key=True)
    name = models.CharField(max_length=200)
    nis = models.CharField(max_length=5)
    nis_verified = models.BooleanField(default=False)
    postal_codes = models.JSONField(default=list)
    region = models.CharField(max_length=60)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
