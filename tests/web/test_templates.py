"""The standing Word template of an authority: kept once, checked, used for its documents, taken away, remembered."""

import io

import docx as python_docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.documents.handed_in import docx, p
from tests.documents.test_word_template import LINK, SETTINGS
from tests.register.people import AT, TESTER, load_authorities
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.choices import word_templates
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.web.carrying import KEY
from aankoopwijzer.web.draft import Draft

HOUSE = docx(p("Lorem", style="Kop1"))
DRAFT = Draft(
    title="broodjes voor de gemeenteraad",
    value_eur="24000",  # type: ignore[arg-type]
    contract_type="services",
    date="2026-03-02",  # type: ignore[arg-type]
    authority="brugge",
)


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


@pytest.fixture
def expert(visitor: Client) -> Client:
    """The policy expert of Brugge."""
    strong_member(visitor, (Role.POLICY_EXPERT, "brugge"))
    return visitor


def hand_over(visitor: Client, content: bytes, *, authority: str = "brugge", name: str = "huisstijl.docx"):
    return visitor.post(f"/sjablonen/{authority}", {"document": SimpleUploadedFile(name, content)})


def kept(authority: str = "brugge") -> None:
    word_templates.keep(authority, HOUSE, file_name="huisstijl.docx", by=TESTER, at=AT)


def styles_of(answer) -> set[str]:
    made = python_docx.Document(io.BytesIO(answer.content))
    return {paragraph.style.style_id for paragraph in made.paragraphs}


def test_a_template_is_kept_looked_at_and_fetched(expert: Client) -> None:
    assert "Er is nog geen sjabloon" in words_of(expert.get("/sjablonen/brugge"))
    answer = hand_over(expert, HOUSE)
    assert answer.status_code == 200
    assert "Het sjabloon is bewaard." in words_of(answer)
    page = words_of(expert.get("/sjablonen/brugge"))
    assert "huisstijl.docx" in page
    assert "An Peeters" in page
    assert expert.get("/sjablonen/brugge/bestand").content == word_templates.content_of("brugge")
    (change,) = changes_of("word_template", "brugge")
    assert (change.action, change.after["file_name"], change.authority) == ("created", "huisstijl.docx", "brugge")


def test_another_takes_its_place_and_both_are_remembered(expert: Client) -> None:
    hand_over(expert, HOUSE)
    hand_over(expert, docx(p("Ipsum")), name="nieuw.docx")
    assert word_templates.template_of("brugge").file_name == "nieuw.docx"
    assert [one.after["file_name"] for one in changes_of("word_template", "brugge")] == ["nieuw.docx", "huisstijl.docx"]


def test_a_template_is_taken_away_and_the_history_stays(expert: Client) -> None:
    hand_over(expert, HOUSE)
    assert expert.post("/sjablonen/brugge/weg").status_code == 302
    assert word_templates.template_of("brugge") is None
    assert expert.get("/sjablonen/brugge/bestand")["Location"] == "/sjablonen/brugge"
    assert [one.action for one in changes_of("word_template", "brugge")] == ["removed", "created"]
    assert expert.post("/sjablonen/brugge/weg").status_code == 302


def test_its_tie_to_another_template_is_left_out_and_told(expert: Client) -> None:
    linked = docx(p("Lorem"), parts={"word/settings.xml": SETTINGS, "word/_rels/settings.xml.rels": LINK})
    assert "Het sjabloon hing vast aan een ander sjabloon; die koppeling is weggelaten." in words_of(
        hand_over(expert, linked)
    )
    assert b"server" not in word_templates.content_of("brugge")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "leeg.docx", "leeg"),
        (b"%PDF-1.7", "a.docx", "Word"),
        (docx(p("x"), parts={"word/vbaProject.bin": "x"}), "a.docx", "macro"),
        (docx(p("x"), parts={"word/embeddings/a.bin": "x"}), "a.docx", "ander bestand"),
    ],
)
def test_a_hostile_file_is_refused_and_what_was_kept_stays(
    expert: Client, content: bytes, name: str, said: str
) -> None:
    kept()
    answer = hand_over(expert, content, name=name)
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert word_templates.content_of("brugge") == HOUSE


def test_no_file_is_said(expert: Client) -> None:
    answer = expert.post("/sjablonen/brugge")
    assert answer.status_code == 422
    assert "Kies eerst een bestand." in words_of(answer)


def test_the_documents_of_an_authority_come_in_its_template_for_who_works_there(expert: Client) -> None:
    kept()
    address = {KEY: DRAFT.packed()}
    assert "Kop1" in styles_of(expert.get("/advies/download/docx", address))
    assert "Kop1" not in styles_of(expert.get("/advies/download/docx", address | {"sjabloon": "geen"}))
    assert "Kop1" not in styles_of(expert.get("/advies/download/docx", {KEY: DRAFT.with_(authority="damme").packed()}))
    page = words_of(expert.get("/advies", address))
    assert "Het Word-document hierboven komt in het sjabloon" in page


def test_another_template_that_is_chosen_goes_before_it(expert: Client) -> None:
    kept()
    other = SimpleUploadedFile("a.docx", docx(p("Lorem", style="Kop2")))
    answer = expert.post("/advies/word/sjabloon", {"c": DRAFT.packed(), "document": other})
    assert answer["Content-Disposition"].startswith("attachment")


def test_whoever_does_not_work_there_gets_no_letter_paper(visitor: Client) -> None:
    kept()
    address = {KEY: DRAFT.packed()}
    assert "Kop1" not in styles_of(visitor.get("/advies/download/docx", address))
    assert "Het Word-document hierboven komt" not in words_of(visitor.get("/advies", address))
    strong_member(visitor, (Role.POLICY_EXPERT, "damme"))
    assert "Kop1" not in styles_of(visitor.get("/advies/download/docx", address))
    assert visitor.get("/sjablonen/brugge").status_code == 404
    assert hand_over(visitor, HOUSE).status_code == 404


def test_a_buyer_looks_and_changes_nothing(visitor: Client) -> None:
    kept()
    strong_member(visitor, (Role.BUYER, "brugge"))
    page = words_of(visitor.get("/sjablonen/brugge"))
    assert "huisstijl.docx" in page
    assert "Neem het sjabloon weg" not in page
    assert hand_over(visitor, docx(p("Ipsum"))).status_code == 403
    assert visitor.post("/sjablonen/brugge/weg").status_code == 403
    assert word_templates.content_of("brugge") == HOUSE


def test_the_region_sees_every_authority_and_one_place_is_gone_to_at_once(expert: Client) -> None:
    assert expert.get("/sjablonen")["Location"] == "/sjablonen/brugge"
    assert expert.get("/sjablonen/regio")["Location"] == "/sjablonen"
    administrator = Client(headers={"accept-language": "nl-BE"})
    strong_member(administrator, (Role.ADMINISTRATOR, None), name="Ada Beheer")
    assert "Damme nog geen" in words_of(administrator.get("/sjablonen"))
