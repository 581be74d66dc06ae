"""Tells Django of this app."""

from django.apps import AppConfig


class SpendConfig(AppConfig):
    """Spend lines in the register."""

    name = "aankoopwijzer.register.spend"
    label = "spend"
