"""The page where a person says what spend was for."""

import pytest
from tests.register.people import AT, TESTER, load_authorities
from tests.web.signed_in import strong_member

from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.hold_file import hold_file
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.register.imports import queries as queries_of_imports
from aankoopwijzer.register.spend import queries
from aankoopwijzer.register.spend.commands import settle
from aankoopwijzer.web.policy import adviser

SPEND = "Boekstuk;Factuurdatum;Bestuur;Omschrijving;Bedrag excl btw\n1;03/01/2025;Brugge;Diverse leveringen;100,00\n"


@pytest.fixture
def key():
    load_authorities()
    import_register("spend", SPEND.encode(), adviser(), name="s.csv", authority=None, by=TESTER, at=AT)
    settle([("||diverse leveringen", "doubtful", [], [RowMatch(row="S1/2", score=0.5, because=("leveringen",))])])
    return "||diverse leveringen"


def test_a_file_that_is_read_in_finds_its_product_groups():
    load_authorities()
    line = "Boekstuk;Factuurdatum;Bestuur;Omschrijving;Bedrag excl btw\n1;03/01/2025;Brugge;Groenonderhoud;100,00\n"
    held = hold_file(line.encode(), kind="spend", name="s.csv", authority="brugge", by=TESTER, at=AT)
    waiting = queries_of_imports.held_file(held, at=AT)
    import_held_file(waiting, adviser(), by=TESTER, at=AT, dry_run=False)
    assert queries.settled_topics() == {"||groenonderhoud": frozenset({"S1/1"})}


def test_a_doubt_is_asked_with_its_reason_and_leaves_the_page_when_answered(key, visitor):
    strong_member(visitor, (Role.BUYER, "brugge"))
    page = visitor.get("/import/brugge/groepen").content.decode()
    assert "Diverse leveringen" in page
    assert 'value="S1/2"' in page
    assert visitor.post("/import/brugge/groepen", {"key": key, "what": "S1/2"}).status_code == 302
    assert queries.settled_topics() == {key: frozenset({"S1/2"})}
    assert "Diverse leveringen" not in visitor.get("/import/brugge/groepen").content.decode()


def test_only_what_is_offered_is_an_answer(key, visitor):
    strong_member(visitor, (Role.BUYER, "brugge"))
    for said in ({"key": key, "what": "K1/1"}, {"key": "x", "what": "none"}, {}):
        assert visitor.post("/import/brugge/groepen", said).status_code == 404
    assert visitor.post("/import/brugge/groepen", {"key": key, "what": "none"}).status_code == 302
    assert queries.settled_topics() == {key: frozenset()}
