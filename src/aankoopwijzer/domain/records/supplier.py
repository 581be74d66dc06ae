"""A recognised or other supplier, as a supplier file describes it."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

SupplierKind = Literal[
    "sheltered", "social_integration", "local_services", "department", "individual", "foreign_equivalent", "other"
]


class SupplierOffer(BaseModel):
    """One enterprise with what it is recognised for; what the file does not say is None.

    `target_group_share` is a fraction (0.41). `recognised_from` and `recognised_until` are both inclusive; an
    `until` of None means without end. `revenue_eur` is per year.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    enterprise_number: str | None = None
    kind: SupplierKind
    activities: tuple[str, ...]
    recognised_from: dt.date | None = None
    recognised_until: dt.date | None = None
    target_group_share: Decimal | None = None
    place: str | None = None
    distance_km: Decimal | None = None
    revenue_eur: Decimal | None = None
    is_small: bool | None = None

    def is_recognised(self, on: dt.date) -> bool:
        """Whether the recognition holds on that day."""
        started = self.recognised_from is None or self.recognised_from <= on
        return started and (self.recognised_until is None or on <= self.recognised_until)
