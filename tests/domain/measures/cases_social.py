"""Cases of S1 and S2. What each must come to is worked out in the comment above it."""

from tests.domain.measures.cases import Case, Expected

_BEYOND = {"objectives_beyond": set()}
_SMALL = {"rows": {"S1/2"}, "is_small_contract": True}

S1 = [
    # 100 - 30 (a credit note) = 70. Without contract or supplier unknown; a regular supplier, a large contract and
    # another product group are outside; a topic that is not settled may belong.
    Case(
        "s1-social-spend",
        (
            {**_SMALL, "is_social": True, "amount_eur": 100},
            {**_SMALL, "is_social": True, "amount_eur": -30},
            {"rows": {"S1/2"}, "is_social": True, "amount_eur": 50},
            {**_SMALL, "amount_eur": 20},
            {"is_small_contract": True, "is_social": True, "amount_eur": 5},
            {**_SMALL, "is_social": False, "amount_eur": 900},
            {"rows": {"S1/2"}, "is_small_contract": False, "is_social": True, "amount_eur": 900},
            {"rows": {"K1/1"}, "is_small_contract": True, "is_social": True, "amount_eur": 900},
        ),
        {"value": Expected("70", 5, 3)},
    ),
    # 25 of 100 euro, 1 of 2 lines; a line without supplier unknown.
    Case(
        "s1-social-share",
        (
            {"rows": {"S1/1"}, "is_social": True, "amount_eur": 25},
            {"rows": {"S1/5"}, "is_social": False, "amount_eur": 75},
            {"rows": {"S1/5"}, "amount_eur": 10},
        ),
        {"value": Expected("25", 3, 1), "number": Expected("50", 3, 1)},
    ),
    # 1 of 2, by value 10 of 50; of one nobody knows.
    Case(
        "s1-reserved",
        (
            {"rows": {"S1/1"}, "is_reserved": True, "value_eur": 10},
            {"rows": {"S1/1"}, "is_reserved": False, "value_eur": 40},
            {"rows": {"S1/1"}, "value_eur": 5},
        ),
        {"number": Expected("50", 3, 1), "value": Expected("20", 3, 1)},
    ),
    # At the threshold and not reserved: 1 of 2; by value 100 of 400. Below it and reserved are outside; without a value
    # it may be at it.
    Case(
        "s1-menu",
        (
            {"rows": {"S1/5"}, "is_at_threshold": True, "is_reserved": False, "objectives": {"S1.3"}, "value_eur": 100}
            | _BEYOND,
            {"rows": {"S1/5"}, "is_at_threshold": True, "is_reserved": False, "objectives": set(), "value_eur": 300}
            | _BEYOND,
            {"rows": {"S1/5"}, "is_at_threshold": False, "is_reserved": False, "objectives": {"S1.3"}, "value_eur": 9},
            {"rows": {"S1/5"}, "is_at_threshold": True, "is_reserved": True, "objectives": set(), "value_eur": 9},
            {"rows": {"S1/5"}, "is_reserved": False, "objectives": {"S1.3"}},
        ),
        {"number": Expected("50", 3, 1, "0"), "value": Expected("25", 3, 1, "0")},
    ),
    # (80 + 120) / (100 + 100) = 100 %; 1 000 / 4 000 euro = 25 %. What runs still has nothing delivered.
    Case(
        "s1-hours",
        (
            {"promised_hours": 100, "delivered_hours": 80, "promised_eur": 4000, "delivered_eur": 1000},
            {"promised_hours": 100, "delivered_hours": 120},
            {"promised_hours": 500},
        ),
        {"number": Expected("100", 3, 1), "value": Expected("25", 3, 2)},
    ),
]

S2 = [
    # 60 of 100 euro, 1 of 4 kg; of unknown origin unknown; C1/1 is outside.
    Case(
        "s2-local-building",
        (
            {"rows": {"S2/1"}, "is_local": True, "amount_eur": 60, "weight_kg": 1},
            {"rows": {"S2/1", "C1/2"}, "is_local": False, "amount_eur": 40, "weight_kg": 3},
            {"rows": {"S2/1"}, "amount_eur": 9, "weight_kg": 9},
            {"rows": {"C1/1"}, "is_local": True, "amount_eur": 9, "weight_kg": 9},
        ),
        {"value": Expected("60", 3, 1), "number": Expected("25", 3, 1)},
    ),
    # From outside the EU with a label to be had: 1 of 2; by value 30 of 40. From the EU and ICT are outside; clothing
    # may have a label.
    Case(
        "s2-fairtrade",
        (
            {"is_from_outside_eu": True, "can_be_fair_trade": True, "is_fair_trade": True, "amount_eur": 30},
            {"is_from_outside_eu": True, "can_be_fair_trade": True, "is_fair_trade": False, "amount_eur": 10},
            {"is_from_outside_eu": False, "can_be_fair_trade": True, "is_fair_trade": False, "amount_eur": 99},
            {"is_from_outside_eu": True, "can_be_fair_trade": False, "is_fair_trade": False, "amount_eur": 99},
            {"is_from_outside_eu": True, "is_fair_trade": False, "amount_eur": 5},
        ),
        {"number": Expected("50", 3, 1), "value": Expected("75", 3, 1)},
    ),
    # A guarantee with proof: 1 of 2. A risk analysis is none. By value 10 of 100; the one goes beyond.
    Case(
        "s2-ilo",
        (
            {"rows": {"S2/3"}, "criteria": {"ilo-core-labour-standards"}, "value_eur": 10}
            | {"objectives_beyond": {"S2.2"}},
            {"rows": {"S2/4"}, "criteria": {"chain-risk-analysis"}, "value_eur": 90, **_BEYOND},
        ),
        {"number": Expected("50", 2, 0, "50"), "value": Expected("10", 2, 0, "10")},
    ),
    # 20 of 80 euro, 1 of 2 lines; a line without supplier unknown; S2/2 is outside.
    Case(
        "s2-transparent",
        (
            {"rows": {"S2/4"}, "has_transparent_chain": True, "amount_eur": 20},
            {"rows": {"S2/3"}, "has_transparent_chain": False, "amount_eur": 60},
            {"rows": {"S2/1"}, "amount_eur": 10},
            {"rows": {"S2/2"}, "has_transparent_chain": True, "amount_eur": 10},
        ),
        {"value": Expected("25", 3, 1), "number": Expected("50", 3, 1)},
    ),
    # Fresh food: 1 of 2; by value 10 of 40. Rice keeps and roses are no food; links unknown.
    Case(
        "s2-short-chain",
        (
            {"is_fresh": True, "category": "other_food", "is_short_chain": True, "amount_eur": 10},
            {"is_fresh": True, "category": "bananas", "is_short_chain": False, "amount_eur": 30},
            {"is_fresh": True, "category": "other_food", "amount_eur": 5},
            {"is_fresh": False, "category": "rice", "is_short_chain": True, "amount_eur": 9},
            {"is_fresh": True, "category": "flowers", "is_short_chain": True, "amount_eur": 9},
        ),
        {"value": Expected("25", 3, 1), "number": Expected("50", 3, 1)},
    ),
]
