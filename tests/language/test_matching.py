"""From words to rows, with the engine's own little vocabulary: nothing here knows about Bruges."""

from decimal import Decimal
from typing import Any

import pytest

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.language.matching import Matcher


@pytest.fixture
def boats(tiny: Vocabulary) -> Matcher:
    return Matcher(tiny)


def rows(matcher: Matcher, title: str, description: str = "", **facts: Any) -> set[str]:
    """The rows we stand for."""
    facts = {"contract_type": "supplies", "framework_agreement": False} | facts
    return {m.row for m in matcher.match(Purchase(title=title, description=description, **facts)).certain}


def test_a_rule_holds_for_its_type_of_contract_only(boats: Matcher) -> None:
    assert rows(boats, "Zeilboot") == {"W1/1"}
    assert rows(boats, "Zeilboot", contract_type="services") == set()


def test_a_rule_may_ask_for_another_entry(boats: Matcher) -> None:
    assert rows(boats, "Onderhoud zeilboot", contract_type="services") == {"W1/2"}


@pytest.mark.parametrize(("value", "within"), [(9_999, False), (10_000, True), (19_999, True), (20_000, False)])
def test_the_lower_bound_belongs_to_the_range_and_the_upper_does_not(boats: Matcher, value: int, within: bool) -> None:
    assert ("W1/3" in rows(boats, "Zeilboot", value_eur=Decimal(value))) is within


def test_an_unknown_value_meets_no_bound(boats: Matcher) -> None:
    assert "W1/3" not in rows(boats, "Zeilboot")


def test_what_lies_outside_takes_all_with_it(boats: Matcher) -> None:
    assert rows(boats, "Cursus zeilboot") == set()
    assert rows(boats, "Zeilboot: cursus", contract_type="services") == set()


def test_what_lies_outside_is_nothing_as_an_extra(boats: Matcher) -> None:
    assert rows(boats, "Zeilboot", "Twee boten, cursus inbegrepen.") == {"W1/1"}


def test_what_the_description_denies_does_not_count(boats: Matcher) -> None:
    assert rows(boats, "Materiaal haven", "Boten hebben we al.") == set()


def test_a_title_that_says_nothing_leaves_it_to_the_description(boats: Matcher) -> None:
    assert rows(boats, "Perceel 2", "Twee roeiboten voor de haven.") == {"W1/1"}


def test_beside_a_telling_title_one_mention_in_the_description_is_not_enough(boats: Matcher) -> None:
    assert rows(boats, "Zeilen", "Passend op de boot.") == {"W2/1"}


def test_a_cpv_code_alone_is_enough_when_the_words_say_nothing(boats: Matcher) -> None:
    found = boats.match(Purchase(title="Lot 4", cpv=(Cpv("34522000"),), contract_type="supplies"))
    assert [(match.row, match.because) for match in found.certain] == [("W1/1", ("CPV 34522",))]


def test_the_words_that_decided_stand_as_they_were_written(boats: Matcher) -> None:
    found = boats.match(Purchase(title="Drie ROEIBOTEN", cpv=(Cpv("34510000"),), contract_type="supplies"))
    assert found.certain[0].because == ("ROEIBOTEN", "CPV 3451")


def test_a_framework_agreement_for_supplies_is_a_circumstance_of_its_own(boats: Matcher) -> None:
    assert rows(boats, "Touwen", framework_agreement=True) == {"W9/1"}
    assert rows(boats, "Touwen", framework_agreement=True, contract_type="services") == set()


def test_the_word_counts_only_when_nobody_answered(boats: Matcher) -> None:
    assert rows(boats, "Raamovereenkomst touwen", framework_agreement=None) == {"W9/1"}
    assert rows(boats, "Raamovereenkomst touwen", framework_agreement=False) == set()
    assert rows(boats, "Touwen", framework_agreement=None) == set()


def test_a_circumstance_without_words_names_itself(boats: Matcher) -> None:
    found = boats.match(Purchase(title="Touwen", contract_type="supplies", framework_agreement=True))
    assert found.certain[0].because == ("raamovereenkomst",)


def test_the_type_of_contract_follows_from_the_code_when_nobody_answered(boats: Matcher) -> None:
    found = boats.match(Purchase(title="Zeilboot", cpv=(Cpv("34520000"),)))
    assert [match.row for match in found.certain] == ["W1/1"]


@pytest.mark.parametrize("title", ["", " ", "?!", "x" * 1_000_000, "boot " * 200_000, "((((" * 50_000, "\x00"])
def test_odd_text_neither_fails_nor_takes_long(boats: Matcher, title: str) -> None:
    found = boats.match(Purchase(title=title, description=title, contract_type="supplies"))
    assert {match.row for match in found.certain} <= {"W1/1"}


def test_what_stands_beyond_the_part_that_is_read_does_not_count(boats: Matcher) -> None:
    assert rows(boats, "Touwen", "touw " * 100_000 + "zeilboot") == set()


def test_an_unfinished_word_is_offered_as_what_it_may_become(boats: Matcher) -> None:
    found = boats.suggest("roeibo")
    assert "W1/1" in {match.row for match in (*found.certain, *found.doubtful)}


def test_nothing_typed_suggests_nothing(boats: Matcher) -> None:
    assert boats.suggest("").certain == ()
    assert boats.suggest("   ").certain == ()
