"""The datasets that files fill: their names and columns, written once.

The columns of a dataset are the fields of its record, in that order; the register and every export follow them.
"""

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Union, get_args, get_origin

from aankoopwijzer.domain.records.action import Action
from aankoopwijzer.domain.records.behaviour_project import BehaviourProject
from aankoopwijzer.domain.records.building import Building
from aankoopwijzer.domain.records.delivery import Delivery
from aankoopwijzer.domain.records.equipment import Appliance, LightCircuit, Luminaire
from aankoopwijzer.domain.records.imported import PROVENANCE, ImportedRecord
from aankoopwijzer.domain.records.material_flow import MaterialFlow
from aankoopwijzer.domain.records.mobility import DutyTrip, Vehicle
from aankoopwijzer.domain.records.planted import Planting
from aankoopwijzer.domain.records.product_life import ProductLife, SharedAsset
from aankoopwijzer.domain.records.promise import Promise
from aankoopwijzer.domain.records.registered_supplier import ChainDisclosure, RegisteredSupplier, SocialRecognition
from aankoopwijzer.domain.records.social_performance import SocialPerformance
from aankoopwijzer.domain.records.spend_line import SpendLine
from aankoopwijzer.domain.records.work import Work

COLUMN_TYPES: tuple[type, ...] = (str, int, Decimal, dt.date, bool)


@dataclass(frozen=True)
class Dataset:
    """One dataset: its name and the record that one row of it is."""

    name: str
    record: type[ImportedRecord]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that come from a file."""
        return tuple(name for name in self.record.model_fields if name not in PROVENANCE)

    @cached_property
    def types(self) -> Mapping[str, type]:
        """The type of each column and of the provenance: text, whole number, decimal, day, yes or no."""
        return {name: column_type(field.annotation) for name, field in self.record.model_fields.items()}


def column_type(annotation: Any) -> type:
    """The type of the values without what says that they may be unknown; a choice of words and flags are text."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    return annotation if annotation in COLUMN_TYPES else str


_RECORDS: tuple[tuple[str, type[ImportedRecord]], ...] = (
    ("suppliers", RegisteredSupplier),
    ("social_recognitions", SocialRecognition),
    ("chain_disclosures", ChainDisclosure),
    ("spend_lines", SpendLine),
    ("vehicles", Vehicle),
    ("duty_trips", DutyTrip),
    ("light_circuits", LightCircuit),
    ("luminaires", Luminaire),
    ("appliances", Appliance),
    ("buildings", Building),
    ("material_flows", MaterialFlow),
    ("works", Work),
    ("plantings", Planting),
    ("product_lives", ProductLife),
    ("shared_assets", SharedAsset),
    ("deliveries", Delivery),
    ("social_performances", SocialPerformance),
    ("behaviour_projects", BehaviourProject),
)
DATASETS: Mapping[str, Dataset] = {name: Dataset(name, record) for name, record in _RECORDS}
FOLLOW_UP: Mapping[str, Mapping[str, type]] = {
    name: {column: column_type(field.annotation) for column, field in record.model_fields.items()}
    for name, record in (("promises", Promise), ("actions", Action))
}
"""The datasets of what is followed up, which no file fills: their columns with their types."""
