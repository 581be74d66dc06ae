"""Tells Django of this app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """The history of every record."""

    name = "aankoopwijzer.register.history"
    label = "history"
