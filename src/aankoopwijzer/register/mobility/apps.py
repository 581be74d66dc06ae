"""Tells Django of this app."""

from django.apps import AppConfig


class MobilityConfig(AppConfig):
    """Vehicles and duty trips in the register."""

    name = "aankoopwijzer.register.mobility"
    label = "mobility"
