"""An advice as a file, in each format."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any, get_args

import docx
import pypdfium2 as pdfium
import pytest
import python_calamine
from tests.documents.writing import HOSTILE
from tests.reports import building

from aankoopwijzer.flows.export_guidance import EXPORT_FORMATS, ExportedFile, ExportFormat, export_guidance


def _export(to: ExportFormat, language: str = "nl", **changes: Any) -> ExportedFile:
    return export_guidance(building.guidance(**changes), building.pack(), to, language=language)


def test_a_word_file_holds_the_first_sentence_of_the_advice() -> None:
    opened = docx.Document(io.BytesIO(_export("docx").content))
    assert "vraagt het kader drie dingen; één is verplicht." in [each.text for each in opened.paragraphs][2]


def test_a_pdf_holds_the_clauses() -> None:
    with pdfium.PdfDocument(_export("pdf").content) as opened:
        text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
    assert "Criterium plant-based" in text


def test_a_workbook_has_five_sheets_and_every_duty() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(_export("xlsx").content))
    assert book.sheet_names == ["Advies", "Verplichtingen", "Criteria", "Aankondiging", "Geldt niet"]
    codes = [row[0] for row in book.get_sheet_by_name("Verplichtingen").to_python()[1:]]
    assert codes == ["S1.1", "S1.2", "S1.3", "S2.1", "S2.3"]
    numbers = [row[0] for row in book.get_sheet_by_name("Criteria").to_python()[1:]]
    assert numbers == ["I.1.1", "I.2.1", "I.3.1", "I.3.2", "II.1.1", "III.1.1", "kan erbij"]


def test_json_is_the_advice_and_ends_with_a_line_end() -> None:
    content = _export("json").content
    assert json.loads(content)["schema"] == "aankoopwijzer/advise/1"
    assert content.endswith(b"}\n")


@pytest.mark.parametrize("to", EXPORT_FORMATS)
def test_the_same_advice_gives_the_same_bytes(to: ExportFormat) -> None:
    assert _export(to).content == _export(to).content


@pytest.mark.parametrize("to", EXPORT_FORMATS)
@pytest.mark.parametrize("text", [HOSTILE[0], HOSTILE[2], HOSTILE[3], HOSTILE[5], HOSTILE[6], HOSTILE[8]])
def test_whatever_a_buyer_typed_a_file_comes_out(to: ExportFormat, text: str) -> None:
    found = _export(to, purchase=building.purchase(title=text, description=text * 50))
    assert len(found.content) > 1000
    if to in ("docx", "xlsx"):
        assert zipfile.ZipFile(io.BytesIO(found.content)).testzip() is None


@pytest.mark.parametrize("to", ["docx", "pdf", "xlsx"])
@pytest.mark.parametrize("text", ["w" * 1_000_000, "woord " * 170_000, "\n" * 1_000_000])
def test_a_megabyte_of_text_makes_a_file_of_ordinary_size(to: ExportFormat, text: str) -> None:
    matches = tuple(replace(each, because=(text,) * 50) for each in building.guidance().matches)
    found = _export(to, purchase=building.purchase(title=text, description=text), matches=matches)
    assert len(found.content) < 3 * len(_export(to).content)


def test_a_file_is_named_by_its_day_and_not_by_what_a_buyer_typed() -> None:
    assert _export("docx", purchase=building.purchase(title="../../x")).name == "advies-2026-03-02.docx"
    assert _export("pdf", "en").name == "advice-2026-03-02.pdf"


def test_every_format_has_its_own_media_type() -> None:
    assert set(EXPORT_FORMATS) == set(get_args(ExportFormat))
    assert len({_export(to).media_type for to in EXPORT_FORMATS}) == len(EXPORT_FORMATS)
