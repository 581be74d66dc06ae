"""Signing in at an OpenID Connect provider: a real one, that runs beside the test."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.test import Client
from tests.register.people import AT, DAY, TESTER, load_authorities, somebody
from tests.web.conftest import OpenPage
from tests.web.provider import agree, refuse, running_provider
from tests.web.walking import words_of

from aankoopwijzer.config.sign_in_providers import as_allauth_app, providers
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.disable_account import disable_account
from aankoopwijzer.register.accounts import queries

AN = {"sub": "an-1", "email": "An@brugge.example", "email_verified": True, "name": "An", "groups": ["kopers", "x"]}
UNSURE = {"sub": "bo-2", "email": "bo@brugge.example", "email_verified": False}
FOREIGN = {"sub": "cy-3", "email": "cy@elsewhere.example", "email_verified": True}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running_provider(AN, UNSURE, FOREIGN) as running:
        yield running


@pytest.fixture
def configure(address: str, settings: Any, monkeypatch: pytest.MonkeyPatch, _register: None) -> Any:
    """Switches a provider called `town` on, by its settings in the environment."""
    load_authorities()

    def configured(**more: str) -> None:
        given = {"OIDC": "town", "OIDC_TOWN_NAME": "Stad Brugge", "OIDC_TOWN_SERVER": address}
        given |= {"OIDC_TOWN_CLIENT_ID": "wijzer", "OIDC_TOWN_CLIENT_SECRET": "geheim"} | more
        for name, value in given.items():
            monkeypatch.setenv(f"AANKOOPWIJZER_{name}", value)
        settings.SIGN_IN_PROVIDERS = providers()
        apps = [as_allauth_app(one) for one in settings.SIGN_IN_PROVIDERS]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}

    return configured


def sign_in(visitor: Client, subject: str, query: str = "") -> Any:
    """Go to the provider, say yes there, and come back."""
    there = visitor.get(f"/aanmelden/via/town{query}")
    assert there.status_code == 302
    return visitor.get(agree(there["Location"], subject))


def roles_of(email: str) -> list[tuple[str, str | None]]:
    found = queries.account_by_email(email)
    return sorted((one.grant.role.value, one.grant.authority or "*") for one in found.grants)


def test_somebody_who_was_invited_signs_in_at_the_provider(configure: Any, visitor: Client) -> None:
    configure()
    somebody((Role.AUDITOR, "brugge"), email="an@brugge.example")
    assert "Meld je aan met Stad Brugge" in words_of(visitor.get("/aanmelden"))
    answer = sign_in(visitor, "an-1", "?next=/mijn-account")
    assert (answer.status_code, answer["Location"]) == (302, "/mijn-account")
    assert "Zonder wachtwoord, via een aanbieder." in words_of(visitor.get("/mijn-account"))


def test_the_provider_is_asked_with_state_and_a_challenge(configure: Any, visitor: Client) -> None:
    configure()
    asked = parse_qs(urlsplit(visitor.get("/aanmelden/via/town")["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"][0]
    assert asked["redirect_uri"] == ["http://testserver/aanmelden/via/town/terug"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}


def test_an_answer_that_nobody_asked_for_is_refused(configure: Any, visitor: Client) -> None:
    configure()
    somebody(email="an@brugge.example")
    there = visitor.get("/aanmelden/via/town")["Location"]
    stranger = Client(headers={"accept-language": "nl-BE"})
    assert stranger.get(agree(there, "an-1")).status_code == 401
    assert stranger.get("/mijn-account").status_code == 302


def test_the_second_time_one_is_known_by_number_even_when_the_address_changed(configure: Any, visitor: Client) -> None:
    configure()
    number = somebody(email="an@brugge.example")
    sign_in(visitor, "an-1")
    get_user_model().objects.filter(pk=number).update(email="an.peeters@brugge.example")
    again = Client(headers={"accept-language": "nl-BE"})
    assert sign_in(again, "an-1")["Location"] == "/"
    assert again.get("/mijn-account").status_code == 200


def test_of_the_claims_nothing_is_kept(configure: Any, visitor: Client) -> None:
    configure()
    somebody(email="an@brugge.example")
    for _ in range(2):
        sign_in(visitor, "an-1")
    kept = SocialAccount.objects.get()
    assert (kept.provider, kept.uid, kept.extra_data) == ("town", "an-1", {})


def test_whoever_was_not_invited_is_told_so_and_gets_no_account(configure: Any, visitor: Client) -> None:
    configure()
    answer = sign_in(visitor, "an-1")
    assert answer.status_code == 403
    assert "Stad Brugge zei ons wie je bent, maar er is geen account gemaakt" in words_of(answer)
    assert queries.accounts() == ()


def test_an_address_that_the_provider_did_not_verify_opens_nothing(configure: Any, visitor: Client) -> None:
    configure()
    somebody(email="bo@brugge.example")
    assert sign_in(visitor, "bo-2").status_code == 403


def test_a_provider_vouches_for_its_own_domains_and_no_other(configure: Any, visitor: Client) -> None:
    configure(OIDC_TOWN_DOMAINS="brugge.example")
    somebody(email="bo@brugge.example")
    somebody(email="cy@elsewhere.example")
    assert sign_in(visitor, "cy-3").status_code == 403
    assert sign_in(visitor, "bo-2").status_code == 302


def test_a_closed_account_stays_closed(configure: Any, visitor: Client) -> None:
    configure()
    disable_account(somebody(email="an@brugge.example"), by=TESTER, at=AT, on=DAY)
    answer = sign_in(visitor, "an-1")
    assert answer.status_code == 403
    assert "Deze account is gesloten" in words_of(answer)


def test_without_a_mapping_claims_give_no_role(configure: Any, visitor: Client) -> None:
    configure()
    somebody(email="an@brugge.example")
    sign_in(visitor, "an-1")
    assert roles_of("an@brugge.example") == []


def test_with_a_mapping_claims_give_and_take_roles(configure: Any, visitor: Client) -> None:
    configure(OIDC_TOWN_ROLES="groups:kopers=buyer@brugge, groups:x=auditor@*, groups:bazen=executive@brugge")
    somebody((Role.AUDITOR, "damme"), email="an@brugge.example")
    sign_in(visitor, "an-1")
    assert roles_of("an@brugge.example") == [("auditor", "*"), ("auditor", "damme"), ("buyer", "brugge")]
    configure(OIDC_TOWN_ROLES="groups:bazen=executive@brugge")
    sign_in(Client(), "an-1")
    assert roles_of("an@brugge.example") == [("auditor", "damme")]


@pytest.mark.parametrize(("strong", "goes_on"), [("no", False), ("yes", True)])
def test_the_second_step_of_a_provider_counts_when_the_settings_say_so(
    configure: Any, visitor: Client, strong: str, goes_on: bool
) -> None:
    configure(OIDC_TOWN_SECOND_FACTOR=strong)
    somebody((Role.ADMINISTRATOR, "brugge"), email="an@brugge.example")
    sign_in(visitor, "an-1")
    assert (visitor.get("/mensen/brugge").status_code == 200) is goes_on


def test_whoever_says_no_at_the_provider_can_try_again(configure: Any, visitor: Client) -> None:
    configure()
    answer = visitor.get(refuse(visitor.get("/aanmelden/via/town")["Location"]))
    assert answer.status_code == 401
    assert "Stad Brugge gaf geen antwoord, of liet je niet door." in words_of(answer)


def test_a_provider_that_is_down_is_said_in_words(configure: Any, visitor: Client) -> None:
    configure(OIDC_TOWN_SERVER="http://127.0.0.1:9")
    answer = visitor.get("/aanmelden/via/town")
    assert answer.status_code == 401
    assert "Stad Brugge gaf geen antwoord" in words_of(answer)


def test_a_provider_that_nobody_configured_is_not_there(configure: Any, visitor: Client) -> None:
    configure()
    assert visitor.get("/aanmelden/via/village").status_code == 404
    assert visitor.get("/aanmelden/via/village/terug?code=x&state=y").status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_browser_goes_to_the_provider_and_back_under_our_content_security_policy(
    configure: Any, open_page: OpenPage, script: bool
) -> None:
    configure()
    somebody((Role.AUDITOR, "brugge"), name="An Peeters", email="an@brugge.example")
    page = open_page("/aanmelden?next=/mijn-account", script=script)
    # The page of the provider asks a style of another host, which is its own affair.
    page.route(re.compile("^https:|favicon"), lambda route: route.fulfill(body="", content_type="text/css"))
    page.get_by_role("link", name="Meld je aan met Stad Brugge").click()
    page.locator("[name=sub][value=an-1]").click()
    page.wait_for_url("**/mijn-account")
    assert "An Peeters" in page.locator("header").inner_text()
