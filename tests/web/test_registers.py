"""The registers on the pages: who sees what, narrowing a list, taking it along, keeping a filter."""

import csv
import io

import pytest
from django.test import Client
from django.utils import timezone
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_procurements import STREET
from tests.register.test_rows import vehicle, write
from tests.web.signed_in import strong_member
from tests.web.test_imports import held
from tests.web.walking import words_of

from aankoopwijzer.domain.intake.rows import Row, row_of
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows import export_register
from aankoopwijzer.register.imports import rows
from aankoopwijzer.register.imports.commands import Source, write_batch
from aankoopwijzer.register.imports.rows import WantedRows
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.web.views import registers as views

VEHICLES = "/registers/voertuigen"


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


@pytest.fixture
def buyer(visitor: Client) -> Client:
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


@pytest.fixture
def fleet() -> int:
    number = write(
        vehicle(1, "brugge", make="Fictie", energy="diesel", flags="co2-too-low"),
        vehicle(2, "damme", make="=1+1", energy="electric", is_in_use=True),
    )
    assert number is not None
    return number


def number_of(register: str, **wanted: str) -> int:
    return rows.rows_wanted(WantedRows(register, None, **wanted), start=0, most=1).rows[0][0]  # type: ignore[arg-type]


def test_an_empty_register_says_what_to_do(buyer: Client) -> None:
    page = words_of(buyer.get("/registers"))
    assert "Voertuigen" in page
    assert "Lees een bestand in om het te vullen." in page
    for register in REGISTERS.values():
        answer = buyer.get(f"/registers/{views.reading.address(register.name)}")
        assert "Er staat nog niets in dit register." in words_of(answer), register.name


def test_the_index_counts_by_authority_and_says_when_it_was_filled(buyer: Client, fleet: int) -> None:
    page = words_of(buyer.get("/registers"))
    assert "2 regels" in page
    assert "Brugge 1" in page
    assert "laatst ingelezen op 2/03/2026" in page


def test_a_list_is_narrowed_by_words_authority_and_codes(buyer: Client, fleet: int) -> None:
    page = words_of(buyer.get(f"{VEHICLES}?energy=diesel"))
    assert "1 regel " in page
    assert "V1" in page
    assert "V2" not in page
    assert "V2" in words_of(buyer.get(f"{VEHICLES}?is_in_use=ja&bestuur=damme"))
    assert "Geen enkele regel voldoet" in words_of(buyer.get(f"{VEHICLES}?q=nergens"))
    assert "V1" in words_of(buyer.get(f"{VEHICLES}?nakijken=ja"))


@pytest.mark.parametrize(
    "query",
    ["blad=x", "blad=0", "blad=999999", "blad=9"],
)
def test_a_page_that_is_not_there_is_not_there(buyer: Client, fleet: int, query: str) -> None:
    assert buyer.get(f"{VEHICLES}?{query}").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["jaar=abc", "jaar=99999", "orde=flags", "orde=-", "energy=%00", "is_in_use=misschien", "import=x", "q=%00%27%22%25",
     "bestuur=atlantis", "energy=" + "x" * 500, "import=" + "9" * 12],
)  # fmt: skip
def test_what_nobody_can_mean_does_no_harm(buyer: Client, fleet: int, query: str) -> None:
    assert buyer.get(f"{VEHICLES}?{query}").status_code == 200


def test_one_record_tells_its_facts_its_file_and_what_is_odd(buyer: Client, fleet: int) -> None:
    page = words_of(buyer.get(f"{VEHICLES}/{number_of('vehicles', text='V1')}"))
    assert "Merk Fictie" in page
    assert "de CO2 is te laag voor deze aandrijving" in page
    assert f"Regel 1 van het bestand “fleet.csv”, import {fleet}, ingelezen op 2/03/2026" in page
    assert "Niet bekend:" in page
    assert "In gebruik sinds" in page
    assert buyer.get(f"{VEHICLES}/999999").status_code == 404


def test_what_replaces_and_what_is_replaced_lead_to_each_other(buyer: Client) -> None:
    write(
        vehicle(1, "brugge", make="Fictie"),
        vehicle(2, "brugge", make="Fictie", replaces="V1"),
        vehicle(3, "brugge", make="Fictie", replaces="V1"),
        vehicle(4, "brugge", make="Fictie", replaces="V99"),
        vehicle(1, "damme", make="Fictie"),
    )
    old, new, other, lost = (number_of("vehicles", text=f"V{at}", authority="brugge") for at in (1, 2, 3, 4))
    elsewhere = number_of("vehicles", text="V1", authority="damme")
    page = buyer.get(f"{VEHICLES}/{new}").content.decode()
    assert f'<dt>Vervangt</dt><dd><a href="{VEHICLES}/{old}">V1</a></dd>' in page
    page = buyer.get(f"{VEHICLES}/{old}").content.decode()
    links = f'<a href="{VEHICLES}/{new}">V2</a>, <a href="{VEHICLES}/{other}">V3</a>'
    assert f"<dt>Vervangen door</dt><dd>{links}</dd>" in page
    page = buyer.get(f"{VEHICLES}/{lost}").content.decode()
    assert '<dd>V99 <span class="aw-soft">(niet in het register)</span></dd>' in page
    assert "Vervangen door" not in buyer.get(f"{VEHICLES}/{elsewhere}").content.decode()


def test_a_circuit_and_its_luminaires_lead_to_each_other(buyer: Client) -> None:
    def made(register: str, *lines: dict[str, object]) -> list[Row]:
        return [
            row_of(DATASETS[register], at, "brugge", str(one["number"]), one, ()) for at, one in enumerate(lines, 1)
        ]

    circuits = made("light_circuits", {"number": "K1", "points": 12})
    hung = made("luminaires", {"number": "A1", "circuit": "K1", "pieces": 10}, {"number": "A2", "circuit": "K9"})
    parts = [("light_circuits", [circuits]), ("luminaires", [hung])]
    write_batch(Source("luminaires", "brugge", "x.csv", "00"), parts, ImportCounts(), by=TESTER, at=AT)
    circuit, first, lost = (
        number_of(register, text=text)
        for register, text in (("light_circuits", "K1"), ("luminaires", "A1"), ("luminaires", "A2"))
    )
    page = buyer.get(f"/registers/verlichting/{circuit}").content.decode()
    assert f'<dt>Armaturen</dt><dd><a href="/registers/armaturen/{first}">A1</a></dd>' in page
    page = buyer.get(f"/registers/armaturen/{first}").content.decode()
    assert f'<dt>Kring</dt><dd><a href="/registers/verlichting/{circuit}">K1</a></dd>' in page
    assert "K9 <span" in buyer.get(f"/registers/armaturen/{lost}").content.decode()


@pytest.fixture
def market() -> None:
    lines = [
        {"name": "Bakker Bart", "postal_code": "9000", "country": "BE", "size": "micro", "is_small": True},
        {"name": "Smid Sara", "postal_code": "8000"},
        {"name": "Verre Vriend", "postal_code": "75001", "country": "FR"},
        {"name": "Zonder Zetel"},
    ]
    made = [row_of(DATASETS["suppliers"], at, "", one["name"], one, ()) for at, one in enumerate(lines, 1)]
    write_batch(Source("suppliers", "", "x.csv", "00"), [("suppliers", [made])], ImportCounts(), by=TESTER, at=AT)


@pytest.mark.usefixtures("market")
def test_a_supplier_tells_how_far_it_is_as_the_crow_flies_from_where_and_how_exactly(buyer: Client) -> None:
    page = buyer.get(f"/registers/leveranciers/{number_of('suppliers', text='Bakker Bart')}").content.decode()
    assert "<dt>Brugge</dt><dd>ongeveer 39\N{NO-BREAK SPACE}km</dd>" in page
    assert "In vogelvlucht, niet over de weg: van het midden van Gent (9000)" in page
    assert "kan het 5 km schelen" in page
    assert "<dt>Grootte</dt><dd>micro-onderneming</dd>" in page
    page = buyer.get(f"/registers/leveranciers/{number_of('suppliers', text='Smid Sara')}").content.decode()
    assert "<dt>Brugge</dt><dd>in de eigen gemeente</dd>" in page


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("name", "why"), [("Verre Vriend", "in een ander land"), ("Zonder Zetel", "geen postcode en geen gemeente")]
)
def test_a_supplier_of_which_nobody_knows_where_it_is_has_no_distance(buyer: Client, name: str, why: str) -> None:
    page = buyer.get(f"/registers/leveranciers/{number_of('suppliers', text=name)}").content.decode()
    assert why in page
    assert "km</dd>" not in page


@pytest.mark.usefixtures("market")
def test_the_list_of_suppliers_is_narrowed_by_their_size(buyer: Client) -> None:
    found = buyer.get("/registers/leveranciers?size=micro").context["found"]
    assert [each.name for each in found.lines] == ["Bakker Bart"]


def test_one_record_tells_what_an_import_made_of_it_and_who_took_that_back_when(buyer: Client, fleet: int) -> None:
    buyer.post(held(buyer, content=b"nummer;bestuur;merk\nV1;Brugge;Anders\n", kind="fleet"), {"do": "import"})
    batch = fleet + 1
    buyer.post(f"/import/brugge/{batch}/terug")
    page = words_of(buyer.get(f"{VEHICLES}/{number_of('vehicles', text='V1')}"))
    day = f"{timezone.localdate():%-d/%m/%Y}"
    assert f"Gewijzigd door import {batch} (“uitgaven.csv”) van An Peeters op {day}" in page
    assert "Merk: Fictie → Anders" in page
    assert f"Import {batch} werd teruggenomen door An Peeters op {day}" in page
    assert "Merk Fictie" in page


def test_spend_of_another_authority_does_not_exist_for_a_buyer(buyer: Client) -> None:
    assert buyer.post(held(buyer), {"do": "import"}).status_code == 302
    number = number_of("spend_lines")
    (filled,) = rows.filled("spend_lines", {"brugge"})
    assert f"{filled.rows} regels" in words_of(buyer.get("/registers/uitgaven"))
    assert buyer.get(f"/registers/uitgaven/{number}").status_code == 200
    other = Client(headers={"accept-language": "nl-BE"})
    strong_member(other, (Role.BUYER, "damme"), name="Bea")
    assert "Er staat nog niets" in words_of(other.get("/registers/uitgaven?bestuur=brugge"))
    assert other.get(f"/registers/uitgaven/{number}").status_code == 404
    assert b"".join(other.get("/registers/uitgaven/bestand/csv").streaming_content).count(b"\r\n") == 1


def test_nobody_we_do_not_know_sees_a_register(visitor: Client, fleet: int) -> None:
    for address in ("/registers", VEHICLES, f"{VEHICLES}/bestand/csv", "/registers/uitgaven"):
        assert visitor.get(address)["Location"].startswith("/aanmelden?next=")


def test_the_csv_holds_the_list_as_filtered_in_words_and_runs_no_formula(buyer: Client, fleet: int) -> None:
    answer = buyer.get(f"{VEHICLES}/bestand/csv?energy=electric")
    assert answer["Content-Disposition"].startswith('attachment; filename="vehicles-')
    ((head, *lines),) = [list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))]
    (line,) = lines
    told = dict(zip(head, line, strict=True))
    assert told["Bestuur"] == "Damme"
    assert told["Energie"] == "elektrisch"
    assert told["Merk"] == "'=1+1"
    assert told["CO2 (g/km)"] == ""
    assert told["In gebruik"] == "true"


def test_the_workbook_is_one_and_too_large_a_list_says_so(
    buyer: Client, fleet: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b"".join(buyer.get(f"{VEHICLES}/bestand/xlsx").streaming_content)[:2] == b"PK"
    assert buyer.get(f"{VEHICLES}/bestand/exe").status_code == 404
    monkeypatch.setattr(export_register, "MOST_IN_A_WORKBOOK", 1)
    answer = buyer.get(f"{VEHICLES}/bestand/xlsx")
    assert answer.status_code == 422
    assert "Een werkmap kan hoogstens 1 regels aan" in words_of(answer)


def keep(client: Client, **said: str) -> object:
    return client.post("/registers/filters", {"page": "vehicles", "query": "energy=diesel", "name": "Oud", **said})


def test_a_filter_is_kept_under_its_name_and_goes_again(buyer: Client, fleet: int) -> None:
    keep(buyer)
    page = buyer.get(VEHICLES)
    assert 'href="/registers/voertuigen?energy=diesel"' in page.content.decode()
    assert (
        'href="/registers/voertuigen?energy=diesel" aria-current'
        in buyer.get(f"{VEHICLES}?energy=diesel").content.decode()
    )
    view = page.context["views"][0]["view"]
    assert buyer.post(f"/registers/filters/{view.number}/weg").status_code == 302
    assert buyer.get(VEHICLES).context["views"] == []


def test_a_filter_is_seen_by_others_only_when_it_is_shared(buyer: Client) -> None:
    keep(buyer)
    keep(buyer, name="Gedeeld", place="brugge")
    colleague = Client(headers={"accept-language": "nl-BE"})
    strong_member(colleague, (Role.AUDITOR, "brugge"), name="Bea")
    (seen,) = colleague.get(VEHICLES).context["views"]
    assert (seen["view"].name, seen["shared"], seen["may_drop"]) == ("Gedeeld", "Brugge", False)
    assert colleague.post(f"/registers/filters/{seen['view'].number}/weg").status_code == 404


def test_a_filter_of_spend_shared_elsewhere_is_not_shown(buyer: Client) -> None:
    keep(buyer, page="spend_lines", place="brugge")
    other = Client(headers={"accept-language": "nl-BE"})
    strong_member(other, (Role.BUYER, "damme"), name="Bea")
    assert other.get("/registers/uitgaven").context["views"] == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"name": "  "}, 422),
        ({"name": "x" * 81}, 422),
        ({"query": "q=" + "x" * 2100}, 422),
        ({"page": "nergens"}, 404),
        ({"place": "damme"}, 403),
    ],
)
def test_a_filter_that_cannot_be_kept_says_why(buyer: Client, said: dict[str, str], status: int) -> None:
    answer = keep(buyer, **said)
    assert answer.status_code == status  # type: ignore[attr-defined]


def test_what_is_kept_never_leads_off_the_site(buyer: Client) -> None:
    answer = keep(buyer, query="//elders.example/?x=1\r\nSet-Cookie: a=b")
    assert answer["Location"].startswith("/registers/voertuigen?")  # type: ignore[index]


def test_the_list_of_procurements_keeps_filters_too(buyer: Client) -> None:
    commands.add_procurements([STREET], by=TESTER, at=AT, by_person=False)
    answer = keep(buyer, page="procurements", query="fase=published")
    assert answer["Location"] == "/aankopen?fase=published"  # type: ignore[index]
    assert "Oud" in words_of(buyer.get("/aankopen"))


def test_what_is_made_up_is_marked_so_and_is_nothing_to_check(buyer: Client) -> None:
    write(vehicle(1, "brugge", make="Fictie", energy="diesel", flags="fictitious"))
    page = words_of(buyer.get(f"{VEHICLES}/{number_of('vehicles')}"))
    assert "Verzonnen gegevens. Deze site toont een demonstratie: dit bestaat niet." in page
    assert "Na te kijken" not in page
