"""The authorities of a policy pack become records that others can refer to."""

import datetime as dt

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.organization import Organization
from aankoopwijzer.register.organisations.commands import replace_organizations


def load_organizations(pack: PolicyPack, *, at: dt.datetime) -> int:
    """Make the authorities in the register those of the pack; returns how many changed. Safe to repeat."""
    wanted = [
        Organization(
            id=one.id,
            name=one.name,
            nis=one.nis,
            nis_verified=one.nis_verified,
            postal_codes=one.postal_codes,
            region=pack.id,
        )
        for one in pack.authorities.values()
    ]
    return replace_organizations(wanted, by=system("load_organizations"), at=at, why=f"{pack.id} {pack.version}")
