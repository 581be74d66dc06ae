"""The tables that targets are measured on: their names and columns, written once.

Each table is narrow and typed, and every row of it is one record that a figure can be opened to. A number is kept as a
whole number of its smallest part (`places` decimals), so that a sum is exact and the same on every engine. Several
words stand between bars ("|K1/1|S1/2|"), so that every engine can ask for one of them. None is unknown.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

ColumnKind = Literal["word", "words", "yes_no", "number", "day"]
Stored = str | int | bool | dt.date | None
"""A value as an engine holds it."""
Known = str | Decimal | bool | dt.date | frozenset[str] | None
"""A value as a condition sees it."""

WHOLE = 0
CENTS = 2
_BAR = "|"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means, its kind, and for a number how many decimals are kept."""

    name: str
    kind: ColumnKind
    means: str
    places: int = WHOLE

    def stored(self, value: object) -> Stored:
        """The value as engines hold it; raises `TypeError` for a value of another kind."""
        match self.kind, value:
            case _, None:
                return None
            case "number", Decimal() | int() if not isinstance(value, bool):
                return int((Decimal(value) * (10**self.places)).quantize(Decimal(1), ROUND_HALF_UP))
            case "words", frozenset() | tuple() | list():
                return _BAR + "".join(f"{word}{_BAR}" for word in sorted(value))
            case ("word", str()) | ("yes_no", bool()) | ("day", dt.date()):
                assert isinstance(value, str | bool | dt.date)
                return value
        raise TypeError(f"{self.name} holds {self.kind}, not {type(value).__name__}")

    def known(self, stored: Stored) -> Known:
        """The value as a condition sees it, from what an engine holds."""
        if stored is None or isinstance(stored, bool):
            return stored
        if self.kind == "number":
            assert isinstance(stored, int)
            return Decimal(stored).scaleb(-self.places)
        if self.kind == "words":
            assert isinstance(stored, str)
            return frozenset(word for word in stored.split(_BAR) if word)
        assert isinstance(stored, str | dt.date)
        return stored


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row of it is, and its columns beside those that every table has.

    `plans` names the yes-or-no column that tells what is only planned: measured apart, as what is coming.
    `product_groups` says that `rows` holds the product groups of each record; None in it is not known. `of_the_day`:
    it holds what is there on the day of the measurement, so that the figure of a year that is not over is whole.
    `lots`: a record whose lots are told apart has several rows, each of which tells of some of its product groups
    (`tells_of`), and every question counts one of them (`is_the_one`).
    """

    name: str
    row_is: str
    own: tuple[Column, ...]
    product_groups: bool = False
    plans: str | None = None
    of_the_day: bool = False
    lots: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in order: whose record, of which period, which record, then its own."""
        groups = (*((ROWS,) if self.product_groups else ()), *((TELLS_OF,) if self.lots else ()))
        return (*EVERY_TABLE, *groups, *self.own)

    def column(self, name: str) -> Column:
        """The column of this name; raises `KeyError`."""
        return by_name(self)[name]


EVERY_TABLE = (
    Column("authority", "word", "id of the contracting authority"),
    Column("year", "number", "calendar year that the record counts in"),
    Column("quarter", "number", "quarter of that year, 1 to 4; unknown where only the year is"),
    Column("record", "word", "dataset and number of the record in the register, as spend_lines:12"),
)
ROWS = Column("rows", "words", "product groups of the framework, as K1/1")
TELLS_OF = Column(
    "tells_of",
    "words",
    "where lots are told apart, the product groups that this row tells of: none in the row that tells of the whole; "
    "unknown where one row tells of everything",
)


def is_the_one(tells_of: Collection[str] | None, rows: Collection[str] | None, asked: Collection[str]) -> bool:
    """Whether a row is the one of its record that a question about these product groups (none: about all) counts.

    Where lots are told apart it is the row that tells of just those groups that are asked for and that the record has.
    """
    return tells_of is None or rows is None or {*tells_of} == {*rows}.intersection(asked)


def by_name(table: Table) -> Mapping[str, Column]:
    """The columns of a table by name."""
    return _BY_NAME[table.name] if table.name in _BY_NAME else {each.name: each for each in table.columns}


def _word(name: str, means: str) -> Column:
    return Column(name, "word", means)


def _words(name: str, means: str) -> Column:
    return Column(name, "words", means)


def _yes_no(name: str, means: str) -> Column:
    return Column(name, "yes_no", means)


def _number(name: str, means: str, places: int = WHOLE) -> Column:
    return Column(name, "number", means, places)


PROCUREMENTS = Table(
    "procurements",
    "one procurement, in the year of its publication (planned ones: of the plan)",
    (
        _yes_no("is_planned", "not published yet"),
        _word("contract_type", "works, supplies or services"),
        _yes_no("is_framework_agreement", "a framework agreement"),
        _number("value_eur", "value excluding VAT of what is told of: awarded, else estimated", CENTS),
        _yes_no("is_at_threshold", "the value reaches the social threshold of its day"),
        _yes_no("is_reserved", "the contract or one of the lots told of is reserved for social enterprises"),
        _words("criteria", "criteria of the library that were chosen; unknown when nothing is known of the tender"),
        _words("objectives", "objectives that the chosen criteria serve; unknown when nothing is known of the tender"),
        _words("award_objectives", "the same, of award criteria only"),
        _words("objectives_beyond", "the same, of criteria at a level beyond law and market standard"),
        _words("duties", "mandatory objectives that apply to it"),
        _yes_no("has_all_duties", "every mandatory objective that applies is asked"),
        _yes_no("has_advice", "an advice was kept with it"),
        _yes_no("has_deviation", "at least one reasoned deviation"),
        _number("typed_fields", "fields that a person typed"),
        _number("one", "1, to count with"),
    ),
    product_groups=True,
    plans="is_planned",
    lots=True,
)
SPEND = Table(
    "spend",
    "one line of the ledger or of an invoice; a credit note is negative",
    (
        _number("amount_eur", "amount excluding VAT; unknown in another currency", CENTS),
        _yes_no("is_social", "the supplier was recognised in the social economy on that day"),
        _yes_no(
            "is_small_contract", "the contract behind it stays under the social threshold; unknown without contract"
        ),
        _yes_no("has_transparent_chain", "the supplier disclosed its chain by then as the framework asks"),
        _word("supplier", "key of the supplier"),
    ),
    product_groups=True,
)
VEHICLES_IN_USE = Table(
    "vehicles_in_use",
    "one vehicle in one calendar year in which it was in use",
    (
        _word("vehicle_class", "m1, n1, n2, n3, bike ..."),
        _yes_no("is_motor_vehicle", "not a bike"),
        _word("energy", "what it runs on"),
        _yes_no("is_in_use_at_end", "in use on 31 December"),
        _number("km", "kilometres in a year"),
        _number("co2_g_per_km", "tailpipe CO2, WLTP, in gram per kilometre"),
        _number("co2_g", "kilometres times tailpipe CO2, in gram"),
        _number("wtw_g", "kilometres times CO2 from well to wheel, in gram; unknown where no factor is known"),
        _yes_no("is_greener", "clean when bought, or at least 30 % under the mean of its class in the base year"),
        _number("one", "1, to count vehicles with"),
    ),
)
VEHICLES_BOUGHT = Table(
    "vehicles_bought",
    "one vehicle, in the year of its first use",
    (
        _word("vehicle_class", "m1, n1, n2, n3, bike ..."),
        _yes_no("is_motor_vehicle", "not a bike"),
        _yes_no("is_better_than_replaced", "emits less per kilometre than the vehicle that it replaces"),
        _yes_no("is_better_than_class", "emits no more than the mean of its class in the base year"),
        _yes_no("is_clean", "a clean vehicle by the rule of its class and day"),
    ),
)
DUTY_TRIPS = Table(
    "duty_trips",
    "one trip for work",
    (
        _word("mode", "foot, bike, car, bus, train ..."),
        _yes_no("is_active", "by foot or by bike"),
        _yes_no("is_by_car", "by car"),
        _number("distance_km", "one way", 1),
    ),
)
LIGHT_POINTS = Table(
    "light_points",
    "one circuit of light points, in the year of its installation",
    (
        _word("technology", "led, sodium_high, fluorescent ..."),
        _number("points", "light points in the circuit"),
        _number("kwh_per_year", "use per year", CENTS),
    ),
)
LIGHTS_IN_USE = Table(
    "lights_in_use",
    "one circuit of light points that is there now, in the year of the measurement",
    LIGHT_POINTS.own,
    of_the_day=True,
)
APPLIANCES = Table(
    "appliances",
    "one appliance, machine or device, in the year that it was bought",
    (
        _word("kind", "laptop, refrigerator, mower ..."),
        _word("family", "ict, white_goods or machines; unknown for a kind that the policy does not name"),
        _yes_no("is_large", "a large machine; unknown for a kind that the policy does not name"),
        _yes_no("has_best_label", "the highest class or label that could be bought then"),
        _number("gain_percent", "saved against the one it replaces, in percent of its use", 2),
        _number("kwh_saved", "kWh a year saved against the one it replaces", CENTS),
        _yes_no("has_spare_parts", "spare parts are guaranteed"),
    ),
)
MATERIALS = Table(
    "materials",
    "one material in one year",
    (
        _number("weight_kg", "weight of what was delivered", 2),
        _number("new_kg", "of which neither reused nor recycled", 2),
        _number("packaging_kg", "packaging of what was delivered", 2),
        _number("expected_new_kg", "new_kg that its functional units took in the base year", 2),
        _number("expected_packaging_kg", "packaging_kg that its functional units took in the base year", 2),
        _number("units", "functional units that it served", 2),
        _word("unit", "functional unit: m2, workplace, item, kg, contract_eur"),
        _yes_no("is_local", "produced or recycled nearby"),
        _number("amount_eur", "amount excluding VAT", CENTS),
    ),
    product_groups=True,
)
DELIVERIES = Table(
    "deliveries",
    "one delivered product",
    (
        _word("category", "coffee, textiles, gifts ..."),
        _yes_no("is_from_outside_eu", "made outside the European Union"),
        _yes_no("can_be_fair_trade", "of a category for which a fair-trade label exists, or bought with one"),
        _yes_no("is_fair_trade", "bought with such a label"),
        _yes_no("is_fresh", "sensitive to freshness"),
        _yes_no("is_short_chain", "at most one link between producer and authority"),
        _number("distance_km", "from producer to authority", 0),
        _number("amount_eur", "amount excluding VAT", CENTS),
    ),
)
WORKS = Table(
    "works",
    "one delivered project in the public domain",
    (
        _number("unsealed_m2", "paving removed minus paving added", CENTS),
        _number("green_before_m2", "green before", CENTS),
        _number("green_after_m2", "green after", CENTS),
        _number("green_gain_m2", "green after minus green before", CENTS),
        _number("total_m2", "area of the project", CENTS),
        _number("water_m3", "storage plus infiltration added", CENTS),
    ),
    product_groups=True,
)
PLANTINGS = Table(
    "plantings",
    "one line of what was planted",
    (
        _yes_no("is_allowed", "on the list of allowed plants"),
        _number("specimens", "how many"),
    ),
)
SHARED_ASSETS = Table(
    "shared_assets",
    "one shared thing in one calendar year in which it was available",
    (
        _word("kind", "car, bike, cargo_bike, machine, other"),
        _yes_no("is_mobility", "a car or bike"),
        _yes_no("is_instead_of_purchase", "shared where it would have been bought"),
        _number("uses", "uses in the year"),
        _number("one", "1, to count with"),
    ),
)
SOCIAL_WORK = Table(
    "social_work",
    "the social performance of one contract in one year",
    (
        _number("promised_hours", "hours promised", CENTS),
        _number("delivered_hours", "hours delivered", CENTS),
        _number("promised_eur", "value promised", CENTS),
        _number("delivered_eur", "value delivered", CENTS),
    ),
)
PROJECTS = Table(
    "projects",
    "one project on behaviour in one calendar year in which it ran",
    (
        _word("objective", "objective that it serves"),
        _number("people", "people reached"),
        _number("one", "1, to count with"),
    ),
)
LIVES = Table(
    "lives",
    "one product or building, from its first day in use",
    (
        _word("product_class", "furniture, machine, installation ..."),
        Column("from_day", "day", "first day in use"),
        Column("until_day", "day", "day out of use; unknown while it is in use"),
    ),
    product_groups=True,
)
PROMISES = Table(
    "promises",
    "one criterion that a contract promised, in the year that its proof was due",
    (
        _yes_no("is_kept", "proof was accepted"),
        _words("objectives", "objectives that the criterion serves"),
    ),
    product_groups=True,
)

TABLES: Mapping[str, Table] = {
    each.name: each
    for each in (
        PROCUREMENTS,
        SPEND,
        VEHICLES_IN_USE,
        VEHICLES_BOUGHT,
        DUTY_TRIPS,
        LIGHT_POINTS,
        LIGHTS_IN_USE,
        APPLIANCES,
        MATERIALS,
        DELIVERIES,
        WORKS,
        PLANTINGS,
        SHARED_ASSETS,
        SOCIAL_WORK,
        PROJECTS,
        LIVES,
        PROMISES,
    )
}
_BY_NAME: Mapping[str, Mapping[str, Column]] = {
    name: {each.name: each for each in table.columns} for name, table in TABLES.items()
}

FILLED_BY: Mapping[str, str] = {
    SPEND.name: "spend_lines",
    VEHICLES_IN_USE.name: "vehicles",
    VEHICLES_BOUGHT.name: "vehicles",
    DUTY_TRIPS.name: "duty_trips",
    LIGHT_POINTS.name: "light_circuits",
    LIGHTS_IN_USE.name: "light_circuits",
    APPLIANCES.name: "appliances",
    MATERIALS.name: "material_flows",
    DELIVERIES.name: "deliveries",
    WORKS.name: "works",
    PLANTINGS.name: "plantings",
    SHARED_ASSETS.name: "shared_assets",
    SOCIAL_WORK.name: "social_performances",
    PROJECTS.name: "behaviour_projects",
    LIVES.name: "product_lives",
}
"""The dataset whose files fill a table; one that is not here is filled by other means than an import."""
