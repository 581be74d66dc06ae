"""A person says on the page what the columns of a file are that we do not know."""

import pytest
from tests.register.people import load_authorities
from tests.web.signed_in import strong_member
from tests.web.test_imports import hand_over, held, words

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.spend.queries import spend_lines

STRANGE = "Wie;Wat;Hoeveel;Wanneer;Nr\nZonnehoek bv;Maaien;90,50;14/03/2025;0999.000.723\nDuinroos;Snoeien;12,00;15/03/2025;0999.031.506\n"


@pytest.fixture(autouse=True)
def _authorities():
    load_authorities()


@pytest.fixture
def buyer(visitor):
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def chosen(page, at):
    """What is chosen for the column at that place; 1 is the first."""
    select = page.split(f'id="kolom-{at}"')[1].split("</select>")[0]
    return select.split(" selected")[0].rsplit('value="', 1)[1].rstrip('"')


def test_titles_that_we_do_not_know_are_shown_with_values_and_guesses_and_a_person_goes_on(buyer):
    address = held(buyer, content=STRANGE.encode())
    answer = buyer.get(address)
    page = words(answer)
    assert answer.status_code == 422
    assert "Zeg wat de kolommen zijn" in page
    assert "Zonnehoek bv · Duinroos" in page
    assert [chosen(page, at) for at in range(1, 6)] == [
        "-",
        "-",
        "amount_excl_vat",
        "date",
        "supplier_enterprise_number",
    ]
    assert page.count("ons voorstel, naar wat eronder staat") == 3
    said = {
        "do": "columns",
        "title": ["Wie", "Wat", "Hoeveel", "Wanneer", "Nr"],
        "column": ["supplier_name", "description", "amount_excl_vat", "date", "supplier_enterprise_number"],
    }
    assert buyer.post(address, said).status_code == 302
    assert "Lees 2 regels in" in words(buyer.get(address))
    buyer.post(address, {"do": "import"})
    assert {line.supplier_name for line in spend_lines()} == {"Zonnehoek bv", "Duinroos"}
    assert "Lees 2 regels in" in words(buyer.get(held(buyer, content=STRANGE.replace("2025", "2024").encode())))


def test_two_columns_with_one_meaning_are_refused_beside_the_field(buyer):
    address = held(buyer, content=STRANGE.encode())
    said = {"do": "columns", "title": ["Wie", "Wat", "Hoeveel", "Wanneer", "Nr"]}
    answer = buyer.post(address, said | {"column": ["supplier_name", "supplier_name", "-", "date", "-"]})
    page = words(answer)
    assert answer.status_code == 422
    assert 'id="kolom-2-fout">“Wie” is al “leverancier”' in page
    assert chosen(page, 4) == "date"
    assert "Zeg wat de kolommen zijn" in words(buyer.get(address))


def test_a_needed_column_that_is_not_used_any_more_asks_again_with_what_was_said(buyer):
    address = held(buyer)
    page = words(buyer.get(address))
    titles = [part.split('"')[0] for part in page.split('name="title" value="')[1:]]
    columns = [chosen(page, at) for at in range(1, len(titles) + 1)]
    columns[columns.index("date")] = "-"
    buyer.post(address, {"do": "columns", "title": titles, "column": columns})
    page = words(buyer.get(address))
    assert "Zeg wat de kolommen zijn" in page
    assert "Deze zijn zeker nodig: factuurdatum." in page
    assert [chosen(page, at) for at in range(1, len(titles) + 1)] == columns


def test_what_is_no_table_is_refused_without_a_table(buyer):
    page = words(buyer.get(held(buyer, content=b"\x00\x01\x02", name="iets.xlsx")))
    assert "Dit bestand kan niet ingelezen worden" in page or "Zeg wat de kolommen zijn" not in page


def test_no_kind_of_file_is_chosen_beforehand_and_none_is_told(buyer):
    page = words(buyer.get("/import/brugge"))
    select = page.split('id="id_kind"')[1].split("</select>")[0]
    assert select.split("<option")[1].startswith(' value="">Kies wat er in het bestand staat<')
    assert " selected" not in select
    answer = hand_over(buyer, kind="")
    assert answer.status_code == 422
    assert "Kies wat er in het bestand staat." in words(answer)
