"""Spend finds its product groups; a person settles the doubts, once."""

import datetime as dt

import pytest
from tests.standards.test_ubl import BODY, HEAD

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.import_invoices import import_invoices
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.upsert_rows import upsert_rows
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.spend import queries
from aankoopwijzer.register.spend.commands import NoSuchTopic, add_topics, settle
from aankoopwijzer.register.spend.models import SpendTopic

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
SPEND = (
    b"Boekstuk;Factuurdatum;Bestuur;Leverancier;Omschrijving;CPV;Bedrag excl btw\n"
    b"1;03/01/2025;Brugge;A;Broodjes gemeenteraad 14/01;55520000;100,00\n"
    b"2;03/02/2025;Brugge;B;Broodjes gemeenteraad 18/02;55520000;100,00\n"
    b"3;03/01/2025;Brugge;C;Verzekering arbeidsongevallen;;50,00\n"
)


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser(shipped_pack())


@pytest.fixture
def bring(adviser):
    def bring(content=SPEND):
        return import_register("spend", content, adviser, name="f.csv", authority=None, by=BY, at=AT)

    return bring


def test_lines_that_differ_in_numbers_only_are_one_topic(bring):
    bring()
    assert len(queries.all_topics()) == 2


def test_words_and_codes_find_the_rows_and_what_lies_outside(bring, adviser):
    bring()
    SpendTopic.objects.all().delete()
    assert group_spend(adviser) == {"matched": 1, "outside": 1}
    # Catering stands in S1 and S2 of the framework; of what lies outside it is known that it counts for no row.
    outside, rows = sorted(queries.settled_topics().values(), key=len)
    assert (outside, {"S1/2"} <= rows) == (frozenset(), True)


def test_a_topic_is_looked_at_once(bring, adviser):
    bring()
    assert [each.how for each in queries.all_topics() if not each.how] == []
    assert group_spend(adviser) == {}


def test_an_import_searches_its_own_lines_for_topics_and_the_command_all(bring, adviser):
    bring()
    SpendTopic.objects.all().delete()
    bring(SPEND + b"4;03/03/2025;Brugge;A;Groenonderhoud park;;7,00\n")
    assert [each.description for each in queries.all_topics()] == ["Groenonderhoud park"]
    assert group_spend(adviser) == {"matched": 1, "outside": 1}


def test_of_two_imports_at_once_each_finds_the_topics_made(bring, adviser, monkeypatch):
    bring()
    topics, make = SpendTopic.objects, SpendTopic.objects.bulk_create
    keys = set(topics.values_list("key", flat=True))
    topics.all().delete()

    def beaten(rows, **how):
        rows = list(rows)
        topics.create(key=rows[0].key)
        return make(rows, **how)

    monkeypatch.setattr(topics, "bulk_create", beaten)
    add_topics()
    assert set(topics.values_list("key", flat=True)) == keys


def test_an_invoice_and_the_rows_of_a_program_find_their_product_groups(adviser):
    said = {"by": BY, "at": AT, "dry_run": False}
    import_invoices((HEAD + BODY + "</Invoice>").encode(), adviser, name="f.xml", authority="brugge", **said)
    of_invoice = {each.key for each in queries.all_topics()}
    assert of_invoice
    row = {"ledger_number": "1", "date": dt.date(2025, 1, 3), "description": "Groenonderhoud", "amount_excl_vat": 1}
    upsert_rows("spend", [row], adviser, name="API", authority="brugge", **said)
    assert {each.key for each in queries.all_topics()} - of_invoice == {"||groenonderhoud"}
    assert all(each.how for each in queries.all_topics())


def test_a_doubt_is_asked_and_its_answer_is_kept_for_lines_to_come(bring):
    bring()
    (key,) = (key for key, rows in queries.settled_topics().items() if rows)
    settle([(key, TopicFound("doubtful", ()))])
    (question,) = list_topic_questions("brugge")
    assert (question.key, question.lines, question.amounts) == (key, 2, {"EUR": 200})
    assert list_topic_questions("damme") == ()
    answer_topic_question(key, ["S1/2"], by=BY, at=AT)
    bring(SPEND + b"4;03/03/2025;Brugge;A;Broodjes gemeenteraad 20/03;55520000;7,00\n")
    settle([(key, TopicFound("outside", ()))])
    assert queries.settled_topics()[key] == frozenset({"S1/2"})
    assert list_topic_questions("brugge") == ()


def test_an_answer_about_nothing_is_refused():
    with pytest.raises(NoSuchTopic):
        answer_topic_question("niets", [], by=BY, at=AT)
