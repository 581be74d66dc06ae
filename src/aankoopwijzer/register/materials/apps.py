"""Tells Django of this app."""

from django.apps import AppConfig


class MaterialsConfig(AppConfig):
    """Material flows and deliveries in the register."""

    name = "aankoopwijzer.register.materials"
    label = "materials"
