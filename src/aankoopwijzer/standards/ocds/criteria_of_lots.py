"""Award and selection criteria of a lot, with their numbers."""

from collections.abc import Iterable
from typing import Final

from aankoopwijzer.domain.records.notice import AwardCriterion, CriterionNumber, LocalText, Lot
from aankoopwijzer.standards.ocds.plain import Json, filled, number, unlike, worded

# Codelists number-weight, number-fixed and number-threshold of eForms to those of the award criteria breakdown.
WEIGHTS: Final = {
    "per-exa": "percentageExact",
    "per-mid": "percentageRangeMiddle",
    "dec-exa": "decimalExact",
    "dec-mid": "decimalRangeMiddle",
    "poi-exa": "pointsExact",
    "poi-mid": "pointsRangeMiddle",
    "ord-imp": "order",
}
FIXED: Final = {"fix-tot": "total", "fix-unit": "unit"}
THRESHOLDS: Final = {"min-score": "minimumScore", "max-pass": "maximumBids"}
# The beginnings of BT-809 (`slc-`) and the codes of BT-747.
_SELECTION: Final = {
    "slc-suit": "suitability",
    "sui-act": "suitability",
    "slc-stand": "economic",
    "ef-stand": "economic",
    "slc-abil": "technical",
    "slc-sche": "technical",
    "tp-abil": "technical",
}


def award_criteria(lot: Lot) -> Json:
    """The award criteria; a weight that is no number is kept as text in `weightingDescription`."""
    criteria = [
        filled(
            {
                "type": criterion.type,
                **worded("name", criterion.names),
                **worded("description", criterion.descriptions),
                "numbers": _numbers(criterion.numbers),
            }
        )
        for criterion in lot.award_criteria
    ]
    return filled(
        {
            "weightingDescription": "\n".join(_weights_in_words(lot.award_criteria)),
            "criteria": unlike(criteria),
        }
    )


def selection_criteria(lot: Lot) -> Json:
    """The selection criteria; OCDS gives them no name of their own, so it begins the description."""
    found = []
    for criterion in lot.selection_criteria:
        texts = [_beside(text, criterion.descriptions) for text in criterion.names]
        named = {text.language for text in criterion.names}
        texts += [text for text in criterion.descriptions if text.language not in named]
        kind = next((kind for start, kind in _SELECTION.items() if (criterion.type or "").startswith(start)), None)
        kind = kind or ("other" if criterion.type else None)
        described = filled({**worded("description", texts), "numbers": _numbers(criterion.numbers)})
        if described:
            found.append(filled({"type": kind, **described}))
    return filled({"criteria": unlike(found)})


def _beside(name: LocalText, descriptions: Iterable[LocalText]) -> LocalText:
    """A name with the description in the same language behind it."""
    description = next((text.text for text in descriptions if text.language == name.language), "")
    return LocalText(f"{name.text}: {description}" if description else name.text, name.language)


def _numbers(numbers: Iterable[CriterionNumber]) -> list[Json]:
    codes = {"weight": WEIGHTS, "fixed": FIXED, "threshold": THRESHOLDS}
    return unlike(
        filled({"number": number(each.value), each.purpose: codes[each.purpose].get(each.code or "")})
        for each in numbers
        if each.value is not None
    )


def _weights_in_words(criteria: Iterable[AwardCriterion]) -> Iterable[str]:
    for criterion in criteria:
        for each in criterion.numbers:
            if each.value is None and each.text.strip():
                yield f"{criterion.name}: {each.text}" if criterion.name else each.text
