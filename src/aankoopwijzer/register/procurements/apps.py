"""Tells Django of this app."""

from django.apps import AppConfig


class ProcurementsConfig(AppConfig):
    """Planned purchases in the register."""

    name = "aankoopwijzer.register.procurements"
    label = "procurements"
