"""An award criterion: its weight follows the level, and its formula fits it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.text import Text


def criterion(**changes: Any) -> Criterion:
    """An award criterion worth 5 or 10 points, but for the changes."""
    given: dict[str, Any] = {
        "id": "light",
        "title": Text(nl="Licht"),
        "rows": ("K3/1",),
        "objectives": ("K3.1",),
        "part": "award_criterion",
        "subject": "offer.light_points",
        "better": "higher",
        "unit": "points",
        "levels": {
            "basis": {"value": "5", "additionality": "beyond"},
            "gevorderd": {"value": "10", "additionality": "beyond"},
        },
        "clause": Text(nl="Licht ({threshold} punten)."),
        "motive": Text(nl="Minder verbruik."),
        "proof": {"what": Text(nl="Lijst"), "when": "with-tender"},
        "sanction": Text(nl="Straf."),
        "valid_from": dt.date(2026, 1, 1),
        "review_by": dt.date(2027, 6, 30),
        "sources": ({"document": "kader-2020"},),
    }
    return Criterion.model_validate(given | changes)


def test_the_weight_is_that_of_the_chosen_level() -> None:
    assert [criterion().weight_at(level) for level in (Level.BASIS, Level.GEVORDERD)] == [Decimal(5), Decimal(10)]


def test_a_weight_that_is_not_in_points_is_the_same_at_each_level() -> None:
    steady = criterion(unit=None, weight_percent=Decimal(7))
    assert [steady.weight_at(level) for level in (Level.BASIS, Level.GEVORDERD)] == [Decimal(7), Decimal(7)]


def test_a_demand_has_no_weight() -> None:
    assert criterion(part="technical_specification").weight_at(Level.BASIS) is None


def test_a_written_weight_is_that_of_the_easiest_level() -> None:
    with pytest.raises(ValueError, match="weight_percent 10 is not the 5 points of the easiest level"):
        criterion(weight_percent=Decimal(10))


def test_only_an_award_criterion_is_scored() -> None:
    formula = {"kind": "relative", "better": "lower"}
    with pytest.raises(ValueError, match="only an award criterion has a scoring_formula"):
        criterion(part="technical_specification", scoring_formula=formula)


def test_a_formula_reads_parameters_that_are_numbers() -> None:
    formula = {"kind": "linear", "zero_at": "{minimum}", "full_at": "100"}
    word = {"name": "minimum", "label": Text(nl="Minimum"), "default": "veel"}
    for parameters in ((), (word,)):
        with pytest.raises(ValueError, match=r"reads \{minimum\}, but no parameter of that name is a number"):
            criterion(scoring_formula=formula, parameters=parameters)
    assert criterion(scoring_formula=formula, parameters=(word | {"default": "12,5"},)).parameters[0].number == Decimal(
        "12.5"
    )


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        (
            {
                "kind": "stepped",
                "better": "higher",
                "steps": ({"at": "2", "share_percent": "50"}, {"at": "1", "share_percent": "100"}),
            },
            "from the weakest to the strictest",
        ),
        (
            {
                "kind": "stepped",
                "better": "lower",
                "steps": ({"at": "2", "share_percent": "50"}, {"at": "1", "share_percent": "40"}),
            },
            "the shares of the steps go up",
        ),
        (
            {
                "kind": "price_quality",
                "parts": tuple(
                    {
                        "name": n,
                        "label": Text(nl=n),
                        "share_percent": "40",
                        "formula": {"kind": "relative", "better": "lower"},
                    }
                    for n in ("a", "b")
                ),
            },
            "add up to 80, not to 100",
        ),
    ],
)
def test_a_formula_that_makes_no_sense_is_refused(formula: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        criterion(scoring_formula=formula)
