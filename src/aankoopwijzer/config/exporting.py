"""The commands that export: those of the register need the site set up, that of notices in files nothing at all."""

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack
from aankoopwijzer.cli.registers import Authority, Order, Text, Where, Year

if TYPE_CHECKING:
    from aankoopwijzer.flows.export_register import TableForm

Register = Annotated[
    str, typer.Argument(metavar="REGISTER", help="procurements, or a name that `registers list` gives.")
]
Out = Annotated[Path, typer.Option(metavar="FILE", help="Where it goes.")]

_FORMS: Mapping["TableForm", str] = {
    "csv": "Write a register as csv, all that the filter leaves, in your language.",
    "xlsx": "Write a register as an Excel workbook, all that the filter leaves, in your language.",
    "parquet": (
        "Write a register as Parquet for programs, all that the filter leaves: typed columns, codes as they are."
    ),
}


def add_to(app: typer.Typer) -> None:
    """Give `export` the commands that may use the register."""
    app.command()(ocds)
    for form, told in _FORMS.items():
        app.command(form, help=told)(_writing(form))


def _writing(form: "TableForm") -> Callable[..., None]:
    """The command that writes a register in this form; they differ in nothing else."""

    def write(
        register: Register,
        out: Out,
        authority: Authority = None,
        year: Year = None,
        text: Text = "",
        where: Where = None,
        order: Order = "",
        as_json: AsJson = False,
        lang: Lang = None,
        pack: Pack = None,
    ) -> None:
        _write(register, out, form, _Asked(authority, year, text, where or (), order), lang, as_json, pack)

    return write


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


class _Asked(NamedTuple):
    """Which lines of a register."""

    authority: str | None
    year: int | None
    text: str
    where: Sequence[str]
    order: str


def _write(
    register: str, out: Path, form: "TableForm", asked: _Asked, lang: str | None, as_json: bool, pack: Path | None
) -> None:
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.config.running import register_ready

    talk = Talk(lang, as_json=as_json)
    with register_ready():
        from aankoopwijzer.cli.pack_cache import pack_cache
        from aankoopwijzer.cli.procurements_table import REGISTER, asked_table, write_procurements
        from aankoopwijzer.cli.registers_screen import asked_rows, write_rows
        from aankoopwijzer.flows.load_pack import load_pack

        if register == REGISTER:
            policy = load_pack(pack, cache=pack_cache())
            write_procurements(asked_table(policy, **asked._asdict()), out, talk, policy, form)
        else:
            write_rows(asked_rows(register, **asked._asdict(), beside=(REGISTER,)), out, talk, form)


def _own_prefix() -> str:
    from aankoopwijzer.config.environment import SettingsError, ocid_prefix

    try:
        return ocid_prefix()
    except SettingsError as problem:
        print(problem, file=sys.stderr)
        raise SystemExit(2) from None
