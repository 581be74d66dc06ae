"""Tells Django of this app."""

from django.apps import AppConfig


class PlantsConfig(AppConfig):
    """What was planted, in the register."""

    name = "aankoopwijzer.register.plants"
    label = "plants"
