"""Goods that were delivered, with what is known of where they come from."""

import datetime as dt
from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class Delivery(ImportedRecord):
    """One line of a delivery. `country_of_origin` is a code of two letters (ISO 3166-1) of where it was grown or made.

    `origin` is local, eu or outside_eu. `label` is as written; `chain_links` counts the enterprises from grower or
    maker to buyer, 1 when the maker itself delivers; `distance_km` is from there to the place of delivery.
    """

    number: str | None = None
    date: dt.date | None = None
    supplier_enterprise_number: str | None = None
    contract_reference: str | None = None
    product: str | None = None
    category: str | None = None
    country_of_origin: str | None = None
    origin: str | None = None
    label: str | None = None
    has_fair_trade_label: bool | None = None
    is_fresh: bool | None = None
    chain_links: int | None = None
    distance_km: Decimal | None = None
    weight_kg: Decimal | None = None
    amount_excl_vat: Decimal | None = None
