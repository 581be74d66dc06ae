"""Whoever changes a record may say why: it stands in the history, and is not lost when the form comes back."""

from typing import Any

import pytest
from django.test import Client
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_actions import FLEET
from tests.register.test_procurements import STREET
from tests.web.signed_in import strong_member
from tests.web.test_changed_meanwhile import MINE, another
from tests.web.walking import words_of

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.add_action import add_action
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.web.meanwhile import version_of
from aankoopwijzer.web.reasons import LONGEST


@pytest.fixture(autouse=True)
def _buyer(_register: None, visitor: Client) -> None:
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))


@pytest.fixture
def number() -> int:
    return commands.add_procurements([STREET], by=TESTER, at=AT, by_person=False)[0]


def told(number: int, **fields: Any) -> dict[str, Any]:
    return MINE | {"versie": version_of(number)} | fields


def why_of(kind: str, number: int) -> str:
    return changes_of(kind, str(number))[0].why


def test_a_purchase_is_changed_for_a_reason_that_its_history_tells(visitor: Client, number: int) -> None:
    assert 'name="waarom"' in visitor.get(f"/aankopen/{number}/wijzig").content.decode()
    answer = visitor.post(f"/aankopen/{number}/wijzig", told(number, title="Kerkplein", waarom=" Slip\n in de titel "))
    assert answer.status_code == 302
    assert why_of("procurement", number) == "Slip in de titel"
    assert "(Slip in de titel)" in words_of(visitor.get(f"/aankopen/{number}"))


def test_no_reason_is_needed_and_a_new_purchase_is_asked_for_none(visitor: Client, number: int) -> None:
    assert visitor.post(f"/aankopen/{number}/wijzig", told(number, title="Kerkplein")).status_code == 302
    assert why_of("procurement", number) == ""
    assert 'name="waarom"' not in visitor.get("/aankopen/nieuw").content.decode()


@pytest.mark.parametrize(("fields", "status"), [({"title": ""}, 422), ({"versie": "0"}, 409)])
def test_a_form_that_comes_back_still_says_why(
    visitor: Client, number: int, fields: dict[str, str], status: int
) -> None:
    another(number, title="Titel van een ander")
    answer = visitor.post(f"/aankopen/{number}/wijzig", told(number, waarom='Omdat het "moet"', **fields))
    assert answer.status_code == status
    assert 'value="Omdat het &quot;moet&quot;"' in answer.content.decode()


def test_a_reason_without_end_is_cut_and_one_with_a_nought_in_it_is_kept(visitor: Client, number: int) -> None:
    answer = visitor.post(f"/aankopen/{number}/wijzig", told(number, title="Kerkplein", waarom="a\0b" + "c" * 2000))
    assert answer.status_code == 302
    assert why_of("procurement", number) == ("a b" + "c" * 2000)[:LONGEST]


def test_lots_are_changed_for_a_reason(visitor: Client, number: int) -> None:
    lot = {"0-code": "1", "0-title": "Wegenis en groen", "aantal": 1, "versie": version_of(number)}
    answer = visitor.post(f"/aankopen/{number}/percelen", lot | {"waarom": "Nieuwe indeling", "meer": "1"})
    assert 'value="Nieuwe indeling"' in answer.content.decode()
    assert visitor.post(f"/aankopen/{number}/percelen", lot | {"waarom": "Nieuwe indeling"}).status_code == 302
    assert why_of("procurement", number) == "Nieuwe indeling"


def test_an_action_is_changed_for_a_reason(visitor: Client) -> None:
    number = add_action(FLEET, by=TESTER, at=AT)
    form = {"name": "Wagens tellen", "authority": "brugge", "state": "planned", "objectives": FLEET.objectives}
    assert visitor.post(f"/acties/{number}", form | {"waarom": "Korter"}).status_code == 302
    assert why_of("action", number) == "Korter"
