"""An advice as a file, in the format that was asked."""

import io
import json
import zipfile

import pytest
from django.test import Client

from aankoopwijzer.web.draft import Draft

DRAFT = Draft.model_validate(
    {"title": "Broodjes voor de gemeenteraad", "value_eur": "24000", "date": "2026-03-02", "contract_type": "services"}
)


@pytest.mark.parametrize(("kind", "starts"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")])
def test_a_download_is_a_file_of_its_kind(visitor: Client, kind: str, starts: bytes) -> None:
    response = visitor.get(f"/advies/download/{kind}", {"c": DRAFT.packed()})
    assert response.status_code == 200
    assert response.content.startswith(starts)
    assert f".{kind}" in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")


def test_the_json_is_the_advice_itself(visitor: Client) -> None:
    found = json.loads(visitor.get("/advies/download/json", {"c": DRAFT.packed()}).content)
    assert found["schema"] == "aankoopwijzer/advise/1"
    assert found["purchase"]["value_eur"] == "24000"
    assert len(found["objectives"]) == 25


def test_the_word_document_holds_the_clause_at_the_chosen_level(visitor: Client) -> None:
    def words(draft: Draft) -> str:
        content = visitor.get("/advies/download/docx", {"c": draft.packed()}).content
        return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()

    higher = DRAFT.with_(levels={"fair-trade-products": "ambitieus"})
    assert words(DRAFT) != words(higher)


def test_another_kind_is_not_found(visitor: Client) -> None:
    assert visitor.get("/advies/download/exe", {"c": DRAFT.packed()}).status_code == 404
