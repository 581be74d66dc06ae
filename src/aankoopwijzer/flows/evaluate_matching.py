"""Labelled purchases are matched, and what came out is counted."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.language.matching import Matcher
from aankoopwijzer.language.scoring import Labelled, Tally, tally

Hiding = Literal["cpv", "description"]


def evaluate_matching(matcher: Matcher, labelled: Path, *, hiding: frozenset[Hiding] = frozenset()) -> Tally:
    """The counts over one JSON file of labelled purchases, with its fields hidden from the matcher as asked."""
    return tally(matcher, [_labelled(row, hiding) for row in json.loads(labelled.read_text(encoding="utf-8"))])


def _labelled(row: dict[str, Any], hiding: frozenset[Hiding]) -> Labelled:
    codes = row.get("cpv") if "cpv" not in hiding else None
    purchase = Purchase(
        title=row["title"],
        description="" if "description" in hiding else row["description"],
        contract_type=row["contract_type"],
        value_eur=Decimal(str(row["estimated_value_eur"])),
        framework_agreement=row["framework_agreement"],
        cpv=tuple(Cpv(code) for code in ([codes] if isinstance(codes, str) else codes or ())),
    )
    return Labelled(purchase, frozenset(row["product_groups"]), frozenset(row["may"]))
