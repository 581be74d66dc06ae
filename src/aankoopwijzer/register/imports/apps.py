"""Tells Django of this app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Batches of files that were imported, and what is remembered of each source."""

    name = "aankoopwijzer.register.imports"
    label = "imports"
