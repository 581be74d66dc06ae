"""Taking an import back by way of the pages: asked first, with what follows."""

import pytest
from tests.register.people import load_authorities
from tests.web.signed_in import strong_member
from tests.web.test_imports import SPEND, held, words

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.imports import queries as imports


@pytest.fixture
def buyer(visitor):
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def test_taking_suppliers_back_is_asked_first_with_what_follows(buyer):
    content = b"leveranciersnummer;naam\nL1;Zonnehoek\n"
    lines = b"boekstuk;factuurdatum;lev nr;leverancier;bedrag\n1;03/01/2025;L1;Zonnehoek;5,00\n"
    buyer.post(held(buyer, content=content, kind="suppliers", name="lev.csv"), {"do": "import"})
    buyer.post(held(buyer, content=lines), {"do": "import"})
    first = imports.batches()[-1]
    assert f'href="/import/brugge/{first.number}/terug"' in buyer.get("/import/brugge").content.decode()
    page = words(buyer.get(f"/import/brugge/{first.number}/terug"))
    assert "1 regel van de uitgaven verliest haar leverancier" in page
    assert imports.batch(first.number).undone_at is None
    buyer.post(f"/import/brugge/{first.number}/terug", {"waarom": "verkeerd bestand"})
    assert imports.batch(first.number).undone_at is not None
    again = buyer.get(f"/import/brugge/{first.number}/terug")
    assert (again.status_code, f"Import {first.number} werd al teruggenomen" in again.content.decode()) == (422, True)


def test_an_import_that_a_later_one_changed_names_that_one_and_the_way_out(buyer):
    buyer.post(held(buyer), {"do": "import"})
    buyer.post(held(buyer, content=SPEND.replace(b";1.210,00;F", b";1.210,01;F")), {"do": "import"})
    later, first = imports.batches()
    page = words(buyer.post(f"/import/brugge/{first.number}/terug"))
    said = f"Import {later.number} wijzigde later regels van import {first.number}; neem die eerst terug."
    assert said in page
    assert f'<td data-head="Nr." class="aw-number">{later.number}</td>' in words(buyer.get("/import/brugge"))


def test_the_list_says_which_import_was_taken_back(buyer):
    buyer.post(held(buyer), {"do": "import"})
    (batch,) = imports.batches()
    back = buyer.post(f"/import/brugge/{batch.number}/terug")
    assert back.url == f"/import/brugge?teruggenomen={batch.number}"
    assert f"Import {batch.number} ({batch.file_name}) is teruggenomen." in words(buyer.get(back.url))
    for odd in ("x", "999", ""):
        assert "is teruggenomen." not in words(buyer.get(f"/import/brugge?teruggenomen={odd}"))
