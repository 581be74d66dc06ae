"""Reading filters that people gave a name."""

from collections.abc import Collection

from django.db.models import Q

from aankoopwijzer.domain.records import saved_view as records
from aankoopwijzer.register.saved_views.models import SavedView


def views_of(page: str, owner: int, authorities: Collection[str] | None) -> tuple[records.SavedView, ...]:
    """Somebody's own views of a page, then those that others share with these authorities (None: with any)."""
    shared = Q(shared_with__in=list(authorities)) if authorities is not None else ~Q(shared_with="")
    rows = SavedView.objects.filter(Q(owner=owner) | shared, page=page)
    return tuple(sorted((_record(row) for row in rows), key=lambda one: (one.owner != owner, one.name.casefold())))


def view(number: int) -> records.SavedView | None:
    """One view; None when there is none of this number."""
    row = SavedView.objects.filter(pk=number).first()
    return _record(row) if row else None


def _record(row: SavedView) -> records.SavedView:
    return records.SavedView(
        number=row.pk,
        owner=row.owner_id,
        page=row.page,
        name=row.name,
        query=row.query,
        shared_with=row.shared_with or None,
    )
