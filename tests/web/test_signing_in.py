"""Signing in: with a password, with a second step, and not too often."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as site_settings
from django.core import mail
from django.core.management import call_command
from django.test import Client
from tests.register.people import AT, DAY, TESTER, load_authorities
from tests.web.signed_in import PASSWORD, code_of, make_second_factor, member, sign_in, strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.disable_account import disable_account
from aankoopwijzer.register.accounts import queries
from aankoopwijzer.register.accounts.models import Account, AccountSession

BUYER, AUDITOR = (Role.BUYER, "brugge"), (Role.AUDITOR, "brugge")


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


def is_signed_in(visitor: Client) -> bool:
    return visitor.get("/mijn-account").status_code == 200


def test_somebody_signs_in_and_out_and_the_header_says_who_he_is(visitor: Client) -> None:
    answer = sign_in(visitor, member(AUDITOR))
    assert (answer.status_code, answer["Location"]) == (302, "/")
    page = words_of(visitor.get("/"))
    assert "An Peeters · Brugge" in page
    assert "Afmelden" in page
    assert visitor.post("/afmelden").status_code == 302
    assert not is_signed_in(visitor)
    assert AccountSession.objects.count() == 0


def test_somebody_unknown_gets_no_session_and_no_cookie_for_looking_around(visitor: Client) -> None:
    for address in ("/", "/kader", "/criteria"):
        visitor.get(address)
    assert site_settings.SESSION_COOKIE_NAME not in visitor.cookies
    assert AccountSession.objects.count() == 0


def test_the_cookie_of_a_session_is_for_this_site_and_out_of_reach_of_scripts(visitor: Client) -> None:
    cookie = sign_in(visitor, member(AUDITOR)).cookies[site_settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 12 * 3600


def test_signing_in_changes_the_key_of_the_session(visitor: Client) -> None:
    email = member(AUDITOR)
    session = visitor.session
    session["planted"] = "yes"
    session.save()
    visitor.cookies[site_settings.SESSION_COOKIE_NAME] = session.session_key
    sign_in(visitor, email)
    assert visitor.session.session_key != session.session_key


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.upper()])
def test_a_wrong_password_says_so_and_not_what_was_wrong(visitor: Client, password: str) -> None:
    email = member(AUDITOR)
    known, unknown = (
        re.sub(r"person\d+@|nobody@", "", words_of(sign_in(visitor, one, password)))
        for one in (email, "nobody@brugge.example")
    )
    assert known == unknown
    assert "aw-errors" in sign_in(visitor, email, password).content.decode()


def test_after_five_wrong_passwords_even_the_right_one_waits(visitor: Client) -> None:
    email = member(AUDITOR)
    for _ in range(5):
        sign_in(visitor, email, "wrong")
    answer = sign_in(visitor, email)
    assert "Dit ging te vaak mis." in words_of(answer)
    assert not is_signed_in(visitor)


def test_a_flood_of_attempts_from_one_address_is_braked_whatever_the_account(visitor: Client) -> None:
    answers = [sign_in(visitor, f"nobody{number}@brugge.example", "wrong") for number in range(35)]
    assert answers[-1].status_code == 429
    assert "trager" in words_of(answers[-1])


def test_a_closed_account_is_told_so_only_to_who_knows_its_password(visitor: Client) -> None:
    email = member(AUDITOR)
    disable_account(queries.account_by_email(email).number, by=TESTER, at=AT, on=DAY)
    assert "gesloten" not in words_of(sign_in(visitor, email, "wrong"))
    answer = sign_in(visitor, email)
    assert answer.status_code == 403
    assert "Deze account is gesloten" in words_of(answer)
    assert not is_signed_in(visitor)


def test_after_signing_in_one_is_where_one_wanted_to_go_but_never_elsewhere(visitor: Client) -> None:
    answer = visitor.get("/mijn-account")
    assert answer["Location"] == "/aanmelden?next=%2Fmijn-account"
    email = member(AUDITOR)
    assert 'name="next" value="/mijn-account"' in visitor.get(answer["Location"]).content.decode()
    assert sign_in(visitor, email, next="/mijn-account")["Location"] == "/mijn-account"
    visitor.post("/afmelden")
    assert sign_in(visitor, email, next="https://evil.example/")["Location"] == "/"


def test_nobody_opens_an_account_by_himself(visitor: Client) -> None:
    for address in ("/accounts/signup/", "/aanmelden/nieuw", "/signup"):
        assert visitor.get(address).status_code == 404


def test_whoever_changes_things_makes_a_second_step_before_he_goes_on(visitor: Client) -> None:
    sign_in(visitor, member((Role.ADMINISTRATOR, "brugge")))
    assert visitor.get("/mensen/brugge")["Location"] == "/mijn-account/tweede-stap"
    assert "Met je rol verander je dingen" in words_of(visitor.get("/mijn-account/tweede-stap"))
    assert visitor.get("/").status_code == 200
    make_second_factor(visitor)
    assert visitor.get("/mensen/brugge").status_code == 200


def test_with_a_second_step_a_password_is_not_enough(visitor: Client) -> None:
    email = member(BUYER)
    sign_in(visitor, email)
    secret = make_second_factor(visitor)
    other = Client(headers={"accept-language": "nl-BE"})
    assert sign_in(other, email)["Location"] == "/aanmelden/code"
    assert not is_signed_in(other)
    assert "Deze code klopt niet" in words_of(other.post("/aanmelden/code", {"code": "000000"}))
    assert other.post("/aanmelden/code", {"code": code_of(secret, ahead=1)}).status_code == 302
    assert is_signed_in(other)


def test_a_code_works_once(visitor: Client) -> None:
    email = member(BUYER)
    sign_in(visitor, email)
    secret = make_second_factor(visitor)
    code = code_of(secret, ahead=1)
    for expected in (302, 200):
        other = Client()
        sign_in(other, email)
        assert other.post("/aanmelden/code", {"code": code}).status_code == expected


def test_a_recovery_code_lets_one_in_once_and_is_shown_once(visitor: Client) -> None:
    email = member(BUYER)
    sign_in(visitor, email)
    make_second_factor(visitor)
    page = visitor.get("/mijn-account/herstelcodes").content.decode()
    codes = re.findall(r"<li><code>(\d{8})</code></li>", page)
    assert len(codes) == 10
    assert codes[0] not in visitor.get("/mijn-account/herstelcodes").content.decode()
    for expected in (302, 200):
        other = Client()
        sign_in(other, email)
        assert other.post("/aanmelden/code", {"code": codes[0]}).status_code == expected


def test_the_second_step_comes_with_a_picture_and_no_inline_code(visitor: Client) -> None:
    sign_in(visitor, member(BUYER))
    page = visitor.get("/mijn-account/tweede-stap").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert "<svg:" not in page
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)", page)


def test_the_secret_of_a_second_step_is_locked_in_the_database(visitor: Client) -> None:
    sign_in(visitor, member(BUYER))
    secret = make_second_factor(visitor)
    assert secret not in str(list(Authenticator.objects.values()))


def test_another_key_of_the_site_makes_the_second_step_useless_and_lets_nobody_past_it(
    visitor: Client, settings: Any
) -> None:
    email = member(BUYER)
    sign_in(visitor, email)
    secret = make_second_factor(visitor)
    settings.SECRET_KEY = "another"
    other = Client(headers={"accept-language": "nl-BE"})
    sign_in(other, email)
    assert "Deze code klopt niet" in words_of(other.post("/aanmelden/code", {"code": code_of(secret, ahead=1)}))
    assert not is_signed_in(other)


def test_switching_the_second_step_on_signs_other_browsers_out(visitor: Client) -> None:
    email = member(BUYER)
    other = Client()
    sign_in(other, email)
    sign_in(visitor, email)
    make_second_factor(visitor)
    assert is_signed_in(visitor)
    assert not is_signed_in(other)


def test_after_a_while_one_proves_again_who_one_is_before_the_second_step_goes(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    strong_member(visitor, BUYER)
    assert visitor.get("/mijn-account/tweede-stap/weg").status_code == 200
    monkeypatch.setattr("aankoopwijzer.web.signing_in.RECENT_SECONDS", -1)
    answer = visitor.get("/mijn-account/tweede-stap/weg")
    assert answer["Location"].startswith("/aanmelden/bevestig?next=")
    assert "Dit is niet je wachtwoord" in words_of(visitor.post(answer["Location"], {"password": "wrong"}))
    monkeypatch.setattr("aankoopwijzer.web.signing_in.RECENT_SECONDS", 300)
    assert visitor.post(answer["Location"], {"password": PASSWORD})["Location"] == "/mijn-account/tweede-stap/weg"
    assert visitor.post("/mijn-account/tweede-stap/weg").status_code == 302
    assert not Authenticator.objects.exists()


def test_a_session_in_use_lives_on_and_notes_the_day(visitor: Client) -> None:
    email = member(AUDITOR)
    sign_in(visitor, email)
    visitor.get("/mijn-account")
    assert Account.objects.get(email=email).last_used_on is not None
    first = AccountSession.objects.get().expire_date
    session = visitor.session
    session["refreshed"] = 0
    session.save()
    visitor.get("/")
    assert AccountSession.objects.get().expire_date > first


def test_pages_of_somebody_who_signed_in_are_kept_by_nobody(visitor: Client) -> None:
    sign_in(visitor, member(AUDITOR))
    for address in ("/", "/mijn-account"):
        assert "no-store" in visitor.get(address)["Cache-Control"]
    assert "Cache-Control" not in Client().get("/")


@pytest.mark.django_db(transaction=True)
def test_who_forgot_his_password_gets_a_link_that_works_once(visitor: Client) -> None:
    email = member(AUDITOR)
    other = Client()
    sign_in(other, email)
    known = words_of(visitor.post("/wachtwoord/vergeten", {"email": email.upper()}))
    assert words_of(visitor.post("/wachtwoord/vergeten", {"email": "nobody@brugge.example"})) == known
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    (letter,) = mail.outbox
    assert letter.to == [email]
    assert letter.subject == "Een nieuw wachtwoord voor Aankoopwijzer"
    link = re.search(r"http://testserver(/wachtwoord/\S+)", letter.body)[1]
    assert email in words_of(visitor.get(link))
    assert "Deze twee zijn niet hetzelfde" in words_of(
        visitor.post(link, {"new_password1": "vijf andere woorden samen", "new_password2": "x"})
    )
    short = visitor.post(link, {"new_password1": "kort", "new_password2": "kort"})
    assert short.status_code == 422
    chosen = {"new_password1": "vijf andere woorden samen", "new_password2": "vijf andere woorden samen"}
    assert visitor.post(link, chosen)["Location"] == "/aanmelden?chosen"
    assert not is_signed_in(visitor)
    assert not is_signed_in(other)
    assert visitor.get(link).status_code == 404
    assert sign_in(visitor, email, "vijf andere woorden samen").status_code == 302


def test_a_changed_password_keeps_this_browser_and_signs_the_others_out(visitor: Client) -> None:
    email = member(AUDITOR)
    other = Client()
    sign_in(other, email)
    sign_in(visitor, email)
    wrong = {"old_password": "x", "new_password1": "vijf andere woorden", "new_password2": "vijf andere woorden"}
    assert "Dit is niet je wachtwoord" in words_of(visitor.post("/mijn-account/wachtwoord", wrong))
    assert visitor.post("/mijn-account/wachtwoord", wrong | {"old_password": PASSWORD}).status_code == 302
    assert is_signed_in(visitor)
    assert not is_signed_in(other)


def test_one_sees_where_one_is_signed_in_and_ends_it_there(visitor: Client) -> None:
    email = member(AUDITOR)
    others = [Client(), Client()]
    for one in (*others, visitor):
        sign_in(one, email)
    page = visitor.get("/mijn-account").content.decode()
    marks = re.findall(r'name="which" value="([0-9a-f]{16})"', page)
    assert len(marks) == 2
    assert not any(row.session_key in page for row in AccountSession.objects.all())
    visitor.post("/mijn-account/sessies", {"which": marks[0]})
    assert sorted(map(is_signed_in, others)) == [False, True]
    visitor.post("/mijn-account/sessies", {"which": "others"})
    assert [is_signed_in(one) for one in (*others, visitor)] == [False, False, True]


def test_one_changes_ones_own_name(visitor: Client) -> None:
    email = member(AUDITOR)
    sign_in(visitor, email)
    assert visitor.post("/mijn-account", {"name": ""}).status_code == 422
    assert visitor.post("/mijn-account", {"name": "An P."}).status_code == 302
    assert queries.account_by_email(email).name == "An P."


def test_a_session_of_one_account_is_never_ended_by_another(visitor: Client) -> None:
    victim = Client()
    sign_in(victim, member(AUDITOR))
    sign_in(visitor, member(AUDITOR))
    visitor.post("/mijn-account/sessies", {"which": "others"})
    assert is_signed_in(victim)
