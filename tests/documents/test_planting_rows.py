"""Planting lists as people have them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.documents.planting_rows import MAX_BYTES, planting_lines
from aankoopwijzer.documents.table_rows import TableError, TableProblem
from aankoopwijzer.domain.records.planting import PlantingLine


def lines(text: str) -> list[PlantingLine]:
    """The lines of a list."""
    return [each for each in planting_lines(text.encode()) if isinstance(each, PlantingLine)]


def test_every_line_of_plain_text_is_a_line_with_its_number() -> None:
    assert lines("haagbeuk\n\nbeuk, 14/16, kluit\n") == [
        PlantingLine(1, "haagbeuk"),
        PlantingLine(3, "beuk, 14/16, kluit"),
    ]


def test_a_table_without_titles_keeps_its_only_number_as_the_count() -> None:
    assert lines("haagbeuk;60/80;1.250\nbeuk;80/100;12\n") == [
        PlantingLine(1, "haagbeuk, 60/80", Decimal(1250), "pieces"),
        PlantingLine(2, "beuk, 80/100", Decimal(12), "pieces"),
    ]


def test_titles_may_stand_below_a_heading() -> None:
    text = "Beplanting Kerkplein;;\n;;\nLatijnse naam;Nederlandse naam;Aantal;Eenheid\nFestuca rubra;;2,5;kg\n"
    assert lines(text) == [PlantingLine(4, "Festuca rubra", Decimal("2.5"), "kg")]


def test_both_names_of_a_plant_are_kept_beside_each_other() -> None:
    text = "wetenschappelijke naam,naam,cultivar\nAcer campestre,veldesdoorn,Elsrijk\n"
    assert [each.text for each in lines(text)] == ["Acer campestre 'Elsrijk' (veldesdoorn)"]


def test_a_quote_that_is_never_closed_is_no_reason_to_stop() -> None:
    assert lines('Carpinus betulus "Fastigiata\nhaagbeuk\n')[0].text == 'Carpinus betulus "Fastigiata'


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(TableError) as refused:
        planting_lines(b"a" * (MAX_BYTES + 1))
    assert refused.value.problem == TableProblem(0, "file-too-large", {"limit": "10"})


@given(st.binary(max_size=400))
def test_any_bytes_are_lines_or_a_refusal(content: bytes) -> None:
    try:
        found = list(planting_lines(content))
    except TableError:
        return
    assert all(isinstance(each, PlantingLine | TableProblem) for each in found)
