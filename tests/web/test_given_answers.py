"""The pages of the answers about spend: who answered what, changing it, taking it back."""

import pytest
from django.test import Client
from tests.register.people import AT, load_authorities
from tests.web.signed_in import strong_member
from tests.web.test_spend_found import KEY, bring_spend, me
from tests.web.walking import words_of

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.suppliers.queries import known_suppliers
from aankoopwijzer.web.policy import adviser as the_adviser

NAMES, GROUPS = "/import/brugge/namen/antwoorden", "/import/brugge/groepen/antwoorden"
NAME = "nr::iemand anders"


@pytest.fixture
def buyer(visitor: Client) -> Client:
    bring_spend()
    strong_member(visitor, (Role.BUYER, "brugge"))
    answer_name_question(NAME, "nobody", the_adviser(), by=me(), at=AT)
    answer_topic_question(KEY, ["S1/2", "S2/2"], by=me(), at=AT)
    return visitor


def number(kind: str) -> int:
    return list_given_answers(kind, "brugge")[0].number  # type: ignore[arg-type]


def test_the_answers_stand_there_with_who_gave_them_when_and_for_how_many_lines(buyer: Client) -> None:
    names, groups = words_of(buyer.get(NAMES)), words_of(buyer.get(GROUPS))
    assert "Iemand Anders Geen leverancier: een persoon, of een bestuur An Peeters 2/03/2026" in names
    assert "Allerlei zaken Catering (S1/2, S2/2) An Peeters 2/03/2026" in groups
    assert "1 antwoord" in names


def test_the_queues_lead_to_the_answers(buyer: Client) -> None:
    for queue, answers in (("namen", NAMES), ("groepen", GROUPS)):
        assert f'href="{answers}"' in buyer.get(f"/import/brugge/{queue}").content.decode()


def test_answers_are_found_by_words_and_by_person(buyer: Client) -> None:
    assert "Geen antwoord voldoet" in words_of(buyer.get(f"{NAMES}?q=zonnehoek"))
    assert "Iemand Anders" in words_of(buyer.get(f"{NAMES}?q=iemand&wie={me()}"))
    # A person who answered nothing narrows nothing.
    assert "1 antwoord" in words_of(buyer.get(f"{NAMES}?wie=account:99999&q=%00"))
    for blad in ("0", "x", "2"):
        assert buyer.get(f"{NAMES}?blad={blad}").status_code == 404


def test_nothing_answered_says_so(visitor: Client) -> None:
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))
    assert "Niemand antwoordde al iets over deze uitgaven." in words_of(visitor.get(NAMES))


def test_a_name_is_answered_otherwise_with_a_reason(buyer: Client) -> None:
    at = f"{NAMES}/{number('names')}"
    page = buyer.get(f"{at}?zoek=zonnehoek").content.decode()
    (supplier,) = [each for each, one in known_suppliers().items() if one.name == "Zonnehoek Groen bv"]
    assert f'value="{supplier}"' in page
    assert 'value="nobody" checked' in page
    assert buyer.post(at, {"wat": str(supplier), "waarom": "  nagevraagd\n bij hen "}).url == NAMES
    assert "Zonnehoek Groen bv Waarom: nagevraagd bij hen An Peeters" in words_of(buyer.get(NAMES))
    assert changes_of("named_supplier", str(number("names")))[0].why == "nagevraagd bij hen"
    assert "nagevraagd bij hen" in words_of(buyer.get(f"/geschiedenis/named_supplier/{number('names')}"))


def test_a_search_that_finds_nobody_says_so(buyer: Client) -> None:
    assert "Geen leverancier in het register lijkt daarop." in words_of(
        buyer.get(f"{NAMES}/{number('names')}?zoek=qqq")
    )


def test_a_kind_of_spend_is_answered_otherwise(buyer: Client) -> None:
    at = f"{GROUPS}/{number('groups')}"
    assert 'value="S1/2,S2/2" selected' in buyer.get(at).content.decode()
    assert buyer.post(at, {"wat": "none"}).url == GROUPS
    assert list_given_answers("groups", "brugge")[0].rows == ()


@pytest.mark.parametrize(
    ("kind", "said"), [("names", "x"), ("names", ""), ("names", "99999"), ("groups", "Z9/9"), ("groups", "")]
)
def test_what_is_no_answer_is_told_beside_the_field_and_changes_nothing(buyer: Client, kind: str, said: str) -> None:
    before = list_given_answers(kind, "brugge")  # type: ignore[arg-type]
    at = f"{NAMES if kind == 'names' else GROUPS}/{number(kind)}"
    answer = buyer.post(at, {"wat": said, "waarom": "daarom"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'class="aw-field__error" id="fout"' in page
    assert 'value="daarom"' in page
    assert list_given_answers(kind, "brugge") == before  # type: ignore[arg-type]


def test_taking_a_name_back_first_says_how_many_lines_are_asked_again(buyer: Client) -> None:
    at = f"{NAMES}/{number('names')}/terug"
    assert "1 regel gaat terug naar de wachtrij" in words_of(buyer.get(at))
    assert list_given_answers("names", "brugge")
    was = number("names")
    assert buyer.post(at, {"waarom": "toch niet"}).url == NAMES
    assert NAME in {each.key for each in list_name_questions("brugge")}
    assert changes_of("named_supplier", str(was))[0].why == "toch niet"
    assert buyer.post(at).status_code == 404


def test_taking_a_kind_of_spend_back_says_what_words_and_codes_then_say(buyer: Client) -> None:
    at = f"{GROUPS}/{number('groups')}/terug"
    assert (
        "1 regel gaat niet terug naar de wachtrij: toewijzingen, woorden en codes zeggen: in geen productgroep"
        in words_of(buyer.get(at))
    )
    assert buyer.post(at).url == GROUPS
    assert list_given_answers("groups", "brugge") == ()
    assert KEY not in {each.key for each in list_topic_questions("brugge")}


@pytest.mark.parametrize("place", ["namen", "groepen"])
def test_an_answer_that_is_not_there_is_not_there(buyer: Client, place: str) -> None:
    for part in ("99999", "99999/terug", "9" * 18):
        assert buyer.get(f"/import/brugge/{place}/antwoorden/{part}").status_code == 404


def test_a_buyer_of_another_authority_reaches_neither_list_nor_answer(buyer: Client) -> None:
    other = Client(headers={"accept-language": "nl-BE"})
    strong_member(other, (Role.BUYER, "damme"), name="Bea")
    for at in (NAMES, f"{NAMES}/{number('names')}", f"{GROUPS}/{number('groups')}/terug"):
        assert other.get(at).status_code == 404
    assert other.get(f"/import/damme/namen/antwoorden/{number('names')}").status_code == 404
    assert other.post(f"/import/damme/namen/antwoorden/{number('names')}/terug").status_code == 404


def test_who_only_looks_sees_the_answers_and_changes_none(buyer: Client) -> None:
    other = Client(headers={"accept-language": "nl-BE"})
    strong_member(other, (Role.AUDITOR, "brugge"), name="Bea")
    page = other.get(NAMES)
    assert "Iemand Anders" in words_of(page)
    assert "/terug" not in page.content.decode()
    assert other.get(f"{NAMES}/{number('names')}").status_code == 403
    assert other.post(f"{NAMES}/{number('names')}/terug").status_code == 403


def test_nobody_we_do_not_know_sees_an_answer(buyer: Client) -> None:
    stranger = Client(headers={"accept-language": "nl-BE"})
    for at in (NAMES, f"{NAMES}/1", f"{NAMES}/1/terug", GROUPS):
        assert stranger.get(at).url.startswith("/aanmelden")  # type: ignore[attr-defined]
