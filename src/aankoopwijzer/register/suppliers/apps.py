"""Tells Django of this app."""

from django.apps import AppConfig


class SuppliersConfig(AppConfig):
    """Suppliers, their recognitions and their chains, and which name in a file is whose."""

    name = "aankoopwijzer.register.suppliers"
    label = "suppliers"
