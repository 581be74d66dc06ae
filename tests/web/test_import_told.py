"""What the pages say of a file: what came in, why nothing did, and what is odd about it."""

import re

import pytest
from tests.register.people import load_authorities
from tests.web.signed_in import strong_member
from tests.web.test_imports import held, words

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.imports import queries as imports


@pytest.fixture
def buyer(visitor):
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def test_after_reading_in_the_page_says_how_many_lines_came_and_where_they_are(buyer):
    address = held(buyer)
    page = words(buyer.post(address, {"do": "import"}, follow=True))
    (batch,) = imports.batches()
    assert "6 regels toegevoegd" in page
    assert "<strong>6</strong> nieuw" in page
    assert f'href="/registers/uitgaven?import={batch.number}"' in page
    assert re.search(r'<a href="/import/brugge/namen">\d+ na(am|men) in de uitgaven: zeg', page)
    assert buyer.get(f"/registers/uitgaven?import={batch.number}").status_code == 200


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (b"", "het bestand heeft geen regels, alleen koppen"),
        (b"1;Damme;03/01/2025;Zonnehoek;5,00\n", "de enige regel is weggelaten. Waarom staat hieronder"),
        (
            b"1;Damme;03/01/2025;a;5\n2;Damme;03/01/2025;b;5\n",
            "alle twee regels zijn weggelaten. Waarom staat hieronder",
        ),
    ],
    ids=["only titles", "one left out", "all left out"],
)
def test_that_there_is_nothing_to_write_says_why(buyer, lines, said):
    page = words(buyer.get(held(buyer, content=b"boekstuk;bestuur;factuurdatum;leverancier;bedrag\n" + lines)))
    assert said in page
    assert "het register heeft" not in page


def test_what_is_odd_is_counted_before_it_is_cut_off(buyer):
    head = b"boekstuk;bestuur;factuurdatum;leverancier;ondernemingsnummer;bedrag\n"
    wrong = b"".join(b"%d;Damme;03/01/2025;Zonnehoek;;5,00\n" % number for number in range(1_500))
    odd = b"".join(
        b"%d;Brugge;03/01/2025;Zonnehoek;%s;5,00\n" % (number, b"12" if number > 2_020 else b"0999000723")
        for number in range(2_000, 2_041)
    )
    page = words(buyer.get(held(buyer, content=head + wrong + odd)))
    assert "2, 3, 4, 5, 6, 7, 8, 9 en nog 1\xa0492 regels".replace("\xa0", " ") in page
    assert "“12” is geen ondernemingsnummer" in page
    assert "1523, 1524, 1525, 1526, 1527, 1528, 1529, 1530 en nog 12 regels" in page


def test_an_amount_that_is_no_number_is_told_once_and_for_what_it_is(buyer):
    content = (
        b"boekstuk;factuurdatum;leverancier;bedrag\n1;03/01/2025;Zonnehoek;5,00\n2;03/01/2025;Zonnehoek;tweeduizend\n"
    )
    address = held(buyer, content=content)
    page = words(buyer.get(address))
    assert "“tweeduizend” is geen getal" in page
    assert "is geen getal, en telt" not in page
    assert "mag niet leeg zijn" not in page
    rejected = buyer.get(f"{address}/weggelaten").content.decode("utf-8-sig")
    assert "bedrag: “tweeduizend” is geen getal;schrijf alleen cijfers, zoals 1234,5" in rejected


def test_the_csv_to_mend_holds_every_reason_with_its_column(buyer):
    titles = b"boekstuk;factuurdatum;leverancier;ondernemingsnummer;bedrag\n"
    content = titles + b"1;30/02/2025;Zonnehoek;12;5,00\n2;03/01/2025;Zonnehoek;0999000723;5,00\n"
    rejected = buyer.get(f"{held(buyer, content=content)}/weggelaten").content.decode("utf-8-sig")
    assert (
        "factuurdatum: de dag 30/02/2025 bestaat niet / ondernemingsnummer: “12” is geen ondernemingsnummer" in rejected
    )
