"""`account`: people by the command line, in a register of their own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ADA = "ada@brugge.example"


@pytest.fixture
def run(as_installed: Callable[..., dict[str, str]]) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", "account", *arguments],
            env=as_installed() | {"LANG": "C"}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


def test_an_account_is_made_listed_changed_and_forgotten(run, tmp_path: Path):
    made = run("create", ADA, "--name", "Ada", "--role", "administrator", "--site", "https://x.example/", "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["link"].startswith("https://x.example/wachtwoord/1-")
    assert run("grant", ADA, "--role", "buyer", "--authority", "brugge", "--until", "31/12/2099").returncode == 0
    listed = json.loads(run("list", "--json").stdout)
    assert listed["schema"] == "aankoopwijzer/account-list/1"
    roles = [(one["role"], one["authority"], one["valid_until"]) for one in listed["results"][0]["roles"]]
    assert roles == [("administrator", None, None), ("buyer", "brugge", "2099-12-31")]
    assert run("revoke", ADA, "--role", "administrator").stdout == f"{ADA}  Ada  buyer@brugge (2099-12-31)\n"
    assert run("disable", ADA).stdout.endswith("[closed]\n")
    assert run("forget", ADA, "--yes").stdout == "Forgotten. In the history this is now account 1.\n"
    assert run("list").stdout == "Nobody has an account yet.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["create", "ada", "--name", "Ada"], "EMAIL: this is not an e-mail address; write it as an@gemeente.be"),
        (
            ["create", ADA, "--name", "Ada", "--role", "buyer", "--authority", "atlantis"],
            "--authority: there is no such authority in the region; choose one of: beernem,",
        ),
        (
            ["create", ADA, "--name", "Ada", "--role", "buyer", "--until", "soon"],
            "--until: 'soon' is not a day; write it as 2026-03-02",
        ),
        (["link", ADA], "EMAIL: there is no account with this address; see: aankoopwijzer account list"),
        (["list", "--authority", "atlantis"], "--authority: there is no such authority in the region;"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_way_out(run, arguments, said):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(said)


def test_a_token_is_made_listed_and_revoked(run):
    run("create", ADA, "--name", "Ada", "--role", "auditor")
    made = json.loads(run("token", "create", ADA, "--name", "figures", "--days", "30", "--json").stdout)
    assert made["token"].startswith("awt_")
    (listed,) = json.loads(run("token", "list", ADA, "--json").stdout)["results"]
    assert (listed["number"], listed["name"], listed["most"], listed["revoked_at"]) == (1, "figures", "view", None)
    assert made["token"] not in str(listed)
    assert run("token", "revoke", "1").stdout == "Revoked: token 1.\n"
    assert run("token", "list").stdout.endswith("[revoked]\n")
    again = run("token", "revoke", "1")
    assert (again.returncode, again.stderr) == (
        2, "NUMBER: there is no such token to revoke; see: aankoopwijzer account token list\n",
    )  # fmt: skip


def test_a_program_gets_an_account_without_a_person(run):
    made = run("create-program", "Boekhouding", "--role", "buyer", "--authority", "brugge", "--json")
    assert json.loads(made.stdout)["email"] == "boekhouding@program.invalid", made.stderr
    (listed,) = json.loads(run("list", "--json").stdout)["results"]
    assert (listed["program"], listed["roles"][0]["role"]) == (True, "buyer")
    assert (
        run("token", "create", "boekhouding@program.invalid", "--name", "x").stdout.splitlines()[1].startswith("awt_")
    )
    for refused in (
        run("link", "boekhouding@program.invalid"),
        run("grant", "boekhouding@program.invalid", "--role", "administrator"),
    ):
        assert refused.returncode == 2
        assert refused.stderr.startswith("EMAIL: a program has no password and does not administer accounts; give it a")
