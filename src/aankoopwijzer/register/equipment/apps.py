"""Tells Django of this app."""

from django.apps import AppConfig


class EquipmentConfig(AppConfig):
    """Lighting, appliances and machines in the register."""

    name = "aankoopwijzer.register.equipment"
    label = "equipment"
