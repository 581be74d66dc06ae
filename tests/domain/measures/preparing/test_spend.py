"""Lines of spend become rows: with whom, under which contract, for what."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.measures.preparing.given import Record, setting

from aankoopwijzer.domain.measures.preparing.spend import Market, spend_rows, transparent_from

MARKET = Market(
    recognised={"social": [(dt.date(2020, 7, 1), dt.date(2020, 12, 31)), (dt.date(2024, 1, 1), None)]},
    transparent_from={"open": dt.date(2024, 2, 29)},
    small_contracts={("one", "C1"): True, ("one", "C2"): None},
    rows_of_topics={"meals": frozenset({"S1/2"}), "open topic": None},
)


def row(**known: Any) -> dict[str, Any]:
    usual = {"date": dt.date(2024, 3, 1), "amount_excl_vat": Decimal(10), "currency": "EUR", "topic_key": "meals"}
    (found,) = spend_rows([Record(**usual | known)], MARKET)
    return dict(found)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2020, 6, 30), False),
        (dt.date(2020, 7, 1), True),
        (dt.date(2020, 12, 31), True),
        (dt.date(2021, 1, 1), False),
        (dt.date(2026, 1, 1), True),
        (None, None),
    ],
)
def test_a_supplier_is_social_on_the_days_of_its_recognition_only(day: dt.date | None, expected: bool | None) -> None:
    assert row(supplier_key="social", date=day)["is_social"] is expected


def test_a_supplier_without_any_recognition_is_not_social_even_without_a_day() -> None:
    assert row(supplier_key="other", date=None)["is_social"] is False


def test_a_line_without_supplier_may_be_social_and_transparent() -> None:
    found = row(supplier_key=None)
    assert (found["is_social"], found["has_transparent_chain"]) == (None, None)


def test_a_line_without_a_day_has_no_year_and_no_quarter() -> None:
    found = row(date=None)
    assert (found["year"], found["quarter"]) == (None, None)


def test_a_leap_day_counts_in_its_year_and_first_quarter() -> None:
    found = row(date=dt.date(2024, 2, 29), supplier_key="open")
    assert (found["year"], found["quarter"], found["has_transparent_chain"]) == (2024, 1, True)
    assert row(date=dt.date(2024, 2, 28), supplier_key="open")["has_transparent_chain"] is False


def test_a_credit_note_stays_negative() -> None:
    assert row(amount_excl_vat=Decimal("-12.50"))["amount_eur"] == Decimal("-12.50")


def test_another_currency_has_no_amount_in_euro() -> None:
    assert (row(currency="USD")["amount_eur"], row(currency=None)["amount_eur"]) == (None, 10)


@pytest.mark.parametrize(("contract", "expected"), [("C1", True), ("C2", None), ("C3", None), (None, None)])
def test_the_side_of_the_threshold_is_that_of_the_contract(contract: str | None, expected: bool | None) -> None:
    assert row(contract_reference=contract)["is_small_contract"] is expected


def test_the_product_group_is_that_of_a_settled_topic() -> None:
    found = [row(topic_key=key)["rows"] for key in ("meals", "open topic", "never seen", None)]
    assert found == [frozenset({"S1/2"}), None, None, None]


def site(tier: int, share: str | None, day: dt.date | None, supplier: str | None = "a") -> Record:
    return Record(tier=tier, share=share and Decimal(share), disclosed_on=day, supplier_key=supplier)


def test_a_chain_is_transparent_from_the_day_on_which_enough_is_disclosed() -> None:
    first, last = dt.date(2024, 1, 1), dt.date(2024, 6, 1)
    sites = [site(2, "0.8", first), site(1, "0.5", last), site(1, "0.5", first), site(3, "1", first)]
    assert transparent_from(sites, setting("spend")) == {"a": last}


def test_a_chain_with_too_little_or_unknown_disclosed_is_not_transparent() -> None:
    day = dt.date(2024, 1, 1)
    sites = [site(1, "1", day), site(2, "0.79", day), site(1, "1", day, "b"), site(2, None, day, "b")]
    undated = [site(1, "1", None, "c"), site(2, "1", None, "c"), site(1, "1", day, None)]
    assert transparent_from([*sites, *undated], setting("spend")) == {}


def test_without_the_rules_of_a_policy_nobody_is_transparent() -> None:
    day = dt.date(2024, 1, 1)
    assert transparent_from([site(1, "1", day), site(2, "1", day)], setting("no_such_table")) == {}


def test_lines_that_follow_a_rule_of_their_own_have_its_product_groups() -> None:
    market = replace(MARKET, rows_of_parts={("meals", "brugge", ""): frozenset({"S2/2"})})
    lines = [Record(topic_key="meals", authority=authority, supplier_key=supplier) for authority, supplier in
             (("brugge", None), ("brugge", "social"), ("damme", None))]  # fmt: skip
    assert [each["rows"] for each in spend_rows(lines, market)] == [{"S2/2"}, {"S1/2"}, {"S1/2"}]
