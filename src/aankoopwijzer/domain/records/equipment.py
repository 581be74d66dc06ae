"""What uses energy: public lighting, appliances and machines, ICT."""

from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class LightCircuit(ImportedRecord):
    """A circuit of light points of one kind."""

    number: str | None = None
    place: str | None = None
    technology: str | None = None
    points: int | None = None
    watt_per_point: Decimal | None = None
    kwh_per_year: Decimal | None = None
    installed_in: int | None = None


class Luminaire(ImportedRecord):
    """A luminaire, or some of one kind on one circuit: `pieces` says how many, and `watt` is of each of them.

    `circuit` is the number of the circuit of light points that they hang on, `model` their type.
    """

    number: str | None = None
    circuit: str | None = None
    place: str | None = None
    model: str | None = None
    light_source: str | None = None
    pieces: int | None = None
    watt: Decimal | None = None
    is_dimmable: bool | None = None
    installed_in: int | None = None


class Appliance(ImportedRecord):
    """An appliance, machine or device, with the use of the one it replaced; ICT is told by its `kind`.

    `energy_scale_top` is the best energy class in which such an appliance could be had when this one was bought;
    `label_name` is another label that it carries, as energy_star; `replaces` is the number of the one that this one
    came in the place of.
    """

    number: str | None = None
    kind: str | None = None
    bought_in: int | None = None
    energy_label: str | None = None
    kwh_per_year: Decimal | None = None
    replaced_kwh_per_year: Decimal | None = None
    has_spare_parts: bool | None = None
    energy_scale_top: str | None = None
    label_name: str | None = None
    replaces: str | None = None


ICT_KINDS = frozenset({"laptop", "desktop", "monitor", "printer", "server", "smartphone", "tablet"})
"""Kinds of appliance that are ICT."""
WHITE_GOODS = frozenset({"refrigerator", "freezer", "dishwasher", "washing_machine", "tumble_dryer", "oven"})
"""Kinds of appliance that are white goods."""
