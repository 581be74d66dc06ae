"""A token goes as far as the roles of its account, and not a day longer than it was given for."""

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from tests.register.people import AT, TESTER, load_authorities, somebody

from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.flows.create_token import create_token
from aankoopwijzer.flows.disable_account import disable_account
from aankoopwijzer.flows.revoke_token import revoke_token
from aankoopwijzer.register.accounts.models import ApiToken
from aankoopwijzer.register.accounts.problems import AccountProblem, Problem
from aankoopwijzer.register.accounts.tokens import tokens
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.spend.models import SpendLine

SPEND = "/api/v1/spend-lines"


@pytest.fixture(autouse=True)
def _lines(db: None) -> None:
    load_authorities()
    for number, authority in enumerate(["brugge", "damme", "brugge"], start=1):
        SpendLine.objects.create(
            authority=authority, key=f"k{number}", batch=1, line=number, digest=0, amount_excl_vat=Decimal("12.50")
        )


def _token(*roles: tuple[Role, str | None], days: int = 10) -> tuple[int, str]:
    account, on = somebody(*roles), timezone.localdate()
    return account, create_token(account, "stats", most=Access.VIEW, days=days, by=TESTER, at=AT, on=on)


def _asked(program: Client, secret: str, path: str = SPEND):
    return program.get(path, headers={"authorization": f"Bearer {secret}"})


def test_a_buyer_sees_the_spend_of_the_own_authority_only(program: Client) -> None:
    _, secret = _token((Role.BUYER, "brugge"))
    answer = _asked(program, secret)
    assert answer.status_code == 200
    assert [(one["authority"], one["line"]) for one in answer.json()["results"]] == [("brugge", 1), ("brugge", 3)]
    assert answer.json()["results"][0]["amount_excl_vat"] == "12.5000"
    assert answer.json()["results"][0]["supplier_name"] is None
    assert "private" in answer["Cache-Control"]
    assert _asked(program, secret, f"{SPEND}?authority=damme").status_code == 404


def test_rows_go_on_where_the_page_before_ended(program: Client) -> None:
    _, secret = _token((Role.REGIONAL_COORDINATOR, None))
    lines, address = [], f"{SPEND}?size=2"
    while address:
        answer = _asked(program, secret, address)
        lines += [one["line"] for one in answer.json()["results"]]
        address = answer.get("Link", "").partition(">")[0].lstrip("<")
    assert lines == [1, 2, 3]


def test_without_a_token_one_is_asked_for_one(program: Client) -> None:
    answer = program.get(SPEND)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"


def test_an_account_without_a_role_sees_nothing_of_the_registers(program: Client) -> None:
    _, secret = _token()
    assert _asked(program, secret).status_code == 404


def test_a_token_that_expired_was_revoked_or_lost_its_account_opens_nothing(program: Client) -> None:
    _, expired = _token((Role.BUYER, "brugge"))
    ApiToken.objects.update(expires_on=timezone.localdate())
    _, revoked = _token((Role.BUYER, "brugge"))
    revoke_token(tokens()[0].number, by=TESTER, at=AT)
    account, orphan = _token((Role.BUYER, "brugge"))
    assert _asked(program, orphan).status_code == 200
    disable_account(account, by=TESTER, at=AT, on=AT.date())
    assert [_asked(program, each).status_code for each in (expired, revoked, orphan)] == [401, 401, 401]


def test_the_secret_is_kept_nowhere_and_every_change_is_in_the_history() -> None:
    _, secret = _token((Role.BUYER, "brugge"))
    row = ApiToken.objects.get()
    assert secret not in str(vars(row))
    revoke_token(row.pk, by=TESTER, at=AT, why="lost")
    changes = changes_of("api_token", str(row.pk))
    assert len(changes) == 2
    assert secret not in str(changes)
    with pytest.raises(AccountProblem) as refused:
        revoke_token(row.pk, by=TESTER, at=AT)
    assert refused.value.problem is Problem.UNKNOWN_TOKEN


def test_a_token_that_would_not_last_a_day_is_not_made() -> None:
    with pytest.raises(AccountProblem) as refused:
        _token((Role.BUYER, "brugge"), days=0)
    assert refused.value.problem is Problem.EXPIRES_TOO_SOON
