"""The page where a person says what spend was for."""

import pytest
from tests.register.people import AT, TESTER, load_authorities
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.hold_file import hold_file
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.imports import queries as queries_of_imports
from aankoopwijzer.register.spend import queries
from aankoopwijzer.register.spend.commands import settle
from aankoopwijzer.web.policy import adviser

SPEND = (
    "Boekstuk;Factuurdatum;Bestuur;Omschrijving;Bedrag excl btw;Munt\n"
    "1;03/01/2025;Brugge;Diverse leveringen;100,00;\n"
    "2;03/01/2025;Brugge;Diverse leveringen;20,00;GBP\n"
    "3;03/01/2025;Brugge;Andere spullen;7,00;USD\n"
    "4;03/01/2025;Damme;Elders;9,00;EUR\n"
)
FIRST, SECOND, ELSEWHERE = "||diverse leveringen", "||andere spullen", "||elders"
PAGE = "/import/brugge/groepen"


@pytest.fixture
def buyer(visitor):
    load_authorities()
    import_register("spend", SPEND.encode(), adviser(), name="s.csv", authority=None, by=TESTER, at=AT)
    doubt = (RowMatch(row="S1/2", score=0.5, because=("leveringen",)),)
    settle([(key, TopicFound("doubtful", (), doubts=doubt)) for key in (FIRST, SECOND, ELSEWHERE)])
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def number(key):
    return next(each.number for each in list_topic_questions(None) if each.key == key)


def test_a_file_that_is_read_in_finds_its_product_groups():
    load_authorities()
    line = "Boekstuk;Factuurdatum;Bestuur;Omschrijving;Bedrag excl btw\n1;03/01/2025;Brugge;Groenonderhoud;100,00\n"
    held = hold_file(line.encode(), kind="spend", name="s.csv", authority="brugge", by=TESTER, at=AT)
    waiting = queries_of_imports.held_file(held, at=AT)
    import_held_file(waiting, adviser(), by=TESTER, at=AT, dry_run=False)
    assert queries.settled_topics() == {"||groenonderhoud": frozenset({"S1/1"})}


def test_a_doubt_is_asked_with_its_reason_and_leaves_the_page_when_answered(buyer):
    page = buyer.get(PAGE).content.decode()
    assert "Diverse leveringen" in page
    assert 'value="S1/2"' in page
    assert buyer.post(PAGE, {f"wat-{number(FIRST)}": "S1/2"}).url == f"{PAGE}?bewaard=1"
    assert queries.settled_topics() == {FIRST: frozenset({"S1/2"})}
    page = words_of(buyer.get(f"{PAGE}?bewaard=1"))
    assert "1 antwoord is bewaard." in page
    assert "Diverse leveringen" not in page


def test_all_answers_filled_in_are_kept_at_once_with_their_reasons(buyer):
    one, other = number(FIRST), number(SECOND)
    said = {f"wat-{one}": "S1/2", f"waarom-{one}": "zie de factuur", f"wat-{other}": "none"}
    assert buyer.post(PAGE, said).url == f"{PAGE}?bewaard=2"
    assert queries.settled_topics() == {FIRST: frozenset({"S1/2"}), SECOND: frozenset()}
    assert [changes_of("spend_topic", str(each))[0].why for each in (one, other)] == ["zie de factuur", ""]


def test_what_is_left_empty_stays_open(buyer):
    buyer.post(PAGE, {f"wat-{number(FIRST)}": "none", f"wat-{number(SECOND)}": ""})
    assert [each.key for each in list_topic_questions("brugge")] == [SECOND]


def test_a_fault_stands_beside_its_own_question_and_the_other_answer_is_kept(buyer):
    one, other = number(FIRST), number(SECOND)
    answer = buyer.post(PAGE, {f"wat-{one}": "Z9/9", f"waarom-{one}": "mijn reden", f"wat-{other}": "S1/2"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'class="aw-field__error" id="fout-{one}"' in page
    assert f'href="#vraag-{one}"' in page
    assert 'value="mijn reden"' in page
    assert "1 antwoord is bewaard." in words_of(answer)
    assert queries.settled_topics() == {SECOND: frozenset({"S1/2"})}


def test_posting_nothing_is_told_kindly_beside_a_question(buyer):
    for said in ({}, {f"wat-{number(FIRST)}": ""}, {"key": FIRST, "what": "S1/2"}, {"wat-x": "none"}):
        answer = buyer.post(PAGE, said)
        assert answer.status_code == 422
        assert "Je koos nog niets" in words_of(answer)
        assert f'id="fout-{number(FIRST)}"' in answer.content.decode()
    assert queries.settled_topics() == {}


def test_a_reason_alone_is_no_answer_and_is_not_lost(buyer):
    answer = buyer.post(PAGE, {f"waarom-{number(SECOND)}": "omdat"})
    assert answer.status_code == 422
    assert "een reden alleen is geen antwoord" in words_of(answer)
    assert 'value="omdat"' in answer.content.decode()


def test_what_somebody_answered_meanwhile_is_told_and_not_overwritten(buyer):
    one, other = number(FIRST), number(SECOND)
    answer_topic_question(FIRST, ["S2/2"], by=TESTER, at=AT)
    answer = buyer.post(PAGE, {f"wat-{one}": "S1/2", f"wat-{other}": "none"})
    assert answer.status_code == 422
    assert "1 antwoord werd niet bewaard" in words_of(answer)
    assert queries.settled_topics() == {FIRST: frozenset({"S2/2"}), SECOND: frozenset()}


def test_spend_of_another_authority_is_not_answered_here(buyer):
    assert buyer.post(PAGE, {f"wat-{number(ELSEWHERE)}": "S1/2"}).status_code == 422
    assert ELSEWHERE not in queries.settled_topics()


def test_each_amount_stands_in_its_own_currency(buyer):
    page = words_of(buyer.get(PAGE))
    assert "2 regels, 100 euro en 20 GBP" in page
    assert "1 regel, 7 USD" in page


@pytest.mark.parametrize("kept", ["x", "-1", "99999", "%00"])
def test_an_address_that_says_nothing_of_what_was_kept_does_no_harm(buyer, kept):
    page = buyer.get(f"{PAGE}?bewaard={kept}")
    assert page.status_code == 200
    assert "bewaard." not in words_of(page)


def test_what_other_spend_with_the_same_supplier_was_for_is_a_sign(buyer):
    more = (
        "Boekstuk;Factuurdatum;Bestuur;Leverancier;Omschrijving;Bedrag excl btw\n"
        "11;03/01/2025;Brugge;Zonnehoek;Onduidelijk werk;50,00\n"
        "12;03/01/2025;Brugge;Zonnehoek;Groenonderhoud;60,00\n"
        "13;04/01/2025;Brugge;Zonnehoek;Groenonderhoud;70,00\n"
        "14;04/01/2025;Brugge;Een ander;Schoonmaak gebouwen;80,00\n"
        "15;04/01/2025;Damme;Zonnehoek;Broodjes;90,00\n"
    )
    import_register("spend", more.encode(), adviser(), name="t.csv", authority=None, by=TESTER, at=AT)
    doubt = (RowMatch(row="S1/2", score=0.5, because=("werk",)),)
    settle([("||onduidelijk werk", TopicFound("doubtful", (), doubts=doubt))])
    page = words_of(buyer.get(PAGE))
    assert page.count("Andere uitgaven bij dezelfde leverancier waren voor:") == 1
    assert "waren voor: Groenonderhoud (2 regels)" in page


def test_another_product_group_than_those_in_doubt_may_be_chosen(buyer):
    page = buyer.get(PAGE).content.decode()
    number = page.split('name="ander-')[1].split('"')[0]
    assert buyer.post(PAGE, {f"ander-{number}": "S1/5", f"wat-{number}": ""}).url == f"{PAGE}?bewaard=1"
    assert list_given_answers("groups", "brugge")[0].rows == ("S1/5",)
    other = buyer.get(PAGE).content.decode().split('name="ander-')[1].split('"')[0]
    # What is offered goes before what is chosen beside it; what is none is told.
    assert buyer.post(PAGE, {f"ander-{other}": "S1/5", f"wat-{other}": "none"}).status_code == 302
    assert list_given_answers("groups", "brugge")[0].rows == ()


def test_another_product_group_that_is_none_is_told(buyer):
    number = buyer.get(PAGE).content.decode().split('name="ander-')[1].split('"')[0]
    assert buyer.post(PAGE, {f"ander-{number}": "Z9/9"}).status_code == 422
