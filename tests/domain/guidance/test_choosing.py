"""A loose set of criteria: each at its level, and what the set asks in all."""

import datetime as dt
from decimal import Decimal

from tests.domain.policy.test_library import POINTS, criterion

from aankoopwijzer.domain.guidance.choosing import at_level, burden_of
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.text import Text

ON = dt.date(2026, 11, 23)
LED = criterion("led", conflicts=("gas",))
GAS = criterion("gas", burden="heavy", review_by=dt.date(2026, 11, 22))
SCORED = criterion(
    "scored",
    **POINTS,
    clause=Text(nl="Gunningscriterium: {threshold} punten, {years} jaar.", en="{threshold} points"),
    parameters=({"name": "years", "label": Text(nl="Jaren"), "default": "8"},),
    proof={"what": Text(nl="Lijst"), "when": "with-tender"},
)


def test_a_clause_is_filled_at_the_level_that_was_chosen():
    chosen = at_level(SCORED, Level.GEVORDERD)
    assert (chosen.level, chosen.weight_percent) == (Level.GEVORDERD, Decimal(10))
    assert (chosen.clause.nl, chosen.clause.en) == ("Gunningscriterium: 10 punten, 8 jaar.", "10 points")


def test_the_easiest_level_is_taken_when_none_or_an_absent_one_is_named():
    assert at_level(SCORED).level is Level.BASIS
    assert at_level(SCORED, Level.AMBITIEUS).level is Level.BASIS


def test_the_same_proof_at_the_same_moment_counts_once():
    burden = burden_of((at_level(LED), at_level(GAS), at_level(SCORED)), on=ON)
    assert (burden.asked, burden.proofs, burden.before_award) == (3, 2, 1)


def test_work_for_a_tenderer_is_counted_by_how_heavy_it_is():
    assert burden_of((at_level(LED), at_level(GAS)), on=ON).by_weight == {"light": 1, "heavy": 1}


def test_a_conflict_is_seen_from_either_side_and_told_once():
    for pair in ((LED, GAS), (GAS, LED)):
        found = burden_of(tuple(map(at_level, pair)), on=ON).conflicts
        assert found == (pair,)


def test_what_is_past_its_review_date_is_told():
    assert burden_of((at_level(LED), at_level(GAS)), on=ON).stale == (GAS,)


def test_award_criteria_that_take_all_the_points_leave_nothing_for_the_price():
    one = burden_of((at_level(SCORED, Level.GEVORDERD),), on=ON)
    assert (one.weight_percent, one.is_overweight) == (Decimal(10), False)
    ten = burden_of((at_level(SCORED, Level.GEVORDERD),) * 10, on=ON)
    assert (ten.weight_percent, ten.is_overweight) == (Decimal(100), True)


def test_an_empty_set_asks_nothing():
    burden = burden_of((), on=ON)
    assert (burden.asked, burden.proofs, burden.weight_percent, burden.conflicts) == (0, 0, Decimal(0), ())
