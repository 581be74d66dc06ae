"""Cases of C1, C2 and what no ambition owns. What each must come to is worked out in the comment above it."""

from typing import Any

from tests.domain.measures.cases import Case, Expected


def _asking(indicator: str, row: str, objective: str, **more: Any) -> Case:
    """Of three procurements of 10, 30 and 60 euro the first asks, the second does not, of the third nobody knows.

    So 1 of 2 and 10 of 40 euro; the one that asks does so beyond the market.
    """
    common = {"rows": {row}, "contract_type": "supplies"} | more
    return Case(
        indicator,
        (
            {**common, "objectives": {objective}, "objectives_beyond": {objective}, "value_eur": 10},
            {**common, "objectives": {"K2.4"}, "objectives_beyond": set(), "value_eur": 30},
            {**common, "value_eur": 60},
            {**common, "rows": {"K1/1"}, "objectives": {objective}, "objectives_beyond": set(), "value_eur": 999},
        ),
        {"number": Expected("50", 3, 1, "50"), "value": Expected("25", 3, 1, "25")},
    )


C1 = [
    _asking("c1-less-material", "C1/7", "C1.1"),
    # Only an award criterion counts: 1 of 2; 10 of 40 euro. Works are outside.
    Case(
        "c1-packaging-award",
        (
            {"rows": {"C1/4"}, "contract_type": "supplies", "award_objectives": {"C1.2"}, "value_eur": 10}
            | {"objectives_beyond": set()},
            {"rows": {"C1/7"}, "contract_type": "supplies", "award_objectives": {"K2.4"}, "value_eur": 30}
            | {"objectives": {"C1.2"}},
            {"rows": {"C1/2"}, "contract_type": "works", "award_objectives": {"C1.2"}, "value_eur": 30},
        ),
        {"number": Expected("50", 2, 0, "0"), "value": Expected("25", 2, 0, "0")},
    ),
    # (80 + 10) / (100 + 20) = 0.75 of what 2020 would have taken; the one without units has nothing to compare with.
    Case(
        "c1-new-material",
        (
            {"rows": {"C1/2"}, "new_kg": 80, "expected_new_kg": 100},
            {"rows": {"C1/7"}, "new_kg": 10, "expected_new_kg": 20},
            {"rows": {"C1/1"}, "new_kg": 5},
        ),
        {"number": Expected("0.75", 3, 1)},
    ),
    # 3 / 4 kg.
    Case(
        "c1-packaging",
        ({"rows": {"C1/4"}, "packaging_kg": 3, "expected_packaging_kg": 4},),
        {"number": Expected("0.75", 1)},
    ),
    # One spared a purchase and was used 40 times; of one nobody knows; one spared none.
    Case(
        "c1-shared",
        (
            {"is_instead_of_purchase": True, "one": 1, "uses": 40},
            {"one": 1, "uses": 10},
            {"is_instead_of_purchase": False, "one": 1, "uses": 10},
        ),
        {"number": Expected("1", 2, 1), "uses": Expected("40", 2, 1)},
    ),
    # Two projects for C1.4; of one the people are known. One is for K2.2.
    Case(
        "c1-behaviour",
        (
            {"objective": "C1.4", "one": 1, "people": 120},
            {"objective": "C1.4", "one": 1},
            {"objective": "K2.2", "one": 1, "people": 900},
        ),
        {"number": Expected("2", 2), "people": Expected("120", 2, 1)},
    ),
    _asking("c1-services", "C1/7", "C1.5"),
]

C2 = [
    _asking("c2-disassembly", "C2/2", "C2.2"),
    _asking("c2-repairable", "C2/6", "C2.4"),
    _asking("c2-gro", "C1/3", "C2.5"),
    _asking("c2-tco", "C2/2", "C2.6"),
]

_TWICE = {"value_eur": 40_000}
OVERALL = [
    # From 30 000 euro: an advice with all duties and one with a reasoned deviation follow; one with duties left out does
    # not, one without advice does not. Below is outside: 2 of 4; by value 70 000 of 150 000.
    Case(
        "x-framework-uptake",
        (
            {"has_advice": True, "has_all_duties": True, "has_deviation": False, "value_eur": 30_000},
            {"has_advice": True, "has_all_duties": False, "has_deviation": True, **_TWICE},
            {"has_advice": True, "has_all_duties": False, "has_deviation": False, **_TWICE},
            {"has_advice": False, "has_all_duties": True, "has_deviation": False, **_TWICE},
            {"has_advice": True, "has_all_duties": True, "has_deviation": False, "value_eur": 29_999.99},
        ),
        {"number": Expected("50", 4), "value": Expected("46.67", 4)},
    ),
    # 1 of 2; a promise of which nobody knows is unknown.
    Case("x-promise-kept", ({"is_kept": True}, {"is_kept": False}, {}), {"number": Expected("50", 3, 1)}),
    # (6 + 2) / 2 = 4 fields each.
    Case(
        "x-typed-fields", ({"typed_fields": 6, "one": 1}, {"typed_fields": 2, "one": 1}), {"number": Expected("4", 2)}
    ),
    # Of what is known 1 of 2, 10 of 40; what nobody knows is unknown, and outside every product group does not count.
    *(
        Case(
            indicator,
            (
                {"rows": {"K1/1"}, "objectives": {asked, "S2.1"}, "value_eur": 10},
                {"rows": {"S1/1"}, "objectives": {"S2.1"}, "value_eur": 30},
                {"rows": {"S1/1"}, "value_eur": 5},
                {"rows": set(), "objectives": {asked}, "value_eur": 7},
            ),
            {"number": Expected("50", 3, 1), "value": Expected("25", 3, 1)},
        )
        for indicator, asked in (
            ("x-green-tenders", "K1.2"),
            ("x-circular-tenders", "C1.2"),
            ("x-social-tenders", "S1.3"),
        )
    ),
    Case(
        "x-reserved-tenders",
        (
            {"rows": {"C1/1"}, "is_reserved": True, "value_eur": 10},
            {"rows": {"K1/1"}, "is_reserved": False, "value_eur": 40},
            {"rows": {"S1/1"}, "value_eur": 5},
        ),
        {"number": Expected("50", 3, 1), "value": Expected("20", 3, 1)},
    ),
]
