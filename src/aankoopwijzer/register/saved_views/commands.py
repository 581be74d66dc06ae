"""Keeping a filter under a name, and letting go of it."""

from django.db import transaction

from aankoopwijzer.domain.records.saved_view import LONGEST_NAME, LONGEST_QUERY, MOST_OF_ONE, ViewRefused
from aankoopwijzer.register.saved_views.models import SavedView


@transaction.atomic
def save_view(owner: int, page: str, name: str, query: str, *, shared_with: str | None) -> int:
    """Keep a filter; the same name on the same page is the same view, which then asks this. Raises `ViewRefused`."""
    called = " ".join(name.split())
    if not called:
        raise ViewRefused("no-name")
    if len(called) > LONGEST_NAME:
        raise ViewRefused("name-too-long")
    if len(query) > LONGEST_QUERY:
        raise ViewRefused("too-long")
    others = SavedView.objects.filter(owner=owner, page=page).exclude(name=called)
    if others.count() >= MOST_OF_ONE:
        raise ViewRefused("too-many")
    row, _is_new = SavedView.objects.update_or_create(
        owner_id=owner, page=page, name=called, defaults={"query": query, "shared_with": shared_with or ""}
    )
    return row.pk


def drop_view(number: int) -> None:
    """Let go of a view; one that is not there is gone already."""
    SavedView.objects.filter(pk=number).delete()
