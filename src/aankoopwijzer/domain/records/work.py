"""Works in the public domain, after delivery: what was sealed or opened, what grows there, where the rain goes."""

import datetime as dt
from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class Work(ImportedRecord):
    """One delivered work; `row` is the product group of the framework that it falls under, as its id.

    Areas are m2 within the bounds of the work, green before and after the works; `infiltration_m3` is the volume that
    a shower can sink away in, `rainwater_storage_m3` what is kept to be used or let out slowly.
    """

    number: str | None = None
    name: str | None = None
    contract_reference: str | None = None
    row: str | None = None
    delivered_on: dt.date | None = None
    total_area_m2: Decimal | None = None
    paving_removed_m2: Decimal | None = None
    paving_added_m2: Decimal | None = None
    green_before_m2: Decimal | None = None
    green_after_m2: Decimal | None = None
    rainwater_storage_m3: Decimal | None = None
    infiltration_m3: Decimal | None = None
    rainwater_is_reused: bool | None = None
