"""The commands that export: those of the register need the site set up, that of notices in files nothing at all."""

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack


def add_to(app: typer.Typer) -> None:
    """Give `export` the commands that may use the register."""
    app.command()(ocds)


def ocds(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE_OR_FOLDER...]",
            help="Notices as XML, or folders with notices in them; without any, the register.",
        ),
    ] = None,
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the release package goes.")],
    authority: Annotated[str | None, typer.Option(metavar="ID", help="Of the register, only this authority.")] = None,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="Of the register, only this year.")] = None,
    stage: Annotated[
        str | None,
        typer.Option(metavar="STAGE", help="Of the register, only this stage; a stage before publication too."),
    ] = None,
    text: Annotated[str, typer.Option(metavar="WORDS", help="Of the register, only what has these words.")] = "",
    made_up: Annotated[
        bool, typer.Option("--made-up", help="Also what was made up for a demonstration, under an ocid that says so.")
    ] = False,
    prefix: Annotated[
        str | None, typer.Option(help="Prefix of the ocid, as registered with the Open Contracting Partnership.")
    ] = None,
    publisher: Annotated[str, typer.Option(help="Name of whoever publishes the package.")] = "Aankoopwijzer",
    uri: Annotated[
        str | None, typer.Option(help="Address where the package will be found; without one it gets an identifier.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Write the register, or notices, as a release package of the Open Contracting Data Standard, with their goals.

    Of the register only what is published goes out, unless a stage is asked for by name.
    """
    from aankoopwijzer.cli.ocds import PackageAsked, export_notices, refuse_beside_files
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    asked = PackageAsked(out, prefix or _own_prefix(), publisher, uri)
    filters = {"--authority": authority, "--year": year, "--stage": stage, "--text": text, "--made-up": made_up}
    if files:
        refuse_beside_files(filters)
        raise typer.Exit(export_notices(files, asked, talk, pack))

    from aankoopwijzer.config.running import register_ready

    with register_ready():
        from aankoopwijzer.cli.ocds_register import export_procurements_as_ocds
        from aankoopwijzer.cli.pack_cache import pack_cache
        from aankoopwijzer.cli.procurement_filters import asked_procurements
        from aankoopwijzer.flows.load_pack import load_pack

        policy = load_pack(pack, cache=pack_cache())
        wanted = asked_procurements(policy, authority=authority, year=year, stage=stage, text=text)
        export_procurements_as_ocds(wanted, asked, talk, policy, also_fictitious=made_up, today=dt.date.today())


def _own_prefix() -> str:
    from aankoopwijzer.config.environment import SettingsError, ocid_prefix

    try:
        return ocid_prefix()
    except SettingsError as problem:
        print(problem, file=sys.stderr)
        raise SystemExit(2) from None
