"""A spend line says whom it is with and what it was for, how sure that is, and who or what said so."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from tests.register.people import AT, TESTER, load_authorities
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.register.accounts.queries import accounts
from aankoopwijzer.register.imports import rows
from aankoopwijzer.register.imports.rows import WantedRows
from aankoopwijzer.register.spend import matching
from aankoopwijzer.register.spend.commands import add_topics, settle
from aankoopwijzer.register.spend.models import SpendTopic
from aankoopwijzer.register.suppliers.queries import known_suppliers
from aankoopwijzer.web.policy import adviser
from aankoopwijzer.web.policy import adviser as the_adviser

LIST = "/registers/uitgaven"
SUPPLIERS = "lev.nr;Naam leverancier;Ondernemingsnr\nL1;Zonnehoek Groen bv;0999.000.723\nL2;Lindeblad Wegen;\n"
SPEND = (
    "Boekstuk;Factuurdatum;Bestuur;Lev.nr;Leverancier;Ondernemingsnr;Rekening;Omschrijving rekening;Omschrijving;CPV;"
    "Bedrag excl btw\n"
    "1;03/01/2025;Brugge;;Zonnehoek;0999.000.723;;;Broodjes raad;55520000;100,00\n"
    "2;03/01/2025;Brugge;L2;Lindeblad Wegen;;614;Groenonderhoud;Factuur;;50,00\n"
    "3;03/01/2025;Brugge;;Iemand Anders;;;;Allerlei zaken;;25,00\n"
    "4;03/01/2025;Brugge;;;;;;;;10,00\n"
    "5;03/01/2025;Brugge;;Een Derde;;;;Polis 2025/7;;5,00\n"
)
KEY = "||allerlei zaken"


def bring_spend() -> None:
    load_authorities()
    for kind, content in (("suppliers", SUPPLIERS), ("spend", SPEND)):
        import_register(kind, content.encode(), adviser(), name="f.csv", authority=None, by=TESTER, at=AT)
    doubt = RowMatch(row="S1/2", score=0.5, because=("zaken",))
    settle([(KEY, TopicFound("doubtful", (), doubts=(doubt,)))])


@pytest.fixture
def buyer(visitor: Client) -> Client:
    bring_spend()
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def line(ledger: str) -> int:
    found = rows.rows_wanted(WantedRows("spend_lines", None), start=0, most=9).rows
    return next(number for number, row in found if row.ledger_number == ledger)  # type: ignore[attr-defined]


def page(buyer: Client, ledger: str) -> str:
    return words_of(buyer.get(f"{LIST}/{line(ledger)}"))


def me() -> Actor:
    (account,) = accounts()
    return Actor(kind="account", id=str(account.number))


def test_an_enterprise_number_and_a_code_say_whom_and_what(buyer: Client) -> None:
    found = page(buyer, "1")
    assert "Zonnehoek Groen bv 0999.000.723" in found
    assert "Zeker: hij heeft het ondernemingsnummer van deze regel." in found
    assert "100 % zeker, omwille van “Broodjes” in de omschrijving, omwille van CPV 5552" in found
    (number,) = [each for each, one in known_suppliers().items() if one.name == "Zonnehoek Groen bv"]
    content = buyer.get(f"{LIST}/{line('1')}").content.decode()
    assert f'href="/registers/leveranciers/{number}"' in content
    assert 'href="/kader/S1/2"' in content


def test_number_and_name_and_the_name_of_the_account_say_it_too(buyer: Client) -> None:
    found = page(buyer, "2")
    assert "Zeker: nummer en naam in de boeken zijn dezelfde." in found
    assert "85 % zeker, omwille van “Groenonderhoud” in de naam van de rekening" in found


def test_what_nobody_said_yet_is_not_known_and_leads_to_the_question(buyer: Client) -> None:
    found = page(buyer, "3")
    assert "Niet bekend: niemand zei al wie deze naam is." in found
    assert "Niet bekend: woorden of codes laten twijfel, die iemand beslecht." in found
    assert "50 % zeker" in found
    content = buyer.get(f"{LIST}/{line('3')}").content.decode()
    assert 'href="/import/brugge/namen"' in content
    assert 'href="/import/brugge/groepen"' in content


def test_a_line_without_name_or_words_says_that_there_is_nothing_to_go_by(buyer: Client) -> None:
    found = page(buyer, "4")
    assert "Niet bekend: de regel noemt geen leverancier." in found
    assert "Niet bekend: de regel heeft geen code, rekening of omschrijving om op af te gaan." in found


def test_what_lies_outside_every_group_is_no_gap(buyer: Client) -> None:
    assert "In geen productgroep: code noch woorden van deze regel leiden ernaar." in page(buyer, "5")


def test_the_answer_of_a_person_names_who_and_when(buyer: Client) -> None:
    answer_topic_question(KEY, ["S1/2"], by=me(), at=AT)
    answer_name_question("nr::iemand anders", "nobody", the_adviser(), by=me(), at=AT)
    found = page(buyer, "3")
    assert "Geen leverancier: een persoon, of een bestuur" in found
    assert found.count("Gezegd door An Peeters op 2/03/2026") == 2
    assert "% zeker" not in found
    content = buyer.get(f"{LIST}/{line('3')}").content.decode()
    links = re.findall(r'href="(/import/brugge/\w+/antwoorden/\d+)">Verander dit antwoord', content)
    assert [buyer.get(each).status_code for each in links] == [200, 200]


def test_what_was_found_before_it_was_kept_says_so(buyer: Client) -> None:
    SpendTopic.objects.filter(how="matched").update(matches=[])
    SpendTopic.objects.filter(key=KEY).update(how="person", rows=[])
    assert "Door woorden of codes; hoe zeker dat was, is niet bewaard." in page(buyer, "1")
    assert "Iemand zei het; wie en wanneer is niet bewaard." in page(buyer, "3")


def test_a_kind_of_spend_that_nobody_looked_at_is_not_known(buyer: Client) -> None:
    SpendTopic.objects.filter(key=KEY).delete()
    add_topics()
    assert "Niet bekend: naar deze soort uitgave is nog niet gekeken." in page(buyer, "3")


def test_the_list_tells_it_in_short_and_is_narrowed_by_it(buyer: Client) -> None:
    found = words_of(buyer.get(LIST))
    assert "Zonnehoek Groen bv Catering (100 %)" in found
    assert "niet bekend" in found
    assert "1 regel " in words_of(buyer.get(f"{LIST}?product_groups=outside"))
    assert "2 regels" in words_of(buyer.get(f"{LIST}?product_groups=unknown"))
    catering = next(key for key, name in choices(buyer)["product_groups"] if name == "Catering")
    assert "Broodjes raad" in words_of(buyer.get(f"{LIST}?product_groups={catering}"))
    assert "1 regel " in words_of(buyer.get(f"{LIST}?product_groups={catering}"))
    assert "1 regel " in words_of(buyer.get(f"{LIST}?supplier_found_by=enterprise-number"))
    assert "3 regels" in words_of(buyer.get(f"{LIST}?supplier_found_by=unknown"))


def choices(buyer: Client) -> dict[str, tuple[tuple[str, str], ...]]:
    return {each.column: each.options for each in buyer.get(LIST).context["choices"]}


@pytest.mark.parametrize("query", ["product_groups=Z9/9", "product_groups=%27%22,%25", "supplier_found_by=x"])
def test_a_choice_that_is_not_there_narrows_nothing(buyer: Client, query: str) -> None:
    assert "5 regels" in words_of(buyer.get(f"{LIST}?{query}"))


def test_the_file_holds_what_was_found_behind_the_columns_of_the_line(buyer: Client) -> None:
    content = b"".join(buyer.get(f"{LIST}/bestand/csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    told = {each["Boekstuknummer"]: each for each in csv.DictReader(io.StringIO(content))}
    assert told["1"]["Leverancier in het register"] == "Zonnehoek Groen bv"
    assert told["1"]["Hoe de leverancier gevonden is"] == "door het ondernemingsnummer"
    assert told["1"]["Productgroepen"] == "S1/2, S2/2"
    assert told["1"]["Hoe de productgroepen gevonden zijn"] == "door de CPV-code"
    assert told["2"]["Hoe zeker de productgroepen zijn"] == "0.85"
    assert told["2"]["Hoe de productgroepen gevonden zijn"] == "door de naam van de rekening"
    assert (told["3"]["Productgroepen"], told["5"]["Productgroepen"]) == ("", "in geen productgroep")
    assert b"".join(buyer.get(f"{LIST}/bestand/xlsx").streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def test_a_reader_of_suppliers_only_elsewhere_gets_no_link(buyer: Client) -> None:
    other = Client(headers={"accept-language": "nl-BE"})
    strong_member(other, (Role.BUYER, "damme"), name="Bea")
    assert other.get(f"{LIST}/{line('1')}").status_code == 404


def test_json_tells_it_by_the_codes(buyer: Client) -> None:
    (found,) = rows.rows_wanted(
        WantedRows("spend_lines", None, values={"product_groups": "S1/2,S2/2"}), start=0, most=9
    ).rows
    told = json.loads(found[1].model_dump_json())
    assert told["product_groups"] == ["S1/2", "S2/2"]
    assert (told["product_groups_found_by"], told["product_groups_confidence"]) == ("cpv", "1.0")
    assert (told["supplier_found_by"], told["matched_enterprise_number"]) == ("enterprise-number", "0999000723")


@pytest.mark.parametrize(("at_once", "kept"), [(2, 0), (2, 99), (1, 2)])
def test_however_few_lines_are_read_at_once_each_tells_the_same(
    buyer: Client, monkeypatch: pytest.MonkeyPatch, at_once: int, kept: int
) -> None:
    wanted = WantedRows("spend_lines", None)
    whole = list(rows.all_rows(wanted))
    assert sum(bool(each.product_groups) for each in whole) == 2  # type: ignore[attr-defined]
    monkeypatch.setattr(matching, "_AT_ONCE", at_once)
    monkeypatch.setattr(matching, "_KEPT", kept)
    assert list(rows.all_rows(wanted)) == whole
