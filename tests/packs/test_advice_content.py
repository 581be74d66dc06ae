"""What the Bruges pack says beside its duties: the social menu, reserving, bounds of the law, notice fields."""

import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aankoopwijzer.domain.policy.obligations import LegalGuard, MenuOption
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.rules.evaluation import evaluate
from aankoopwijzer.domain.rules.facts import PartlyKnown
from aankoopwijzer.domain.rules.verdicts import Status

PARAMETERS = {
    "low-value": Decimal(30000),
    "negotiated-without-publication": Decimal(140000),
    "lots-duty": Decimal(140000),
    "eu-threshold-supplies-services": Decimal(216000),
    "eu-threshold-works": Decimal(5404000),
}
"""The thresholds of 2026-2027, without VAT: Delegated Regulations (EU) 2025/2150 to 2152."""

FAIR_TRADE, PLANTING, LABOUR = "text.fair_trade_goods", "text.planting", "text.labour_intensive"


def facts(*rows: str, value: int, kind: str = "services", **more: Any) -> dict[str, object]:
    """The facts of a purchase as conditions name them; `branch_social` stands for `branch.social`."""
    named = {name.replace("_", ".", 1): answer for name, answer in more.items()}
    return {
        "purchase.rows": PartlyKnown(frozenset(rows)),
        "purchase.value_eur": Decimal(value),
        "purchase.contract_type": kind,
        "purchase.framework_agreement": False,
        "purchase.cpv": (),
        LABOUR: False,
        FAIR_TRADE: False,
        PLANTING: False,
        "branch.social": "social_menu" if value >= 140000 else "reserve_or_buy_social",
    } | named


def score(option: MenuOption, known: Mapping[str, object]) -> Decimal | None:
    """The sum of the weights that hold; None when the option is not possible."""
    if evaluate(option.possible_when, known, PARAMETERS).status is Status.DOES_NOT_APPLY:
        return None
    held = (each for each in option.weighings if evaluate(each.when, known, PARAMETERS).applies)
    return sum((weighing.weight for weighing in held), Decimal(0))


def ranking(pack: PolicyPack, known: Mapping[str, object]) -> list[str]:
    """The codes of the possible options, best first."""
    scores = {code: points for code, option in pack.menu.items() if (points := score(option, known)) is not None}
    return sorted(scores, key=lambda code: (-scores[code], pack.menu[code].order))


def warned(pack: PolicyPack, known: Mapping[str, object]) -> set[str]:
    """The ids of the guards that apply."""
    return {id for id, guard in pack.guards.items() if evaluate(guard.applies_when, known, PARAMETERS).applies}


def fields(pack: PolicyPack, known: Mapping[str, object]) -> set[tuple[str, str | None]]:
    """The notice fields whose condition holds."""
    return {
        (rule.field, rule.value)
        for rule in pack.notice_fields.values()
        if evaluate(rule.applies_when, known, PARAMETERS).applies
    }


def test_the_menu_has_ten_options_in_order(bruges: PolicyPack) -> None:
    assert sorted(bruges.menu, key=lambda code: bruges.menu[code].order) == [f"M{n}" for n in range(1, 11)]


def test_small_orders_go_straight_to_the_social_economy(bruges: PolicyPack) -> None:
    assert ranking(bruges, facts("S1/2", value=24000))[0] == "M3"


def test_direct_buying_ends_exactly_at_the_low_value(bruges: PolicyPack) -> None:
    assert "M3" in ranking(bruges, facts("S1/2", value=29999))
    assert "M3" not in ranking(bruges, facts("S1/2", value=30000))


def test_below_the_threshold_reserving_comes_first(bruges: PolicyPack) -> None:
    assert ranking(bruges, facts("S1/1", value=80000))[0] == "M1"


def test_without_social_suppliers_reserving_comes_last(bruges: PolicyPack) -> None:
    ranked = ranking(bruges, facts("S1/1", value=80000, market_supply="none"))
    assert ranked.index("M1") > ranked.index("M5")
    assert set(ranked[-4:]) >= {"M1", "M2"}


def test_a_large_contract_with_a_social_market_gets_a_reserved_lot(bruges: PolicyPack) -> None:
    assert ranking(bruges, facts("S1/3", value=400000, kind="works", market_supply="some"))[:2] == ["M4", "M2"]


def test_labour_intensive_services_above_the_threshold_ask_for_hours(bruges: PolicyPack) -> None:
    assert ranking(bruges, facts("S1/5", value=250000, text_labour_intensive=True))[0] == "M5"


def test_supplies_do_not_offer_jobs_that_they_have_not(bruges: PolicyPack) -> None:
    possible = ranking(bruges, facts("S1/6", value=150000, kind="supplies"))
    assert not {"M5", "M6"} & set(possible)


def test_the_dutch_ladder_is_never_the_first_choice(bruges: PolicyPack) -> None:
    assert ranking(bruges, facts("S1/1", value=300000))[-1] == "M10"


def test_every_reason_and_limit_of_the_menu_is_said(bruges: PolicyPack) -> None:
    for option in bruges.menu.values():
        assert option.weighings, option.id
        assert all(weighing.because.nl.endswith(".") for weighing in option.weighings), option.id
        assert option.criterion is None or option.criterion in bruges.criteria


@pytest.mark.parametrize(
    ("kind", "below", "at"), [("services", 215999, 216000), ("works", 5403999, 5404000), ("supplies", 215999, 216000)]
)
def test_integration_enterprises_are_out_from_exactly_the_eu_threshold(
    bruges: PolicyPack, kind: str, below: int, at: int
) -> None:
    rule = bruges.reservations["integration-below-eu"]
    assert evaluate(rule.applies_when, facts("S1/1", value=below, kind=kind), PARAMETERS).applies
    assert not evaluate(rule.applies_when, facts("S1/1", value=at, kind=kind), PARAMETERS).applies


def test_sheltered_work_can_be_reserved_for_at_any_value(bruges: PolicyPack) -> None:
    rule = bruges.reservations["sheltered-work"]
    for value in (1000, 200000, 9000000):
        assert evaluate(rule.applies_when, facts("S1/1", value=value), PARAMETERS).applies


def test_only_listed_services_go_to_organisations_of_public_service(bruges: PolicyPack) -> None:
    rule = bruges.reservations["health-social-culture"]
    for code, applies in (("85311100", True), ("92500000", True), ("92511000", False), ("90911000", False)):
        known = facts("S1/2", value=50000) | {"purchase.cpv": (code,)}
        assert evaluate(rule.applies_when, known, PARAMETERS).applies is applies, code


def test_every_guard_offers_a_lawful_way(bruges: PolicyPack) -> None:
    kinds = {guard.kind for guard in bruges.guards.values()}
    assert kinds == set(LegalGuard.model_fields["kind"].annotation.__args__)  # type: ignore[union-attr]
    for guard in bruges.guards.values():
        assert len(guard.alternative.nl) > 40, guard.id
        assert guard.alternative.nl != guard.warning.nl


def test_food_is_warned_of_local_preference_and_closed_fair_trade_labels(bruges: PolicyPack) -> None:
    assert warned(bruges, facts("S2/2", value=60000)) >= {"no-local-preference", "fair-trade-by-characteristics"}


def test_clean_vehicles_bind_from_exactly_the_eu_threshold(bruges: PolicyPack) -> None:
    at = warned(bruges, facts("K2/2", value=216000, kind="supplies"))
    below = warned(bruges, facts("K2/2", value=215999, kind="supplies"))
    assert "clean-vehicles-light" in at
    assert "clean-vehicles-below-threshold" not in at
    assert "clean-vehicles-light" not in below
    assert "clean-vehicles-below-threshold" in below


def test_lots_are_a_duty_from_exactly_their_threshold(bruges: PolicyPack) -> None:
    assert "consider-lots" in warned(bruges, facts("K1/5", value=140000, kind="works"))
    assert "consider-lots" not in warned(bruges, facts("K1/5", value=139999, kind="works"))


def test_spend_is_reported_for_small_orders_and_framework_agreements_only(bruges: PolicyPack) -> None:
    framework = facts("K2/5", value=90000, purchase_framework_agreement=True)
    assert "yearly-spend-report" in warned(bruges, framework)
    assert "yearly-spend-report" in warned(bruges, facts("K3/2", value=5000))
    assert "yearly-spend-report" not in warned(bruges, facts("K3/2", value=90000))


def test_the_draft_law_is_named_between_the_limits_and_as_unverified(bruges: PolicyPack) -> None:
    assert "low-value-draft-law" in warned(bruges, facts("K3/2", value=30000))
    assert "low-value-draft-law" not in warned(bruges, facts("K3/2", value=75000))
    assert not bruges.guards["low-value-draft-law"].source.is_verified


def test_vehicles_above_the_threshold_fill_the_clean_vehicle_fields(bruges: PolicyPack) -> None:
    found = fields(bruges, facts("K2/2", value=300000, kind="supplies"))
    assert found >= {
        ("BT-717-Lot", "true"),
        ("BT-735-Lot", "veh-acq"),
        ("BT-723-LotResult", "m1"),
        ("OPT-155-LotResult", "vehicles-clean"),
        ("OPT-156-LotResult", None),
        ("BT-774-Lot", "clim-mitig"),
    }
    assert ("BT-717-Lot", "false") not in found


def test_a_social_contract_is_either_reserved_or_not_in_its_notice(bruges: PolicyPack) -> None:
    for value in (80000, 300000):
        for is_reserved, code in ((True, "res-ws"), (False, "none")):
            known = facts("S1/1", value=value, answers_contract_reserved=is_reserved)
            assert {code for field, code in fields(bruges, known) if field == "BT-71-Lot"} == {code}


@pytest.mark.shared_data
def test_every_notice_field_and_code_exists_in_eforms(bruges: PolicyPack, shared_data: Path) -> None:
    def rows_of(name: str) -> list[dict[str, str]]:
        with (shared_data / "reference" / name).open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    lists = {row["id"]: row["codelist"] for row in rows_of("eforms-fields.csv")}
    codes = {(row["codelist"], row["code"]) for row in rows_of("eforms-codelists.csv")}
    given = [(rule.id, rule.field, rule.value) for rule in bruges.notice_fields.values()]
    given += [
        (criterion.id, field, value)
        for criterion in bruges.criteria.values()
        for field, value in criterion.notice_fields.items()
    ]
    for id, field, value in given:
        assert field in lists, id
        assert value is None or (lists[field], value) in codes, (id, field, value)


@pytest.mark.parametrize(
    ("van", "lorry", "expected"),
    [
        (True, False, Status.DOES_NOT_APPLY),
        (True, True, Status.APPLIES),
        (False, True, Status.APPLIES),
        (False, False, Status.APPLIES),
    ],
    ids=["vans alone", "vans and lorries", "lorries", "vehicles that nobody names"],
)
def test_the_clause_on_lorries_is_not_for_whoever_writes_of_vans_alone(
    bruges: PolicyPack, van: bool, lorry: bool, expected: Status
) -> None:
    condition = bruges.criteria["truck-alternative-fuel"].applies_when
    assert condition is not None
    known = facts("K2/1", value=90000) | {"text.van": van, "text.lorry": lorry}
    assert evaluate(condition, known, PARAMETERS).status is expected
