"""Patching as a flow gives the new notice and the proof of what changed."""

import pytest
from tests.standards import written

from aankoopwijzer.flows.patch_notice import patch_notice
from aankoopwijzer.standards.eforms import FieldValue
from aankoopwijzer.standards.notice_error import NoticeErrors


def test_the_difference_shows_exactly_what_was_written() -> None:
    found = patch_notice(written.CONTRACT_NOTICE, [FieldValue("BT-736-Lot", ("yes",))], name="cn.xml")
    assert [value.lot for value in found.patched.written] == ["LOT-0002"]
    (change,) = found.changes
    assert change.kind == "added"
    assert change.path == "/ContractNotice/ProcurementProjectLot[2]/TenderingTerms[1]/ContractExecutionRequirement[1]"


def test_values_that_are_wrong_write_nothing() -> None:
    with pytest.raises(NoticeErrors):
        patch_notice(written.CONTRACT_NOTICE, [FieldValue("BT-736-Lot", ("perhaps",))], name="cn.xml")
