"""Which table holds which dataset."""

from collections.abc import Mapping

from aankoopwijzer.register.buildings.models import Building
from aankoopwijzer.register.columns import ImportedRow
from aankoopwijzer.register.equipment.models import Appliance, LightCircuit
from aankoopwijzer.register.materials.models import MaterialFlow
from aankoopwijzer.register.mobility.models import DutyTrip, Vehicle
from aankoopwijzer.register.spend.models import SpendLine
from aankoopwijzer.register.suppliers.models import ChainDisclosure, SocialRecognition, Supplier

TABLES: Mapping[str, type[ImportedRow]] = {
    "suppliers": Supplier,
    "social_recognitions": SocialRecognition,
    "chain_disclosures": ChainDisclosure,
    "spend_lines": SpendLine,
    "vehicles": Vehicle,
    "duty_trips": DutyTrip,
    "light_circuits": LightCircuit,
    "appliances": Appliance,
    "buildings": Building,
    "material_flows": MaterialFlow,
}
