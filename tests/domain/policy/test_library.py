"""What the check of a library finds: stale, out of reach, and pairs that cannot stand together."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.library import library_findings
from aankoopwijzer.domain.policy.obligations import Obligation
from aankoopwijzer.domain.values.text import Text

ON = dt.date(2026, 11, 23)
POINTS = {
    "part": "award_criterion",
    "better": "higher",
    "unit": "points",
    "levels": {
        "basis": {"value": "5", "additionality": "beyond"},
        "gevorderd": {"value": "10", "additionality": "beyond"},
    },
}


@dataclass
class Books:
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    obligations: Mapping[str, Obligation] = field(default_factory=dict)


def criterion(id: str, **changes: Any) -> Criterion:
    given: dict[str, Any] = {
        "id": id,
        "title": Text(nl=id),
        "rows": ("K3/1",),
        "objectives": ("K3.1",),
        "part": "technical_specification",
        "subject": "lamp.led",
        "better": "yes",
        "levels": {"basis": {"value": "yes", "additionality": "market-standard"}},
        "clause": Text(nl="Elke lamp is led."),
        "motive": Text(nl="Minder verbruik."),
        "proof": {"what": Text(nl="Lijst"), "when": "at-delivery"},
        "sanction": Text(nl="Weigering."),
        "valid_from": dt.date(2026, 1, 1),
        "review_by": dt.date(2027, 6, 30),
        "sources": ({"document": "kader-2020"},),
    }
    return Criterion.model_validate(given | changes)


def duty(id: str, **changes: Any) -> Obligation:
    given: dict[str, Any] = {
        "id": id,
        "objective": "K3.1",
        "force": "mandatory",
        "applies_when": {"fact": "purchase.rows", "any_of": ["K3/1"]},
        "because": Text(nl="x"),
        "because_not": Text(nl="y"),
        "source": {"document": "kader-2020"},
    }
    return Obligation.model_validate(given | changes)


def found(criteria: list[Criterion], duties: list[Obligation]) -> list[tuple[str, str, str]]:
    books = Books({each.id: each for each in criteria}, {each.id: each for each in duties})
    return [(each.fault, each.criterion, each.about) for each in library_findings(books, on=ON)]


def test_a_criterion_is_stale_the_day_after_its_review_and_not_on_it() -> None:
    fresh, old = criterion("fresh", review_by=ON), criterion("old", review_by=ON - dt.timedelta(days=1))
    assert found([fresh, old], [duty("light")]) == [("stale", "old", "2026-11-22")]


def test_a_criterion_in_a_row_of_no_duty_is_never_asked() -> None:
    assert found([criterion("lamp", rows=("K3/2",))], [duty("light")]) == [("never-asked", "lamp", "K3/2")]


def test_an_objective_that_no_duty_brings_to_the_rows_is_told() -> None:
    assert found([criterion("lamp", objectives=("K3.1", "K3.2"))], [duty("light")]) == [
        ("objective-never-asked", "lamp", "K3.2")
    ]


def test_a_duty_without_rows_reaches_every_row() -> None:
    assert found([criterion("lamp", rows=("K3/2",))], [duty("light", applies_when={"always": True})]) == []


def test_a_level_below_what_every_duty_asks_is_never_reached() -> None:
    asked = duty("light", requires=({"criterion": "points", "level": "gevorderd"},))
    assert found([criterion("points", **POINTS)], [asked]) == [("level-never-reached", "points", "basis")]
    assert found([criterion("points", **POINTS)], [asked, duty("other")]) == []


def test_a_pair_in_conflict_is_told_when_both_are_required_for_one_row() -> None:
    pair = [criterion("one", conflicts=("other",)), criterion("other")]
    both = duty("light", requires=({"criterion": "one"}, {"criterion": "other"}))
    assert found(pair, [both]) == [("conflict-required", "one", "other")]


def test_a_pair_in_conflict_is_fine_when_the_buyer_chooses_one() -> None:
    pair = [criterion("one", conflicts=("other",)), criterion("other")]
    assert found(pair, [duty("light", requires=({"criterion": "one"},))]) == []


def test_duties_that_exclude_each_other_never_bring_a_pair_together() -> None:
    pair = [criterion("one", conflicts=("other",)), criterion("other")]
    rows = {"fact": "purchase.rows", "any_of": ["K3/1"]}
    below = {"all": [rows, {"fact": "branch.social", "is": "reserve"}]}
    above = {"all": [rows, {"fact": "branch.social", "is": "menu"}]}
    duties = [
        duty("below", applies_when=below, requires=({"criterion": "one"},)),
        duty("above", applies_when=above, requires=({"criterion": "other"},)),
    ]
    assert found(pair, duties) == []
    same = [duties[0], duty("above", applies_when=below, requires=({"criterion": "other"},))]
    assert found(pair, same) == [("conflict-required", "one", "other")]


def told(*days: str) -> tuple[dict[str, Any], ...]:
    return tuple({"date": dt.date.fromisoformat(day), "what": Text(nl=f"op {day}")} for day in days)


def test_a_criterion_that_never_changed_has_one_version_since_it_is_valid():
    assert [(each.since, each.what) for each in criterion("led").history] == [(dt.date(2026, 1, 1), None)]


def test_the_newest_change_comes_first():
    changed = criterion("led", changes=told("2026-01-01", "2026-06-01"), valid_from=dt.date(2026, 6, 1))
    assert [each.what and each.what.nl for each in changed.history] == ["op 2026-06-01", "op 2026-01-01"]


@pytest.mark.parametrize("days", [("2026-06-01", "2026-01-01"), ("2026-06-01", "2026-06-01")])
def test_changes_that_do_not_follow_each_other_are_refused(days: tuple[str, str]):
    with pytest.raises(ValueError, match="stands after that of 2026-06-01"):
        criterion("led", changes=told(*days))


@pytest.mark.parametrize(
    ("valid_from", "fault"),
    [
        ("2026-06-01", []),
        ("2026-07-01", [("change-not-told", "2026-07-01")]),
        ("2026-05-01", [("change-after-valid", "2026-06-01")]),
    ],
)
def test_a_history_ends_on_the_day_from_which_the_criterion_is_valid(valid_from: str, fault: list[tuple[str, str]]):
    changed = criterion("led", changes=told("2026-01-01", "2026-06-01"), valid_from=dt.date.fromisoformat(valid_from))
    books = Books({"led": changed}, {"d": duty("d")})
    assert [(each.fault, each.about) for each in library_findings(books, on=ON)] == fault
