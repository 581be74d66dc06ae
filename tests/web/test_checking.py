"""A draft tender on the page: handed over, checked, given back; nothing is kept."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from tests.web.walking import words_of

TEXT = (
    "Aankoop van vier personenwagens - opdracht voor leveringen",
    "De gemeente koopt vier wagens. De raming bedraagt 128 000 euro zonder btw.",
    "De laadruimte krijgt het rekkensysteem Laadvast Pro 3.",
    "De afwerking is zo milieuvriendelijk mogelijk. <script>alert(1)</script>",
)


def word_file() -> bytes:
    made = Document()
    made.add_paragraph(TEXT[0])
    made.add_heading("1. Voorwerp", 1)
    made.add_paragraph(TEXT[1])
    made.add_heading("2. Technische eisen", 1)
    for text in TEXT[2:]:
        made.add_paragraph(text)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def hand_over(visitor: Client, content: bytes, name: str = "ontwerp.docx", **more: object):  # type: ignore[no-untyped-def]
    return visitor.post("/nazicht", {"upload": SimpleUploadedFile(name, content), **more})


def test_the_page_asks_for_a_draft(visitor: Client) -> None:
    assert "Sleep je ontwerp hierheen of kies het" in words_of(visitor.get("/nazicht"))


def test_a_draft_is_shown_with_its_marks_beside_the_findings(visitor: Client) -> None:
    response = hand_over(visitor, word_file())
    page, html = words_of(response), response.content.decode()
    assert response.status_code == 200
    assert "In dit ontwerp ontbreekt één doelstelling en zijn twee passages riskant." in page
    assert "K2.1 CO2-efficiëntere voertuigen Ontbreekt" in page
    assert "<mark>rekkensysteem Laadvast Pro 3</mark>" in html or "<mark>Laadvast Pro 3</mark>" in html
    assert 'href="#risico-1"' in html
    assert 'id="risico-1"' in html


def test_what_stands_in_a_draft_is_never_run(visitor: Client) -> None:
    assert "<script>alert" not in hand_over(visitor, word_file()).content.decode()


def test_facts_that_are_told_go_before_the_draft(visitor: Client) -> None:
    page = words_of(hand_over(visitor, word_file(), title="Verzekering van gebouwen", value_eur="24 000"))
    assert "24 000 euro" in page
    assert "K2.1 CO2-efficiëntere voertuigen Ontbreekt" not in page


@pytest.mark.parametrize(
    ("do", "begins", "name"),
    [
        ("docx", b"PK", "nazicht-"),
        ("pdf", b"%PDF", "nazicht-"),
        ("html", b"<!doctype html>", "nazicht-"),
        ("json", b"{", "nazicht-"),
        ("marked", b"PK", "ontwerp-met-opmerkingen-"),
        ("clauses", b"PK", "ontwerp-met-clausules-"),
    ],
)
def test_the_report_and_the_draft_can_be_taken_along(visitor: Client, do: str, begins: bytes, name: str) -> None:
    response = hand_over(visitor, word_file(), do=do, add=["vehicle-co2-emission", "no-such-thing"])
    assert response.status_code == 200
    assert response.content.startswith(begins)
    assert f'filename="{name}' in response["Content-Disposition"]


def test_a_clause_that_was_added_is_found_when_the_draft_comes_back(visitor: Client) -> None:
    completed = hand_over(visitor, word_file(), do="clauses", add=["vehicle-co2-emission"]).content
    texts = [each.text for each in Document(io.BytesIO(completed)).paragraphs]
    assert [text for text in texts if text in TEXT] == list(TEXT)
    page = words_of(hand_over(visitor, completed))
    assert "K2.1 CO2-efficiëntere voertuigen Ontbreekt" not in page


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "leeg.docx", "leeg"),
        (b"%PDF-1.7 stuk", "stuk.pdf", "beschadigd"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, "foto.docx", "afbeelding"),
        (b"PK\x03\x04 geen echt archief", "nep.docx", "beschadigd"),
    ],
)
def test_a_file_that_is_no_draft_says_why_and_what_now(visitor: Client, content: bytes, name: str, says: str) -> None:
    response = hand_over(visitor, content, name)
    assert response.status_code == 422
    assert says in words_of(response)


def test_comments_do_not_go_into_a_text_file(visitor: Client) -> None:
    response = hand_over(visitor, "\n\n".join(TEXT).encode(), "ontwerp.txt", do="marked")
    assert response.status_code == 422
    assert "Word" in words_of(response)


def test_an_amount_that_is_none_is_told_beside_its_field(visitor: Client) -> None:
    response = hand_over(visitor, word_file(), value_eur="veel")
    assert response.status_code == 422
    assert "Dit is geen bedrag" in words_of(response)
