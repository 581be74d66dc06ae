"""Tells Django of this app."""

from django.apps import AppConfig


class SocialConfig(AppConfig):
    """Social performance under contracts, in the register."""

    name = "aankoopwijzer.register.social"
    label = "social"
