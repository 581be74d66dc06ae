"""The reference page names every field of the record, every field that can be written and every error."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from aankoopwijzer.domain.records.notice import Award, Lot, Notice
from aankoopwijzer.standards.eforms import FIELDS
from aankoopwijzer.standards.notice_error import MESSAGES

PAGE = (Path(__file__).parents[2] / "docs/reference/notices.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([\w-]+)`", PAGE))


@pytest.mark.parametrize("record", [Notice, Lot, Award])
def test_every_field_of_the_record_is_named(record: type) -> None:
    assert {field.name for field in fields(record)} - NAMED == set()


def test_every_error_is_named() -> None:
    assert set(MESSAGES) - NAMED == set()


@pytest.mark.parametrize("field", [field for field in FIELDS.values()], ids=lambda field: field.id)
def test_every_notice_field_is_named_with_its_codes(field) -> None:  # type: ignore[no-untyped-def]
    assert field.id in PAGE
    row = next((line for line in PAGE.splitlines() if line.startswith(f"| {field.id} |")), None)
    assert (row is not None) == (field.level == "lot")
    if row and len(field.codes) < 10:
        cells = [cell.strip() for cell in row.split("|")]
        assert set(re.findall(r"[a-z][a-z-]*", cells[2])) - {"or", "alone", "a", "text"} == set(field.codes)
