"""Tells Django of this app."""

from django.apps import AppConfig


class SavedViewsConfig(AppConfig):
    """Filters of lists that people gave a name."""

    name = "aankoopwijzer.register.saved_views"
    label = "saved_views"
