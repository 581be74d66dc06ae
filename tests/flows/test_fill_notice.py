"""What the policy asks is written into a notice; what does not fit is left out and told."""

import datetime as dt
from pathlib import Path

import pytest
from tests.standards import written

from aankoopwijzer.flows.fill_notice import fill_notice
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.standards.eforms import FieldValue
from aankoopwijzer.standards.notice_error import NoticeError, NoticeErrors

COUNTY = Path(__file__).parents[1] / "packs" / "second_pack"
ON = dt.date(2026, 3, 9)
MASONRY = written.CONTRACT_NOTICE.replace(b">Papier<", b">Masonry<")
"""Lot 1 is masonry of 150 000 euro: above the threshold of the county, which then asks for BT-775 et-eq."""


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser(COUNTY)


def test_the_code_that_an_objective_asks_is_written_with_its_reason(adviser: Adviser) -> None:
    found = fill_notice(MASONRY, adviser, name="cn.xml", on=ON)
    assert [(each.field, each.lot, each.value) for each in found.patched.patched.written] == [
        ("BT-775-Lot", "LOT-0001", "et-eq")
    ]
    assert found.asked_by == {("BT-775-Lot", "et-eq", "LOT-0001"): "FEINA.a"}
    assert [change.kind for change in found.patched.changes] == ["added"]


def test_an_advised_code_that_the_notice_contradicts_is_kept_out(adviser: Adviser) -> None:
    # BT-06 none says that the lot has no strategic aim at all.
    found = fill_notice(MASONRY.replace(b">env-imp<", b">none<"), adviser, name="cn.xml", on=ON)
    assert found.patched.patched.written == ()
    assert [(each.field, each.why) for each in found.patched.patched.kept] == [("BT-775-Lot", "denied")]


def test_what_is_set_by_hand_goes_before_the_advice(adviser: Adviser) -> None:
    by_hand = [FieldValue("BT-06-Lot", ("soc-obj",), "LOT-0001"), FieldValue("BT-775-Lot", ("gen-eq",), "LOT-0001")]
    found = fill_notice(MASONRY, adviser, name="cn.xml", on=ON, set_by_hand=by_hand)
    assert {(each.field, each.value) for each in found.patched.patched.written} == {
        ("BT-06-Lot", "soc-obj"),
        ("BT-775-Lot", "gen-eq"),
    }
    assert found.asked_by == {}


def test_an_advised_field_that_this_kind_of_notice_may_not_hold_is_left_out_and_told(adviser: Adviser) -> None:
    subtype = b'<cbc:SubTypeCode listName="notice-subtype">'
    found = fill_notice(MASONRY.replace(subtype + b"16<", subtype + b"4<"), adviser, name="cn.xml", on=ON)
    assert found.patched.patched.written == ()
    assert [error.code for error in found.left_out] == ["not-in-form"]


def test_a_wrong_value_set_by_hand_writes_nothing(adviser: Adviser) -> None:
    with pytest.raises(NoticeErrors):
        fill_notice(MASONRY, adviser, name="cn.xml", on=ON, set_by_hand=[FieldValue("BT-06-Lot", ("much",))])


def test_only_a_contract_notice_can_be_filled(adviser: Adviser) -> None:
    with pytest.raises(NoticeError) as refused:
        fill_notice(written.TED_NOTICE, adviser, name="ted.xml", on=ON)
    assert refused.value.code == "not-patchable"
