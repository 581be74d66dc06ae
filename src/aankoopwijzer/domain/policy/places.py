"""Where postal codes lie, so that a distance can be told (`places/`)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

PostalCode = Annotated[str, Field(pattern=r"^[0-9A-Z][0-9A-Z -]{1,9}$")]


class Place(BaseModel):
    """The middle of what has one postal code, in degrees north and east (WGS 84)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    latitude: Decimal = Field(ge=-90, le=90)
    longitude: Decimal = Field(ge=-180, le=180)


class PlaceTable(Entry):
    """Postal codes of one country with the place of each.

    `precision_km` is how far a distance between two of these may be from that between two addresses there. `countries`
    is how the country is written, beside nothing at all.
    """

    name: Text
    countries: tuple[str, ...]
    precision_km: int = Field(ge=1)
    source: Source
    places: Mapping[PostalCode, Place]
