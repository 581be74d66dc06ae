"""CPV codes that exist are known; labels come from the list that the user has."""

from pathlib import Path

import pytest

from aankoopwijzer.standards.cpv import is_known, known_codes, read_labels
from aankoopwijzer.standards.notice_error import NoticeError

GENERICODE = b"""<?xml version="1.0" encoding="UTF-8"?>
<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><SimpleCodeList>
  <Row><Value ColumnRef="code"><SimpleValue>30190000</SimpleValue></Value>
    <Value ColumnRef="nld_label"><SimpleValue>Diverse kantoorspullen</SimpleValue></Value>
    <Value ColumnRef="Name"><SimpleValue>Office things</SimpleValue></Value></Row>
  <Row><Value ColumnRef="code"><SimpleValue>12345678</SimpleValue></Value>
    <Value ColumnRef="nld_label"><SimpleValue>Bestaat niet</SimpleValue></Value></Row>
</SimpleCodeList></gc:CodeList>"""


def test_there_are_9454_codes_in_45_divisions() -> None:
    # Regulation (EC) No 213/2008, annex I.
    assert len(known_codes()) == 9454
    assert len({code[:2] for code in known_codes()}) == 45
    assert all(len(code) == 8 and code.isdigit() for code in known_codes())


@pytest.mark.parametrize("code", ["45233000", "45233000-9", " 30190000 ", "03000000"])
def test_a_code_that_exists_is_known_with_or_without_check_digit(code: str) -> None:
    assert is_known(code)


@pytest.mark.parametrize("code", ["99999999", "4523300", "AA01", "", "45233000-99", "٤٥٢٣٣٠٠٠"])
def test_a_code_that_does_not_exist_is_not(code: str) -> None:
    assert not is_known(code)


def test_labels_are_read_from_genericode_for_codes_that_exist() -> None:
    assert read_labels(GENERICODE, name="cpv.gc") == {"30190000": {"nl": "Diverse kantoorspullen"}}


def test_labels_are_read_from_csv_with_a_column_per_language() -> None:
    data = "\ufeffcode,nl,eng_label,note\n30190000-7,Kantoorspullen,Office things,x\n".encode()
    assert read_labels(data, name="cpv.csv") == {"30190000": {"nl": "Kantoorspullen", "en": "Office things"}}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"a,b\n1,2\n",
            "l.csv: The file holds no list of CPV labels: there is no column named code; Give the official list as "
            "genericode, or a CSV with a column code and one column per language.",
        ),
        (
            b"code,nl\n30190000,\xff\n",
            "l.csv: The text is not in the encoding that the file declares: some bytes are no characters of that encoding; "
            "Save the file as UTF-8 and try again.",
        ),
    ],
)
def test_a_file_without_labels_says_so(data: bytes, message: str) -> None:
    with pytest.raises(NoticeError) as caught:
        read_labels(data, name="l.csv")
    assert str(caught.value) == message


@pytest.mark.shared_data
def test_the_codes_are_those_of_the_official_list(shared_data: Path) -> None:
    official = (shared_data / "reference/cpv-codes.txt").read_text().split()
    assert known_codes() == set(official)
