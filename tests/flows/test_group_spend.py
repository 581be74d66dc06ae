"""Spend finds its product groups; a person settles the doubts, once."""

import datetime as dt

import pytest

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.spend import queries
from aankoopwijzer.register.spend.commands import NoSuchTopic, settle

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
        return import_register("spend", content, adviser.pack, name="f.csv", authority=None, by=BY, at=AT)

    return bring


def test_lines_that_differ_in_numbers_only_are_one_topic(bring, adviser):
    bring()
    assert sum(group_spend(adviser).values()) == 2


def test_words_and_codes_find_the_rows_and_what_lies_outside(bring, adviser):
    bring()
    told = group_spend(adviser)
    assert (told["matched"], told["outside"]) == (1, 1)
    # Catering stands in S1 and S2 of the framework; of what lies outside it is known that it counts for no row.
    outside, rows = sorted(queries.settled_topics().values(), key=len)
    assert (outside, {"S1/2"} <= rows) == (frozenset(), True)


def test_a_topic_is_looked_at_once(bring, adviser):
    bring()
    group_spend(adviser)
    assert group_spend(adviser) == {}


def test_a_doubt_is_asked_and_its_answer_is_kept_for_lines_to_come(bring, adviser):
    bring()
    group_spend(adviser)
    (key,) = (key for key, rows in queries.settled_topics().items() if rows)
    settle([(key, "doubtful", [], [])])
    (question,) = list_topic_questions("brugge")
    assert (question.key, question.lines, question.amount) == (key, 2, 200)
    assert list_topic_questions("damme") == ()
    answer_topic_question(key, ["S1/2"], by=BY, at=AT)
    bring(SPEND + b"4;03/03/2025;Brugge;A;Broodjes gemeenteraad 20/03;55520000;7,00\n")
    group_spend(adviser)
    settle([(key, "outside", [], [])])
    assert queries.settled_topics()[key] == frozenset({"S1/2"})
    assert list_topic_questions("brugge") == ()


def test_an_answer_about_nothing_is_refused():
    with pytest.raises(NoSuchTopic):
        answer_topic_question("niets", [], by=BY, at=AT)
