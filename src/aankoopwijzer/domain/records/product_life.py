"""How long products live, and what is shared instead of bought."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.records.imported import ImportedRecord

ProductClass = Literal["furniture", "new_building", "renovation", "machine", "installation", "daily_use"]


class ProductLife(ImportedRecord):
    """One product, building or installation, from its first day of use to its last.

    Without `out_of_use_on` it is still in use: its life is not known yet, and is no shorter for that. `row`
    is the product group of the framework, which follows from the class where the policy says so.
    """

    number: str | None = None
    product_class: ProductClass | None = None
    row: str | None = None
    name: str | None = None
    in_use_from: dt.date | None = None
    out_of_use_on: dt.date | None = None
    times_repaired: int | None = None
    out_of_use_reason: str | None = None


class SharedAsset(ImportedRecord):
    """Something that several use: a car, bike, cargo_bike, machine, or other. Both days are inclusive.

    `is_instead_of_purchase` says that sharing it spared buying one.
    """

    number: str | None = None
    kind: str | None = None
    available_from: dt.date | None = None
    available_until: dt.date | None = None
    is_instead_of_purchase: bool | None = None
    uses_per_year: Decimal | None = None
    provider: str | None = None
