"""What a policy says of a table of records: which words are meant, which parameters bound it, which rows it is of."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

ParameterUse = Literal[
    "clean_co2_light",
    "greener_share",
    "well_to_wheel_electric_g_per_km",
    "well_to_wheel_petrol",
    "well_to_wheel_diesel",
    "nedc_to_wltp_cars",
    "nedc_to_wltp_vans",
    "transparent_first_tier",
    "transparent_second_tier",
]
WordUse = Literal[
    "motor_classes",
    "light_classes",
    "car_classes",
    "van_classes",
    "clean_fuels",
    "electric",
    "petrol",
    "diesel",
    "active_modes",
    "car_modes",
    "ict",
    "white_goods",
    "machines",
    "large_machines",
    "best_labels",
    "fair_trade_categories",
    "fair_trade_open_categories",
    "fair_trade_labels",
    "mobility_kinds",
]


class TableRules(Entry):
    """The rules of one table (`tables/`); its id is the name of the table.

    `parameters` names the parameter for each use, `words` the words that count as something. `rows` tells the product
    group of a word in the records. `base_year` is the year that means are taken from.
    """

    explanation: Text
    parameters: Mapping[ParameterUse, str] = Field(default_factory=dict)
    words: Mapping[WordUse, tuple[str, ...]] = Field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    base_year: int | None = None
    source: Source
