"""A kept set held against the library of today."""

import datetime as dt
from typing import Any

import pytest
from tests.domain.policy.test_library import POINTS, criterion, told

from aankoopwijzer.domain.guidance.reopening import ReopenedCriterion, Retirement, reopened
from aankoopwijzer.domain.records.criteria_set import KeptCriterion, KeptSet
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.text import Text

LED = criterion("led", changes=told("2026-01-01", "2026-06-01"), valid_from=dt.date(2026, 6, 1))
SCORED = criterion("scored", **POINTS, clause=Text(nl="{threshold} punten"))
GONE = Retirement(dt.date(2026, 5, 1), "bestaat niet meer", "led")
NOW = "Elke lamp is led."


def reopen(*kept: dict[str, Any]) -> list[ReopenedCriterion]:
    lines = tuple(KeptCriterion.model_validate({"level": "basis"} | each) for each in kept)
    return list(
        reopened(
            KeptSet(criteria=lines),
            {"led": LED, "scored": SCORED},
            {"gas": GONE},
            clause_of=lambda chosen: chosen.clause.nl,
        )
    )


def test_a_clause_that_reads_the_same_is_the_same():
    [line] = reopen({"id": "led", "clause": NOW, "version": "2026-06-01"})
    assert (line.state, line.clause_now, line.since) == ("same", NOW, ())


def test_other_spaces_are_no_change():
    [line] = reopen({"id": "led", "clause": " Elke  lamp\nis led. "})
    assert line.state == "same"


def test_a_clause_that_reads_otherwise_has_changed():
    [line] = reopen({"id": "led", "clause": "Elke lamp is zuinig."})
    assert (line.state, line.clause_now) == ("changed", NOW)


def test_a_later_version_is_a_change_and_is_told():
    [line] = reopen({"id": "led", "clause": NOW, "version": "2026-01-01"})
    assert line.state == "changed"
    assert [each.what and each.what.nl for each in line.since] == ["op 2026-06-01"]


def test_a_level_that_is_gone_falls_back_on_the_easiest():
    [line] = reopen({"id": "scored", "level": "ambitieus"})
    assert line.state == "level-gone"
    assert line.now is not None
    assert line.now.level is Level.BASIS


def test_what_was_retired_says_why_and_what_came_instead():
    [line] = reopen({"id": "gas"})
    assert (line.state, line.retirement, line.now) == ("retired", GONE, None)


def test_what_the_library_never_had_is_unknown():
    [line] = reopen({"id": "nobody"})
    assert (line.state, line.retirement, line.now) == ("unknown", None, None)


def test_a_criterion_that_is_named_twice_counts_once_as_it_came_first():
    lines = reopen({"id": "scored", "level": "gevorderd"}, {"id": "led"}, {"id": "scored", "level": "basis"})
    assert [(each.kept.id, each.kept.level.value) for each in lines] == [("scored", "gevorderd"), ("led", "basis")]


@pytest.mark.parametrize("level", Level)
def test_a_line_that_says_no_clause_and_no_version_is_taken_as_it_is(level: Level):
    [line] = reopen({"id": "led", "level": level})
    assert line.state == ("same" if level is Level.BASIS else "level-gone")
