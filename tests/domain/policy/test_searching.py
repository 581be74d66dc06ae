"""Criteria are found by words and by what they are, with counts for every further choice."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.policy.test_library import criterion

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.searching import (
    MOST_WORDS,
    CriteriaSearch,
    CriteriaWish,
    FoundCriteria,
    fold,
    is_stale,
)
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.text import Text

ON = dt.date(2026, 11, 23)
LED = criterion("led", title=Text(nl="Ledlampen", en="LED lamps"), burden="heavy")
PUMP = criterion(
    "pump",
    title=Text(nl="Energie-efficiënte pompen", en="Efficient pumps"),
    rows=("K1/1", "K3/1"),
    objectives=("K1.2", "K3.1"),
    part="award_criterion",
    better="higher",
    levels={
        "basis": {"value": "5", "additionality": "market-standard"},
        "gevorderd": {"value": "10", "additionality": "beyond"},
    },
    clause=Text(nl="De lampen van de pomp."),
    review_by=dt.date(2026, 11, 22),
)
BREAD = criterion(
    "bread", title=Text(nl="Brood", en="Bread"), rows=("S1/2",), objectives=("S1.1",), part="reserved", burden="medium"
)
LIBRARY = CriteriaSearch((LED, PUMP, BREAD))


def find(**wish: Any) -> FoundCriteria:
    return LIBRARY.find(CriteriaWish(**wish), language="nl", on=ON)


def ids(**wish: Any) -> list[str]:
    return [each.id for each in find(**wish).criteria]


def test_without_a_wish_everything_is_found_by_title():
    assert ids() == ["bread", "pump", "led"]


def test_words_are_found_without_case_and_accents():
    assert ids(words="EFFICIENT pómp") == ["pump"]


def test_words_are_found_in_every_language_of_the_pack():
    assert ids(words="bread") == ["bread"]


def test_a_long_word_is_found_inside_a_compound_and_a_short_one_only_at_its_beginning():
    assert ids(words="lampen") == ["led", "pump"]
    assert ids(words="amp") == []
    assert sorted(ids(words="lam")) == ["bread", "led", "pump"]


def test_the_nearest_come_first():
    def named(id: str, title: str, clause: str = "x") -> Criterion:
        return criterion(id, title=Text(nl=title), clause=Text(nl=clause))

    library = CriteriaSearch(
        (
            named("a", "Groendak", "een hemelwaterput"),
            named("b", "Groendak", "een waterput"),
            named("c", "Hemelwater"),
            named("d", "Waterput"),
        )
    )
    found = library.find(CriteriaWish(words="water"), language="nl", on=ON)
    assert [each.id for each in found.criteria] == ["d", "c", "b", "a"]


def test_signs_between_words_do_not_count():
    assert ids(words="energie efficiënte, (pompen)") == ["pump"]
    assert ids(words="?! --") == ["bread", "pump", "led"]


def test_every_word_has_to_be_there():
    assert ids(words="lampen brood") == []


def test_a_title_that_holds_the_words_comes_before_a_clause_that_does():
    assert ids(words="lampen") == ["led", "pump"]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"row": "K3/1"}, ["pump", "led"]),
        ({"serves": "K1.2"}, ["pump"]),
        ({"serves": "K3"}, ["pump", "led"]),
        ({"part": "reserved"}, ["bread"]),
        ({"level": Level.GEVORDERD}, ["pump"]),
        ({"additionality": "beyond"}, ["pump"]),
        ({"only_stale": True}, ["pump"]),
    ],
    ids=["row", "objective", "ambition", "part", "level", "additionality", "stale"],
)
def test_a_choice_narrows_what_is_found(wish: dict[str, Any], found: list[str]):
    assert ids(**wish) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("pack", ["led", "pump", "bread"]),
        ("title", ["bread", "pump", "led"]),
        ("review", ["pump", "bread", "led"]),
        ("burden", ["pump", "bread", "led"]),
    ],
)
def test_the_order_is_what_was_asked(order: str, found: list[str]):
    assert ids(order=order) == found


def test_a_count_says_what_another_choice_of_the_same_kind_would_leave():
    counts = find(row="S1/2").counts
    assert counts["row"] == {"K3/1": 2, "K1/1": 1, "S1/2": 1}
    assert counts["part"] == {"reserved": 1}


def test_a_criterion_counts_for_its_objectives_and_once_for_their_ambition():
    assert find().counts["serves"] == {"K3.1": 2, "K3": 2, "K1.2": 1, "K1": 1, "S1.1": 1, "S1": 1}


def test_what_is_stale_is_counted_without_asking_for_it():
    assert find().counts["stale"] == {"stale": 1}


def test_a_criterion_is_not_stale_on_its_last_day():
    assert not is_stale(PUMP, on=PUMP.review_by)
    assert is_stale(PUMP, on=PUMP.review_by + dt.timedelta(days=1))


def test_folding_takes_case_and_accents_away():
    assert fold("Énergie-EFFICIËNT") == "energie-efficient"


@given(
    st.fixed_dictionaries(
        {
            "words": st.sampled_from(["", "lamp", "pomp", "x" * 5000, "a " * (MOST_WORDS + 5), "{threshold}"]),
            "row": st.sampled_from([None, "K1/1", "K3/1", "S1/2", "no row"]),
            "serves": st.sampled_from([None, "K1", "K3.1", "S1.1"]),
            "part": st.sampled_from([None, "reserved", "award_criterion", "technical_specification"]),
            "level": st.none() | st.sampled_from(Level),
            "only_stale": st.booleans(),
        }
    )
)
def test_every_count_is_what_that_choice_finds(wish: dict[str, Any]):
    counts = find(**wish).counts
    for kind in ("row", "serves", "part"):
        for value, count in counts[kind].items():
            assert len(ids(**(wish | {kind: value}))) == count
    for value, count in counts["level"].items():
        assert len(ids(**(wish | {"level": Level(value)}))) == count
    assert len(ids(**(wish | {"only_stale": True}))) == counts["stale"]["stale"]
