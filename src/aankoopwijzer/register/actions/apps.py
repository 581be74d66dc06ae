"""Tells Django of this app."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    """What authorities do for the objectives of the framework."""

    name = "aankoopwijzer.register.actions"
    label = "actions"
