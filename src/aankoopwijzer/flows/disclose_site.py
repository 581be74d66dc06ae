"""A supplier discloses a site of the chain behind a contract."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.registered_supplier import ChainDisclosure
from aankoopwijzer.register.suppliers import commands


def disclose_site(
    contract: Procurement,
    *,
    tier: int,
    site: str,
    address: str,
    country: str,
    activity: str,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
) -> bool:
    """Keep what a supplier says of one site, as declared and no more; False when he said so before.

    Raises `ValueError` for a tier outside 0 to 4 or a site without a name.
    """
    if not 0 <= tier <= 4 or not site.strip():
        raise ValueError("a site has a name and stands in link 0 to 4 of the chain")
    said = ChainDisclosure(
        authority=contract.authority,
        enterprise_number=contract.supplier_enterprise_number,
        name=contract.supplier_name,
        tier=tier,
        site=" ".join(site.split())[:500],
        address=" ".join(address.split())[:500] or None,
        country=" ".join(country.split())[:120] or None,
        activity=" ".join(activity.split())[:500] or None,
        evidence="declared",
        disclosed_on=on,
    )
    return commands.disclose(said, of=f"contract-{contract.number}", by=by, at=at)
