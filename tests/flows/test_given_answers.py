"""Answers about spend: listed with what they decide, changed, taken back with what they made."""

import datetime as dt

import pytest

from aankoopwijzer.domain.records.given_answer import NoSuchAnswer
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.foresee_take_back import foresee_take_back
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.take_back_answer import take_back_answer
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.history import queries as history
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import queries as suppliers
from aankoopwijzer.web.policy import adviser as the_adviser

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
SUPPLIERS = b"lev.nr;Naam leverancier;Ondernemingsnr\nL1;Zonnehoek Groen bv;0999.000.723\n"
SPEND = (
    b"Boekstuk;Factuurdatum;Bestuur;Leverancier;Ondernemingsnr;Omschrijving;Bedrag excl btw\n"
    b"1;03/01/2025;Brugge;Zonnehoek;;Studie;100,00\n"
    b"2;03/01/2025;Damme;Zonnehoek;;Studie;50,00\n"
    b"3;03/01/2025;Brugge;Nieuweling;0999.031.506;Groenonderhoud;10,00\n"
)
ZON, NEW = "nr::zonnehoek", "be:0999031506"
GREEN = "||groenonderhoud"


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser(shipped_pack())


@pytest.fixture(autouse=True)
def _spent(adviser: Adviser) -> None:
    for kind, content in (("suppliers", SUPPLIERS), ("spend", SPEND)):
        import_register(kind, content, adviser, name="f.csv", authority=None, by=BY, at=AT)


def zonnehoek() -> int:
    known = suppliers.known_suppliers()
    return next(number for number, one in known.items() if one.name == "Zonnehoek Groen bv")


def test_an_answer_is_listed_with_who_gave_it_and_the_lines_that_it_decides() -> None:
    answer_name_question(ZON, zonnehoek(), the_adviser(), by=BY, at=AT)
    (given,) = list_given_answers("names", "brugge")
    assert (given.asked, given.supplier_name, given.by, given.at) == ("Zonnehoek", "Zonnehoek Groen bv", str(BY), AT)
    assert (given.lines, given.lines_elsewhere) == (2, 1)
    assert [each.lines_elsewhere for each in list_given_answers("names", None)] == [0]
    assert list_given_answers("groups", None) == ()


def test_answers_are_found_by_words_and_by_who_gave_them() -> None:
    answer_name_question(ZON, "nobody", the_adviser(), by=BY, at=AT)
    answer_name_question(NEW, "new", the_adviser(), by=system("other"), at=AT + dt.timedelta(days=1))
    assert [each.key for each in list_given_answers("names", None)] == [NEW, ZON]
    assert [each.key for each in list_given_answers("names", None, text="ZONNE hoek")] == [ZON]
    assert [each.key for each in list_given_answers("names", None, by="system:other")] == [NEW]
    assert list_given_answers("names", None, text="niemand anders") == ()


def test_an_answer_that_decides_no_line_of_an_authority_is_not_listed_there() -> None:
    answer_name_question(NEW, "new", the_adviser(), by=BY, at=AT)
    assert list_given_answers("names", "damme") == ()


def test_a_name_goes_back_to_the_queue_with_all_its_lines(adviser: Adviser) -> None:
    answer_name_question(ZON, zonnehoek(), the_adviser(), by=BY, at=AT)
    (given,) = list_given_answers("names", None)
    foreseen = foresee_take_back("names", given.number, adviser, authority="brugge")
    assert (foreseen.lines, foreseen.lines_elsewhere, foreseen.is_asked_again) == (2, 1, True)
    take_back_answer("names", given.number, adviser, by=BY, at=AT, why="een ander bedrijf")
    assert ZON in {each.key for each in list_name_questions("brugge")}
    assert list_given_answers("names", None) == ()
    (change, *earlier) = history.changes_of("named_supplier", str(given.number))
    assert (change.after, change.why) == ({"supplier": None, "how": ""}, "een ander bedrijf")
    assert len(earlier) == 1


def test_a_supplier_that_the_answer_made_goes_with_it(adviser: Adviser) -> None:
    answer_name_question(NEW, "new", the_adviser(), by=BY, at=AT)
    (given,) = list_given_answers("names", None)
    assert len(suppliers.known_suppliers()) == 2
    assert foresee_take_back("names", given.number, adviser).is_asked_again
    take_back_answer("names", given.number, adviser, by=BY, at=AT)
    assert list(suppliers.known_suppliers()) == [zonnehoek()]
    made, gone = reversed(history.changes_of("supplier", str(given.supplier)))
    assert (made.action, gone.action) == ("created", "removed")
    assert NEW in {each.key for each in list_name_questions("brugge")}


def test_a_supplier_that_the_answer_made_goes_too_when_the_answer_changes() -> None:
    answer_name_question(NEW, "new", the_adviser(), by=BY, at=AT)
    answer_name_question(NEW, zonnehoek(), the_adviser(), by=BY, at=AT, why="dezelfde zaak")
    assert len(suppliers.known_suppliers()) == 1
    (given,) = list_given_answers("names", None)
    assert given.supplier_name == "Zonnehoek Groen bv"
    assert history.changes_of("named_supplier", str(given.number))[0].why == "dezelfde zaak"


def test_a_supplier_that_another_name_is_too_stays(adviser: Adviser) -> None:
    answer_name_question(NEW, "new", the_adviser(), by=BY, at=AT)
    (given,) = list_given_answers("names", None)
    answer_name_question(ZON, given.supplier or 0, the_adviser(), by=BY, at=AT)
    # Its enterprise number finds it again, so that nobody is asked.
    foreseen = foresee_take_back("names", given.number, adviser)
    assert (foreseen.is_asked_again, foreseen.supplier_name) == (False, "Nieuweling")
    take_back_answer("names", given.number, adviser, by=BY, at=AT)
    assert suppliers.who_they_are([NEW])[NEW].how == "enterprise-number"


def test_numbers_that_came_in_since_decide_when_an_answer_is_taken_back(adviser: Adviser) -> None:
    answer_name_question(NEW, "nobody", the_adviser(), by=BY, at=AT)
    more = SUPPLIERS.replace(b"L1;Zonnehoek Groen bv;0999.000.723", b"L7;Nieuweling bv;0999.031.506")
    import_register("suppliers", more, adviser, name="m.csv", authority=None, by=BY, at=AT)
    (given,) = list_given_answers("names", None)
    assert foresee_take_back("names", given.number, adviser).supplier_name == "Nieuweling bv"
    take_back_answer("names", given.number, adviser, by=BY, at=AT)
    assert suppliers.who_they_are([NEW])[NEW].name == "Nieuweling bv"


def test_a_kind_of_spend_becomes_what_words_say_again(adviser: Adviser) -> None:
    answer_topic_question(GREEN, [], by=BY, at=AT)
    (given,) = list_given_answers("groups", None)
    assert (given.asked, given.rows, given.lines) == ("Groenonderhoud", (), 1)
    assert foresee_take_back("groups", given.number, adviser).rows == ("S1/1",)
    take_back_answer("groups", given.number, adviser, by=BY, at=AT, why="vergissing")
    assert spend.settled_topics()[GREEN] == {"S1/1"}
    assert history.changes_of("spend_topic", str(given.number))[0].why == "vergissing"


def test_a_kind_of_spend_in_doubt_is_asked_again(adviser: Adviser) -> None:
    (doubtful,) = list_topic_questions(None)
    answer_topic_question(doubtful.key, ["K1/1"], by=BY, at=AT)
    (given,) = list_given_answers("groups", None)
    foreseen = foresee_take_back("groups", given.number, adviser)
    assert (foreseen.is_asked_again, foreseen.lines) == (True, 2)
    take_back_answer("groups", given.number, adviser, by=BY, at=AT)
    assert doubtful.key in {each.key for each in list_topic_questions(None)}


@pytest.mark.parametrize("kind", ["names", "groups"])
def test_an_answer_that_nobody_gave_cannot_be_taken_back(kind, adviser: Adviser) -> None:
    for number in (1, 999_999):
        with pytest.raises(NoSuchAnswer):
            foresee_take_back(kind, number, adviser)
        with pytest.raises(NoSuchAnswer):
            take_back_answer(kind, number, adviser, by=BY, at=AT)
