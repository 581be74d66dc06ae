"""The programs of an authority: an account without a person, with a role and tokens."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from tests.register.people import AT, DAY, TESTER, load_authorities
from tests.web.signed_in import strong_member

from aankoopwijzer.domain.records.account import Account
from aankoopwijzer.domain.records.visitor import Grant, Role
from aankoopwijzer.flows.change_password import change_password
from aankoopwijzer.flows.grant_role import grant_role
from aankoopwijzer.register.accounts import password_keys, queries
from aankoopwijzer.register.accounts.problems import AccountProblem, Problem
from aankoopwijzer.register.accounts.tokens import tokens
from aankoopwijzer.register.history.queries import changes_of

HERE = "/mensen/brugge/programmas"
NEW = {"name": "Boekhouding Noord", "role": "buyer", "valid_until": ""}
ADDRESS = "boekhouding-noord@program.invalid"


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


@pytest.fixture
def administrator(visitor: Client) -> Client:
    strong_member(visitor, (Role.ADMINISTRATOR, "brugge"), name="Ada Beheer")
    return visitor


def made(administrator: Client, **other: str) -> Account:
    answer = administrator.post(f"{HERE}/nieuw", NEW | other)
    assert answer.status_code == 302, answer.content.decode()
    found = queries.account_by_email(ADDRESS)
    assert found is not None
    return found


def token_of(administrator: Client, account: Account, most: str = "view", days: int = 30) -> str:
    body = {"number": account.number, "most": most, "days": days}
    page = administrator.post(f"{HERE}/token", body).content.decode()
    found = re.search(r'value="(awt_[^"]+)"', page)
    assert found is not None, page
    return found[1]


def asked(secret: str, path: str = "/api/v1/spend-lines") -> Any:
    return Client().get(path, headers={"authorization": f"Bearer {secret}"})


def test_a_program_gets_a_role_and_a_token_that_is_shown_once_and_opens_the_api(administrator: Client) -> None:
    account = made(administrator)
    assert (account.is_program, account.has_password, account.name) == (True, False, "Boekhouding Noord")
    secret = token_of(administrator, account)
    assert asked(secret).status_code == 200
    page = administrator.get(HERE).content.decode()
    assert secret not in page
    assert "mag lezen" in page
    assert queries.account(account.number).last_used_on is not None
    assert [one.action for one in changes_of("account", str(account.number))] == ["created"]


def test_programs_stand_apart_from_people(administrator: Client) -> None:
    made(administrator)
    assert ADDRESS in administrator.get(HERE).content.decode()
    people = administrator.get("/mensen/brugge").content.decode()
    assert ADDRESS not in people
    assert f'href="{HERE}"' in people


def test_a_token_that_is_taken_away_or_whose_program_is_closed_opens_nothing(administrator: Client) -> None:
    account = made(administrator)
    first, second = token_of(administrator, account), token_of(administrator, account)
    number = min(one.number for one in tokens(account=account.number))
    assert administrator.post(f"{HERE}/token/weg", {"number": number}).status_code == 302
    assert administrator.post(f"{HERE}/token/weg", {"number": number}).status_code == 404
    assert [asked(first).status_code, asked(second).status_code] == [401, 200]
    assert administrator.post(f"{HERE}/sluiten", {"number": account.number}).status_code == 302
    assert asked(second).status_code == 401


def test_two_programs_of_one_name_have_two_addresses(administrator: Client) -> None:
    made(administrator)
    made(administrator)
    assert queries.account_by_email("boekhouding-noord-2@program.invalid") is not None


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("nieuw", NEW | {"name": ""}),
        ("nieuw", NEW | {"role": "administrator"}),
        ("nieuw", NEW | {"valid_until": "2001-01-01"}),
        ("token", {"most": "manage", "days": "30"}),
        ("token", {"most": "view", "days": "0"}),
        ("token", {"most": "view", "days": "4000"}),
    ],
)
def test_what_a_program_cannot_have_is_said(administrator: Client, path: str, body: dict[str, str]) -> None:
    account = made(administrator)
    answer = administrator.post(f"{HERE}/{path}", body | {"number": account.number})
    assert answer.status_code == 422
    assert "aw-field__error" in answer.content.decode()
    assert tokens() == ()


def test_nobody_signs_in_as_a_program(administrator: Client, visitor: Client) -> None:
    account = made(administrator)
    assert password_keys.key_for(account.number) is None
    with pytest.raises(AccountProblem) as refused:
        change_password(account.number, "een zin van vier woorden", by=TESTER, at=AT)
    assert refused.value.problem is Problem.NOT_FOR_A_PROGRAM
    grant = Grant(role=Role.ADMINISTRATOR, authority="brugge", valid_from=DAY)
    with pytest.raises(AccountProblem) as refused:
        grant_role(account.number, grant, by=TESTER, at=AT)
    assert refused.value.problem is Problem.NOT_FOR_A_PROGRAM
    Client().post("/wachtwoord/vergeten", {"email": ADDRESS})
    assert mail.outbox == []


def test_an_administrator_of_one_place_gives_no_token_that_opens_another(administrator: Client) -> None:
    account = made(administrator)
    secret = token_of(administrator, account)
    grant_role(account.number, Grant(role=Role.AUDITOR, authority="damme", valid_from=DAY), by=TESTER, at=AT)
    body = {"number": account.number, "most": "view", "days": "9"}
    assert administrator.post(f"{HERE}/token", body).status_code == 404
    assert administrator.post(f"{HERE}/sluiten", {"number": account.number}).status_code == 404
    assert "Geef een token" not in administrator.get(HERE).content.decode()
    assert asked(secret).status_code == 200


def test_a_person_is_no_program(administrator: Client) -> None:
    ada = next(one for one in queries.accounts() if not one.is_program)
    body = {"number": ada.number, "most": "change", "days": "9"}
    assert administrator.post(f"{HERE}/token", body).status_code == 404
    assert administrator.post(f"{HERE}/sluiten", {"number": ada.number}).status_code == 404
