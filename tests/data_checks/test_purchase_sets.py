"""The labelled purchases keep to their own guideline; the README beside them says why each rule is there."""

import json
import re
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import pytest

Purchase = dict[str, Any]

FOLDER = Path(__file__).parents[1] / "data" / "purchases"
# Per set: how its numbers begin, and how many purchases it holds.
SETS = {
    "tuning": ("T", 130),
    "held_out": ("H", 130),
    "tuning_2": ("TB", 240),
    "held_out_2": ("HB", 160),
    "held_out_3": ("HC", 150),
}

# Rows per ambition, as the regional framework prints them: 40 together.
ROWS = frozenset(
    f"{ambition}/{number}"
    for ambition, last in {"K1": 6, "K2": 5, "K3": 5, "S1": 6, "S2": 5, "C1": 7, "C2": 6}.items()
    for number in range(1, last + 1)
)
# Excl. VAT, per two years; the amount valid on the day of publication or invitation counts.
THRESHOLDS = (
    (date(2020, 1, 1), 139_000),
    (date(2022, 1, 1), 140_000),
    (date(2024, 1, 1), 143_000),
    (date(2026, 1, 1), 140_000),
)
OBJECTIVES_OF_ROWS = (
    ({"K1/1", "K1/2", "K1/3", "K1/5", "K1/6"}, {"K1.1", "K1.2"}),
    ({"K1/4"}, {"K1.3"}),
    ({"K2/1", "K2/2", "K2/3"}, {"K2.1"}),
    ({"K2/4"}, {"K2.3"}),
    ({"K2/5"}, {"K2.4"}),
    ({"K3/1", "K3/2", "K3/3"}, {"K3.1"}),
    ({"K3/4"}, {"K3.2"}),
    ({"S2/1"}, {"S2.1", "S2.2"}),
    ({"S2/3", "S2/4"}, {"S2.2"}),
    ({"C1/1", "C1/6", "C1/7"}, {"C1.1"}),
    ({"C1/4"}, {"C1.1", "C1.2"}),
    ({"C1/5"}, {"C1.3"}),
    ({"C1/2", "C1/3"}, {"C1.1", "C2.5", "C2.6"}),
    ({"C2/1", "C2/4", "C2/5", "C2/6"}, {"C2.4"}),
    ({"C2/2", "C2/3"}, {"C2.2", "C2.4", "C2.5", "C2.6"}),
)
# What only the text tells: a good with a fair-trade standard, or food and products that can come from near.
FROM_THE_TEXT = {"S2.1": {"S2/2", "S2/5"}, "S2.3": {"S2/2", "S2/3", "S2/5"}}
# Maintenance of a road, ditch or pond leaves the K1 objectives a question; a consumable leaves repair one.
MAINTENANCE_ONLY = {"T017", "T053", "H024", "H064", "HB120", "HB155"}
CONSUMABLES = {"T066", "H083", "TB056"}
# (rows that bring, row that comes along)
TOGETHER = (
    ({"C1/6"}, "C2/5"),
    ({"C2/5"}, "C1/6"),
    ({"C1/7"}, "C2/1"),
    ({"C2/1"}, "C1/7"),
    ({"C1/2"}, "C2/2"),
    ({"C2/2"}, "C1/2"),
    ({"C1/2"}, "K1/1"),
    ({"C1/3"}, "C2/3"),
    ({"C2/3"}, "C1/3"),
    ({"K3/2"}, "S2/4"),
    ({"S2/4"}, "K3/2"),
    ({"K2/3", "K2/4"}, "S1/4"),
    ({"K2/4"}, "C1/5"),
    ({"K3/3", "K3/4"}, "C2/4"),
    ({"S1/2"}, "S2/2"),
)


def read(name: str) -> list[Purchase]:
    return cast("list[Purchase]", json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def threshold(on: date) -> int:
    return max((since, amount) for since, amount in THRESHOLDS if since <= on)[1]


def social_rows(purchase: Purchase) -> list[str]:
    return [row for row in purchase["product_groups"] if row.startswith("S1/")]


def expected_objectives(purchase: Purchase) -> set[str]:
    """What the gold rows bring by the guideline, without what only the text can tell."""
    gold = set(purchase["product_groups"])
    found = set().union(*(objectives for rows, objectives in OBJECTIVES_OF_ROWS if rows & gold))
    if purchase["id"] in MAINTENANCE_ONLY:
        found -= {"K1.1", "K1.2"}
    if purchase["id"] in CONSUMABLES:
        found -= {"C2.4"}
    if social_rows(purchase):
        above = purchase["estimated_value_eur"] >= threshold(date.fromisoformat(purchase["date"]))
        found |= {"S1.3"} if above else {"S1.1"}
    return found


def phrases(purchase: Purchase, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", f"{purchase['title']} {purchase['description']}".lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.fixture(params=sorted(SETS))
def name(request: pytest.FixtureRequest) -> str:
    return cast(str, request.param)


@pytest.fixture
def purchases(name: str) -> list[Purchase]:
    return read(name)


def test_a_set_holds_its_purchases_numbered_in_order(name: str, purchases: list[Purchase]) -> None:
    prefix, size = SETS[name]
    assert [purchase["id"] for purchase in purchases] == [f"{prefix}{n:03d}" for n in range(1, size + 1)]


def test_every_purchase_has_the_fields_of_the_guideline_and_nothing_else(purchases: list[Purchase]) -> None:
    types = {
        "id": str,
        "title": str,
        "description": str,
        "contract_type": str,
        "estimated_value_eur": int,
        "date": str,
        "framework_agreement": bool,
        "cpv": str | None,
        "product_groups": list,
        "may": list,
        "objectives_must": list,
        "social_branch": str,
    }
    for purchase in purchases:
        assert purchase.keys() == types.keys(), purchase["id"]
        wrong = [field for field, kind in types.items() if not isinstance(purchase[field], kind)]
        assert not wrong, purchase["id"]
        assert purchase["contract_type"] in {"works", "supplies", "services"}, purchase["id"]
        assert purchase["estimated_value_eur"] > 0, purchase["id"]
        assert date(2020, 1, 1) <= date.fromisoformat(purchase["date"]) <= date(2027, 12, 31), purchase["id"]
        assert purchase["title"].strip(), purchase["id"]
        assert purchase["description"].strip(), purchase["id"]


def test_every_row_is_one_of_the_forty_and_gold_or_optional_but_not_both(purchases: list[Purchase]) -> None:
    assert len(ROWS) == 40
    for purchase in purchases:
        gold, may = purchase["product_groups"], purchase["may"]
        assert set(gold) | set(may) <= ROWS, purchase["id"]
        assert len(set(gold + may)) == len(gold + may), purchase["id"]


def test_every_row_has_at_least_four_purchases(purchases: list[Purchase]) -> None:
    count = Counter(row for purchase in purchases for row in purchase["product_groups"])
    assert {row: count[row] for row in ROWS if count[row] < 4} == {}


def test_thirteen_to_eighteen_in_a_hundred_stand_outside_every_group(purchases: list[Purchase]) -> None:
    outside = [purchase for purchase in purchases if not purchase["product_groups"]]
    assert 0.13 <= len(outside) / len(purchases) <= 0.18
    assert all(not purchase["objectives_must"] for purchase in outside)


def test_rows_that_belong_together_come_together(purchases: list[Purchase]) -> None:
    broken = [
        (purchase["id"], sorted(bringing), along)
        for purchase in purchases
        for bringing, along in TOGETHER
        if bringing & set(purchase["product_groups"]) and along not in purchase["product_groups"]
    ]
    assert broken == []


def test_deliveries_are_gold_exactly_in_framework_agreements_for_supplies(purchases: list[Purchase]) -> None:
    for purchase in purchases:
        deliveries = purchase["framework_agreement"] and purchase["contract_type"] == "supplies"
        assert ("K2/5" in purchase["product_groups"]) == deliveries, purchase["id"]


def test_a_social_row_is_never_optional(purchases: list[Purchase]) -> None:
    optional = {purchase["id"]: [row for row in purchase["may"] if row.startswith("S1/")] for purchase in purchases}
    assert [number for number, rows in optional.items() if rows] == []


def test_the_social_branch_follows_from_value_day_and_rows(purchases: list[Purchase]) -> None:
    for purchase in purchases:
        if not social_rows(purchase):
            expected = "none"
        elif purchase["estimated_value_eur"] < threshold(date.fromisoformat(purchase["date"])):
            expected = "reserve_or_buy_social"
        else:
            expected = "social_menu"
        assert purchase["social_branch"] == expected, purchase["id"]


def test_purchases_stand_exactly_on_the_threshold_and_just_below_it(purchases: list[Purchase]) -> None:
    distance = [
        purchase["estimated_value_eur"] - threshold(date.fromisoformat(purchase["date"]))
        for purchase in purchases
        if social_rows(purchase)
    ]
    assert 0 in distance
    assert -1 in distance


def test_the_objectives_follow_from_the_gold_rows(purchases: list[Purchase]) -> None:
    for purchase in purchases:
        gold, stated = set(purchase["product_groups"]), set(purchase["objectives_must"])
        expected = expected_objectives(purchase)
        if "K3/5" in gold:  # Household or professional: the text decides, one of the two it is.
            assert stated & {"K3.1", "K3.2"}, purchase["id"]
            stated -= {"K3.1", "K3.2"}
            expected -= {"K3.1", "K3.2"}
        assert expected <= stated, purchase["id"]
        for objective in stated - expected:
            assert FROM_THE_TEXT.get(objective, set()) & gold, (purchase["id"], objective)


def test_half_of_the_purchases_have_a_cpv_code_of_eight_digits(purchases: list[Purchase]) -> None:
    codes = [purchase["cpv"] for purchase in purchases if purchase["cpv"] is not None]
    assert len(codes) == len(purchases) // 2
    assert [code for code in codes if not re.fullmatch(r"\d{8}", code)] == []


@pytest.mark.shared_data
def test_every_cpv_code_exists(purchases: list[Purchase], shared_data: Path) -> None:
    known = set((shared_data / "reference" / "cpv-codes.txt").read_text(encoding="utf-8").split())
    unknown = {purchase["cpv"] for purchase in purchases} - known - {None}
    assert unknown == set()


def test_no_two_purchases_of_any_set_have_the_same_title() -> None:
    titles = Counter(purchase["title"].lower() for name in SETS for purchase in read(name))
    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize(("one", "other"), list(combinations(SETS, 2)))
def test_no_two_sets_share_a_phrase_of_four_words(one: str, other: str) -> None:
    seen = set().union(*(phrases(purchase, 4) for purchase in read(one)))
    assert [purchase["id"] for purchase in read(other) if phrases(purchase, 4) & seen] == []


@pytest.mark.shared_data
def test_no_purchase_repeats_a_phrase_of_the_shared_set(purchases: list[Purchase], shared_data: Path) -> None:
    shared = json.loads((shared_data / "eval" / "purchases.json").read_text(encoding="utf-8"))
    seen = set().union(*(phrases(purchase, 4) for purchase in shared))
    assert [purchase["id"] for purchase in purchases if phrases(purchase, 4) & seen] == []
