"""For a flow that writes more than one thing."""

from contextlib import AbstractContextManager

from django.db import transaction


def all_or_nothing() -> AbstractContextManager[None]:
    """What is written inside is written as a whole, or not at all."""
    return transaction.atomic()
