"""A planting check as data: `aankoopwijzer/plants-check/1`, with keys that stay."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.planting.alternatives import Alternative
from aankoopwijzer.domain.planting.checked import CheckedPlant, PlantingCheck
from aankoopwijzer.domain.planting.flora import Plant
from aankoopwijzer.domain.planting.judging import PlantStatus, judge
from aankoopwijzer.domain.records.planting import Checklist
from aankoopwijzer.reports.planting_words import PlantingWords

SCHEMA = "aankoopwijzer/plants-check/1"
LIST_SCHEMA = "aankoopwijzer/plants-list/1"
_ONE_SCHEMA = "aankoopwijzer/plants-show/1"


def planting_as_json(
    check: PlantingCheck, words: PlantingWords, checklists: Iterable[Checklist], problems: Iterable[str] = ()
) -> dict[str, Any]:
    """The whole check; amounts as text, what is not known as null."""
    share = check.share
    return {
        "schema": SCHEMA,
        "results": [_line(each, words) for each in check.plants],
        "native_share": {
            "indicator": "k1-native-planting",
            "specimens": {
                "percent": _text(share.of_pieces),
                "native": _text(share.pieces_native),
                "known": _text(share.pieces_known),
                "unknown": _text(share.pieces_unknown),
            },
            "taxa": {
                "percent": _text(share.of_taxa),
                "native": share.taxa_native,
                "known": share.taxa_known,
                "unknown": share.taxa_unknown,
            },
            "lines_without_pieces": share.without_pieces,
        },
        "skipped": check.skipped,
        "checklists": [checklist_as_json(each) for each in checklists],
        "problems": list(problems),
    }


def checklist_as_json(each: Checklist) -> dict[str, Any]:
    """An imported list with its provenance."""
    return {
        "kind": each.kind,
        "taxa": len(each.taxa),
        "source": each.source,
        "licence": each.licence,
        "files": list(each.files),
        "sha256": each.sha256,
        "imported_on": each.imported_on.isoformat(),
    }


def plant_as_json(plant: Plant, words: PlantingWords) -> dict[str, Any]:
    """One plant in short."""
    return {"id": plant.id, "taxon": plant.name, "name": words.common(plant) or None}


def plant_in_short(plant: Plant, words: PlantingWords) -> dict[str, Any]:
    """One plant as a list has it."""
    taxon = plant.taxon
    return plant_as_json(plant, words) | {
        "status": judge(plant).status.value,
        "form": taxon.form if taxon else None,
        "uses": list(taxon.uses) if taxon else [],
        "height_cm": list(taxon.height_cm) if taxon and taxon.height_cm else None,
    }


def whole_plant_as_json(plant: Plant, instead: Iterable[Alternative], words: PlantingWords) -> dict[str, Any]:
    """One plant with everything that is known of it; for one that is fine as it is there is no alternative."""
    verdict = judge(plant)
    is_fine = verdict.status in (PlantStatus.NATIVE, PlantStatus.EXTINCT)
    return {
        "schema": _ONE_SCHEMA,
        **plant_as_json(plant, words),
        "status": verdict.status.value,
        "allowed": verdict.allowed,
        "source": words.source(verdict) or None,
        "red_list": plant.red_list,
        "alien_degree": plant.degree,
        "union_list": plant.union_list,
        "facts": plant.taxon.model_dump(mode="json", exclude_none=True) if plant.taxon is not None else None,
        "alternatives": [] if is_fine else [plant_as_json(each.plant, words) for each in instead],
    }


def _line(each: CheckedPlant, words: PlantingWords) -> dict[str, Any]:
    return {
        "line": each.line,
        "part": each.part,
        "text": each.text,
        "taxon": each.plant.name if each.plant is not None else None,
        "id": each.plant.id if each.plant is not None else None,
        "name": (words.common(each.plant) or None) if each.plant is not None else None,
        "cultivar": each.cultivar,
        "status": each.verdict.status.value,
        "allowed": each.verdict.allowed,
        "confidence": each.confidence,
        "match": each.certainty,
        "rule": each.verdict.rule,
        "reason": words.reason(each),
        "source": words.source(each.verdict) or None,
        "quantity": _text(each.quantity),
        "unit": each.unit,
        "alternatives": [
            plant_as_json(other.plant, words) | {"because": words.better(other)} for other in each.alternatives
        ],
        "candidates": [plant_as_json(other, words) for other in each.candidates[:6]],
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
