"""Accounts that only a demonstration has."""

import pytest
from django.contrib.auth import authenticate
from tests.register.people import AT, DAY, load_authorities, somebody

from aankoopwijzer.config import site
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.close_demo_accounts import close_demo_accounts
from aankoopwijzer.flows.open_demo_accounts import open_demo_accounts
from aankoopwijzer.register.accounts import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _authorities(db: None) -> None:
    load_authorities()


def may_sign_in(email, password):
    return authenticate(None, email=email, password=password) is not None


def test_there_is_one_for_each_role_with_a_new_password_at_each_start():
    first = open_demo_accounts("brugge", at=AT, on=DAY)
    second = open_demo_accounts("brugge", at=AT, on=DAY)
    assert [one.role for one in first] == list(Role)
    assert [one.email for one in first] == [one.email for one in second]
    assert not {one.password for one in first} & {one.password for one in second}
    assert not may_sign_in(first[0].email, first[0].password)
    assert may_sign_in(second[0].email, second[0].password)
    person = queries.person(queries.account_by_email("regional-coordinator@demo.invalid").number)
    assert [one.authority for one in person.grants] == [None]
    assert person.has_second_factor


def test_a_site_that_is_no_demonstration_closes_them_and_nobody_else():
    real = somebody()
    made = open_demo_accounts("brugge", at=AT, on=DAY)
    assert close_demo_accounts(at=AT, on=DAY) == 7
    assert close_demo_accounts(at=AT, on=DAY) == 0
    assert not any(may_sign_in(one.email, one.password) for one in made)
    assert queries.account(real).is_active
    again = open_demo_accounts("brugge", at=AT, on=DAY)
    assert may_sign_in(again[0].email, again[0].password)


def test_where_people_sign_in_for_real_there_are_none(settings, capsys):
    settings.SECURE = True
    site.open_demo_accounts()
    assert "No demonstration accounts" in capsys.readouterr().out
    assert queries.demo_accounts() == ()


def test_the_start_of_a_demonstration_prints_how_to_sign_in(settings, capsys):
    settings.SECURE = False
    site.open_demo_accounts()
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert len(lines) == len(Role)
    assert all(may_sign_in(email, password) for email, password in lines)
