"""Trying out how an award criterion scores: a few invented bids in, their points and the sum out. Nothing is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from aankoopwijzer.domain.calculators.ranking import BidResult, WeighedCriterion
from aankoopwijzer.domain.calculators.scoring import FormulaError
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.scoring_formulas import PriceQualityScoring, ScoringFormula, SteppedScoring, blanks_of
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.score_bids import score_bids
from aankoopwijzer.reports.wording import Wording

BIDDERS = ("A", "B", "C")
LEVEL = "niveau"
LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a bid gives: a number with its unit, or one of the words of a scale."""

    name: str
    label: str
    unit: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one bid gives in one column, and how its form field is called."""

    field: str
    column: Column
    value: str


@dataclass(frozen=True, slots=True)
class TriedBid:
    """One invented bid with its points, None as long as nothing was filled in."""

    bidder: str
    cells: tuple[Cell, ...]
    result: BidResult | None
    points: Decimal | None
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """The table of the calculator."""

    level: Level
    points: Decimal
    columns: tuple[Column, ...]
    bids: tuple[TriedBid, ...]
    is_filled: bool
    is_provisional: bool
    has_unknown: bool
    does_not_fit: bool
    has_items: bool
    """Whether a bid may hold several items: here it has one."""


def trial_of(criterion: Criterion, given: Mapping[str, str], wording: Wording) -> Trial | None:
    """The calculator for a criterion; None when it has no formula, or no points to give.

    `given` holds for each bid and column what was typed, and the level whose points are earned.
    """
    formula = criterion.scoring_formula
    known = {level.value: level for level in criterion.levels}
    level = known.get(given.get(LEVEL, ""), next(level for level in Level if level in criterion.levels))
    points = criterion.weight_at(level)
    if formula is None or points is None:
        return None
    numbers = {each.name: each.number for each in criterion.parameters if each.number is not None}
    used = {name: numbers[name] for name in blanks_of(formula) if name in numbers}
    weighed = (WeighedCriterion(criterion.id, formula, points, used),)
    columns = _columns(formula, wording)
    typed = {bidder: {one.name: _typed(given, bidder, one) for one in columns} for bidder in BIDDERS}
    filled = {bidder: cells for bidder, cells in typed.items() if any(cells.values())}
    does_not_fit = False
    results: dict[str, BidResult] = {}
    try:
        bids = {bidder: ({name: text for name, text in cells.items() if text},) for bidder, cells in filled.items()}
        results = {each.bidder: each for each in score_bids(weighed, bids).results} if bids else {}
    except FormulaError:
        does_not_fit = True
    return Trial(
        level=level,
        points=points,
        columns=columns,
        bids=tuple(_tried(criterion.id, bidder, columns, typed[bidder], results) for bidder in BIDDERS),
        is_filled=bool(filled),
        is_provisional=any(each.is_provisional for each in results.values()),
        has_unknown=any(each.total is None for each in results.values()),
        does_not_fit=does_not_fit,
        has_items=_has_items(formula),
    )


def _typed(given: Mapping[str, str], bidder: str, column: Column) -> str:
    return given.get(_field(bidder, column), "").strip()[:LONGEST_CELL]


def _field(bidder: str, column: Column) -> str:
    return f"{bidder}.{column.name}"


def _tried(
    id: str, bidder: str, columns: Iterable[Column], typed: Mapping[str, str], results: Mapping[str, BidResult]
) -> TriedBid:
    result = results.get(bidder)
    score = result.scores[id] if result else None
    return TriedBid(
        bidder,
        tuple(Cell(_field(bidder, column), column, typed[column.name]) for column in columns),
        result,
        score.points if score else None,
        score.working if score else (),
    )


def _has_items(formula: ScoringFormula) -> bool:
    if isinstance(formula, PriceQualityScoring):
        return any(_has_items(part.formula) for part in formula.parts)
    return isinstance(formula, SteppedScoring) and formula.per_item


def _columns(formula: ScoringFormula, wording: Wording) -> tuple[Column, ...]:
    """The columns that the flow reads, in words; only one line a bid, so that items need no weight."""
    return tuple(_named(formula, "", "", wording))


def _named(formula: ScoringFormula, name: str, label: str, wording: Wording) -> Iterator[Column]:
    if isinstance(formula, PriceQualityScoring):
        for part in formula.parts:
            inside = f"{name}.{part.name}" if name else part.name
            yield from _named(part.formula, inside, wording.text(part.label), wording)
    elif formula.kind == "lcc":
        costs = {
            "acquisition": _("Purchase, EUR"),
            "energy_per_year": _("Energy a year, EUR"),
            "maintenance_per_year": _("Maintenance a year, EUR"),
            "end_of_life": _("End of life, EUR"),
        }
        if formula.carbon_price_eur is not None:
            costs["tonnes_co2_per_year"] = _("CO2 a year, tonnes")
        for part_name, said in costs.items():
            yield Column(f"{name}.{part_name}" if name else part_name, said, "")
    else:
        words = (
            tuple(step.at for step in formula.steps)
            if isinstance(formula, SteppedScoring) and formula.better == "ordered"
            else ()
        )
        yield Column(name or "value", label or _("The bid gives"), formula.unit or "", words)
