"""Tells Django of this app."""

from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    """Baselines and aims of authorities in the register."""

    name = "aankoopwijzer.register.choices"
    label = "choices"
