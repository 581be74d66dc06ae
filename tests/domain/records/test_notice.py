"""The record answers simple questions about itself."""

import dataclasses
from decimal import Decimal

import pytest

from aankoopwijzer.domain.records.notice import (
    AwardCriterion,
    CriterionNumber,
    LocalText,
    Lot,
    Notice,
    Value,
)

LOT = Lot(
    id="LOT-0001",
    titles=(LocalText("Bomen", "nl"), LocalText("Arbres", "fr")),
    cpv_main="03452000",
    cpv_additional=("77211600",),
    values=(Value(Decimal(10), "EUR", "estimated"),),
)
NOTICE = Notice(standard="eforms", document="ContractNotice", cpv_main="77300000", lots=(LOT,), languages=("nl", "fr"))


def test_the_main_language_gives_title_and_language() -> None:
    assert (LOT.title, LOT.description) == ("Bomen", None)
    assert (NOTICE.language, NOTICE.title) == ("nl", None)


def test_all_cpv_codes_come_once_with_the_main_ones_first() -> None:
    assert NOTICE.cpv == ("77300000", "03452000", "77211600")
    assert LOT.cpv == ("03452000", "77211600")
    assert Lot(id=None).cpv == ()


def test_a_value_is_found_by_its_kind() -> None:
    assert LOT.value("estimated") == Value(Decimal(10), "EUR", "estimated")
    assert LOT.value("total") is None
    assert NOTICE.value("total") is None


def test_a_lot_is_found_by_its_identifier() -> None:
    assert NOTICE.lot("LOT-0001") is LOT
    assert NOTICE.lot("LOT-0002") is None


def test_a_fixed_value_on_a_criterion_is_not_its_weight() -> None:
    fixed = CriterionNumber("fixed", "fix-tot", Decimal(100), "100")
    weight = CriterionNumber("weight", "dec-exa", Decimal("0.4"), "0.4")
    assert AwardCriterion("price", numbers=(fixed,)).weight is None
    both = AwardCriterion("price", numbers=(fixed, weight))
    assert (both.weight, both.weight_kind) == (Decimal("0.4"), "decimal")


def test_a_record_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        LOT.id = "LOT-0002"  # type: ignore[misc]
