"""Figures in a draft held against the levels of the criteria that they belong to."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.records.draft import Figure
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.draft_finding import WeakThreshold
from aankoopwijzer.domain.values.level import Level

Likeness = Callable[[str, str], float]
"""How much of the clause's words stand in the passage, 0 to 1, and the unit's key: given by whoever reads text."""

_COMMON_UNITS = frozenset(("%", "jaar", "maand", "dag", "werkdag", "uur", "euro", "m", "m2", "km", "kg", "l"))
_ALIKE, _ALIKE_IN_COMMON_UNIT = 0.35, 0.6
_NOT_A_BOUND = frozenset(("punten", "points"))


def weak_thresholds(
    passage: Passage,
    figures: Iterable[Figure],
    criteria: Iterable[Criterion],
    level: Level,
    *,
    alike: Likeness,
    unit_of: Callable[[str], str],
) -> Iterator[WeakThreshold]:
    """Figures of a passage that are weaker than the criterion which says most nearly the same asks at this level.

    A figure belongs to a criterion when the unit is the same and the words are alike; for units that everything is
    measured in (percent, years) the words must be closer. Where several figures fit, the strictest counts.
    """
    found = tuple(figures)
    best: tuple[float, Criterion] | None = None
    for criterion in criteria:
        unit = unit_of(criterion.unit or "")
        if criterion.better not in ("higher", "lower") or not unit or unit in _NOT_A_BOUND:
            continue
        if not any(figure.unit == unit for figure in found):
            continue
        likeness = alike(criterion.clause.nl, passage.text)
        if likeness >= (_ALIKE_IN_COMMON_UNIT if unit in _COMMON_UNITS else _ALIKE) and (
            best is None or likeness > best[0]
        ):
            best = (likeness, criterion)
    if best is None:
        return
    criterion = best[1]
    unit = unit_of(criterion.unit or "")
    strictest = _strictest((figure for figure in found if figure.unit == unit), criterion)
    taken = criterion.level_at_most(level)
    wanted = Decimal(criterion.levels[taken].value)
    if _is_weaker(strictest.value, wanted, criterion):
        yield WeakThreshold(passage, strictest, criterion, taken, wanted, _is_below_law(strictest.value, criterion))


def _strictest(figures: Iterable[Figure], criterion: Criterion) -> Figure:
    pick = max if criterion.better == "higher" else min
    return pick(figures, key=lambda figure: figure.value)


def _is_weaker(value: Decimal, wanted: Decimal, criterion: Criterion) -> bool:
    return value < wanted if criterion.better == "higher" else value > wanted


def _is_below_law(value: Decimal, criterion: Criterion) -> bool:
    return any(
        each.additionality == "legal-minimum" and _is_weaker(value, Decimal(each.value), criterion)
        for each in criterion.levels.values()
    )
