"""Suppliers as the register holds them, their recognitions in the social economy, what they say of their chain."""

import datetime as dt
from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.supplier import SupplierKind


class RegisteredSupplier(ImportedRecord):
    """One enterprise as one bookkeeping knows it. `enterprise_number` is ten digits with right check digits.

    `size` is micro, small, medium or large (Recommendation 2003/361/EC), as `size_source` says of `size_on`. `is_small`
    says only whether it is one of the first three, as a list of SMEs does; it follows from the size when that is known.
    """

    number: str | None = None
    name: str | None = None
    enterprise_number: str | None = None
    vat_number: str | None = None
    street: str | None = None
    postal_code: str | None = None
    municipality: str | None = None
    country: str | None = None
    activity: str | None = None
    is_small: bool | None = None
    size: str | None = None
    size_source: str | None = None
    size_on: dt.date | None = None


class SocialRecognition(ImportedRecord):
    """A recognition in the social economy. Both days are inclusive; without `recognised_until` it has no end.

    `target_group_share` is a fraction of the staff.
    """

    enterprise_number: str | None = None
    name: str | None = None
    kind: SupplierKind | None = None
    recognised_from: dt.date | None = None
    recognised_until: dt.date | None = None
    target_group_share: Decimal | None = None
    activities: str | None = None
    municipality: str | None = None
    supplier_key: str | None = None


class ChainDisclosure(ImportedRecord):
    """One site in the chain of a supplier. `tier` 0 is the contractor itself, 4 the raw material.

    `share` is the fraction of the spend or volume at this tier that the site stands for.
    """

    enterprise_number: str | None = None
    name: str | None = None
    tier: int | None = None
    site: str | None = None
    address: str | None = None
    country: str | None = None
    activity: str | None = None
    share: Decimal | None = None
    evidence: str | None = None
    disclosed_on: dt.date | None = None
    supplier_key: str | None = None
