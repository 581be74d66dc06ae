"""The page where a person says who a name is."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.register.people import AT, TESTER, load_authorities
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.web.policy import adviser
from aankoopwijzer.web.policy import adviser as the_adviser

SPEND = (Path(__file__).parents[1] / "data" / "registers" / "spend.csv").read_bytes()
PAGE = "/import/brugge/namen"


@pytest.fixture
def buyer(visitor):
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))
    answer = visitor.post("/import/brugge/bestand", {"kind": "spend", "upload": SimpleUploadedFile("u.csv", SPEND)})
    visitor.post(answer.url, {"do": "import"})
    return visitor


def question(name="Anoniem"):
    return next(each for each in list_name_questions("brugge") if each.name == name)


def others():
    return [each for each in list_name_questions("brugge") if each.name != "Anoniem"]


def is_open():
    return any(each.name == "Anoniem" for each in list_name_questions("brugge"))


def asked(buyer, who=None, **said):
    number = question().record
    return buyer.post(PAGE, ({} if who is None else {f"wie-{number}": who}) | said)


def supplier(name, number):
    content = f"lev.nr;Naam leverancier;Ondernemingsnr\nL77;{name};{number}\n".encode()
    said = {"name": "l.csv", "authority": None, "by": system("test"), "at": dt.datetime(2026, 3, 2, tzinfo=dt.UTC)}
    import_register("suppliers", content, adviser(), **said)


def test_a_name_is_answered_and_leaves_the_page(buyer):
    assert "Anoniem" in buyer.get(PAGE).content.decode()
    assert asked(buyer, "nobody").url == f"{PAGE}?bewaard=1"
    assert "Anoniem" not in buyer.get(PAGE).content.decode()


def test_all_names_filled_in_are_answered_at_once_with_their_reasons(buyer):
    one, (other, *_) = question().record, others()
    said = {f"wie-{one}": "nobody", f"waarom-{one}": "een inwoner", f"wie-{other.record}": "new"}
    assert buyer.post(PAGE, said).url == f"{PAGE}?bewaard=2"
    left = {each.record for each in list_name_questions("brugge")}
    assert left.isdisjoint({one, other.record})
    assert changes_of("named_supplier", str(one))[0].why == "een inwoner"


@pytest.mark.parametrize("who", ["iets", "99999", "-1"])
def test_an_answer_that_is_none_is_told_beside_its_name_and_the_others_are_kept(buyer, who):
    one, (other, *_) = question().record, others()
    answer = buyer.post(PAGE, {f"wie-{one}": who, f"wie-{other.record}": "new"})
    assert answer.status_code == 422
    assert f'class="aw-field__error" id="fout-{one}"' in answer.content.decode()
    assert "1 antwoord is bewaard." in words_of(answer)
    assert is_open()
    assert other.record not in {each.record for each in list_name_questions("brugge")}


@pytest.mark.parametrize("said", [{}, {"wie-x": "new"}, {"key": "nr::x", "who": "new"}])
def test_posting_without_a_choice_is_told_kindly(buyer, said):
    answer = buyer.post(PAGE, said)
    assert answer.status_code == 422
    assert "Je koos nog niets" in words_of(answer)
    assert 'class="aw-field__error" id="fout-' in answer.content.decode()
    assert is_open()


def test_a_question_that_is_not_asked_here_is_not_answered(buyer):
    answer = buyer.post(PAGE, {"wie-999999": "new"})
    assert answer.status_code == 422
    assert "1 antwoord werd niet bewaard" in words_of(answer)


def test_what_somebody_answered_meanwhile_stays_as_it_is(buyer):
    one = question()
    answer_name_question(one.key, "nobody", the_adviser(), by=TESTER, at=AT)
    assert buyer.post(PAGE, {f"wie-{one.record}": "new"}).status_code == 422
    assert len(changes_of("named_supplier", str(one.record))) == 1


@pytest.mark.parametrize("wanted", ["ver weg", "0999.031.506", "L77"])
def test_a_supplier_is_looked_up_by_name_or_number_and_chosen(buyer, wanted):
    supplier("Heel Ver Weg bv", "0999.031.506")
    number, (other, *_) = question().record, others()
    page = asked(buyer, find=number, **{f"zoek-{number}": wanted, f"wie-{other.record}": "nobody"})
    assert page.status_code == 200
    content = page.content.decode()
    # What was chosen elsewhere on the page is still chosen, and nothing is kept yet.
    assert f'name="wie-{other.record}" value="nobody" checked' in content
    assert other.record in {each.record for each in list_name_questions("brugge")}
    chosen = content.split("> Heel Ver Weg bv")[0].rsplit('value="', 1)[1].rstrip('"')
    assert asked(buyer, chosen).status_code == 302
    assert not is_open()


@pytest.mark.parametrize("wanted", ["Qqq", "", "\x00"])
def test_looking_for_nobody_is_told_beside_the_name(buyer, wanted):
    number = question().record
    answer = asked(buyer, find=number, **{f"zoek-{number}": wanted})
    assert answer.status_code == 422
    assert f'class="aw-field__error" id="fout-{number}"' in answer.content.decode()


@pytest.mark.parametrize("find", ["x", "9" * 30, "999999"])
def test_looking_for_a_name_that_is_not_asked_does_no_harm(buyer, find):
    assert asked(buyer, find=find).status_code in (200, 422)


def test_words_between_brackets_do_not_hide_a_supplier(buyer):
    supplier("Anoniem (fictief en verzonnen) bv", "0999.031.506")
    assert [each.name for each in question().candidates] == ["Anoniem (fictief en verzonnen) bv"]


def test_an_amount_in_pounds_is_not_called_euro(visitor):
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))
    line = "Boekstuk;Factuurdatum;Bestuur;Leverancier;Bedrag excl btw;Munt\n"
    lines = (
        "1;03/01/2025;Brugge;Smith;1250,50;GBP\n2;03/01/2025;Brugge;Smith;10,00;EUR\n3;03/01/2025;Brugge;Jones;;USD\n"
    )
    import_register("spend", (line + lines).encode(), adviser(), name="p.csv", authority=None, by=TESTER, at=AT)
    page = words_of(visitor.get(PAGE))
    assert "2 regels, 10 euro en 1 250,5 GBP" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_enter_in_a_field_looks_up_what_was_typed_and_keeps_no_answer(buyer):
    supplier("Zonnehoek Groen bv", "0999.000.723")
    one, (other, *_) = question().record, others()
    page = buyer.get(PAGE).content.decode()
    first = page[page.index(f'action="{PAGE}"') :].split("<button")[1]
    assert 'name="find" value="0"' in first
    typed = {f"wie-{one}": "nobody", f"zoek-{other.record}": "zonnehoek", "find": "0"}
    answer = buyer.post(PAGE, typed)
    assert answer.status_code == 200
    assert "Zonnehoek Groen bv" in answer.content.decode()
    assert is_open()
    assert 'value="nobody" checked' in answer.content.decode()
    # In a field where nothing is looked for, it does nothing, and what was filled in stays.
    nothing = buyer.post(PAGE, {f"wie-{one}": "nobody", f"waarom-{one}": "een inwoner", "find": "0"})
    assert (nothing.status_code, is_open()) == (200, True)
    assert 'value="een inwoner"' in nothing.content.decode()
