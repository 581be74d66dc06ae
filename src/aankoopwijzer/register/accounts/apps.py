"""Tells Django of this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their roles."""

    name = "aankoopwijzer.register.accounts"
    label = "accounts"
