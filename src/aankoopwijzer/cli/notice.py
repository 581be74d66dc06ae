"""`notice`: read notice files, check them, and write fields into them."""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Read, check and complete procurement notices.")
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Notices as XML: eForms or TED.")]


@app.command()
def read(files: Files, as_json: AsJson = False, lang: Lang = None) -> None:
    """Read notices into records: buyer, lots, codes, values, dates, criteria, strategic fields; one JSON line each."""
    from aankoopwijzer.cli.notices import read_files
    from aankoopwijzer.cli.talking import Talk

    raise typer.Exit(read_files(files, Talk(lang, as_json=as_json)))


@app.command()
def patch(
    source: Annotated[Path, typer.Argument(metavar="IN", help="An eForms contract notice.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Where the completed notice goes.")],
    set_field: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD=VALUE[@LOT]", help="Fill this field, in one lot or in all; repeat it for more."
        ),
    ] = None,
    advice: Annotated[
        bool,
        typer.Option("--advice/--no-advice", help="Fill what the policy asks of each lot, or only what --set says."),
    ] = True,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Write the fields that the policy asks for into a contract notice; nothing in it is changed or removed."""
    from aankoopwijzer.cli.notices import patch_file
    from aankoopwijzer.cli.talking import Talk

    patch_file(source, out, tuple(set_field or ()), Talk(lang, as_json=as_json), pack, is_advised=advice)


@app.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE_OR_FOLDER...", help="Notices as XML, or folders with notices in them.")
    ],
    aspects: Annotated[
        bool, typer.Option("--aspects", help="Only what notices declare against what they really have.")
    ] = False,
    csv: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write what was declared and found as CSV too.")
    ] = None,
    xlsx: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write what was declared and found as an Excel sheet too.")
    ] = None,
    ocds: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write the notices as a release package of OCDS too.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Say what notices lack of what the policy asks, and what green, social or other aspects they declare and have.

    Exit 1 when a field is missing, contradicted or unreadable; with --aspects when a notice declares what it has not,
    or has what it does not declare.
    """
    from aankoopwijzer.cli.notice_check import Outputs, check_notices
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    raise typer.Exit(check_notices(files, talk, pack, Outputs(csv, xlsx, ocds), only_aspects=aspects))
