"""A clause of the library is never weaker than its own level, and is weaker than a stricter one."""

from functools import cache

import pytest

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.thresholds import weak_thresholds
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.drafts.figures import figures_in, unit_key
from aankoopwijzer.language.passages.likeness import likeness
from aankoopwijzer.reports.wording import Wording


@cache
def pack():
    return load_pack()


def clause(criterion: Criterion, level: Level) -> str:
    return Wording("nl", pack()).clause(at_level(criterion, level))


def weak(criterion: Criterion, written: Level, held_against: Level) -> list[str]:
    text = clause(criterion, written)
    found = weak_thresholds(
        Passage("p", text), figures_in(text), [criterion], held_against, alike=likeness, unit_of=unit_key
    )
    return [each.figure.words.words for each in found]


NUMERIC = [
    pytest.param(each, id=each.id)
    for each in load_pack().criteria.values()
    if each.better in ("higher", "lower") and each.unit not in (None, "points")
]


@pytest.mark.parametrize("criterion", NUMERIC)
def test_no_clause_is_weaker_than_its_own_level(criterion: Criterion) -> None:
    assert {level: weak(criterion, level, level) for level in criterion.levels} == {
        level: [] for level in criterion.levels
    }


def test_most_clauses_are_seen_to_be_weaker_than_their_strictest_level() -> None:
    with_levels = [each.values[0] for each in NUMERIC if len(each.values[0].levels) > 1]
    seen = [each.id for each in with_levels if weak(each, min(each.levels, key=lambda x: x.rank), Level.AMBITIEUS)]
    assert len(seen) >= len(with_levels) * 0.5, f"{len(seen)} of {len(with_levels)}"
