"""Which table holds which dataset."""

from collections.abc import Mapping

from aankoopwijzer.register.buildings.models import Building
from aankoopwijzer.register.columns import ImportedRow
from aankoopwijzer.register.equipment.models import Appliance, LightCircuit, Luminaire
from aankoopwijzer.register.materials.models import Delivery, MaterialFlow
from aankoopwijzer.register.mobility.models import DutyTrip, Vehicle
from aankoopwijzer.register.plants.models import Planting
from aankoopwijzer.register.products.models import ProductLife, SharedAsset
from aankoopwijzer.register.projects.models import BehaviourProject
from aankoopwijzer.register.social.models import SocialPerformance
from aankoopwijzer.register.spend.models import SpendLine
from aankoopwijzer.register.suppliers.models import ChainDisclosure, SocialRecognition, Supplier
from aankoopwijzer.register.works.models import Work

TABLES: Mapping[str, type[ImportedRow]] = {
    "suppliers": Supplier,
    "social_recognitions": SocialRecognition,
    "chain_disclosures": ChainDisclosure,
    "spend_lines": SpendLine,
    "vehicles": Vehicle,
    "duty_trips": DutyTrip,
    "light_circuits": LightCircuit,
    "luminaires": Luminaire,
    "appliances": Appliance,
    "buildings": Building,
    "material_flows": MaterialFlow,
    "works": Work,
    "plantings": Planting,
    "product_lives": ProductLife,
    "shared_assets": SharedAsset,
    "deliveries": Delivery,
    "social_performances": SocialPerformance,
    "behaviour_projects": BehaviourProject,
}
