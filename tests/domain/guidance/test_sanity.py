"""What stands in the way of an advice is said at once and in full; what is merely odd is a warning."""

import datetime as dt
from decimal import Decimal

import pytest

from aankoopwijzer.domain.guidance.guide import Guide
from aankoopwijzer.domain.guidance.sanity import PurchaseError, authority_called, checked
from aankoopwijzer.domain.records.purchase import Purchase


def known(code: str) -> bool:
    return code == "55520000"


def codes(guide: Guide, **facts: object) -> list[str]:
    purchase = Purchase.model_validate({"title": "broodjes", **facts})
    return [warning.code for warning in checked(purchase, guide.pack, known)]


def test_an_ordinary_purchase_has_nothing_odd(guide: Guide) -> None:
    assert codes(guide, value_eur="24000", cpv=("55520000",), authority="brugge", date=dt.date(2026, 1, 1)) == []


@pytest.mark.parametrize("value", ["0.01", "9.99", "1000000000", "1e30"])
def test_a_value_that_no_contract_has_is_pointed_out(guide: Guide, value: str) -> None:
    assert codes(guide, value_eur=Decimal(value)) == ["absurd-value"]


@pytest.mark.parametrize("value", ["10", "999999999.99"])
def test_the_borders_of_an_ordinary_value_are_ordinary(guide: Guide, value: str) -> None:
    assert codes(guide, value_eur=Decimal(value)) == []


def test_a_cpv_code_that_does_not_exist_is_pointed_out_and_the_advice_goes_on(guide: Guide) -> None:
    assert codes(guide, cpv=("55520000", "99999999")) == ["unknown-cpv"]


def test_everything_that_stands_in_the_way_is_said_at_once(guide: Guide) -> None:
    purchase = Purchase(title=" ", value_eur=Decimal(-5), authority="gent")
    with pytest.raises(PurchaseError) as refused:
        checked(purchase, guide.pack, known)
    assert [problem.code for problem in refused.value.problems] == ["empty-text", "negative-value", "unknown-authority"]


@pytest.mark.parametrize("value", ["0", "-1"])
def test_zero_is_not_an_unknown_value(guide: Guide, value: str) -> None:
    with pytest.raises(PurchaseError):
        codes(guide, value_eur=Decimal(value))


@pytest.mark.parametrize(
    ("written", "id"),
    [("Knokke-Heist", "knokke-heist"), ("knokke heist", "knokke-heist"), (" brugge ", "brugge"), ("Gent", None)],
)
def test_an_authority_is_known_by_id_and_by_name(guide: Guide, written: str, id: str | None) -> None:
    assert authority_called(written, guide.pack) == id
