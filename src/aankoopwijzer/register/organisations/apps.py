"""Tells Django of this app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Authorities in the register."""

    name = "aankoopwijzer.register.organisations"
    label = "organisations"
