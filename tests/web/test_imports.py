"""Files into the register by way of the pages: handed over, looked at, read in, taken back; and by whom."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django_tasks_db.management.commands import db_worker
from tests.register.people import load_authorities
from tests.web.signed_in import strong_member

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.imports import queries as imports
from aankoopwijzer.register.imports.models import ImportJob
from aankoopwijzer.register.procurements import queries as procurements
from aankoopwijzer.register.spend.queries import spend_lines
from aankoopwijzer.standards.darwin_core.keeping import kept_checklists
from aankoopwijzer.web import importing

FOLDER = Path(__file__).parents[1] / "data" / "registers"
SPEND = (FOLDER / "spend.csv").read_bytes()


@pytest.fixture(autouse=True)
def _authorities():
    load_authorities()


@pytest.fixture
def buyer(visitor):
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


NOTICE = (Path(__file__).parents[2] / "docs" / "how-to" / "examples" / "notice.xml").read_bytes()


def hand_over(client, content=SPEND, kind="spend", name="uitgaven.csv", authority="brugge"):
    file = SimpleUploadedFile(name, content)
    return client.post(f"/import/{authority}/bestand", {"kind": kind, "upload": file})


def held(client, **said):
    answer = hand_over(client, **said)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return answer.url


def test_a_buyer_looks_at_a_file_before_anything_is_written(buyer):
    page = buyer.get(held(buyer)).content.decode()
    assert "de dag 30/02/2025 bestaat niet" in page
    assert "zoek de datum op en herstel ze" in page
    assert "Lees 6 regels in" in page
    assert list(spend_lines()) == []


def test_lines_of_another_authority_are_left_out(buyer):
    address = held(buyer)
    page = buyer.get(address).content.decode()
    assert "deze regel is van een ander bestuur" in page
    buyer.post(address, {"do": "import"})
    assert {line.authority for line in spend_lines()} == {"brugge"}


def test_a_file_is_read_in_once_and_taken_back(buyer):
    address = held(buyer)
    assert buyer.post(address, {"do": "import"}).url == address
    assert len(list(spend_lines())) == 6
    buyer.post(address, {"do": "import"})
    (batch,) = imports.batches()
    assert (batch.authority, batch.counts.new, batch.by.split(":")[0]) == ("brugge", 6, "account")
    page = buyer.get("/import/brugge").content.decode()
    assert "uitgaven.csv" in page
    assert buyer.post(f"/import/brugge/{batch.number}/terug").status_code == 302
    assert list(spend_lines()) == []
    assert "teruggenomen" in buyer.get("/import/brugge").content.decode()


def test_the_lines_that_are_left_out_can_be_downloaded(buyer):
    address = held(buyer)
    answer = buyer.get(f"{address}/weggelaten")
    assert answer["Content-Type"].startswith("text/csv")
    assert "de dag 30/02/2025 bestaat niet" in answer.content.decode("utf-8-sig")


def test_what_is_said_of_the_columns_is_used_and_remembered(buyer):
    content = b"kolom A;Bedrag;Leverancier\n03/01/2025;5,00;Zonnehoek\n"
    # Without a date there is nothing to write: the page says which column is missing.
    refused = buyer.get(held(buyer, content=content))
    assert refused.status_code == 422
    assert "factuurdatum" in refused.content.decode()


def test_columns_can_be_changed_on_the_page(buyer):
    content = b"Datum;Bedrag;Omschrijving\n03/01/2025;5,00;Zonnehoek\n"
    address = held(buyer, content=content)
    said = {"do": "columns", "title": ["Datum", "Bedrag", "Omschrijving"]}
    buyer.post(address, {**said, "column": ["date", "amount_excl_vat", "supplier_name"]})
    buyer.post(address, {"do": "import"})
    (line,) = spend_lines()
    assert (line.supplier_name, line.description) == ("Zonnehoek", None)
    next_month = held(buyer, content=content.replace(b"03/01", b"03/02"))
    assert re.search(r'value="supplier_name" selected', buyer.get(next_month).content.decode())


def test_a_file_that_waits_can_be_thrown_away(buyer):
    address = held(buyer)
    assert buyer.post(address, {"do": "drop"}).url == "/import/brugge"
    assert buyer.get(address).status_code == 404


@pytest.mark.parametrize(("name", "content"), [("brief.pdf", b"%PDF-1.7"), ("leeg.csv", b"")])
def test_another_kind_of_file_is_refused_beside_the_field(buyer, name, content):
    answer = hand_over(buyer, content=content, name=name)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.parametrize("content", [b"\0\0", b"PK\x03\x04x", b"<!DOCTYPE x>"])
def test_a_hostile_file_ends_in_words(buyer, content):
    page = buyer.get(held(buyer, content=content, name="x.csv"))
    assert page.status_code == 422
    assert "kan niet ingelezen worden" in page.content.decode()


def test_who_is_not_known_is_asked_to_sign_in(visitor):
    for address in ("/import", "/import/brugge"):
        assert visitor.get(address).url.startswith("/aanmelden")
    assert hand_over(visitor).url.startswith("/aanmelden")


def test_a_buyer_of_another_authority_sees_and_changes_nothing(buyer):
    address = held(buyer)
    buyer.post(address, {"do": "import"})
    (batch,) = imports.batches()
    other = Client(headers={"accept-language": "nl-BE"})
    strong_member(other, (Role.BUYER, "damme"), name="Bo Claes")
    assert other.get("/import/brugge").status_code == 404
    assert other.get(address).status_code == 404
    # The number of a file or import under his own authority opens nothing either.
    assert other.get(address.replace("brugge", "damme")).status_code == 404
    assert other.post(f"/import/damme/{batch.number}/terug").status_code == 404
    assert len(list(spend_lines())) == 6


def test_an_auditor_looks_and_changes_nothing(visitor):
    strong_member(visitor, (Role.AUDITOR, None))
    page = visitor.get("/import/brugge")
    assert page.status_code == 200
    assert 'type="file"' not in page.content.decode()
    assert hand_over(visitor).status_code == 403


@pytest.fixture
def long(buyer, settings, tmp_path, monkeypatch):
    """The address of a file that counts as long, looked at by the worker and put in the queue by its buyer."""
    worker_is_near(settings, tmp_path, monkeypatch)
    address = held(buyer)
    work()
    assert buyer.post(address, {"do": "import"}).url == address
    return address


def worker_is_near(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(importing, "LONG", 100)
    # The worker drops connections that are left within a transaction, and here the test is one.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def work():
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*")


def test_a_long_file_is_looked_at_in_the_background_and_the_page_shows_what_that_found(
    buyer, settings, tmp_path, monkeypatch
):
    short = words(buyer.get(held(buyer)))
    worker_is_near(settings, tmp_path, monkeypatch)
    address = held(buyer)
    page = buyer.get(address).content.decode()
    assert "Kijken wat het zou brengen wacht op zijn beurt" in page
    assert "every 2s" in page
    work()
    long = words(buyer.get(address))
    note = re.search(r'<form[^>]*class="aw-note">.*?</form> ', long)
    assert note
    assert "werd gevraagd om dit bestand te bekijken" in note[0]
    long = long.replace(note[0], "")
    # What the worker kept is what somebody sees of a short file at once, but for the number of the file.
    assert re.sub(r"/bestand/\d+", "", long) == re.sub(r"/bestand/\d+", "", short)
    assert "Lees 6 regels in" in long
    rejected = buyer.get(f"{address}/weggelaten").content.decode("utf-8-sig")
    assert "30/02/2025" in rejected
    assert list(spend_lines()) == []
    buyer.post(address, {"do": "look"})
    assert "Kijken wat het zou brengen wacht op zijn beurt" in buyer.get(address).content.decode()


def words(page):
    """The page without what differs each time it is made."""
    same = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", page.content.decode())
    return " ".join(same.split())


def test_what_is_said_of_the_columns_of_a_long_file_makes_the_worker_look_again(buyer, settings, tmp_path, monkeypatch):
    worker_is_near(settings, tmp_path, monkeypatch)
    address = held(buyer)
    work()
    assert 'value="supplier_name" selected' in buyer.get(address).content.decode()
    buyer.post(address, {"do": "columns", "title": ["Leverancier"], "column": [""]})
    assert "wacht op zijn beurt" in buyer.get(address).content.decode()
    work()
    assert 'value="supplier_name" selected' not in buyer.get(address).content.decode()


def test_a_long_file_that_cannot_be_read_ends_in_the_words_of_a_short_one(buyer, settings, tmp_path, monkeypatch):
    worker_is_near(settings, tmp_path, monkeypatch)
    address = held(buyer, content=b"a;b\n" * 200, name="x.csv")
    work()
    page = buyer.get(address)
    assert page.status_code == 422
    assert "Zeg wat de kolommen zijn" in page.content.decode()


def test_a_look_that_was_stopped_starts_again_at_a_word(buyer, settings, tmp_path, monkeypatch):
    worker_is_near(settings, tmp_path, monkeypatch)
    address = held(buyer)
    buyer.post(address, {"do": "stop"})
    page = buyer.get(address).content.decode()
    assert "Niemand keek al wat dit lange bestand zou brengen" in page
    assert "every 2s" not in page
    buyer.post(address, {"do": "look"})
    work()
    assert "Lees 6 regels in" in buyer.get(address).content.decode()


def test_a_long_file_is_for_the_background_worker_and_the_page_says_how_far_it_is(buyer, long):
    page = buyer.get(long).content.decode()
    assert "Het wacht op zijn beurt" in page
    assert 'hx-trigger="every 2s"' in page
    assert f'<a href="{long}">Kijk hoever het is</a>' in page
    assert "wordt ingelezen: kijk hoever het is" in buyer.get("/import/brugge").content.decode()
    assert list(spend_lines()) == []
    work()
    (batch,) = imports.batches()
    assert (batch.counts.new, batch.by.split(":")[0]) == (6, "account")
    assert buyer.get(long).url == f"/import/brugge?ingelezen={batch.number}"
    page = words(buyer.get(buyer.get(long).url))
    said = f"“uitgaven.csv” is ingelezen als import {batch.number}.</strong> 6 regels toegevoegd. 0 regels gewijzigd."
    assert said in page
    assert "3 regels weggelaten" in page


def test_who_stops_what_is_read_in_already_is_told_that_it_is_too_late(buyer, long):
    work()
    page = buyer.post(long, {"do": "stop"}, follow=True).content.decode()
    assert "Te laat om te stoppen: dit is ingelezen" in page
    assert len(list(spend_lines())) == 6


def test_the_page_that_waits_is_led_to_the_result_when_that_is_there(buyer, long):
    polled = {"headers": {"HX-Request": "true"}}
    assert "HX-Redirect" not in buyer.get(long, **polled)
    work()
    assert buyer.get(long, **polled)["HX-Redirect"] == long


@pytest.mark.parametrize("number", ["x", "999", "9" * 30, "²"])
def test_an_import_that_is_not_there_is_not_told(buyer, number):
    assert "is ingelezen als import" not in words(buyer.get("/import/brugge", {"ingelezen": number}))


def test_a_long_import_is_stopped_before_it_starts(buyer, long):
    assert buyer.post(long, {"do": "stop"}).url == long
    assert "Je hebt dit inlezen gestopt: er is niets van geschreven" in buyer.get(long).content.decode()
    work()
    assert list(spend_lines()) == []


def test_an_import_whose_worker_died_starts_again_at_a_word(buyer, long):
    number = int(long.rsplit("/", 1)[1])
    ImportJob.objects.filter(file=number).update(state="running")
    page = buyer.get(long).content.decode()
    assert "Het inlezen werd onderbroken" in page
    assert "every 2s" not in page
    buyer.post(long, {"do": "resume"})
    work()
    assert len(list(spend_lines())) == 6


def test_somebody_of_another_authority_cannot_see_or_stop_it(buyer, long):
    assert buyer.post(long.replace("brugge", "damme"), {"do": "stop"}).status_code in (403, 404)
    assert "Het wacht op zijn beurt" in buyer.get(long).content.decode()


def hand_over_notices(client, *files, authority="brugge"):
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(f"/import/{authority}/bestand", {"kind": "notices", "upload": uploads})


def test_notices_together_are_looked_at_read_in_as_one_and_taken_back(buyer):
    other = NOTICE.replace(b"Brugge", b"Damme").replace(b"brugge", b"damme")
    handed = hand_over_notices(buyer, ("a.xml", NOTICE), ("b.xml", other), ("c.xml", NOTICE[:900]))
    page = buyer.get(handed.url).content.decode()
    assert "Lees 1 aankondiging in" in page
    assert "is van een ander bestuur" in page
    assert "b.xml" in page
    assert re.search(r"c\.xml:\d+", page)
    assert procurements.count(procurements.Wanted(within=None)) == 0
    buyer.post(handed.url, {"do": "import"})
    (kept,) = procurements.procurements(procurements.Wanted(within=None))
    (batch,) = imports.batches()
    assert (kept.authority, kept.typed, batch.kind, batch.file_name) == ("brugge", (), "notices", "a.xml + 2")
    assert f"/aankopen/{kept.number}" in buyer.get(handed.url).content.decode()
    buyer.post(f"/import/brugge/{batch.number}/terug")
    assert procurements.count(procurements.Wanted(within=None)) == 0


def test_what_only_looks_like_a_zip_ends_in_words(buyer):
    page = buyer.get(hand_over_notices(buyer, ("a.zip", b"PK\x03\x04 not at all")).url)
    assert (page.status_code, "beschadigd" in page.content.decode()) == (422, True)


def test_several_files_that_are_no_notices_go_one_by_one(buyer):
    uploads = [SimpleUploadedFile(f"{name}.csv", SPEND) for name in "ab"]
    answer = buyer.post("/import/brugge/bestand", {"kind": "spend", "upload": uploads})
    assert answer.status_code == 422
    assert "alleen aankondigingen, e-facturen en plantenlijsten mogen samen" in answer.content.decode()


CPV = b"code,nl,en\n45233140,Wegenwerken,Roadworks\n"


def test_the_list_of_cpv_codes_comes_in_for_the_region_and_codes_show_their_names(visitor):
    strong_member(visitor, (Role.POLICY_EXPERT, None))
    upload = SimpleUploadedFile("cpv.csv", CPV)
    handed = visitor.post("/import/regio/bestand", {"kind": "cpv", "upload": upload})
    page = visitor.post(handed.url, {"do": "import"}, follow=True).content.decode()
    assert "is ingelezen als import" in page
    assert "45233140</span> Wegenwerken" in visitor.get("/cpv?cpv=4523314").content.decode()
    (batch,) = imports.batches_of(None)
    assert "cpv.csv" in visitor.get("/import/regio").content.decode()
    assert visitor.post(f"/import/regio/{batch.number}/terug").status_code == 302
    assert "Wegenwerken" not in visitor.get("/cpv?cpv=4523314").content.decode()


def test_the_list_of_cpv_codes_is_not_for_one_authority(buyer):
    assert 'value="cpv"' not in buyer.get("/import/brugge").content.decode()
    upload = SimpleUploadedFile("cpv.csv", CPV)
    assert buyer.post("/import/brugge/bestand", {"kind": "cpv", "upload": upload}).status_code == 422


def test_a_list_of_plants_is_looked_at_read_in_and_taken_back_for_the_region(visitor, settings, tmp_path):
    settings.CHECKLIST_FOLDER = tmp_path / "lists"
    strong_member(visitor, (Role.POLICY_EXPERT, None))
    taxa = SimpleUploadedFile("taxon.csv", b"taxonID,scientificName\n1,Quercus cerris\n")
    places = SimpleUploadedFile("distribution.csv", b"taxonID,degreeOfEstablishment\n1,casual\n")
    handed = visitor.post("/import/regio/bestand", {"kind": "plant-lists", "upload": [taxa, places]})
    page = visitor.get(handed.url).content.decode()
    assert "de lijst van uitheemse planten, uit taxon.csv; aantal planten: 1" in page
    assert "Lees 1 regel in" in page
    assert "Goed om te weten" in page
    assert "Wat er vreemd aan is" not in page
    assert kept_checklists(tmp_path / "lists") == ()
    page = visitor.post(handed.url, {"do": "import"}, follow=True).content.decode()
    assert "is ingelezen als import" in page
    assert [each.kind for each in kept_checklists(tmp_path / "lists")] == ["alien"]
    (batch,) = imports.batches_of(None)
    visitor.post(f"/import/regio/{batch.number}/terug")
    assert kept_checklists(tmp_path / "lists") == ()


def test_lists_of_plants_are_not_for_one_authority(buyer):
    assert 'value="plant-lists"' not in buyer.get("/import/brugge").content.decode()


def test_what_changes_is_shown_field_by_field_before_it_is_written(buyer):
    whole = b"nr;bestuur;merk;categorie;CO2 WLTP (g/km)\nV1;Brugge;Fictie;N1;120\n"
    buyer.post(held(buyer, content=whole, kind="fleet", name="vloot.csv"), {"do": "import"})
    page = words(
        buyer.get(held(buyer, content=b"nr;bestuur;merk\nV1;Brugge;Anders\n", kind="fleet", name="merken.csv"))
    )
    assert "Merk: <del>Fictie</del> → <ins>Anders</ins>" in page
    assert "Waar het bestand geen kolom voor heeft, blijft zoals het is" in page
    assert "Voertuigklasse" not in page
    page = words(
        buyer.get(held(buyer, content=b"nr;bestuur;CO2 WLTP (g/km)\nV1;Brugge;\n", kind="fleet", name="leeg.csv"))
    )
    assert "CO2: <del>120 g/km</del> → <ins>–</ins>" in page
