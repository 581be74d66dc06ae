"""Bids are scored on award criteria by their formulas, with the sum of each score."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.documents.bid_rows import Cells
from aankoopwijzer.documents.table_rows import column_name
from aankoopwijzer.domain.calculators.life_cycle_cost import LifeCycle
from aankoopwijzer.domain.calculators.ranking import BidResult, WeighedCriterion, WeightCheck, score_tender
from aankoopwijzer.domain.calculators.scoring import BidValue, Item
from aankoopwijzer.domain.policy.scoring_formulas import (
    LccScoring,
    PriceQualityScoring,
    RelativeScoring,
    ScoringFormula,
    SteppedScoring,
)
from aankoopwijzer.domain.values.typed import parse_amount

PRICE = "price"
CHEAPEST = RelativeScoring(kind="relative", better="lower", unit="EUR")
"""How the price is scored beside the criteria: lowest price / own price."""

_NUMBER = re.compile(r"-?\d{1,18}([.,]\d{1,9})?")
_REPLACEMENT = re.compile(r"\s*(\d{1,3})\s*:\s*([^;]+)\s*")
_COSTS = (
    "energy_per_year",
    "maintenance_per_year",
    "tonnes_co2_per_year",
    "end_of_life",
    "residual_value",
)


@dataclass(frozen=True, slots=True)
class ScoredTender:
    """The weights, the bids from best to worst, and the columns that were looked for."""

    weights: WeightCheck
    results: tuple[BidResult, ...]
    columns: tuple[str, ...]


def score_bids(criteria: tuple[WeighedCriterion, ...], bids: Mapping[str, tuple[Cells, ...]]) -> ScoredTender:
    """The points of each bid. Columns are named `CRITERION`, or `CRITERION.PART` for each side of a formula.

    With one criterion the name may be left out: `value`, or the part alone. Raises `FormulaError` when the numbers of a
    formula make no sense together.
    """
    alone = len(criteria) == 1
    values = {
        bidder: {each.id: _value(each.formula, lines, _names(each.id, alone=alone)) for each in criteria}
        for bidder, lines in bids.items()
    }
    weights, results = score_tender(criteria, values)
    columns = tuple(column for each in criteria for column in _columns(each.formula, "" if alone else each.id))
    return ScoredTender(weights, results, columns)


def _columns(formula: ScoringFormula, name: str) -> list[str]:
    if isinstance(formula, PriceQualityScoring):
        return [found for part in formula.parts for found in _columns(part.formula, _under(name, part.name))]
    if isinstance(formula, LccScoring):
        return [_under(name, part) for part in ("acquisition", *_COSTS, "replacements")]
    own = name or "value"
    return [own, _under(name, "weight")] if isinstance(formula, SteppedScoring) and formula.per_item else [own]


def _under(name: str, part: str) -> str:
    return f"{name}.{part}" if name else part


def _names(id: str, *, alone: bool) -> tuple[str, ...]:
    return (id, "") if alone else (id,)


def _value(formula: ScoringFormula, lines: tuple[Cells, ...], names: tuple[str, ...]) -> BidValue:
    if isinstance(formula, PriceQualityScoring):
        sides = {
            part.name: _value(part.formula, lines, tuple(_under(name, part.name) for name in names))
            for part in formula.parts
        }
        return sides if any(value is not None for value in sides.values()) else None
    if isinstance(formula, LccScoring):
        return _life_cycle(lines[0], names)
    if isinstance(formula, SteppedScoring) and formula.per_item:
        items = [
            Item(_typed(formula, text), _number(_cell(line, names, "weight") or "1") or Decimal(0))
            for line in lines
            if (text := _cell(line, names)) is not None
        ]
        return tuple(items) or None
    text = _cell(lines[0], names)
    return None if text is None else _typed(formula, text)


def _typed(formula: ScoringFormula, text: str) -> Decimal | str:
    """A number where the formula counts; what is no number stays text, and is told as such."""
    if isinstance(formula, SteppedScoring) and formula.better == "ordered":
        return text
    number = _amount(text) if formula.unit == "EUR" else _number(text)
    return text if number is None else number


def _life_cycle(line: Cells, names: tuple[str, ...]) -> BidValue:
    acquisition = _cell(line, names, "acquisition")
    if acquisition is None:
        return None
    amounts = {name: _cell(line, names, name) for name in _COSTS}
    read = {name: _amount(text) for name, text in amounts.items() if text is not None}
    replacements = _replacements(_cell(line, names, "replacements") or "")
    bought = _amount(acquisition)
    if bought is None or replacements is None or any(value is None for value in read.values()):
        return acquisition
    return LifeCycle(
        bought,
        replacements=replacements,
        **{name: value for name, value in read.items() if value is not None},
    )


def _replacements(text: str) -> dict[int, Decimal] | None:
    """`15: 20000; 20: 5000` by year; None when it is not written so."""
    found: dict[int, Decimal] = {}
    for part in filter(str.strip, text.split(";")):
        match = _REPLACEMENT.fullmatch(part)
        amount = _amount(match[2]) if match else None
        if match is None or amount is None:
            return None
        found[int(match[1])] = found.get(int(match[1]), Decimal(0)) + amount
    return found


def _cell(line: Cells, names: tuple[str, ...], part: str = "") -> str | None:
    for name in names:
        column = column_name(_under(name, part) if part else name or "value")
        if column in line:
            return line[column]
    return None


def _amount(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except ValueError:
        return None


def _number(text: str) -> Decimal | None:
    """A measured number: a comma or a point before the decimals, spaces between thousands."""
    bare = "".join(text.split())
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None
