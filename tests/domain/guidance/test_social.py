"""Reserving, the market, and the choice menu."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.domain.guidance.conftest import ON, Advise

from aankoopwijzer.domain.guidance.market import is_eligible
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.rules.verdicts import Status


def supplier(name: str, **facts: object) -> SupplierOffer:
    known: dict[str, object] = {"kind": "sheltered", "activities": ("Groenonderhoud",), "distance_km": Decimal(10)}
    return SupplierOffer.model_validate({"name": name, **known, **facts})


MANY = tuple(supplier(f"Maatwerk {number}") for number in range(6))


def test_without_a_supplier_file_the_supply_is_unknown_and_the_market_comes_first(advise: Advise) -> None:
    guidance = advise("S1/1")
    assert guidance.reserve is not None
    assert guidance.reserve.market is None
    assert guidance.reserve.scope == "market_first"
    assert "no-supplier-file" in {warning.code for warning in guidance.warnings}
    assert not [each for each in guidance.criteria if each.part == "reserved"]


def test_an_ample_supply_below_the_threshold_lets_the_whole_contract_be_reserved(advise: Advise) -> None:
    guidance = advise("S1/1", suppliers=MANY)
    assert guidance.reserve is not None
    assert guidance.reserve.scope == "contract"
    assert guidance.reserve.market is not None
    assert guidance.reserve.market.supply == "ample"
    assert [each.criterion.id for each in guidance.criteria if each.part == "reserved"]


def test_above_the_threshold_a_lot_is_reserved_rather_than_the_whole(advise: Advise) -> None:
    guidance = advise("S1/1", suppliers=MANY, value_eur=Decimal(600_000))
    assert guidance.reserve is not None
    assert guidance.reserve.scope == "lot"
    assert guidance.reserve.above_eu_threshold is True


def test_suppliers_that_would_depend_too_much_on_this_contract_get_a_lot(advise: Advise) -> None:
    poor = tuple(each.model_copy(update={"revenue_eur": Decimal(3_000)}) for each in MANY)
    guidance = advise("S1/1", suppliers=poor, value_eur=Decimal(100_000))
    assert guidance.reserve is not None
    assert guidance.reserve.market is not None
    assert guidance.reserve.market.dependency == Decimal(100_000) / Decimal(118_000)
    assert guidance.reserve.scope == "lot"


def test_dependency_is_unknown_as_soon_as_one_revenue_is(advise: Advise) -> None:
    known = tuple(each.model_copy(update={"revenue_eur": Decimal(3_000)}) for each in MANY[1:])
    guidance = advise("S1/1", suppliers=(*known, MANY[0]))
    assert guidance.reserve is not None
    assert guidance.reserve.market is not None
    assert guidance.reserve.market.dependency is None


def test_a_supplier_of_unknown_distance_counts_and_is_named_as_unplaced(advise: Advise) -> None:
    guidance = advise("S1/1", suppliers=(supplier("Ver", distance_km=Decimal(400)), supplier("Waar", distance_km=None)))
    assert guidance.reserve is not None
    market = guidance.reserve.market
    assert market is not None
    assert (market.recognised, market.nearby, market.unplaced, market.suppliers) == (2, 0, 1, ("Waar",))
    assert market.supply == "some"


def test_a_file_without_anyone_for_this_row_means_no_supply_not_unknown(advise: Advise) -> None:
    guidance = advise("S1/6", suppliers=MANY)
    assert guidance.reserve is not None
    assert guidance.reserve.market is not None
    assert guidance.reserve.market.supply == "none"
    assert guidance.reserve.scope == "market_first"


@pytest.mark.parametrize(
    ("facts", "eligible"),
    [
        ({"kind": "sheltered", "target_group_share": None}, True),
        ({"kind": "local_services", "target_group_share": Decimal("0.34")}, True),
        ({"kind": "local_services", "target_group_share": Decimal("0.30")}, True),
        ({"kind": "local_services", "target_group_share": Decimal("0.27")}, False),
        ({"kind": "local_services", "target_group_share": None}, False),
        ({"kind": "department", "target_group_share": Decimal("0.50")}, False),
        ({"kind": "other", "target_group_share": Decimal("0.50")}, False),
        ({"recognised_until": dt.date(2026, 3, 1)}, False),
        ({"recognised_until": ON}, True),
        ({"recognised_from": dt.date(2026, 3, 3)}, False),
    ],
)
def test_who_may_be_reserved_for_follows_from_kind_share_and_validity(facts: dict, eligible: bool) -> None:
    # 30 %: art. 20 of directive 2014/24; a sheltered-work enterprise meets it by its licence.
    assert is_eligible(supplier("x", **facts), Decimal("0.30"), ON) is eligible


def test_social_integration_enterprises_are_reserved_for_only_below_the_eu_threshold(advise: Advise) -> None:
    below, above = (
        {option.id: option.status for option in advise("S1/5", value_eur=Decimal(value)).reserve.options}
        for value in (100_000, 216_000)
    )
    changed = {id for id in below if below[id] is Status.APPLIES and above[id] is not Status.APPLIES}
    assert changed
    assert all("integration" in id for id in changed)


def test_the_menu_ranks_every_option_with_reasons_and_puts_the_impossible_last(advise: Advise) -> None:
    menu = advise("S1/5", value_eur=Decimal(300_000), says=["labour_intensive"]).menu
    assert {option.code for option in menu} == {f"M{number}" for number in range(1, 11)}
    ranks = [option.rank for option in menu]
    possible = [rank for rank in ranks if rank is not None]
    assert possible == list(range(1, len(possible) + 1))
    assert ranks[len(possible) :] == [None] * (len(ranks) - len(possible))
    assert [option.score for option in menu if option.rank] == sorted((o.score for o in menu if o.rank), reverse=True)
    assert all(option.because for option in menu)


def test_buying_directly_by_accepted_invoice_is_possible_only_under_the_low_value_limit(advise: Advise) -> None:
    def rank_of_direct(value: str) -> int | None:
        return next(option.rank for option in advise("S1/2", value_eur=Decimal(value)).menu if option.code == "M3")

    assert rank_of_direct("29999.99") is not None
    assert rank_of_direct("30000") is None


@pytest.mark.parametrize("value", [Decimal(60_000), Decimal(500_000)])
def test_a_buyer_who_reserves_gets_the_clause_and_the_code_for_it_at_any_value(advise: Advise, value: Decimal) -> None:
    guidance = advise("S1/5", value_eur=value, answers={"contract_reserved": True})
    assert guidance.reserve is not None
    assert guidance.reserve.scope == "contract"
    assert [each.criterion.id for each in guidance.criteria] == ["reserved-contract"]
    assert {each.value for each in guidance.notice_fields if each.field == "BT-71-Lot"} == {"res-ws"}


@pytest.mark.parametrize("value", [Decimal(60_000), Decimal(500_000)])
def test_a_contract_that_is_not_reserved_is_not_published_as_if_it_were(advise: Advise, value: Decimal) -> None:
    fields = {each.field: each.value for each in advise("S1/5", value_eur=value).notice_fields}
    assert (fields["BT-71-Lot"], fields["BT-736-Lot"]) == ("none", "no")
