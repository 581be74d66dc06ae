"""The page where a person says who a name is."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.register.people import load_authorities
from tests.web.signed_in import strong_member

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.web.policy import adviser

SPEND = (Path(__file__).parents[1] / "data" / "registers" / "spend.csv").read_bytes()


@pytest.fixture
def buyer(visitor):
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))
    answer = visitor.post("/import/brugge/bestand", {"kind": "spend", "upload": SimpleUploadedFile("u.csv", SPEND)})
    visitor.post(answer.url, {"do": "import"})
    return visitor


def test_a_name_is_answered_and_leaves_the_page(buyer):
    page = buyer.get("/import/brugge/namen").content.decode()
    assert "Anoniem" in page
    question = next(each for each in list_name_questions("brugge") if each.name == "Anoniem")
    answer = buyer.post("/import/brugge/namen", {"key": question.key, "who": "nobody"})
    assert answer.status_code == 302
    assert "Anoniem" not in buyer.get("/import/brugge/namen").content.decode()


@pytest.mark.parametrize("said", [{"who": "new"}, {"key": "nr::x", "who": "new"}, {"who": "12345"}])
def test_an_answer_that_was_not_offered_is_refused(buyer, said):
    question = list_name_questions("brugge")[0]
    assert buyer.post("/import/brugge/namen", {"key": question.key + "x"} | said).status_code == 404


def asked(buyer, **said):
    question = next(each for each in list_name_questions("brugge") if each.name == "Anoniem")
    return buyer.post("/import/brugge/namen", {"key": question.key} | said)


def supplier(name, number):
    content = f"lev.nr;Naam leverancier;Ondernemingsnr\nL77;{name};{number}\n".encode()
    said = {"name": "l.csv", "authority": None, "by": system("test"), "at": dt.datetime(2026, 3, 2, tzinfo=dt.UTC)}
    import_register("suppliers", content, adviser(), **said)


@pytest.mark.parametrize("said", [{}, {"who": ""}, {"who": "iets"}, {"who": "99999"}, {"find": "1", "wanted": "Qqq"}])
def test_an_answer_without_a_choice_is_told_beside_the_name(buyer, said):
    answer = asked(buyer, **said)
    assert answer.status_code == 422
    assert 'class="aw-field__error" id="fout-' in answer.content.decode()
    assert any(each.name == "Anoniem" for each in list_name_questions("brugge"))


@pytest.mark.parametrize("wanted", ["ver weg", "0999.031.506", "L77"])
def test_a_supplier_is_looked_up_by_name_or_number_and_chosen(buyer, wanted):
    supplier("Heel Ver Weg bv", "0999.031.506")
    page = asked(buyer, find="1", wanted=wanted)
    assert page.status_code == 200
    number = page.content.decode().split("> Heel Ver Weg bv")[0].rsplit('value="', 1)[1].rstrip('"')
    assert asked(buyer, who=number).status_code == 302
    assert all(each.name != "Anoniem" for each in list_name_questions("brugge"))


def test_words_between_brackets_do_not_hide_a_supplier(buyer):
    supplier("Anoniem (fictief en verzonnen) bv", "0999.031.506")
    question = next(each for each in list_name_questions("brugge") if each.name == "Anoniem")
    assert [each.name for each in question.candidates] == ["Anoniem (fictief en verzonnen) bv"]
