"""What the `account` commands have in common: who asks, since when, and in which words."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.records.account import Account
from aankoopwijzer.domain.records.history import Actor, system
from aankoopwijzer.domain.records.visitor import Grant, Role
from aankoopwijzer.domain.values.typed import parse_day
from aankoopwijzer.flows.change_password import change_password
from aankoopwijzer.flows.create_account import create_account
from aankoopwijzer.flows.create_program_account import create_program_account
from aankoopwijzer.flows.load_organizations import load_organizations
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.retire_accounts import Retired
from aankoopwijzer.register.accounts import password_keys, queries
from aankoopwijzer.register.accounts.problems import AccountProblem, Problem
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.reports.speech import marked

REGION = "*"
_SEE = marked("see: {command}")
_LIST = {"command": "aankoopwijzer account list"}
REFUSALS: Mapping[Problem, tuple[str, str, str, Mapping[str, str]]] = {
    Problem.UNKNOWN_ACCOUNT: ("EMAIL", marked("there is no account with this address"), _SEE, _LIST),
    Problem.TAKEN: (
        "EMAIL",
        marked("there is an account with this address already"),
        marked("give a role: {command}"),
        {"command": "aankoopwijzer account grant"},
    ),
    Problem.NO_EMAIL: ("EMAIL", marked("this is not an e-mail address"), marked("write it as an@gemeente.be"), {}),
    Problem.NO_NAME: ("--name", marked("a name has 1 to 100 characters"), marked("give another"), {}),
    Problem.UNKNOWN_AUTHORITY: (
        "--authority",
        marked("there is no such authority in the region"),
        marked("choose one of: {known}"),
        {},
    ),
    Problem.UNKNOWN_GRANT: ("--role", marked("this person does not have this role"), _SEE, _LIST),
    Problem.ENDS_BEFORE_START: (
        "--until",
        marked("this day has passed"),
        marked("give a later day, or leave it out"),
        {},
    ),
    Problem.GRANTED_ALREADY: ("--role", marked("this person has this role already"), _SEE, _LIST),
    Problem.DISABLED: (
        "EMAIL",
        marked("this account is closed"),
        marked("open it: {command}"),
        {"command": "aankoopwijzer account enable"},
    ),
    Problem.UNKNOWN_TOKEN: (
        "NUMBER",
        marked("there is no such token to revoke"),
        _SEE,
        {"command": "aankoopwijzer account token list"},
    ),
    Problem.NOT_FOR_A_PROGRAM: (
        "EMAIL",
        marked("a program has no password and does not administer accounts"),
        marked("give it a token: {command}"),
        {"command": "aankoopwijzer account token create"},
    ),
    Problem.EXPIRES_TOO_SOON: ("--days", marked("a link lasts a day at least"), marked("give more days"), {}),
}
"""Per problem where it stands, what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Work:
    """One command at work: in which words, in whose name for the history, and when."""

    talk: Talk
    by: Actor
    at: dt.datetime

    @property
    def on(self) -> dt.date:
        """Today."""
        return self.at.date()


@contextmanager
def at_work(command: str, *, lang: str | None, as_json: bool = False, pack: Path | None = None) -> Iterator[Work]:
    """The command at work, with the authorities of the pack known; what is refused is said in the reader's words."""
    at = dt.datetime.now().astimezone()
    if not organizations():
        load_organizations(load_pack(pack, cache=pack_cache()), at=at)
    try:
        yield Work(Talk(lang, as_json=as_json), system(command), at)
    except AccountProblem as refusal:
        where, what, remedy, values = REFUSALS[refusal.problem]
        known = ", ".join(one.id for one in organizations())
        raise Refused(Complaint(where, what, remedy, {"known": known, **values})) from None


def known(email: str) -> Account:
    """The account with this address; raises `AccountProblem`."""
    account = queries.account_by_email(email)
    if account is None:
        raise AccountProblem(Problem.UNKNOWN_ACCOUNT)
    return account


def held(account: Account, role: Role, authority: str | None) -> int:
    """The number of a role that somebody has; raises `AccountProblem`."""
    for one in account.grants:
        if (one.grant.role, one.grant.authority) == (role, authority):
            return one.number
    raise AccountProblem(Problem.UNKNOWN_GRANT)


def grant(work: Work, role: Role, authority: str | None, until: str | None) -> Grant:
    """The role as it was typed; raises `Refused` for a day that is none."""
    try:
        last = parse_day(until) if until else None
    except ValueError:
        what, remedy = marked("'{found}' is not a day"), marked("write it as 2026-03-02")
        raise Refused(Complaint("--until", what, remedy, {"found": (until or "")[:40]})) from None
    return Grant(role=role, authority=authority, valid_from=work.on, valid_until=last)


def ask_password(work: Work) -> str:
    """A password, typed twice and not shown; raises `Refused` when it is too weak."""
    password: str = typer.prompt(work.talk.say("Password"), hide_input=True, confirmation_prompt=True)
    if faults := queries.password_faults(password):
        what, remedy = marked("this password is too weak: {faults}"), marked("take a short sentence")
        raise Refused(Complaint("--password", what, remedy, {"faults": " ".join(faults)}))
    return password


def create(work: Work, email: str, name: str, grants: list[Grant], *, secret: str | None, site: str, why: str) -> None:
    """Make the account, with its password or with a link to choose one."""
    made = create_account(email, name, grants, by=work.by, at=work.at, on=work.on, why=why)
    if secret is None:
        tell_link(work, known(email), site=site)
        return
    change_password(made.account, secret, by=work.by, at=work.at, why=why)
    if work.talk.as_json:
        work.talk.give_readable({"schema": "aankoopwijzer/account-link/1", "email": known(email).email, "link": None})


def create_program(work: Work, name: str, grants: list[Grant], *, why: str) -> None:
    """Make an account without a person, and say how it is called."""
    number = create_program_account(name, grants, by=work.by, at=work.at, on=work.on, why=why)
    made = queries.account(number)
    assert made is not None
    if work.talk.as_json:
        work.talk.give_readable({"schema": "aankoopwijzer/account-program/1", "email": made.email})
        return
    print(_line(work, made))


def tell_link(work: Work, account: Account, *, site: str) -> None:
    """Print the link with which the owner chooses a password."""
    key = password_keys.key_for(account.number)
    if key is None:
        raise AccountProblem(Problem.NOT_FOR_A_PROGRAM if account.is_program else Problem.DISABLED)
    link = f"{site.rstrip('/')}/{password_keys.path_of(key)}"
    if work.talk.as_json:
        work.talk.give_readable({"schema": "aankoopwijzer/account-link/1", "email": account.email, "link": link})
        return
    print(
        work.talk.say(
            "A link to choose a password for {email}; it works once, and for three days:", email=account.email
        )
    )
    print(link)


def show(work: Work, authority: str | None) -> None:
    """The accounts, a line for each."""
    if authority is not None and authority not in {one.id for one in organizations(also_former=True)}:
        raise AccountProblem(Problem.UNKNOWN_AUTHORITY)
    found = queries.accounts(authorities=None if authority is None else {authority})
    if work.talk.as_json:
        work.talk.results("aankoopwijzer/account-list/1", [_as_json(one) for one in found])
        return
    for one in found:
        print(_line(work, one))
    if not found:
        print(work.talk.say("Nobody has an account yet."))


def show_one(work: Work, email: str) -> None:
    """One account as it is now."""
    print(_line(work, known(email)))


def tell_retired(work: Work, retired: Retired) -> None:
    """How many accounts were closed, and how many forgotten."""
    if work.talk.as_json:
        work.talk.give_readable({"schema": "aankoopwijzer/account-retire/1", **retired._asdict()})
        return
    print(
        work.talk.say(
            "Closed: {disabled}; forgotten: {anonymised}.", disabled=retired.disabled, anonymised=retired.anonymised
        )
    )


def _line(work: Work, account: Account) -> str:
    roles = ", ".join(
        f"{one.grant.role}@{one.grant.authority or REGION}"
        + (f" ({one.grant.valid_until})" if one.grant.valid_until else "")
        for one in account.grants
    )
    closed = "" if account.is_active else f"  [{work.talk.say('closed')}]"
    return f"{account.email}  {account.name}  {roles or '-'}{closed}"


def _as_json(account: Account) -> dict[str, Any]:
    return {
        "email": account.email,
        "name": account.name,
        "active": account.is_active,
        "program": account.is_program,
        "second_factor": account.has_second_factor,
        "last_used_on": account.last_used_on.isoformat() if account.last_used_on else None,
        "roles": [one.grant.model_dump(mode="json") for one in account.grants],
    }
