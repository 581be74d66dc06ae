"""The page where a person says who a name is."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.register.people import load_authorities
from tests.web.signed_in import strong_member

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.list_name_questions import list_name_questions

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
