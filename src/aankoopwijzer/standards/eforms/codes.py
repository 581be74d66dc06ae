"""What the code lists of strategic procurement mean: which field they belong to, and to which goal a code aims."""

from collections.abc import Mapping
from typing import Final

# The list on a `ProcurementAdditionalType` to the field it holds. `social-procurement` is an early spelling.
STRATEGIC_LISTS: Final[Mapping[str, str]] = {
    "strategic-procurement": "BT-06",
    "environmental-impact": "BT-774",
    "social-objective": "BT-775",
    "social-procurement": "BT-775",
    "innovative-acquisition": "BT-776",
    "accessibility": "BT-754",
    "gpp-criteria": "BT-805",
}

# Codes to the OCDS sustainability goal (codelist sustainabilityGoal); None where the code says there is none.
_GOALS: Final[Mapping[str, Mapping[str, str | None]]] = {
    "BT-06": {
        "env-imp": "environmental",
        "soc-obj": "social",
        "inn-pur": "economic.innovativePurchase",
        "none": None,
    },
    "BT-774": {
        "biodiv-eco": "environmental.biodiversityProtectionRestoration",
        "circ-econ": "environmental.circularEconomy",
        "clim-adapt": "environmental.climateChangeAdaptation",
        "clim-mitig": "environmental.climateChangeMitigation",
        "pollu-prev": "environmental.pollutionPrevention",
        "water-mar": "environmental.waterResourcesProtection",
    },
    "BT-775": {
        "acc-all": "social.accessibility",
        "et-eq": "social.ethnicEquality",
        "gen-eq": "social.genderEquality",
        "hum-right": "social.humanRightsInSupplyChains",
        "opp": "social.disadvantagedEmploymentOpportunities",
        "work-cond": "social.laborRightsPromotion",
    },
    "BT-776": {
        "mar-nov": "economic.marketInnovationPromotion",
        "proc-innov": "economic.processInnovationPromotion",
        "prod-innov": "economic.productInnovationPromotion",
        "rd-act": "economic.researchDevelopmentActivities",
    },
    "BT-754": {"inc": "social.accessibility", "n-inc": None, "n-inc-just": None},
    "BT-805": {"none": None},
}
# What a code aims at that the table does not name (`other`, codes of early versions): the goal of its whole list.
_GOAL_OF_LIST: Final[Mapping[str, str | None]] = {
    "BT-06": None,
    "BT-774": "environmental",
    "BT-775": "social",
    "BT-776": "economic.innovativePurchase",
    "BT-754": None,
    "BT-805": "environmental",
}


def goal(field: str, code: str) -> str | None:
    """The OCDS sustainability goal a code aims at; None when it says there is none, or nobody knows."""
    return _GOALS[field].get(code, _GOAL_OF_LIST[field])
