"""`answers`: what persons answered about names and kinds of spend, to look at, to change and to take back.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="See, change and take back what persons answered about spend.",
)

Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND", help="names: who a name is. groups: what spend was for. rules: what spend is always for."
    ),
]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Number of the answer, as `answers list` gives it.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why; it stands in the history.")]


@app.command("list")
def list_(
    kind: Kind,
    authority: Annotated[str | None, typer.Option(metavar="ID", help="Only those about its lines.")] = None,
    text: Annotated[str, typer.Option(metavar="WORDS", help="Only those with these words.")] = "",
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """List the answers, the latest first: who gave each when, and how many lines it decides."""
    from aankoopwijzer.cli import answers_screen
    from aankoopwijzer.cli.talking import Talk

    answers_screen.show(kind, authority, text, Talk(lang, as_json=as_json))


@app.command()
def change(
    kind: Kind,
    number: Number,
    to: Annotated[
        str,
        typer.Option(
            metavar="ANSWER",
            help="Number of a supplier, new or nobody; for groups their rows parted by commas, or none.",
        ),
    ],
    reason: Reason = "",
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Give another answer instead; it holds for all lines, those to come too."""
    from aankoopwijzer.cli import answers_screen
    from aankoopwijzer.cli.talking import Talk

    answers_screen.change(kind, number, to, Talk(lang, as_json=as_json), reason=reason, pack=pack)


@app.command("take-back")
def take_back(
    kind: Kind,
    number: Number,
    reason: Reason = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would follow and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Take an answer back; first it says what follows: how many lines go back to the queue."""
    from aankoopwijzer.cli import answers_screen
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    answers_screen.take_back(kind, number, talk, reason=reason, is_dry_run=dry_run, is_sure=yes, pack=pack)
