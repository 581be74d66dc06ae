"""`account`: who may sign in, and with which roles.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

from typing import Annotated

import typer

from aankoopwijzer.cli.account_token import app as token_app
from aankoopwijzer.cli.options import AsJson, Lang, Pack
from aankoopwijzer.domain.records.visitor import Role

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Let people sign in, and say who may do what.")
app.add_typer(token_app, name="token")

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The e-mail address that somebody signs in with.")]
Authority = Annotated[
    str | None, typer.Option(metavar="ID", help="The authority that the role is for; the whole region when not given.")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The last day of the role; no end when not given.")]
Site = Annotated[str, typer.Option(metavar="ADDRESS", help="Address of the site, for the link.")]
Why = Annotated[str, typer.Option(metavar="TEXT", help="Why, for the history.")]
_HERE = "http://127.0.0.1:8000"


@app.command()
def create(
    email: Email,
    name: Annotated[str, typer.Option(help="What somebody is called.")],
    role: Annotated[Role | None, typer.Option(help="A first role.")] = None,
    authority: Authority = None,
    until: Until = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a password here, instead of a link.")] = False,
    site: Site = _HERE,
    why: Why = "",
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Make an account, and print the link with which its owner chooses a password."""
    from aankoopwijzer.cli import account_desk as desk

    with desk.at_work("account create", lang=lang, as_json=as_json, pack=pack) as work:
        grants = [desk.grant(work, role, authority, until)] if role else []
        secret = desk.ask_password(work) if password else None
        desk.create(work, email, name, grants, secret=secret, site=site, why=why)


@app.command("create-program")
def create_program(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the program is called.")],
    role: Annotated[Role, typer.Option(help="What it may do.")],
    authority: Authority = None,
    until: Until = None,
    why: Why = "",
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Make an account without a person, for a program, and print the address that it is known by."""
    from aankoopwijzer.cli import account_desk as desk

    with desk.at_work("account create-program", lang=lang, as_json=as_json, pack=pack) as work:
        desk.create_program(work, name, [desk.grant(work, role, authority, until)], why=why)


@app.command()
def link(email: Email, site: Site = _HERE, as_json: AsJson = False, lang: Lang = None) -> None:
    """Print a new link to choose a password with; it works once, and for three days."""
    from aankoopwijzer.cli import account_desk as desk

    with desk.at_work("account link", lang=lang, as_json=as_json) as work:
        desk.tell_link(work, desk.known(email), site=site)


@app.command()
def grant(
    email: Email,
    role: Annotated[Role, typer.Option(help="The role.")],
    authority: Authority = None,
    until: Until = None,
    why: Why = "",
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Give somebody a role."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.grant_role import grant_role

    with desk.at_work("account grant", lang=lang, pack=pack) as work:
        grant_role(desk.known(email).number, desk.grant(work, role, authority, until), by=work.by, at=work.at, why=why)
        desk.show_one(work, email)


@app.command()
def revoke(
    email: Email,
    role: Annotated[Role, typer.Option(help="The role.")],
    authority: Authority = None,
    why: Why = "",
    lang: Lang = None,
) -> None:
    """Take a role away from somebody, from now on."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.revoke_role import revoke_role

    with desk.at_work("account revoke", lang=lang) as work:
        revoke_role(desk.held(desk.known(email), role, authority), by=work.by, at=work.at, why=why)
        desk.show_one(work, email)


@app.command("list")
def list_accounts(authority: Authority = None, as_json: AsJson = False, lang: Lang = None) -> None:
    """List the accounts with their roles: of one authority, or all."""
    from aankoopwijzer.cli import account_desk as desk

    with desk.at_work("account list", lang=lang, as_json=as_json) as work:
        desk.show(work, authority)


@app.command()
def disable(email: Email, why: Why = "", lang: Lang = None) -> None:
    """Close an account: nobody signs in with it, and who is signed in is signed out."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.disable_account import disable_account

    with desk.at_work("account disable", lang=lang) as work:
        disable_account(desk.known(email).number, by=work.by, at=work.at, on=work.on, why=why)
        desk.show_one(work, email)


@app.command()
def enable(email: Email, why: Why = "", lang: Lang = None) -> None:
    """Open a closed account again."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.enable_account import enable_account

    with desk.at_work("account enable", lang=lang) as work:
        enable_account(desk.known(email).number, by=work.by, at=work.at, on=work.on, why=why)
        desk.show_one(work, email)


@app.command("reset-second-factor")
def reset(email: Email, why: Why = "", lang: Lang = None) -> None:
    """Take the second step away from somebody who lost it; he makes a new one."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.reset_second_factor import reset_second_factor

    with desk.at_work("account reset-second-factor", lang=lang) as work:
        reset_second_factor(desk.known(email).number, by=work.by, at=work.at, why=why)
        desk.show_one(work, email)


@app.command()
def forget(
    email: Email,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False,
    why: Why = "",
    lang: Lang = None,
) -> None:
    """Remove for good who somebody was; what he did stays in the history, under a number."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.forget_person import forget_person

    with desk.at_work("account forget", lang=lang) as work:
        account = desk.known(email)
        if not yes:
            typer.confirm(work.talk.say("Forget {email} for good?", email=account.email), abort=True)
        forget_person(account.number, by=work.by, at=work.at, on=work.on, why=why)
        print(work.talk.say("Forgotten. In the history this is now account {number}.", number=account.number))


@app.command()
def retire(
    months: Annotated[int, typer.Option(min=1, help="Close what was not used for so many months.")] = 24,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Close accounts that nobody uses, and forget those that have been closed for three months."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.retire_accounts import retire_accounts

    with desk.at_work("account retire", lang=lang, as_json=as_json) as work:
        desk.tell_retired(work, retire_accounts(months=months, at=work.at, on=work.on))
