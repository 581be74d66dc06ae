"""Tells Django of this app."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """Promises of contracts, and the proof of them."""

    name = "aankoopwijzer.register.promises"
    label = "promises"
