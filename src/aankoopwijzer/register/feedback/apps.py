"""Tells Django of this app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Feedback on criteria in the register."""

    name = "aankoopwijzer.register.feedback"
    label = "feedback"
