"""Accounts: made, given roles, closed, and forgotten."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.people import AT, DAY, TESTER, load_authorities, somebody

from aankoopwijzer.domain.records.history import FORGOTTEN
from aankoopwijzer.domain.records.visitor import Grant, Role
from aankoopwijzer.flows.change_password import change_password
from aankoopwijzer.flows.create_account import create_account
from aankoopwijzer.flows.disable_account import disable_account
from aankoopwijzer.flows.enable_account import enable_account
from aankoopwijzer.flows.follow_claims import follow_claims
from aankoopwijzer.flows.forget_person import forget_person
from aankoopwijzer.flows.grant_role import grant_role
from aankoopwijzer.flows.rename_account import rename_account
from aankoopwijzer.flows.retire_accounts import Retired, retire_accounts
from aankoopwijzer.flows.revoke_role import revoke_role
from aankoopwijzer.register.accounts import password_keys, queries, tasks
from aankoopwijzer.register.accounts.models import Account
from aankoopwijzer.register.accounts.models import Grant as GrantRow
from aankoopwijzer.register.accounts.problems import AccountProblem, Problem
from aankoopwijzer.register.accounts.retention import months_before
from aankoopwijzer.register.history.models import Line, PersonalValue
from aankoopwijzer.register.history.queries import changes_of

pytestmark = pytest.mark.django_db
BUYER = Grant(role=Role.BUYER, authority="brugge", valid_from=DAY)


@pytest.fixture(autouse=True)
def _authorities(db: None) -> None:
    load_authorities()


def refused(problem: Problem):
    return pytest.raises(AccountProblem, match=problem.value)


def test_an_account_is_made_with_its_roles_and_without_a_password():
    number = create_account(" An@Brugge.example ", " An   Peeters ", [BUYER], by=TESTER, at=AT, on=DAY).account
    made = queries.account_by_email("AN@brugge.EXAMPLE")
    assert made is not None
    assert (made.number, made.email, made.name) == (number, "an@brugge.example", "An Peeters")
    assert not made.has_password
    assert [one.grant for one in made.grants] == [BUYER]


def test_an_address_has_one_account():
    somebody(email="an@brugge.example")
    with refused(Problem.TAKEN):
        create_account("AN@brugge.example", "An", [], by=TESTER, at=AT, on=DAY)


@pytest.mark.parametrize("email", ["", "an", "an@", "@brugge.example", "an brugge@example.org"])
def test_what_is_no_address_is_refused(email):
    with refused(Problem.NO_EMAIL):
        create_account(email, "An", [], by=TESTER, at=AT, on=DAY)


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_name_is_neither_empty_nor_endless(name):
    with refused(Problem.NO_NAME):
        create_account("an@brugge.example", name, [], by=TESTER, at=AT, on=DAY)


def test_when_a_role_cannot_be_given_the_account_is_not_made_either():
    with refused(Problem.UNKNOWN_AUTHORITY):
        create_account(
            "an@brugge.example", "An", [BUYER.model_copy(update={"authority": "atlantis"})], by=TESTER, at=AT, on=DAY
        )
    assert queries.account_by_email("an@brugge.example") is None
    assert not Line.objects.filter(kind="account").exists()


def test_a_role_is_given_once():
    number = somebody((Role.BUYER, "brugge"))
    with refused(Problem.GRANTED_ALREADY):
        grant_role(number, BUYER, by=TESTER, at=AT)
    grant_role(number, BUYER.model_copy(update={"authority": "damme"}), by=TESTER, at=AT)


def test_a_role_that_ended_can_be_given_again():
    number = somebody()
    grant_role(number, BUYER.model_copy(update={"valid_until": DAY}), by=TESTER, at=AT)
    grant_role(number, BUYER.model_copy(update={"valid_from": DAY + dt.timedelta(days=1)}), by=TESTER, at=AT)


def test_a_role_does_not_end_before_it_begins():
    with refused(Problem.ENDS_BEFORE_START):
        grant_role(somebody(), BUYER.model_copy(update={"valid_until": DAY - dt.timedelta(days=1)}), by=TESTER, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantRow.objects.create(
            account_id=somebody(), role="buyer", valid_from=DAY, valid_until=DAY - dt.timedelta(days=1)
        )


def test_a_revoked_role_counts_no_more_and_history_has_both():
    number = somebody((Role.BUYER, "brugge"))
    held = queries.account(number).grants[0]
    revoke_role(held.number, by=TESTER, at=AT, why="moved to another service")
    assert queries.person(number).grants == ()
    taken, given = changes_of("grant", str(held.number))
    assert (given.action, taken.action) == ("created", "removed")
    assert (taken.authority, taken.why) == ("brugge", "moved to another service")
    assert taken.before["role"] == "buyer"
    with refused(Problem.UNKNOWN_GRANT):
        revoke_role(held.number, by=TESTER, at=AT)


def test_a_person_is_a_visitor_with_his_roles_and_a_closed_account_is_nobody():
    number = somebody((Role.BUYER, "brugge"), (Role.AUDITOR, None))
    person = queries.person(number)
    assert [(one.role, one.authority) for one in person.grants] == [(Role.BUYER, "brugge"), (Role.AUDITOR, None)]
    assert not person.has_second_factor
    assert queries.person(number, by_strong_provider=True).has_second_factor
    disable_account(number, by=TESTER, at=AT, on=DAY)
    assert queries.person(number) is None
    enable_account(number, by=TESTER, at=AT, on=DAY)
    assert queries.person(number) == person


def test_the_people_of_an_authority_are_those_with_a_standing_role_there():
    here, there = somebody((Role.BUYER, "brugge")), somebody((Role.BUYER, "damme"))
    region = somebody((Role.AUDITOR, None))
    assert [one.number for one in queries.accounts(authorities={"brugge"})] == [here]
    assert {one.number for one in queries.accounts()} >= {here, there, region}


def test_history_of_an_account_holds_no_password_and_names_no_person_in_its_lines():
    number = somebody(name="Jan Janssens", email="jan@brugge.example")
    change_password(number, "een zin van vier woorden", by=TESTER, at=AT)
    rename_account(number, "Jan J.", by=TESTER, at=AT)
    stored = str(list(Line.objects.values()))
    assert "jan" not in stored.lower()
    assert "woorden" not in stored
    latest = changes_of("account", str(number))
    assert latest[0].before == {"name": "Jan Janssens"}
    assert "password" in latest[1].after


def test_a_forgotten_person_leaves_nothing_but_a_number():
    number = somebody((Role.BUYER, "brugge"), name="Jan Janssens", email="jan@brugge.example")
    lines = list(Line.objects.values())
    forget_person(number, by=TESTER, at=AT, on=DAY)
    row = Account.objects.get(pk=number)
    assert (row.name, row.email, row.is_active, row.has_usable_password()) == (
        "",
        f"account-{number}@anonymous.invalid",
        False,
        False,
    )
    assert not PersonalValue.objects.filter(record=str(number)).exists()
    assert list(Line.objects.values())[: len(lines)] == lines
    assert changes_of("account", str(number))[-1].after["name"] == FORGOTTEN
    assert number not in [one.number for one in queries.accounts()]
    with refused(Problem.UNKNOWN_ACCOUNT):
        enable_account(number, by=TESTER, at=AT, on=DAY)
    with refused(Problem.UNKNOWN_ACCOUNT):
        grant_role(number, BUYER, by=TESTER, at=AT)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2026, 3, 2), 24, dt.date(2024, 3, 2)),
        (dt.date(2026, 1, 31), 2, dt.date(2025, 11, 30)),
        (dt.date(2028, 2, 29), 24, dt.date(2026, 2, 28)),
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
    ],
)
def test_months_are_counted_as_a_calendar_does(day, months, before):
    assert months_before(day, months) == before


def test_what_nobody_uses_is_closed_after_two_years_and_forgotten_three_months_later():
    number, busy = somebody(), somebody()
    Account.objects.filter(pk=busy).update(last_used_on=dt.date(2027, 12, 1))
    assert retire_accounts(months=24, at=AT, on=dt.date(2028, 3, 2)) == Retired(0, 0)
    closed_on = dt.date(2028, 3, 3)
    assert retire_accounts(months=24, at=AT, on=closed_on) == Retired(1, 0)
    assert not queries.account(number).is_active
    assert retire_accounts(months=24, at=AT, on=closed_on + dt.timedelta(days=90)) == Retired(0, 0)
    assert retire_accounts(months=24, at=AT, on=closed_on + dt.timedelta(days=91)) == Retired(0, 1)
    assert queries.account(number).anonymised_on == closed_on + dt.timedelta(days=91)
    assert queries.account(busy).is_active


@pytest.mark.django_db(transaction=True)
def test_the_worker_retires_accounts_and_comes_back_tomorrow():
    number = somebody()
    Account.objects.filter(pk=number).update(last_used_on=timezone.localdate() - dt.timedelta(days=900))
    tasks.start_retiring_accounts()
    tasks.start_retiring_accounts()
    assert DBTaskResult.objects.count() == 1
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    assert not queries.account(number).is_active
    states = DBTaskResult.objects.order_by("enqueued_at").values_list("status", "return_value")
    assert list(states) == [("SUCCESSFUL", [1, 0]), ("READY", None)]


def test_a_key_for_a_password_works_once_and_not_for_a_closed_account():
    number = somebody()
    key = password_keys.key_for(number)
    assert password_keys.account_of(key) == number
    assert password_keys.account_of(key[:-1] + ("a" if key[-1] != "a" else "b")) is None
    change_password(number, "een zin van vier woorden", by=TESTER, at=AT)
    assert password_keys.account_of(key) is None
    other = password_keys.key_for(number)
    disable_account(number, by=TESTER, at=AT, on=DAY)
    assert password_keys.account_of(other) is None
    assert password_keys.key_for(number) is None


@pytest.mark.parametrize("key", ["", "-", "1", "x-y", "²-a", "9" * 40 + "-a", "1-"])
def test_what_is_no_key_opens_nothing(key):
    somebody()
    assert password_keys.account_of(key) is None


def test_claims_give_and_take_only_the_roles_that_came_from_them():
    number = somebody((Role.AUDITOR, None), (Role.BUYER, "damme"))

    def roles():
        return sorted((str(one.role), one.authority or "*") for one in queries.person(number).grants)

    follow_claims(number, "town", [(Role.BUYER, "brugge"), (Role.BUYER, "damme")], at=AT, on=DAY)
    assert roles() == [("auditor", "*"), ("buyer", "brugge"), ("buyer", "damme")]
    follow_claims(number, "town", [], at=AT, on=DAY)
    assert roles() == [("auditor", "*"), ("buyer", "damme")]


def test_django_finds_an_account_whatever_the_capitals():
    number = somebody(email="an@brugge.example")
    assert get_user_model().objects.get_by_natural_key("An@Brugge.Example").pk == number
