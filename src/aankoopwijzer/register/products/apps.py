"""Tells Django of this app."""

from django.apps import AppConfig


class ProductsConfig(AppConfig):
    """Lives of products and what is shared, in the register."""

    name = "aankoopwijzer.register.products"
    label = "products"
