"""What was planted, where and when; planting lists that are only a wish stand in `planting`."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.records.imported import ImportedRecord

Standing = Literal["allowed", "not_native", "disputed", "not_allowed", "forbidden"]
"""What a plant is for public space: on the allowed list of natives; neither native nor refused, as garden forms are;
judged differently by the sources, or extinct here; alien and invasive; forbidden by the European Union."""


class Planting(ImportedRecord):
    """Plants of one taxon in one place. `taxon` is as somebody wrote it, `name` as our plant list knows it.

    `name` and `standing` are found when the line comes in and are None when the plant was not found with certainty.
    `specimens` counts plants, `area_m2` is for what is sown or planted by area. `work_number` is that of a `Work`.
    """

    number: str | None = None
    work_number: str | None = None
    place: str | None = None
    planted_on: dt.date | None = None
    taxon: str | None = None
    name: str | None = None
    standing: Standing | None = None
    specimens: int | None = None
    area_m2: Decimal | None = None
    provenance_label: str | None = None
