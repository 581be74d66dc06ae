"""The pages of the rules for spend: saying one, handing over a table, changing one, taking one back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.flows.test_spend_rules import how
from tests.register.people import AT, TESTER, load_authorities
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.keep_spend_rules import keep_spend_rules
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.imports.rows import WantedRows, all_rows, rows_wanted
from aankoopwijzer.register.spend.commands import settle
from aankoopwijzer.web.policy import adviser

RULES, ANSWERS, QUEUE = (
    "/import/brugge/toewijzingen",
    "/import/brugge/toewijzingen/antwoorden",
    "/import/brugge/groepen",
)
SPEND = (
    "boekstuk;factuurdatum;bestuur;leverancier;ondernemingsnummer;rekening;omschrijving;bedrag excl btw\n"
    "1;03/01/2025;Brugge;Zonnehoek Groen bv;0999.000.723;614000;Prestaties januari;10,00\n"
    "2;03/02/2025;Brugge;Zonnehoek Groen bv;0999.000.723;614100;Allerlei;20,00\n"
    "3;03/02/2025;Brugge;Iemand anders;;650000;Diversen;5,00\n"
)


@pytest.fixture
def buyer(visitor: Client) -> Client:
    load_authorities()
    import_register("spend", SPEND.encode(), adviser(), name="s.csv", authority=None, by=TESTER, at=AT)
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def said(**given: str) -> dict[str, str]:
    return {"account_code": "", "cpv": "", "supplier": "", "description": "", "what": "", "waarom": "", **given}


def test_a_rule_is_said_and_holds_at_once_and_for_what_comes(buyer: Client) -> None:
    assert "Er is nog geen toewijzing." in words_of(buyer.get(ANSWERS))
    posted = buyer.post(RULES, said(account_code="614*", what="S1/1", waarom="zo afgesproken"))
    (rule,) = list_given_answers("rules", "brugge")
    assert (posted.status_code, posted.url) == (302, f"{ANSWERS}?bewaard={rule.number}")
    page = words_of(buyer.get(posted.url))
    assert "De toewijzing is bewaard: rekening 614*: Groenonderhoud (S1/1). Ze beslist nu over 2 regels." in page
    for odd in ("0", "x", "999", "9" * 30):
        assert buyer.get(f"{ANSWERS}?bewaard={odd}").status_code == 200
    assert "1 toewijzing" in page
    assert "rekening 614*" in page
    assert "Waarom: zo afgesproken" in page
    assert how("prestaties januari") == ("rule", ("S1/1",))
    (rule,) = list_given_answers("rules", "brugge")
    assert (rule.authority, rule.lines) == ("brugge", 2)
    assert changes_of("spend_rule", str(rule.number))[0].authority == "brugge"
    more = "boekstuk;factuurdatum;bestuur;rekening;omschrijving;bedrag excl btw\n9;03/01/2025;Brugge;614200;Nieuw;1\n"
    import_register("spend", more.encode(), adviser(), name="t.csv", authority=None, by=TESTER, at=AT)
    assert how("nieuw") == ("rule", ("S1/1",))


def test_the_page_of_a_line_says_that_a_rule_told_it(buyer: Client) -> None:
    buyer.post(RULES, said(supplier="0999.000.723", what="none"))
    found = rows_wanted(WantedRows("spend_lines", None), start=0, most=9).rows
    (number,) = [number for number, line in found if line.ledger_number == "2"]  # type: ignore[attr-defined]
    shown = words_of(buyer.get(f"/registers/uitgaven/{number}"))
    assert "In geen productgroep Door een toewijzing van" in shown


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Zeg welke uitgaven: een rekening, een code, een leverancier of een omschrijving."),
        ({"account_code": "614*", "what": ""}, "Kies waarvoor dit was."),
        ({"account_code": "614*", "what": "Z9/9"}, "Kies waarvoor dit was."),
        ({"cpv": "123"}, "“123” is geen CPV-code"),
        ({"supplier": "0999.000.724"}, "De laatste twee cijfers kloppen niet"),
        ({"description": "2024*"}, "Schrijf woorden naast cijfers en tekens"),
        ({"description": "x" * 300}, "200 tekens"),
        ({"description": "a\x00b"}, "Null"),
    ],
)
def test_what_is_wrong_stands_there_and_what_was_typed_stays(buyer: Client, given: dict[str, str], told: str) -> None:
    wrong = buyer.post(RULES, said(**{"what": "S1/1", "waarom": "daarom", **given}))
    assert wrong.status_code == 422
    assert told in words_of(wrong)
    assert 'value="daarom"' in wrong.content.decode()
    assert list_given_answers("rules", None) == ()


def test_a_table_is_kept_and_its_lines_told(buyer: Client) -> None:
    table = (
        "rekening;leverancier;productgroepen\n614*;;S1/1\n;Niemand;S1/5\n;;S1/1\n650000;;-\n614*;;S1/5\n614*;;S1/1\n"
    )
    page = words_of(buyer.post(RULES, {"do": "tabel", "tabel": SimpleUploadedFile("t.csv", table.encode())}))
    assert "3 toewijzingen van je tabel zijn bewaard. 3 soorten uitgaven volgen nu deze tabel." in page
    assert "Lijn 4: Deze lijn zegt niet over welke uitgaven" in page
    assert "Lijn 6: Lijn 2 gaat over dezelfde uitgaven en zegt iets anders" in page
    assert "Lijn 7" not in page
    assert "Lijn 3: Nog geen enkele uitgave is zoals deze lijn; de toewijzing wacht erop." in page
    assert how("diversen") == ("rule", ())


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"\0\0", b"PK\x03\x04rommel"])
def test_what_is_no_table_is_told_beside_the_field(buyer: Client, content: bytes) -> None:
    told = buyer.post(
        RULES, {"do": "tabel", "tabel": SimpleUploadedFile("t.csv", content)} if content else {"do": "tabel"}
    )
    assert told.status_code == 422
    assert 'id="tabelfout"' in told.content.decode()


def test_a_rule_of_all_authorities_is_shown_and_changed_for_the_whole_region_only(buyer: Client) -> None:
    keep_spend_rules([SpendRule(1, ("S1/5",), account_code="650000")], adviser(), by=TESTER, at=AT)
    (rule,) = list_given_answers("rules", None)
    page = buyer.get(ANSWERS).content.decode()
    assert "voor alle besturen" in page
    assert f"{ANSWERS}/{rule.number}" not in page
    assert buyer.get(f"{ANSWERS}/{rule.number}").status_code == 404
    assert buyer.post(f"{ANSWERS}/{rule.number}/terug").status_code == 404


def test_a_rule_is_changed_and_taken_back_with_what_follows(buyer: Client) -> None:
    buyer.post(RULES, said(account_code="614*", what="S1/1"))
    (rule,) = list_given_answers("rules", "brugge")
    at = f"{ANSWERS}/{rule.number}"
    assert 'value="S1/1" selected' in buyer.get(at).content.decode()
    assert buyer.post(at, {"wat": "none", "waarom": "toch niet"}).url == f"{ANSWERS}?bewaard={rule.number}"
    assert how("allerlei") == ("rule", ())
    page = words_of(buyer.get(f"{at}/terug"))
    assert "gaan terug naar de wachtrij" not in page
    assert "Van 2 regels zeggen andere toewijzingen, woorden of codes waarvoor ze waren." in page
    assert buyer.post(f"{at}/terug").url == ANSWERS
    assert list_given_answers("rules", None) == ()
    assert "rekening in de boekhouding" in words_of(buyer.get(f"/geschiedenis/spend_rule/{rule.number}"))


@pytest.mark.parametrize(
    ("scope", "condition", "words"),
    [
        ("account", {"account_code": "614000"}, "Alles op rekening 614000 (1 regel)"),
        ("supplier", {"supplier": "0999000723"}, "Alles wat aan Zonnehoek Groen bv betaald is (2 regels)"),
    ],
)
def test_an_answer_of_the_queue_may_hold_for_an_account_or_a_supplier(
    buyer: Client, scope: str, condition: dict[str, str], words: str
) -> None:
    key = next(each.topic_key for each in all_rows(WantedRows("spend_lines", None)) if each.ledger_number == "1")
    doubt = RowMatch(row="S1/2", score=0.5, because=("prestaties",))
    settle([(key, TopicFound("doubtful", (), doubts=(doubt,)))])
    page = buyer.get(QUEUE).content.decode()
    assert words in page
    number = page.split('name="voor-')[1].split('"')[0]
    group = page.split(f'name="wat-{number}" value="')[1].split('"')[0]
    assert buyer.post(QUEUE, {f"wat-{number}": group, f"voor-{number}": scope}).status_code == 302
    (rule,) = list_given_answers("rules", "brugge")
    assert {"account_code": rule.account_code} | {"supplier": rule.paid_to} == {
        "account_code": None, "supplier": None
    } | condition  # fmt: skip
    assert how("prestaties januari")[0] == "person"
    assert how("allerlei") == (("rule", rule.rows) if scope == "supplier" else ("outside", ()))


def test_a_scope_that_is_none_is_an_answer_for_its_lines_only(buyer: Client) -> None:
    key = next(each.topic_key for each in all_rows(WantedRows("spend_lines", None)) if each.ledger_number == "3")
    settle([(key, TopicFound("doubtful", (), doubts=(RowMatch(row="S1/2", score=0.5, because=("x",)),)))])
    page = buyer.get(QUEUE).content.decode()
    number = page.split('name="voor-')[1].split('"')[0]
    buyer.post(QUEUE, {f"wat-{number}": "none", f"voor-{number}": "alles"})
    assert list_given_answers("rules", None) == ()
    assert how("diversen") == ("person", ())


def test_who_may_only_look_sees_the_rules_and_changes_none(visitor: Client) -> None:
    load_authorities()
    strong_member(visitor, (Role.AUDITOR, "brugge"))
    assert visitor.get(ANSWERS).status_code == 200
    assert f'href="{RULES}"' not in visitor.get(ANSWERS).content.decode()
    assert visitor.get(RULES).status_code == 403
