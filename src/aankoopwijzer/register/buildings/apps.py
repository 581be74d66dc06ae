"""Tells Django of this app."""

from django.apps import AppConfig


class BuildingsConfig(AppConfig):
    """Buildings in the register."""

    name = "aankoopwijzer.register.buildings"
    label = "buildings"
