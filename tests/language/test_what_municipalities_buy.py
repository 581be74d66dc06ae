"""What Flemish local authorities buy, in a buyer's words, and the rows it belongs to.

Written by the author of the vocabulary, so these show what it knows and nothing about what it does not: the figure on
purchases that it never saw is printed by `make eval`. One purchase a line: rows (- for none), type of contract, value
in euro, title, description. A row is exactly certain, neither more nor less.
"""

from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from aankoopwijzer.domain.records.purchase import ContractType, Purchase
from aankoopwijzer.language.matching import Matcher

TABLE = Path(__file__).parent / "what_municipalities_buy.txt"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.parametrize("line", LINES)
def test_the_rows_of(matcher: Matcher, line: str) -> None:
    rows, contract, value, title, description = [*(part.strip() for part in line.split("|")), ""][:5]
    assert contract in get_args(ContractType)
    purchase = Purchase.model_validate(
        {
            "title": title,
            "description": description,
            "contract_type": contract,
            "value_eur": Decimal(value),
            "framework_agreement": False,
        }
    )
    assert {match.row for match in matcher.match(purchase).certain} == set(rows.split()) - {"-"}
