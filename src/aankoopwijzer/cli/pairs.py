"""`pairs`: plans and the published notices of them, which become one record.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Join a planned purchase with the notice that came in of it, so that nothing is there twice.",
)

Plan = Annotated[int, typer.Argument(metavar="PLAN", help="Number of the planned purchase.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why; it stands in the history.")]
Notice = Annotated[int, typer.Argument(metavar="NOTICE", help="Number of the purchase that a notice brought.")]


@app.command("list")
def list_(
    authority: Annotated[str | None, typer.Option(metavar="ID", help="Only of this authority.")] = None,
    answered: Annotated[bool, typer.Option("--answered", help="Those that somebody decided on.")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """List the plans and notices that may be one, the surest first, with what speaks for it and what differs."""
    from aankoopwijzer.cli import pairs_screen
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    if answered:
        pairs_screen.show_answers(authority, talk)
    else:
        pairs_screen.show(authority, talk)


@app.command()
def join(plan: Plan, notice: Notice, reason: Reason = "", lang: Lang = None, pack: Pack = None) -> None:
    """Say that they are one and the same purchase: one record, under the number of the plan."""
    from aankoopwijzer.cli import pairs_screen
    from aankoopwijzer.cli.talking import Talk

    pairs_screen.answer(plan, notice, "same", Talk(lang, as_json=False), reason=reason, pack=pack)


@app.command()
def apart(plan: Plan, notice: Notice, reason: Reason = "", lang: Lang = None, pack: Pack = None) -> None:
    """Say that they are two purchases; they are not proposed again."""
    from aankoopwijzer.cli import pairs_screen
    from aankoopwijzer.cli.talking import Talk

    pairs_screen.answer(plan, notice, "apart", Talk(lang, as_json=False), reason=reason, pack=pack)


@app.command()
def again(plan: Plan, notice: Notice, reason: Reason = "", lang: Lang = None, pack: Pack = None) -> None:
    """Forget that they are two purchases, so that they may be proposed again."""
    from aankoopwijzer.cli import pairs_screen
    from aankoopwijzer.cli.talking import Talk

    pairs_screen.answer(plan, notice, "open", Talk(lang, as_json=False), reason=reason, pack=pack)


@app.command()
def part(plan: Plan, reason: Reason = "", lang: Lang = None, pack: Pack = None) -> None:
    """Take a plan and its notice apart again: both are records as they were."""
    from aankoopwijzer.cli import pairs_screen
    from aankoopwijzer.cli.talking import Talk

    pairs_screen.part(plan, Talk(lang, as_json=False), reason=reason, pack=pack)
