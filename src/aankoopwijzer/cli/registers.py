"""`registers`: what was read in, to look at and to take along.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang, Pack

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at the registers, and take them along.")

Register = Annotated[str, typer.Argument(metavar="REGISTER", help="Its name, as `registers list` gives it.")]
Authority = Annotated[str | None, typer.Option(metavar="ID", help="Only of this authority.")]
Year = Annotated[int | None, typer.Option(metavar="YEAR", help="Only of this year.")]
Text = Annotated[str, typer.Option(metavar="WORDS", help="Only lines with these words.")]
Where = Annotated[list[str] | None, typer.Option(metavar="COLUMN=VALUE", help="Only lines with this in that column.")]
Order = Annotated[str, typer.Option(metavar="COLUMN", help="Sort by it; with a minus before it the other way round.")]


@app.command("list")
def list_registers(as_json: AsJson = False, lang: Lang = None) -> None:
    """List the registers: how many lines of each authority, and when one came in last."""
    from aankoopwijzer.cli.registers_screen import show_registers
    from aankoopwijzer.cli.talking import Talk

    show_registers(Talk(lang, as_json=as_json))


@app.command()
def show(
    register: Register,
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", help="One line, by its number.")] = None,
    authority: Authority = None,
    year: Year = None,
    text: Text = "",
    where: Where = None,
    order: Order = "",
    most: Annotated[int, typer.Option(min=1, max=1000, help="Lines at most.")] = 20,
    as_json: AsJson = False,
    lang: Lang = None,
    pack: Pack = None,
) -> None:
    """Show lines of a register, or all of one line: where it comes from and what it was before."""
    from aankoopwijzer.cli.registers_screen import asked_rows, show_one, show_rows
    from aankoopwijzer.cli.talking import Talk

    talk = Talk(lang, as_json=as_json)
    wanted = asked_rows(register, authority=authority, year=year, text=text, where=where or (), order=order)
    if number is None:
        show_rows(wanted, talk, most=most)
    else:
        show_one(wanted.register, number, talk, pack=pack)


@app.command()
def export(
    register: Register,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where it goes, as .csv, .xlsx or .parquet.")],
    authority: Authority = None,
    year: Year = None,
    text: Text = "",
    where: Where = None,
    order: Order = "",
    lang: Lang = None,
) -> None:
    """Write the lines of a register to csv, Excel or Parquet, all that the filter leaves."""
    from aankoopwijzer.cli.registers_screen import asked_rows, write_rows
    from aankoopwijzer.cli.talking import Talk

    wanted = asked_rows(register, authority=authority, year=year, text=text, where=where or (), order=order)
    write_rows(wanted, out, Talk(lang, as_json=False))
