"""The fork of the social rules: which threshold held on the day, and which side the purchase is on."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.domain.guidance.conftest import Advise

from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod

# Amounts valid on the date: Brussels local authorities' overview and KB 12-1-2026, as in the pack's parameters.
BORDERS = [
    ("2020-06-01", "138999.99", "reserve_or_buy_social"),
    ("2021-05-03", "139000", "social_menu"),
    ("2022-02-14", "139500", "reserve_or_buy_social"),
    ("2023-10-09", "140000", "social_menu"),
    ("2024-02-26", "142999", "reserve_or_buy_social"),
    ("2025-01-13", "143000", "social_menu"),
    ("2026-02-09", "139999.99", "reserve_or_buy_social"),
    ("2026-03-16", "140000", "social_menu"),
    ("2026-02-09", "141000", "social_menu"),
]


@pytest.mark.parametrize(("day", "value", "outcome"), BORDERS)
def test_the_threshold_of_the_day_decides_and_equality_goes_up(
    advise: Advise, day: str, value: str, outcome: str
) -> None:
    branch = advise("S1/2", date=dt.date.fromisoformat(day), value_eur=Decimal(value)).branch("social")
    assert branch is not None
    assert (branch.outcome, branch.mode) == (outcome, "legal")


def test_the_adopted_amount_decides_in_nominal_mode_and_the_advice_names_the_mode(advise: Advise) -> None:
    purchase = {"date": dt.date(2026, 3, 2), "value_eur": Decimal(139_500)}
    legal, nominal = (advise("S1/5", mode=mode, **purchase).branch("social") for mode in ("legal", "nominal"))
    assert legal is not None
    assert nominal is not None
    assert (legal.outcome, nominal.outcome) == ("reserve_or_buy_social", "social_menu")
    assert nominal.mode == "nominal"
    assert nominal.threshold is not None
    assert nominal.threshold.amount == Decimal(139_000)
    assert "2020" in nominal.mode_text.nl


@pytest.mark.parametrize("absent", ["value_eur", "date"])
def test_without_value_or_date_the_branch_is_unknown_and_the_advice_asks_for_it(advise: Advise, absent: str) -> None:
    guidance = advise("S1/2", **{absent: None})
    branch = guidance.branch("social")
    assert branch is not None
    assert branch.outcome == "unknown"
    asked = {"value_eur": "value", "date": "date"}[absent]
    question = next(question for question in guidance.questions if question.id == asked)
    assert "S1.3" in question.changes


def test_a_doubtful_social_row_leaves_the_branch_open(advise: Advise) -> None:
    branch = advise("C1/1", maybe=["S1/3"]).branch("social")
    assert branch is not None
    assert branch.outcome == "unknown"


def test_without_a_social_row_there_is_no_branch_and_no_menu(advise: Advise) -> None:
    guidance = advise("K3/1")
    branch = guidance.branch("social")
    assert branch is not None
    assert branch.outcome == "none"
    assert guidance.menu == ()
    assert guidance.reserve is None


def test_a_date_before_the_first_legal_period_is_refused(advise: Advise) -> None:
    with pytest.raises(BeforeFirstPeriod):
        advise("S1/2", date=dt.date(1999, 1, 1))


def test_a_date_after_the_last_period_takes_the_last_known_figure_and_warns(advise: Advise) -> None:
    guidance = advise("S1/2", date=dt.date(2031, 1, 1))
    branch = guidance.branch("social")
    assert branch is not None
    assert branch.threshold is not None
    assert branch.threshold.is_outdated
    assert "date-after-last-period" in {warning.code for warning in guidance.warnings}


def test_a_value_exactly_on_the_threshold_is_pointed_out(advise: Advise) -> None:
    codes = {warning.code for warning in advise("S1/2", value_eur=Decimal(140_000)).warnings}
    assert "exactly-on-threshold" in codes
