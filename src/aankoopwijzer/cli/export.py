"""`export`: what the product knows, in formats that others read."""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Write data in formats that others read.")


@app.callback()
def export() -> None:
    """Write data in formats that others read."""


@app.command()
def ocds(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE_OR_FOLDER...", help="Notices as XML, or folders with notices in them.")
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the release package goes.")],
    prefix: Annotated[
        str, typer.Option(help="Prefix of the ocid, as registered with the Open Contracting Partnership.")
    ] = "unregistered",
    publisher: Annotated[str, typer.Option(help="Name of whoever publishes the package.")] = "Aankoopwijzer",
    uri: Annotated[
        str | None, typer.Option(help="Address where the package will be found; without one it gets an identifier.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Write notices as a release package of the Open Contracting Data Standard, with their sustainability goals."""
    from aankoopwijzer.cli.ocds import export_notices
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    raise typer.Exit(export_notices(files, out, talk, pack, prefix=prefix, publisher=publisher, uri=uri))
