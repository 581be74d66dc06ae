"""What a lot or its criteria say of goals, in the words of the OCDS extension for sustainability."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from aankoopwijzer.domain.policy.criteria import Part
from aankoopwijzer.domain.records.notice import Lot
from aankoopwijzer.standards.ocds.plain import Json, filled, unlike, worded

Strategies = Mapping[str, Collection[str]]
"""For the first part of a goal (environmental, social, economic) the strategies by which the texts pursue it."""
ORDER: Final = (
    "selectionCriteria",
    "technicalSpecifications",
    "awardCriteria",
    "contractPerformanceConditions",
    "reservedParticipation",
)
STRATEGY: Final[Mapping[Part, str]] = {
    "suitability": "selectionCriteria",
    "selection_criterion": "selectionCriteria",
    "technical_specification": "technicalSpecifications",
    "award_criterion": "awardCriteria",
    "contract_performance_condition": "contractPerformanceConditions",
    "reserved": "reservedParticipation",
}
"""The code of the extension's codelist for each part of a tender; the subject matter has none."""
GPP: Final = {"eu": "euGPPCriteria", "national": "nationalGPPCriteria", "other": "otherGPPCriteria"}
RESERVED: Final = {"res-ws": "shelteredWorkshop", "res-pub-ser": "publicServiceMissionOrganization"}
FOR_NOBODY: Final = "Procurement is not intended for use by natural persons"
_NO_AIM: Final = ("none",)


class Pursued(NamedTuple):
    """A criterion of a tender: the objectives that it serves, the part of the tender where it stands, what it says."""

    objectives: Sequence[str]
    part: Part
    words: str


def goals_pursued(criteria: Iterable[Pursued], goals: Mapping[str, str]) -> list[Json]:
    """The goals that these criteria pursue, with their strategies and words; each goal once, as they come.

    `goals` gives for an objective its code of the codelist; without one it is not named.
    """
    by_goal: dict[str, list[Pursued]] = {}
    for each in criteria:
        for goal in dict.fromkeys(goals[code] for code in each.objectives if code in goals):
            by_goal.setdefault(goal, []).append(each)
    return [
        filled(
            {
                "goal": goal,
                "strategies": list(dict.fromkeys(STRATEGY[each.part] for each in those if each.part in STRATEGY)),
                "description": "\n".join(each.words for each in those),
            }
        )
        for goal, those in by_goal.items()
    ]


def goals_of(lot: Lot, strategies: Strategies) -> Json:
    """`hasSustainability` and its goals, accessibility and reserved participation of a lot.

    A code becomes a goal of the codelist; strategies stand only with a declared goal, and only as the notice itself
    shows them: its texts, its reservation, its code for established green criteria. The guidance of the eForms
    profile would give every goal of BT-06 four strategies, whatever the notice asks; that says what nobody knows.
    """
    entries: list[Json] = []
    for code in lot.strategic:
        if code.field == "BT-805" and code.code in GPP:
            entries.append({"strategies": [GPP[code.code]]})
        elif code.goal is not None and code.field not in ("BT-754", "BT-805"):
            shown = [one for one in ORDER if one in strategies.get(code.goal.partition(".")[0], ())]
            entries.append(filled({"goal": code.goal, "strategies": shown, **worded("description", code.descriptions)}))
    if "res-ws" in lot.reserved_participation:
        reserved = {"goal": "social.disadvantagedEmploymentOpportunities", "strategies": ["reservedParticipation"]}
        entries.append(reserved)
    denied = any(code.field == "BT-06" and code.code in _NO_AIM for code in lot.strategic)
    goals = unlike(entries)
    return filled(
        {
            "hasSustainability": True if goals else False if denied else None,
            "sustainability": goals,
            **_accessibility(lot),
            "otherRequirements": filled(
                {"reservedParticipation": [RESERVED[one] for one in lot.reserved_participation if one in RESERVED]}
            ),
        }
    )


def _accessibility(lot: Lot) -> Json:
    for code in lot.strategic:
        if code.field == "BT-754":
            rationale = worded("noAccessibilityCriteriaRationale", code.descriptions)
            if code.code == "n-inc" and not rationale:
                rationale = {"noAccessibilityCriteriaRationale": FOR_NOBODY}
            return {"hasAccessibilityCriteria": code.code == "inc", **(rationale if code.code != "inc" else {})}
    return {}
