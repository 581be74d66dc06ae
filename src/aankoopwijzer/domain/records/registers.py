"""The registers as somebody reads them: what stands in a list, what is searched, what a year means, who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aankoopwijzer.domain.records.datasets import DATASETS, Dataset
from aankoopwijzer.domain.records.matched_spend import MATCHED_COLUMNS


@dataclass(frozen=True, slots=True)
class Register:
    """How one dataset is listed.

    `kind` is its line in the table of permissions. `listed` are the columns of a list, the first names the record.
    `searched` are those that words are looked for in. `year` is the column of a day or year that a year means, None
    when the records have none. `beside` are the columns, with their types, that are found for a record beside its own.
    `refers` is the column that names a record of the same authority by its `number`, with the register that this is in;
    None when there is none.
    """

    name: str
    kind: str
    listed: tuple[str, ...]
    searched: tuple[str, ...]
    year: str | None = None
    beside: Mapping[str, type] = field(default_factory=dict)
    refers: tuple[str, str] | None = None

    @property
    def types(self) -> Mapping[str, type]:
        """The types of all columns, those beside the record too."""
        return {**self.dataset.types, **self.beside}

    @property
    def dataset(self) -> Dataset:
        """The dataset that it lists."""
        return DATASETS[self.name]

    @property
    def word(self) -> str:
        """Its name where no underscore can stand: in an address, on the command line."""
        return self.name.replace("_", "-")


_ALL = (
    Register(
        "suppliers",
        "supplier",
        ("name", "enterprise_number", "municipality", "activity", "is_small", "size"),
        ("name", "number", "enterprise_number", "vat_number", "municipality", "activity"),
    ),
    Register(
        "social_recognitions",
        "supplier",
        ("name", "kind", "recognised_from", "recognised_until", "target_group_share", "municipality"),
        ("name", "enterprise_number", "activities", "municipality"),
        "recognised_from",
    ),
    Register(
        "chain_disclosures",
        "supplier",
        ("name", "tier", "site", "country", "share", "evidence", "disclosed_on"),
        ("name", "enterprise_number", "site", "address", "country", "activity"),
        "disclosed_on",
    ),
    Register(
        "spend_lines",
        "spend",
        ("description", "date", "supplier_name", "amount_excl_vat", "account_name", "contract_reference"),
        (
            "description",
            "supplier_name",
            "supplier_enterprise_number",
            "account_name",
            "account_code",
            "invoice_number",
            "ledger_number",
            "contract_reference",
        ),
        "date",
        MATCHED_COLUMNS,
    ),
    Register(
        "vehicles",
        "inventory",
        (
            "number",
            "make",
            "model",
            "vehicle_class",
            "energy",
            "emission_class",
            "co2_g_per_km",
            "km_per_year",
            "first_use",
            "is_in_use",
        ),
        ("number", "make", "model", "remark"),
        "first_use",
        refers=("replaces", "vehicles"),
    ),
    Register(
        "duty_trips",
        "inventory",
        ("number", "date", "department", "mode", "distance_km", "purpose"),
        ("number", "department", "purpose"),
        "date",
    ),
    Register(
        "light_circuits",
        "inventory",
        ("number", "place", "technology", "points", "watt_per_point", "kwh_per_year", "installed_in"),
        ("number", "place"),
        "installed_in",
    ),
    Register(
        "luminaires",
        "inventory",
        ("number", "circuit", "place", "model", "light_source", "pieces", "watt", "is_dimmable", "installed_in"),
        ("number", "circuit", "place", "model"),
        "installed_in",
        refers=("circuit", "light_circuits"),
    ),
    Register(
        "appliances",
        "inventory",
        (
            "number",
            "kind",
            "bought_in",
            "energy_label",
            "kwh_per_year",
            "replaced_kwh_per_year",
            "has_spare_parts",
            "replaces",
        ),
        ("number", "kind"),
        "bought_in",
        refers=("replaces", "appliances"),
    ),
    Register(
        "buildings",
        "inventory",
        ("name", "number", "built_in", "renovated_in", "area_m2", "gas_kwh", "electricity_kwh", "has_gro", "has_tco"),
        ("name", "number"),
        "built_in",
    ),
    Register(
        "material_flows",
        "inventory",
        ("material", "year", "weight_kg", "packaging_kg", "reused_share", "recycled_share", "origin"),
        ("material", "number"),
        "year",
    ),
    Register(
        "works",
        "inventory",
        ("name", "number", "row", "delivered_on", "total_area_m2", "paving_removed_m2", "green_after_m2"),
        ("name", "number", "contract_reference"),
        "delivered_on",
    ),
    Register(
        "plantings",
        "inventory",
        ("taxon", "name", "standing", "planted_on", "specimens", "area_m2", "place"),
        ("taxon", "name", "place", "work_number"),
        "planted_on",
    ),
    Register(
        "product_lives",
        "inventory",
        ("name", "number", "product_class", "row", "in_use_from", "out_of_use_on", "times_repaired"),
        ("name", "number", "out_of_use_reason"),
        "in_use_from",
    ),
    Register(
        "shared_assets",
        "inventory",
        ("number", "kind", "available_from", "available_until", "is_instead_of_purchase", "uses_per_year", "provider"),
        ("number", "provider"),
        "available_from",
    ),
    Register(
        "deliveries",
        "spend",
        ("product", "date", "category", "origin", "label", "has_fair_trade_label", "chain_links", "amount_excl_vat"),
        ("product", "label", "contract_reference", "supplier_enterprise_number"),
        "date",
    ),
    Register(
        "social_performances",
        "contract",
        ("contract_reference", "year", "kind", "promised_hours", "delivered_hours", "promised_eur", "delivered_eur"),
        ("contract_reference", "number"),
        "year",
    ),
    Register(
        "behaviour_projects",
        "action",
        ("name", "number", "objective", "started_on", "ended_on", "people_reached", "effect"),
        ("name", "number", "effect"),
        "started_on",
    ),
)
REGISTERS: Mapping[str, Register] = {one.name: one for one in _ALL}
"""Every register by the name of its dataset; a dataset without one has no list, and a test says so."""
