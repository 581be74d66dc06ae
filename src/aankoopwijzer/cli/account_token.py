"""`account token`: what programs show to act for somebody."""

from typing import Annotated, Literal

import typer

from aankoopwijzer.cli.options import AsJson, Lang

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Let programs act for an account.")
Why = Annotated[str, typer.Option(metavar="TEXT", help="Why, for the history.")]


@app.command()
def create(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The account that the program acts for.")],
    name: Annotated[str, typer.Option(help="What the program is called.")],
    most: Annotated[
        Literal["view", "change"], typer.Option(help="How far the program may go, within the roles of the account.")
    ] = "view",
    days: Annotated[int, typer.Option(min=1, max=3650, help="For how many days.")] = 365,
    why: Why = "",
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Make a token, and print its secret: it is shown once."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.domain.records.visitor import Access
    from aankoopwijzer.flows.create_token import create_token

    with desk.at_work("account token create", lang=lang, as_json=as_json) as work:
        account = desk.known(email).number
        by = {"by": work.by, "at": work.at, "on": work.on, "why": why}
        secret = create_token(account, name, most=Access[most.upper()], days=days, **by)  # type: ignore[arg-type]
        if as_json:
            work.talk.give_readable({"schema": "aankoopwijzer/account-token/1", "email": email, "token": secret})
            return
        print(work.talk.say("The token; keep it well, it is not shown again:"))
        print(secret)


@app.command("list")
def list_tokens(
    email: Annotated[str | None, typer.Argument(metavar="[EMAIL]", help="Only those of this account.")] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """List tokens, without their secrets."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.register.accounts.tokens import tokens

    with desk.at_work("account token list", lang=lang, as_json=as_json) as work:
        found = tokens(account=desk.known(email).number if email else None)
        if as_json:
            results = [{**one.model_dump(mode="json"), "most": one.most.name.lower()} for one in found]
            work.talk.results("aankoopwijzer/account-token-list/1", results)
            return
        for one in found:
            ended = f"  [{work.talk.say('revoked')}]" if one.revoked_at else ""
            print(f"{one.number}  {one.email}  {one.name}  {one.most.name.lower()}  {one.expires_on}{ended}")
        if not found:
            print(work.talk.say("There is no token yet."))


@app.command()
def revoke(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number that the list gives.")],
    why: Why = "",
    lang: Lang = None,
) -> None:
    """Take a token away, from now on."""
    from aankoopwijzer.cli import account_desk as desk
    from aankoopwijzer.flows.revoke_token import revoke_token

    with desk.at_work("account token revoke", lang=lang) as work:
        revoke_token(number, by=work.by, at=work.at, why=why)
        print(work.talk.say("Revoked: token {number}.", number=number))
