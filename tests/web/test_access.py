"""Every address has a rule, every rule is asked, and the answer is what the table of permissions says."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from tests.register.people import load_authorities, somebody

from aankoopwijzer.domain.policy.permissions import COLLEAGUE, PUBLIC, TABLE, Verdict
from aankoopwijzer.domain.records.visitor import Access, Anonymous, Grant, Person, Role, Visitor
from aankoopwijzer.register.accounts import outside
from aankoopwijzer.web import access, urls

DAY = dt.date(2026, 3, 2)
OWN, OTHER = "brugge", "damme"
PLACES = {"own": OWN, "other": OTHER, "region": access.REGION, "none": "atlantis"}
WHO: list[tuple[Role, str | None] | None] = [None, *itertools.product(Role, (OWN, None))]


def visitor(who: tuple[Role, str | None] | None) -> Visitor:
    if who is None:
        return Anonymous()
    grant = Grant(role=who[0], authority=who[1], valid_from=DAY)
    return Person(account=1, name="An", email="an@example.org", grants=(grant,), has_second_factor=True)


def expected(rule: access.Rule | access.Needs, who: tuple[Role, str | None] | None, place: str) -> Verdict:
    """What the table says, read in the plainest way."""
    if not isinstance(rule, access.Needs):
        return Verdict.SIGN_IN if rule is access.Rule.SIGNED_IN and who is None else Verdict.ALLOWED
    row = TABLE[rule.kind]
    if who is None:
        is_open = row[PUBLIC] >= rule.access and not (rule.of and place == "none")
        return Verdict.ALLOWED if is_open else Verdict.SIGN_IN
    role, scope = who
    if rule.of is None:
        has = row[role]
    elif place == "none":
        return Verdict.HIDDEN
    elif scope is None or place == "own":
        has = row[role]
    elif place == "region":
        has = min(row[role], Access.VIEW)
    else:
        has = Access.NONE
    has = max(has, row[COLLEAGUE], row[PUBLIC])
    if has >= rule.access:
        return Verdict.ALLOWED
    return Verdict.FORBIDDEN if has >= Access.VIEW else Verdict.HIDDEN


def test_every_address_of_the_pages_asks_a_rule() -> None:
    for pattern in urls.urlpatterns:
        assert pattern.name in access.RULES
        assert pattern.callback.rule is access.RULES[pattern.name]


def test_no_rule_is_kept_for_an_address_that_is_gone() -> None:
    assert set(access.RULES) == {pattern.name for pattern in urls.urlpatterns}


def test_an_address_without_a_rule_does_not_start() -> None:
    with pytest.raises(KeyError):
        access.route("nieuw", lambda request: HttpResponse(), "nieuw")


def test_the_site_has_no_other_addresses_than_pages_health_and_language() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == set(access.RULES) | {"health", "set_language"}


def test_the_verdict_for_each_role_and_authority_is_that_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    load_authorities()
    wrong = []
    for who, (place, authority) in itertools.product(WHO, PLACES.items()):
        _stands(monkeypatch, place, authority)
        arguments = {"authority": authority, "kind": "contract", "record": "12", "number": 12}
        for name, rule in access.RULES.items():
            found = access.verdict(visitor(who), rule, arguments, on=DAY)
            if found is not expected(rule, who, place):
                wrong.append((name, who, place, found))
    assert wrong == []


def _stands(monkeypatch: pytest.MonkeyPatch, place: str, authority: str) -> None:
    """A record of that authority, as far as its history tells; `none` was never there."""
    known = None if place == "none" else (None if authority == access.REGION else authority,)
    monkeypatch.setattr(access, "authority_of", lambda kind, record: known)
    monkeypatch.setattr(access, "standing_of", lambda number: known and (*known, True))
    monkeypatch.setattr(access, "place_of", lambda number: known)


ALLOWED = {200, 302, 404, 405}
NEEDING = [name for name, rule in access.RULES.items() if rule not in (access.Rule.PUBLIC, access.Rule.LINK)]


@pytest.fixture
def browsers(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[tuple[Role, str | None] | None, Client]:
    """A browser for everybody, signed in with a second step."""
    load_authorities()
    monkeypatch.setattr(outside, "has_second_factor", lambda account: True)
    found = {}
    for who in WHO:
        found[who] = Client(raise_request_exception=False)
        if who is not None:
            found[who].force_login(get_user_model().objects.get(pk=somebody(who)))
    return found


@pytest.mark.parametrize("pages", [NEEDING[part::6] for part in range(6)], ids=[f"part {n}" for n in range(1, 7)])
def test_every_page_answers_each_role_and_authority_as_the_table_says(
    pages: list[str], browsers: dict[tuple[Role, str | None] | None, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = {one.name: one for one in urls.urlpatterns}
    wrong = []
    for name in pages:
        rule, wanted = access.RULES[name], addresses[name].pattern.converters
        has_place = "authority" in wanted or (isinstance(rule, access.Needs) and rule.of is not None)
        for place, authority in PLACES.items() if has_place else [("own", OWN)]:
            _stands(monkeypatch, place, authority)
            arguments = {key: authority if key == "authority" else "1" for key in wanted}
            for who, browser in browsers.items():
                answer = browser.get(reverse(name, kwargs=arguments))
                verdict = expected(rule, who, place)
                if not _fits(answer, verdict, rule, known_place=set(wanted) <= {"authority"}):
                    wrong.append((name, who, place, verdict, answer.status_code, answer.get("Location", "")))
    assert wrong == []


def _fits(answer: Any, verdict: Verdict, rule: access.Rule | access.Needs, *, known_place: bool) -> bool:
    signs_in = answer.get("Location", "").startswith("/aanmelden?next=")
    match verdict:
        case Verdict.SIGN_IN:
            return answer.status_code == 302 and signs_in
        case Verdict.FORBIDDEN:
            return answer.status_code == 403
        case Verdict.HIDDEN:
            return answer.status_code == 404
        case _ if isinstance(rule, access.Needs):
            # Whether there is a record of that number is the view's own affair.
            return not signs_in and answer.status_code in ALLOWED - ({404} if known_place else set())
        case _:
            return not signs_in
