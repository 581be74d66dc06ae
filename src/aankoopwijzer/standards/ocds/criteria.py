"""Chosen criteria as a planning release of OCDS: how a tender that holds them pursues its goals.

The extension for sustainability says which goals (codelist sustainabilityGoal) are pursued by which strategies
(codelist sustainabilityStrategy). The eForms profile has places for award criteria, selection criteria and the terms of
performance; technical specifications have none of their own and stand in the description of their goal.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.standards.ocds.sustainability import Pursued, goals_pursued

LANGUAGE = "nl"
"""Clauses are in the language of the tender."""
_PREFIX = "unregistered"
"""We have no registered ocid prefix, and a loose set is no contracting process yet: whoever publishes gives one."""


@dataclass(frozen=True, slots=True)
class SaidCriterion:
    """A chosen criterion with its title and clause in the language of the tender."""

    chosen: ChosenCriterion
    title: str
    clause: str


def planning_release(
    said: Sequence[SaidCriterion], goals: Mapping[str, str], *, on: dt.date, title: str
) -> dict[str, Any]:
    """The set as one release. `goals` gives for an objective its code of the codelist; without one it is not named.

    The same set on the same day has the same identifiers.
    """
    content = _tender(said, goals, title)
    written = json.dumps([content, on.isoformat()], sort_keys=True)
    digest = hashlib.sha256(written.encode()).hexdigest()[:16]
    return {
        "ocid": f"{_PREFIX}-{digest}",
        "id": f"{_PREFIX}-{digest}-{on.isoformat()}",
        "date": f"{on.isoformat()}T00:00:00Z",
        "tag": ["planning"],
        "initiationType": "tender",
        "language": LANGUAGE,
        "tender": {"id": digest, **content},
    }


def _tender(said: Sequence[SaidCriterion], goals: Mapping[str, str], title: str) -> dict[str, Any]:
    tender: dict[str, Any] = {"title": title, "status": "planning", "hasSustainability": bool(said)}
    pursued = [Pursued(each.chosen.objectives, each.chosen.part, f"{each.title}: {each.clause}") for each in said]
    if sustainability := goals_pursued(pursued, goals):
        tender["sustainability"] = sustainability
    if lot := _lot(said):
        tender["lots"] = [{"id": "LOT-0001", **lot}]
    return tender


def _lot(said: Sequence[SaidCriterion]) -> dict[str, Any]:
    lot: dict[str, Any] = {}
    if award := [_award(each) for each in said if each.chosen.part == "award_criterion"]:
        lot["awardCriteria"] = {"criteria": award}
    if selection := [_selection(each) for each in said if each.chosen.part in ("suitability", "selection_criterion")]:
        lot["selectionCriteria"] = {"criteria": selection}
    if terms := [each.clause for each in said if each.chosen.part == "contract_performance_condition"]:
        lot["contractTerms"] = {"performanceTerms": "\n".join(terms)}
    return lot


def _award(said: SaidCriterion) -> dict[str, Any]:
    formula = said.chosen.criterion.scoring_formula
    award: dict[str, Any] = {
        "type": "cost" if formula is not None and formula.kind == "lcc" else "quality",
        "name": said.title,
        "description": said.clause,
    }
    weight = said.chosen.weight_percent
    if weight is not None:
        whole = weight == weight.to_integral_value()
        award["numbers"] = [{"number": int(weight) if whole else float(weight), "weight": "percentageExact"}]
    return award


def _selection(said: SaidCriterion) -> dict[str, Any]:
    kind = "suitability" if said.chosen.part == "suitability" else "technical"
    return {"type": kind, "description": f"{said.title}: {said.clause}"}
