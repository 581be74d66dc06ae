"""The advice in a Word file that a visitor hands over: a template or a draft; nothing is kept."""

import base64
import io
import re

import docx as python_docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.documents.handed_in import docx, p
from tests.web.walking import words_of

from aankoopwijzer.web.draft import Draft

DRAFT = Draft(title="broodjes voor de gemeenteraad", value_eur="24000", contract_type="services", date="2026-03-02")  # type: ignore[arg-type]


def _hand_over(visitor: Client, kind: str, content: bytes, draft: Draft = DRAFT, name: str = "a.docx"):
    return visitor.post(f"/advies/word/{kind}", {"c": draft.packed(), "document": SimpleUploadedFile(name, content)})


def test_the_advice_comes_back_in_the_template(visitor: Client) -> None:
    response = _hand_over(visitor, "sjabloon", docx(p("Lorem", style="Kop1")))
    assert response["Content-Disposition"].startswith('attachment; filename="advies-')
    made = python_docx.Document(io.BytesIO(response.content))
    assert "Kop1" in {paragraph.style.style_id for paragraph in made.paragraphs}


def test_the_clauses_go_into_the_draft_and_the_page_says_where(visitor: Client) -> None:
    draft = DRAFT.with_(dropped={"short-chain-freshness": {"reason": "too-costly"}})
    response = _hand_over(visitor, "bestek", docx(p("Technische bepalingen", style="Kop1") + p("Vers.")), draft)
    page = words_of(response)
    assert "staat onder “Technische bepalingen”" in page
    assert "staat achteraan, onder een nieuwe titel “Uitvoering van de opdracht”" in page
    packed = re.search(
        r'href="data:[^,]+;base64,([^"]+)" download="bestek-met-clausules.docx"', response.content.decode()
    )
    assert packed is not None
    said = [each.text for each in python_docx.Document(io.BytesIO(base64.b64decode(packed[1]))).paragraphs]
    assert said[:2] == ["Technische bepalingen", "Vers."]
    assert any(text.startswith("Producten met een label voor eerlijke handel.") for text in said)
    assert not any(text.startswith("Versheid") for text in said)


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("sjabloon", docx("", parts={"word/vbaProject.bin": b"x"}), "Het sjabloon bevat macro’s"),
        ("bestek", b"hallo", "Alleen"),
        ("bestek", b"PK\x03\x04", "beschadigd"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(
    visitor: Client, kind: str, content: bytes, said: str
) -> None:
    response = _hand_over(visitor, kind, content)
    assert response.status_code == 422
    assert said in words_of(response)
    assert 'href="/advies?c=' in response.content.decode()


def test_without_a_file_or_with_another_word_nothing_happens(visitor: Client) -> None:
    assert visitor.post("/advies/word/bestek", {"c": DRAFT.packed()}).status_code == 422
    assert _hand_over(visitor, "iets", b"x").status_code == 404
    assert visitor.get("/advies/word/bestek").status_code == 405


def test_the_advice_page_offers_both(visitor: Client) -> None:
    page = words_of(visitor.get("/advies", {"c": DRAFT.packed()}))
    assert "Zet deze clausules erin" in page
    assert "Download het advies daarin" in page
