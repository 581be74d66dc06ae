"""The people of an authority: invited, given roles, and seen by nobody else."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from tests.register.people import load_authorities
from tests.web.signed_in import member, strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.accounts import queries
from aankoopwijzer.register.history.queries import WantedChanges, changes_wanted

ADMINISTRATOR = (Role.ADMINISTRATOR, "brugge")
NEW = {"email": "jan@brugge.example", "name": "Jan Janssens", "role": "buyer", "valid_until": ""}


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


@pytest.fixture
def administrator(visitor: Client) -> Client:
    """The administrator of accounts of Brugge, signed in with a second step."""
    strong_member(visitor, ADMINISTRATOR, name="Ada Beheer")
    return visitor


def roles_of(email: str) -> list[tuple[str, str | None]]:
    account = queries.account_by_email(email)
    assert account is not None
    return [(one.grant.role.value, one.grant.authority) for one in account.grants]


def test_an_invited_person_chooses_a_password_and_signs_in(administrator: Client) -> None:
    page = administrator.post("/mensen/brugge/uitnodigen", NEW).content.decode()
    link = re.search(r'value="http://testserver(/wachtwoord/[^"]+)"', page)[1]
    assert roles_of("jan@brugge.example") == [("buyer", "brugge")]
    new = Client(headers={"accept-language": "nl-BE"})
    chosen = {"new_password1": "vijf andere woorden samen", "new_password2": "vijf andere woorden samen"}
    assert new.post(link, chosen).status_code == 302
    answer = new.post("/aanmelden", {"login": "jan@brugge.example", "password": chosen["new_password1"]})
    assert answer["Location"] == "/"


@pytest.mark.django_db(transaction=True)
def test_an_invitation_is_a_letter_with_the_link(administrator: Client) -> None:
    administrator.post("/mensen/brugge/uitnodigen", NEW)
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["jan@brugge.example"], "Je account voor Aankoopwijzer")
    assert "Dag Jan Janssens," in letter.body
    assert re.search(r"^http://testserver/wachtwoord/\S+$", letter.body, re.MULTILINE)


def test_where_a_mail_server_is_the_page_shows_no_link(administrator: Client, settings) -> None:
    settings.EMAIL_HOST = "mail.example"
    page = administrator.post("/mensen/brugge/uitnodigen", NEW)
    assert "De uitnodiging is onderweg naar jan@brugge.example." in words_of(page)
    assert "/wachtwoord/" not in page.content.decode()


def test_whoever_is_known_already_gets_the_role_and_no_letter(administrator: Client) -> None:
    email = member((Role.BUYER, "damme"))
    page = administrator.post("/mensen/brugge/uitnodigen", NEW | {"email": email.upper()})
    assert "had al een account" in words_of(page)
    assert roles_of(email) == [("buyer", "damme"), ("buyer", "brugge")]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("email", "jan", "Dit is geen e-mailadres."),
        ("email", "", "Schrijf een e-mailadres."),
        ("name", "", "Schrijf een naam."),
        ("valid_until", "2020-01-01", "Deze dag is voorbij."),
        ("role", "king", "king"),
    ],
)
def test_a_wrong_invitation_keeps_what_was_typed_and_says_what_is_wrong(
    administrator: Client, field: str, value: str, said: str
) -> None:
    answer = administrator.post("/mensen/brugge/uitnodigen", NEW | {field: value})
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert queries.account_by_email("jan@brugge.example") is None


def test_a_role_is_given_and_taken_and_history_says_by_whom(administrator: Client) -> None:
    email = member((Role.BUYER, "brugge"))
    number = queries.account_by_email(email).number
    form = {"number": number, "role": "policy_expert", "valid_until": "2099-12-31"}
    assert administrator.post("/mensen/brugge/rol", form).status_code == 302
    assert "tot en met 31/12/2099" in words_of(administrator.get("/mensen/brugge"))
    assert administrator.post("/mensen/brugge/rol", form).status_code == 422
    held = queries.account_by_email(email).grants[1].number
    assert administrator.post("/mensen/brugge/rol/weg", {"number": held}).status_code == 302
    assert roles_of(email) == [("buyer", "brugge")]
    (taken, given) = changes_wanted(WantedChanges(None, authority="brugge", kind="grant"), most=2)
    ada = next(one for one in queries.accounts() if one.name == "Ada Beheer").number
    assert {(one.by.kind, one.by.id) for one in (taken, given)} == {("account", str(ada))}
    assert "weggenomen door Ada Beheer" in words_of(administrator.get(f"/geschiedenis/grant/{held}"))


def test_an_administrator_touches_nobody_of_another_authority(administrator: Client) -> None:
    email = member((Role.BUYER, "damme"))
    account = queries.account_by_email(email)
    assert administrator.get("/mensen/damme").status_code == 404
    assert administrator.post("/mensen/damme/uitnodigen", NEW).status_code == 404
    assert administrator.post("/mensen/brugge/rol/weg", {"number": account.grants[0].number}).status_code == 404
    form = {"number": account.number, "role": "buyer", "valid_until": ""}
    assert administrator.post("/mensen/brugge/rol", form).status_code == 404
    assert administrator.get(f"/geschiedenis/account/{account.number}").status_code == 404
    assert email not in administrator.get("/mensen/brugge").content.decode()
    assert roles_of(email) == [("buyer", "damme")]


def test_an_administrator_of_one_authority_gives_no_role_in_the_region(administrator: Client) -> None:
    assert administrator.post("/mensen/regio/uitnodigen", NEW).status_code == 403
    assert queries.account_by_email("jan@brugge.example") is None


def test_an_administrator_of_the_region_reaches_every_authority(visitor: Client) -> None:
    strong_member(visitor, (Role.ADMINISTRATOR, None))
    page = words_of(visitor.get("/mensen"))
    assert "Zuienkerke" in page
    assert "de hele regio" in page
    assert visitor.post("/mensen/damme/uitnodigen", NEW).status_code == 200
    assert visitor.post("/mensen/regio/uitnodigen", NEW | {"role": "auditor"}).status_code == 200
    assert roles_of("jan@brugge.example") == [("buyer", "damme"), ("auditor", None)]


def test_an_auditor_sees_the_people_and_changes_nothing(visitor: Client) -> None:
    strong_member(visitor, (Role.AUDITOR, "brugge"))
    assert visitor.get("/mensen")["Location"] == "/mensen/brugge"
    page = words_of(visitor.get("/mensen/brugge"))
    assert "auditor, leest alleen" in page
    assert "Nodig iemand uit" not in page
    assert "Neem weg" not in page
    refused = visitor.post("/mensen/brugge/uitnodigen", NEW)
    assert refused.status_code == 403
    assert "Dit is niet voor jouw rol" in words_of(refused)


def test_a_buyer_does_not_know_that_the_page_of_people_exists(visitor: Client) -> None:
    strong_member(visitor, (Role.BUYER, "brugge"))
    for address in ("/mensen", "/mensen/brugge", "/mensen/atlantis"):
        assert visitor.get(address).status_code == 404
    assert "Mensen" not in words_of(visitor.get("/"))


def test_history_can_be_taken_along_as_csv_and_json(administrator: Client) -> None:
    administrator.post("/mensen/brugge/uitnodigen", NEW | {"name": "=1+1"})
    number = queries.account_by_email("jan@brugge.example").number
    sheet = administrator.get(f"/geschiedenis/account/{number}/bestand/csv").content.decode()
    assert sheet.splitlines()[0].startswith("number,at,by,kind,record,authority,action,field")
    assert "'=1+1" in sheet
    data = administrator.get(f"/geschiedenis/account/{number}/bestand/json").json()
    assert data["schema"] == "aankoopwijzer/history/1"
    assert data["results"][0]["after"]["name"] == "=1+1"
    assert administrator.get(f"/geschiedenis/account/{number}/bestand/exe").status_code == 404


def test_the_history_of_what_was_never_there_is_not_there(administrator: Client) -> None:
    for address in ("/geschiedenis/account/999", "/geschiedenis/unicorn/1", "/geschiedenis/account/x"):
        assert administrator.get(address).status_code == 404
    assert Client().get("/geschiedenis/account/999").status_code == 302
