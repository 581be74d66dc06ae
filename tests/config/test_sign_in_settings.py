"""The settings of sign-in providers and of letters: read from the environment, and refused with a way out."""

import pytest

from aankoopwijzer.config.environment import SettingsError
from aankoopwijzer.config.mail import mail
from aankoopwijzer.config.sign_in_providers import OF_EACH, providers
from aankoopwijzer.domain.records.sign_in_provider import RoleByClaim, SignInProvider
from aankoopwijzer.domain.records.visitor import Role

TOWN = {"SERVER": "https://login.example/realm/", "CLIENT_ID": "wijzer", "CLIENT_SECRET": "geheim"}


def configure(monkeypatch, *names: str, **more: str) -> None:
    monkeypatch.setenv("AANKOOPWIJZER_OIDC", ",".join(names or ("town",)))
    for name, value in (TOWN | more).items():
        monkeypatch.setenv(f"AANKOOPWIJZER_OIDC_TOWN_{name}", value)


def test_without_settings_there_is_no_provider(monkeypatch):
    monkeypatch.delenv("AANKOOPWIJZER_OIDC", raising=False)
    assert providers() == ()


def test_a_provider_is_read_from_its_settings(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("uit een bestand\n")
    configure(
        monkeypatch,
        CLIENT_SECRET_FILE=str(tmp_path / "secret"),
        DOMAINS="@Brugge.be, ocmw-brugge.be",
        ROLES="groups:kopers=buyer@brugge,groups:chefs=executive@*",
        SECOND_FACTOR="yes",
    )
    assert providers() == (
        SignInProvider(
            id="town",
            name="Town",
            server="https://login.example/realm",
            client_id="wijzer",
            secret="uit een bestand",
            domains=("brugge.be", "ocmw-brugge.be"),
            has_second_factor=True,
            roles=(
                RoleByClaim(claim="groups", value="kopers", role=Role.BUYER, authority="brugge"),
                RoleByClaim(claim="groups", value="chefs", role=Role.EXECUTIVE, authority=None),
            ),
        ),
    )


def test_there_may_be_several(monkeypatch):
    configure(monkeypatch, "town", "region")
    for name, value in TOWN.items():
        monkeypatch.setenv(f"AANKOOPWIJZER_OIDC_REGION_{name}", value)
    assert [one.id for one in providers()] == ["town", "region"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"SERVER": ""}, r"^AANKOOPWIJZER_OIDC_TOWN_SERVER: is not set; give the address of the provider"),
        ({"SERVER": "http://login.example"}, r"does not begin with https://; who listens in could sign in$"),
        ({"CLIENT_ID": ""}, r"^AANKOOPWIJZER_OIDC_TOWN_CLIENT_ID: is not set"),
        ({"CLIENT_SECRET": ""}, r"give the secret, or its file in AANKOOPWIJZER_OIDC_TOWN_CLIENT_SECRET_FILE$"),
        ({"CLIENT_SECRET_FILE": "/nowhere"}, r"CLIENT_SECRET_FILE: No such file or directory; give a file"),
        ({"ROLES": "groups:kopers=king@brugge"}, r"'groups:kopers=king@brugge' cannot be read; write claim:value=role"),
        ({"ROLES": "kopers=buyer"}, r"'kopers=buyer' cannot be read"),
        ({"SECOND_FACTOR": "perhaps"}, r"is neither yes nor no"),
    ],
)
def test_a_provider_that_is_described_badly_is_refused_with_a_way_out(monkeypatch, more, said):
    configure(monkeypatch, **more)
    with pytest.raises(SettingsError, match=said) as raised:
        providers()
    assert "geheim" not in str(raised.value)


def test_a_name_that_no_setting_can_hold_is_refused(monkeypatch):
    configure(monkeypatch, "Stad Brugge")
    with pytest.raises(SettingsError, match="'Stad Brugge' is no short name"):
        providers()


def test_a_provider_on_this_machine_needs_no_https_until_the_site_is_secure(monkeypatch):
    configure(monkeypatch, SERVER="http://127.0.0.1:9400")
    assert providers()[0].server == "http://127.0.0.1:9400"
    monkeypatch.setenv("AANKOOPWIJZER_SECURE", "yes")
    with pytest.raises(SettingsError, match="does not begin with https://"):
        providers()


def test_every_setting_of_a_provider_is_described():
    assert all(one.meaning for one in OF_EACH)


def test_letters_become_files_until_there_is_a_mail_server(tmp_path):
    found = mail("", folder=tmp_path)
    assert (found.backend.endswith("filebased.EmailBackend"), found.folder) == (True, tmp_path / "mail")


@pytest.mark.parametrize(
    ("address", "port", "begins_tls", "is_tls"),
    [
        ("smtp://wijzer:p%40ss@mail.example", 587, True, False),
        ("smtps://wijzer:p%40ss@mail.example", 465, False, True),
        ("smtp://wijzer:p%40ss@mail.example:2525", 2525, True, False),
    ],
)
def test_a_mail_server_is_always_spoken_to_in_secret(tmp_path, address, port, begins_tls, is_tls):
    found = mail(address, folder=tmp_path)
    assert (found.host, found.port, found.user, found.password) == ("mail.example", port, "wijzer", "p@ss")
    assert (found.begins_tls, found.is_tls) == (begins_tls, is_tls)


@pytest.mark.parametrize("address", ["mail.example", "http://u:geheim@mail.example", "smtp://", "smtp://u:geheim@h:x"])
def test_a_wrong_address_of_a_mail_server_is_refused_without_its_password(tmp_path, address):
    with pytest.raises(SettingsError, match=r"^AANKOOPWIJZER_MAIL: ") as raised:
        mail(address, folder=tmp_path)
    assert "geheim" not in str(raised.value)
