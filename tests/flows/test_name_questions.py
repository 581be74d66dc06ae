"""Names in the spend: what numbers do not tell, a person does, once."""

import datetime as dt
from decimal import Decimal

import pytest

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.foresee_undo import foresee_undo
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.history import queries as history
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import queries as suppliers
from aankoopwijzer.register.suppliers.commands import NoSuchName
from aankoopwijzer.web.policy import adviser as the_adviser

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
SUPPLIERS = b"lev.nr;Naam leverancier;Ondernemingsnr\nL1;Zonnehoek Groen bv;0999.000.723\nL2;Lindeblad Wegen nv;\n"
SPEND = (
    b"Boekstuk;Factuurdatum;Bestuur;Lev.nr;Leverancier;Bedrag excl btw\n"
    b"1;03/01/2025;Brugge;;ZONNEHOEK-GROEN B.V.;100,00\n"
    b"2;03/01/2025;Brugge;L9;Zonnehoek Groen;50,00\n"
    b"3;03/01/2025;Brugge;L2;Lindeblad Wegen;10,00\n"
    b"4;03/01/2025;Damme;;Iemand anders;900,00\n"
)


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser(shipped_pack())


@pytest.fixture
def bring(adviser):
    def bring(content, kind="spend"):
        return import_register(kind, content, adviser, name="f.csv", authority=None, by=BY, at=AT)

    return bring


def test_a_name_is_asked_with_who_may_be_meant_and_how_much_hangs_on_it(bring):
    bring(SUPPLIERS, "suppliers")
    bring(SPEND)
    first, second = list_name_questions("brugge")
    assert (first.name, first.lines, first.amounts) == ("ZONNEHOEK-GROEN B.V.", 1, {"EUR": 100})
    assert [(each.name, each.likeness) for each in first.candidates] == [("Zonnehoek Groen bv", 1.0)]
    # A number that the register does not have is no proof, whatever the name says.
    assert (second.name, second.number) == ("Zonnehoek Groen", "L9")
    assert [each.name for each in list_name_questions(None)] == ["Iemand anders", first.name, second.name]


def test_each_currency_is_added_up_by_itself_and_an_amount_that_no_line_says_is_none(bring):
    bring(
        b"Boekstuk;Factuurdatum;Bestuur;Leverancier;Bedrag excl btw;Munt\n"
        b"1;03/01/2025;Brugge;Smith;10,00;GBP\n2;03/01/2025;Brugge;Smith;5,50;\n3;03/01/2025;Brugge;Smith;2,00;GBP\n"
    )
    (question,) = list_name_questions("brugge")
    assert question.lines == 3
    assert list(question.amounts.items()) == [("EUR", Decimal("5.5")), ("GBP", 12)]
    assert list_name_questions("brugge", among=[question.record]) == (question,)
    assert list_name_questions("brugge", among=[question.record + 1]) == ()


def test_a_number_with_the_same_name_is_no_question(bring):
    bring(SUPPLIERS, "suppliers")
    bring(SPEND)
    assert "nr:L2:lindeblad wegen" in suppliers.supplier_of_names()


def test_an_answer_is_remembered_for_the_lines_to_come(bring):
    bring(SUPPLIERS, "suppliers")
    bring(SPEND)
    question = list_name_questions("brugge")[0]
    answer_name_question(question.key, question.candidates[0].supplier, the_adviser(), by=BY, at=AT)
    bring(SPEND.replace(b"\n1;03/01/2025", b"\n11;03/02/2025"))
    assert question.key not in {each.key for each in list_name_questions("brugge")}
    assert suppliers.supplier_of_names()[question.key] == question.candidates[0].supplier


def test_a_new_supplier_and_nobody_are_answers_too(bring):
    bring(SPEND)
    new, other, *_ = list_name_questions("brugge")
    answer_name_question(new.key, "new", the_adviser(), by=BY, at=AT)
    answer_name_question(other.key, "nobody", the_adviser(), by=BY, at=AT)
    assert [each.name for each in suppliers.suppliers()] == [new.name]
    assert {new.key, other.key}.isdisjoint(each.key for each in list_name_questions("brugge"))


def test_suppliers_that_a_person_chose_are_not_taken_back_unseen(bring):
    batch = bring(SUPPLIERS, "suppliers").batch
    bring(SPEND)
    question = list_name_questions("brugge")[0]
    answer_name_question(question.key, question.candidates[0].supplier, the_adviser(), by=BY, at=AT)
    with pytest.raises(ImportRefused) as refused:
        undo_import(batch, by=BY, at=AT)
    assert refused.value.code == "answered-since"


def test_what_loses_its_supplier_is_foreseen_as_it_then_happens(bring):
    bring(SPEND)
    before = {each.key for each in list_name_questions("brugge")}
    batch = bring(SUPPLIERS, "suppliers").batch
    linked = {each.key: each.lines for each in spend.named_suppliers() if each.key in suppliers.supplier_of_names()}
    foreseen = foresee_undo(batch)
    assert (foreseen.goes, foreseen.lines, foreseen.names) == (2, sum(linked.values()), len(linked))
    assert foreseen.lines > 0
    undo_import(batch, by=BY, at=AT, why="verkeerd bestand")
    assert {each.key for each in list_name_questions("brugge")} == before
    (change, *_) = history.changes_of("import", str(batch))
    assert (change.after, change.why) == ({"is_undone": True}, "verkeerd bestand")


def test_a_supplier_that_another_import_brought_too_is_lost_by_nobody(bring):
    bring(
        b"Boekstuk;Factuurdatum;Bestuur;Leverancier;Ondernemingsnr;Bedrag excl btw\n"
        b"1;03/01/2025;Brugge;Zonnehoek;0999.000.723;100,00\n"
    )
    first = bring(SUPPLIERS, "suppliers").batch
    assert (foresee_undo(first).lines, foresee_undo(first).names) == (1, 1)
    bring(SUPPLIERS.replace(b"L1;", b"K1;").replace(b"L2;", b"K2;"), "suppliers")
    foreseen = foresee_undo(first)
    assert (foreseen.goes, foreseen.lines, foreseen.names) == (2, 0, 0)
    undo_import(first, by=BY, at=AT)
    assert list_name_questions("brugge") == ()


def test_the_answers_of_persons_go_too_when_that_is_said(bring):
    batch = bring(SUPPLIERS, "suppliers").batch
    bring(SPEND)
    question = list_name_questions("brugge")[0]
    answer_name_question(question.key, question.candidates[0].supplier, the_adviser(), by=BY, at=AT)
    assert foresee_undo(batch).answers == 1
    undo_import(batch, by=BY, at=AT, with_answers=True)
    assert question.key in {each.key for each in list_name_questions("brugge")}


@pytest.mark.parametrize("answer", [999_999, "new"])
def test_an_answer_about_nobody_is_refused(answer):
    with pytest.raises(NoSuchName):
        answer_name_question("nr::niemand", answer, the_adviser(), by=BY, at=AT)
