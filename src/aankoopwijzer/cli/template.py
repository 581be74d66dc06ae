"""`template`: the Word template of each authority.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The Word template of each authority, for its clause documents.",
)

Authority = Annotated[str, typer.Argument(metavar="AUTHORITY", help="Id of the authority.")]


@app.command("list")
def list_(as_json: AsJson = False, lang: Lang = None) -> None:
    """Show which authorities have a template."""
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.cli.template_screen import show

    show(Talk(lang, as_json=as_json))


@app.command()
def keep(
    authority: Authority,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The template, docx or dotx.", exists=True, dir_okay=False)
    ],
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Keep a template for every clause document of this authority, in place of the one that is there."""
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.cli.template_screen import keep as kept

    kept(authority, file, Talk(lang, as_json=False), pack=pack)


@app.command()
def fetch(
    authority: Authority,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where it goes; `advise --template FILE` uses it.")],
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Write the template of an authority to a file."""
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.cli.template_screen import fetch as fetched

    fetched(authority, out, Talk(lang, as_json=False), pack=pack)


@app.command()
def drop(authority: Authority, lang: Lang = None, pack: Pack = None) -> None:
    """Take the template of an authority away."""
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.cli.template_screen import drop as dropped

    dropped(authority, Talk(lang, as_json=False), pack=pack)
