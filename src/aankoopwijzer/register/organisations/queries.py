"""Reading authorities."""

from aankoopwijzer.domain.records.organization import Organization
from aankoopwijzer.register.organisations.models import Authority


def organizations(*, also_former: bool = False) -> tuple[Organization, ...]:
    """The authorities by name; those that left the framework only when asked for."""
    rows = Authority.objects.all() if also_former else Authority.objects.filter(is_current=True)
    return tuple(_record(row) for row in rows)


def organization(id: str) -> Organization | None:
    """One authority, former or not; None when there is none of that id."""
    row = Authority.objects.filter(pk=id).first()
    return _record(row) if row else None


def _record(row: Authority) -> Organization:
    return Organization(
        id=row.id,
        name=row.name,
        nis=row.nis,
        nis_verified=row.nis_verified,
        postal_codes=tuple(row.postal_codes),
        region=row.region,
        is_current=row.is_current,
    )
