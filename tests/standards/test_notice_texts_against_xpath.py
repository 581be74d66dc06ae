"""The texts that were added to the record later are those that plain XPath sees."""

from pathlib import Path

import pytest
from tests.standards.test_notices_against_xpath import eforms, find, lots_in_file_order, standard_ted, words

pytestmark = pytest.mark.shared_data


def test_additional_information_is_read_per_lot_and_of_the_whole(shared_data: Path) -> None:
    seen = 0
    for name, root, notice in eforms(shared_data):
        for element, lot in lots_in_file_order(root, notice):
            expected = words(element, "ProcurementProject/Note")
            assert sorted(text.text for text in lot.additional_information) == sorted(expected), name
            seen += len(expected)
        whole = words(root, "ProcurementProject/Note")
        assert sorted(text.text for text in notice.additional_information) == sorted(whole), name
    for name, form, notice in standard_ted(shared_data):
        for element, lot in zip(find(form, "OBJECT_CONTRACT/OBJECT_DESCR"), notice.lots, strict=True):
            notes = [note.xpath("string()").strip() for note in find(element, "INFO_ADD")]
            assert bool(lot.additional_information) == any(notes), name
            seen += len(notes)
    assert seen > 100


def test_ted_selection_criteria_stand_on_every_lot(shared_data: Path) -> None:
    sections = (
        "SUITABILITY", "RULES_CRITERIA", "ECONOMIC_FINANCIAL_INFO", "ECONOMIC_FINANCIAL_MIN_LEVEL",
        "TECHNICAL_PROFESSIONAL_INFO", "TECHNICAL_PROFESSIONAL_MIN_LEVEL",
    )  # fmt: skip
    seen = 0
    for name, form, notice in standard_ted(shared_data):
        texts = [found.xpath("string()").strip() for one in sections for found in find(form, f"LEFTI/{one}")]
        for lot in notice.lots:
            assert len(lot.selection_criteria) == len([text for text in texts if text]), name
        seen += len(texts)
    assert seen > 140
