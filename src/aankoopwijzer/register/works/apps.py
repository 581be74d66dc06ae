"""Tells Django of this app."""

from django.apps import AppConfig


class WorksConfig(AppConfig):
    """Works in the public domain in the register."""

    name = "aankoopwijzer.register.works"
    label = "works"
